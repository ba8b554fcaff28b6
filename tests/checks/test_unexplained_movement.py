"""checks/unexplained_movement: licences that changed place and nothing says why."""

from __future__ import annotations

from collections.abc import Callable

CheckRule = Callable[..., None]

LEDGER = """
    smart_account | license_name | virtual_account | moved_at   | quantity_count | movement_source | is_explained | unexplained_count | from_snapshot_date | to_snapshot_date | reason
    acme          | DNA          | Campus          | 2026-06-10 | -14            | Snapshots       | false        | 4                 | 2026-05-10         | 2026-06-10       | the event log does not tell it
    acme          | DNA          | Depot           | 2026-06-10 | 3              | Snapshots       | false        | 3                 | 2026-05-10         | 2026-06-10       | the event log does not tell it
    acme          | DNA          | Lab             | 2026-06-10 | 1              | Snapshots       | false        | 1                 | 2026-05-10         | 2026-06-10       | the event log does not tell it
    acme          | ISE          | Lab             | 2026-06-10 | -9             | Snapshots       | false        | 9                 | 2026-05-10         | 2026-06-10       | no event log covers it
    acme          | Told         | Lab             | 2026-06-01 | -9             | Event log       | false        | 9                 | 2026-05-10         | 2026-06-10       | the snapshots do not show it
    acme          | Lots         | Lab             | 2026-06-10 | -9             | Snapshots       | true         | 0                 | 2026-05-10         | 2026-06-10       | a lot ended
"""


def test_accounts_of_one_licence_are_one_finding_the_largest_first(check_rule: CheckRule) -> None:
    check_rule(
        "unexplained_movement",
        given={"marts.movement_ledger": LEDGER},
        finds=[
            (
                "9 ISE changed place in acme between 10 May 2026 and 10 Jun 2026: no event log covers it. "
                "They left Lab and came to no account that the snapshots tell."
            ),
            (
                "4 DNA changed place in acme between 10 May 2026 and 10 Jun 2026: the event log does not tell it. "
                "They left Campus and came to Depot, Lab."
            ),
        ],
    )


def test_what_a_signed_note_documents_is_no_finding(check_rule: CheckRule) -> None:
    check_rule(
        "unexplained_movement",
        given={
            "marts.movement_ledger": LEDGER,
            "marts.documented_moves": """
                smart_account | license_name | virtual_account | moved_at   | note_id
                acme          | DNA          | Campus          | 2026-06-10 | note
                acme          | DNA          | Depot           | 2026-06-10 | note
                acme          | DNA          | Lab             | 2026-06-10 | note
                acme          | ISE          | Lab             | 2026-06-10 | note
            """,
        },
        finds=[],
    )
