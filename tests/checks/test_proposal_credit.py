"""proposal_credit: a line of the proposal with a negative quantity."""

from __future__ import annotations

from collections.abc import Callable

CheckRule = Callable[..., None]


def test_a_negative_quantity_is_told(check_rule: CheckRule) -> None:
    check_rule(
        "proposal_credit",
        given={
            "marts.proposal_lines": """
            row_number | sku | proposed_count
            2          | A   | -5
            3          | B   | 0
        """
        },
        finds=["Row 2 of the proposal has a negative quantity, −5 of A: a credit that no data explains."],
    )
