"""core.transfer_legs: both sides of each told move, between two snapshots."""

from __future__ import annotations

from collections.abc import Callable

CheckModel = Callable[..., None]

DAYS = """
    smart_account | virtual_account | taken_at   | previous_taken_at
    acme          | Campus          | 2026-05-10 |
    acme          | Campus          | 2026-06-10 | 2026-05-10
    acme          | Campus          | 2026-07-10 | 2026-06-10
    acme          | Depot           | 2026-05-10 |
    acme          | Depot           | 2026-06-10 | 2026-05-10
    acme          | Depot           | 2026-07-10 | 2026-06-10
"""


def test_a_move_leaves_one_account_and_enters_another_and_a_day_is_summed(check_model: CheckModel) -> None:
    check_model(
        "core.transfer_legs",
        given={
            "core.snapshot_days": DAYS,
            "core.license_transfers": """
                file_id | row_number | smart_account | moved_at   | license_name | quantity_count | from_virtual_account | to_virtual_account
                log     | 1          | acme          | 2026-05-20 | DNA          | 10             | Campus               | Depot
                log     | 2          | acme          | 2026-05-20 | DNA          | 4              | Depot                | Campus
                log     | 3          | acme          | 2026-06-20 | DNA          | 1              | Campus               | Depot
            """,
        },
        expect="""
            virtual_account | moved_at   | quantity_count | taken_at   | row_number
            Campus          | 2026-05-20 | -6             | 2026-06-10 | 1
            Depot           | 2026-05-20 | 6              | 2026-06-10 | 1
            Campus          | 2026-06-20 | -1             | 2026-07-10 | 3
            Depot           | 2026-06-20 | 1              | 2026-07-10 | 3
        """,
    )


def test_a_move_that_no_two_snapshots_enclose_has_none(check_model: CheckModel) -> None:
    check_model(
        "core.transfer_legs",
        given={
            "core.snapshot_days": DAYS,
            "core.license_transfers": """
                file_id | row_number | smart_account | moved_at   | license_name | quantity_count | from_virtual_account | to_virtual_account
                log     | 1          | acme          | 2026-05-01 | DNA          | 10             | Campus               | Depot
                log     | 2          | acme          | 2026-08-01 | DNA          | 10             | Campus               | Closed site
            """,
        },
        expect="""
            virtual_account | moved_at   | taken_at
            Campus          | 2026-05-01 |
            Depot           | 2026-05-01 |
            Campus          | 2026-08-01 |
            Closed site     | 2026-08-01 |
        """,
    )


def test_a_move_on_the_day_of_a_snapshot_goes_where_the_snapshots_agree_with_it(check_model: CheckModel) -> None:
    check_model(
        "core.transfer_legs",
        given={
            "core.snapshot_days": DAYS,
            "core.license_transfers": """
                file_id | row_number | smart_account | moved_at   | license_name | quantity_count | from_virtual_account | to_virtual_account
                log     | 1          | acme          | 2026-06-10 | Morning      | 10             | Campus               | Depot
                log     | 2          | acme          | 2026-06-10 | Evening      | 10             | Campus               | Depot
                log     | 3          | acme          | 2026-06-10 | Never        | 10             | Campus               | Depot
            """,
            "core.ownership_changes": """
                smart_account | virtual_account | license_name | taken_at   | changed_count
                acme          | Campus          | Morning      | 2026-06-10 | -10
                acme          | Depot           | Morning      | 2026-06-10 | 10
                acme          | Campus          | Evening      | 2026-07-10 | -10
                acme          | Depot           | Evening      | 2026-07-10 | 10
            """,
        },
        expect="""
            license_name | virtual_account | taken_at
            Morning      | Campus          | 2026-06-10
            Morning      | Depot           | 2026-06-10
            Evening      | Campus          | 2026-07-10
            Evening      | Depot           | 2026-07-10
            Never        | Campus          | 2026-06-10
            Never        | Depot           | 2026-06-10
        """,
    )
