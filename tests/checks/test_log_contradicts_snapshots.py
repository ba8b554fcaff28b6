"""checks/log_contradicts_snapshots: moves that the event log tells and the snapshots do not show."""

from __future__ import annotations

from collections.abc import Callable

CheckRule = Callable[..., None]

LEDGER = """
    smart_account | license_name | virtual_account | moved_at   | quantity_count | movement_source | is_explained | unexplained_count | from_snapshot_date | to_snapshot_date
    acme          | DNA          | Campus          | 2026-06-01 | -10            | Event log       | false        | 4                 | 2026-05-10         | 2026-06-10
    acme          | DNA          | Depot           | 2026-06-01 | 10             | Event log       | false        | 4                 | 2026-05-10         | 2026-06-10
    acme          | ISE          | Depot           | 2026-06-02 | 5              | Event log       | true         | 0                 | 2026-05-10         | 2026-06-10
    acme          | Old          | Depot           | 2026-01-02 | 5              | Event log       |              |                   |                    |
"""


def test_both_sides_of_a_move_are_one_finding(check_rule: CheckRule) -> None:
    check_rule(
        "log_contradicts_snapshots",
        given={"marts.movement_ledger": LEDGER},
        finds=[
            (
                "The event log of acme tells a move of 10 DNA on 1 Jun 2026, from Campus to Depot; the snapshots of "
                "10 May 2026 and 10 Jun 2026 miss 4 of them."
            )
        ],
    )


def test_one_side_alone_says_where_it_went(check_rule: CheckRule) -> None:
    check_rule(
        "log_contradicts_snapshots",
        given={
            "marts.movement_ledger": LEDGER,
            "marts.documented_moves": """
                smart_account | license_name | virtual_account | moved_at   | note_id
                acme          | DNA          | Campus          | 2026-06-01 | note
            """,
        },
        finds=[
            (
                "The event log of acme tells a move of 10 DNA on 1 Jun 2026, to Depot; the snapshots of "
                "10 May 2026 and 10 Jun 2026 miss 4 of them."
            )
        ],
    )
