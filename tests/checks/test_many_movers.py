"""checks/many_movers: moves that start from several Virtual Accounts."""

from __future__ import annotations

from collections.abc import Callable

CheckRule = Callable[..., None]


def test_several_givers_are_a_finding_and_one_is_not(check_rule: CheckRule) -> None:
    check_rule(
        "many_movers",
        given={
            "marts.movement_ledger": """
                smart_account | license_name | virtual_account | moved_at   | quantity_count | movement_source
                acme          | DNA          | Campus          | 2026-06-01 | -10            | Event log
                acme          | DNA          | Depot           | 2026-06-02 | -2             | Event log
                acme          | DNA          | Lab             | 2026-06-02 | 12             | Event log
                acme          | DNA          | Yard            | 2026-06-02 | -12            | Snapshots
                north         | DNA          | DEFAULT         | 2026-06-02 | -12            | Event log
            """
        },
        finds=[
            (
                "Moves of licences in acme started from 2 Virtual Accounts in the last 12 months, 12 licences in all: no "
                "single place gives them out."
            )
        ],
    )
