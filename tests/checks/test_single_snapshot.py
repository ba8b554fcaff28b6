"""checks/single_snapshot: Smart Accounts whose history cannot be told."""

from __future__ import annotations

from collections.abc import Callable

CheckRule = Callable[..., None]


def test_one_export_tells_no_history(check_rule: CheckRule) -> None:
    check_rule(
        "single_snapshot",
        given={
            "marts.movement_coverage": """
                smart_account | last_snapshot_date | is_comparable
                acme          | 2026-11-10         | true
                north         | 2026-11-10         | false
                never         |                    | false
            """
        },
        finds=[
            (
                "north was exported once in the last 12 months, on 10 Nov 2026: what moved, grew or shrank before is not "
                "known."
            )
        ],
    )
