"""checks/settlement_left_out: rows of the ledger that say nothing of a share."""

from __future__ import annotations

from collections.abc import Callable

CheckRule = Callable[..., None]


def test_what_is_left_out_is_counted_by_its_reason(check_rule: CheckRule) -> None:
    check_rule(
        "settlement_left_out",
        given={
            "core.settlements": """
            file_id | row_number | path               | exclusion_reason
            own     | 2          | benchmarks/own.csv |
            own     | 3          | benchmarks/own.csv | proposed in one currency, settled in another
            own     | 4          | benchmarks/own.csv | nothing was proposed
            own     | 5          | benchmarks/own.csv | nothing was proposed
        """
        },
        finds=[
            "Left out of the settlement benchmark: 2 rows of the ledger (nothing was proposed).",
            "Left out of the settlement benchmark: 1 row of the ledger (proposed in one currency, settled in another).",
        ],
    )
