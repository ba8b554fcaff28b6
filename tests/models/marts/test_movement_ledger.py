"""marts.movement_ledger: what moved between Virtual Accounts, and what explains it."""

from __future__ import annotations

from collections.abc import Callable

CheckModel = Callable[..., None]

RUN = """
    as_of_date
    2026-11-24
"""


def test_a_told_move_that_the_snapshots_show_is_explained_row_by_row(check_model: CheckModel) -> None:
    check_model(
        "marts.movement_ledger",
        given={
            "inputs.run": RUN,
            "core.transfer_legs": """
                smart_account | virtual_account | license_name | moved_at   | quantity_count | taken_at   | file_id | row_number
                acme          | Campus          | DNA          | 2026-05-20 | -10            | 2026-06-10 | log     | 7
                acme          | Depot           | DNA          | 2026-05-20 | 10             | 2026-06-10 | log     | 7
            """,
            "core.movement_differences": """
                smart_account | virtual_account | license_name | taken_at   | previous_taken_at | log_coverage | changed_count | told_count | lot_change_count | contradicted_count | unexplained_count
                acme          | Campus          | DNA          | 2026-06-10 | 2026-05-10        | All          | -10           | -10        | 0                | 0                  | 0
                acme          | Depot           | DNA          | 2026-06-10 | 2026-05-10        | All          | 10            | 10         | 0                | 0                  | 0
            """,
        },
        expect="""
            virtual_account | moved_at   | quantity_count | movement_source | is_explained | unexplained_count | from_snapshot_date | to_snapshot_date | reason                                | file_id | row_number
            Campus          | 2026-05-20 | -10            | Event log       | true         | 0                 | 2026-05-10         | 2026-06-10       | the event log and the snapshots agree | log     | 7
            Depot           | 2026-05-20 | 10             | Event log       | true         | 0                 | 2026-05-10         | 2026-06-10       | the event log and the snapshots agree | log     | 7
        """,
    )


def test_what_snapshots_show_beyond_the_log_says_why_it_is_not_explained(check_model: CheckModel) -> None:
    check_model(
        "marts.movement_ledger",
        given={
            "inputs.run": RUN,
            "core.movement_differences": """
                smart_account | virtual_account | license_name | taken_at   | previous_taken_at | log_coverage | is_whole | changed_count | told_count | lot_change_count | contradicted_count | unexplained_count
                acme          | Campus          | Silent       | 2026-06-10 | 2026-05-10        | All          | true     | -4            | 0          | 0                | 0                  | 4
                acme          | Campus          | No log       | 2026-06-10 | 2026-05-10        | None         | true     | -4            | 0          | 0                | 0                  | 4
                acme          | Campus          | Short log    | 2026-06-10 | 2026-05-10        | Part         | true     | -4            | 0          | 0                | 0                  | 4
                acme          | Campus          | Half export  | 2026-06-10 | 2026-05-10        | All          | false    | -4            | 0          | 0                | 0                  | 4
                acme          | Campus          | Begun        | 2026-06-10 | 2026-05-10        | None         | true     | 9             | 0          | 9                | 0                  | 0
                acme          | Campus          | Ended        | 2026-06-10 | 2026-05-10        | None         | true     | -9            | 0          | -9               | 0                  | 0
                acme          | Campus          | More         | 2026-06-10 | 2026-05-10        | None         | true     | 9             | 0          | 0                | 0                  | 0
                acme          | Campus          | Less         | 2026-06-10 | 2026-05-10        | None         | true     | -9            | 0          | 0                | 0                  | 0
                acme          | Campus          | Unknown      | 2026-06-10 | 2026-05-10        | All          | true     |               | 0          |                  |                    |
            """,
        },
        expect="""
            license_name | moved_at   | quantity_count | movement_source | is_explained | unexplained_count | log_coverage | reason
            Silent       | 2026-06-10 | -4             | Snapshots       | false        | 4                 | All          | the event log does not tell it
            No log       | 2026-06-10 | -4             | Snapshots       | false        | 4                 | None         | no event log covers it
            Short log    | 2026-06-10 | -4             | Snapshots       | false        | 4                 | Part         | the event log covers only part of it
            Half export  | 2026-06-10 | -4             | Snapshots       | false        | 4                 | All          | the event log does not tell it, and not every account was exported
            Begun        | 2026-06-10 | 9              | Snapshots       | true         | 0                 | None         | a lot or an order began
            Ended        | 2026-06-10 | -9             | Snapshots       | true         | 0                 | None         | a lot ended
            More         | 2026-06-10 | 9              | Snapshots       | true         | 0                 | None         | the whole Smart Account owns more
            Less         | 2026-06-10 | -9             | Snapshots       | true         | 0                 | None         | the whole Smart Account owns less
        """,
    )


def test_a_told_move_that_the_snapshots_do_not_show_is_not_explained_the_latest_first(check_model: CheckModel) -> None:
    check_model(
        "marts.movement_ledger",
        given={
            "inputs.run": RUN,
            "core.transfer_legs": """
                smart_account | virtual_account | license_name | moved_at   | quantity_count | taken_at
                acme          | Campus          | DNA          | 2026-05-20 | -6             | 2026-06-10
                acme          | Campus          | DNA          | 2026-05-28 | -4             | 2026-06-10
            """,
            "core.movement_differences": """
                smart_account | virtual_account | license_name | taken_at   | previous_taken_at | log_coverage | changed_count | told_count | contradicted_count | unexplained_count
                acme          | Campus          | DNA          | 2026-06-10 | 2026-05-10        | All          | -5            | -10        | 5                  | 0
            """,
        },
        expect="""
            moved_at   | quantity_count | movement_source | is_explained | unexplained_count | reason
            2026-05-20 | -6             | Event log       | false        | 1                 | the snapshots do not show it
            2026-05-28 | -4             | Event log       | false        | 4                 | the snapshots do not show it
        """,
    )


def test_a_told_move_without_two_snapshots_around_it_is_neither_explained_nor_not(check_model: CheckModel) -> None:
    check_model(
        "marts.movement_ledger",
        given={
            "inputs.run": RUN,
            "core.transfer_legs": """
                smart_account | virtual_account | license_name | moved_at   | quantity_count | taken_at
                acme          | Campus          | DNA          | 2026-05-20 | -6             |
                acme          | Campus          | DNA          | 2025-11-24 | -1             |
            """,
        },
        expect="""
            moved_at   | is_explained | unexplained_count | reason
            2026-05-20 |              |                   | no two snapshots show it either way
        """,
    )


def test_a_move_on_the_day_of_a_snapshot_and_what_it_shows_beyond_are_one_row(check_model: CheckModel) -> None:
    check_model(
        "marts.movement_ledger",
        given={
            "inputs.run": RUN,
            "core.transfer_legs": """
                smart_account | virtual_account | license_name | moved_at   | quantity_count | taken_at
                acme          | Campus          | DNA          | 2026-06-10 | -6             | 2026-06-10
            """,
            "core.movement_differences": """
                smart_account | virtual_account | license_name | taken_at   | previous_taken_at | log_coverage | is_whole | changed_count | told_count | lot_change_count | contradicted_count | unexplained_count
                acme          | Campus          | DNA          | 2026-06-10 | 2026-05-10        | All          | true     | -8            | -6         | 0                | 0                  | 2
            """,
        },
        expect="""
            moved_at   | quantity_count | movement_source | is_explained | unexplained_count | reason
            2026-06-10 | -8             | Snapshots       | false        | 2                 | the event log does not tell it
        """,
    )
