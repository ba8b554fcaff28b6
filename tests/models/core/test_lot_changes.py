"""core.lot_changes: what began and ended in a Virtual Account, by the dates of lots and orders."""

from __future__ import annotations

from collections.abc import Callable

CheckModel = Callable[..., None]

RUN = """
    as_of_date
    2026-11-24
"""
DAYS = """
    smart_account | virtual_account | taken_at   | previous_taken_at
    acme          | Campus          | 2026-05-10 |
    acme          | Campus          | 2026-08-10 | 2026-05-10
    acme          | Campus          | 2026-11-10 | 2026-08-10
"""
CHANGED = """
    smart_account | virtual_account | license_name
    acme          | Campus          | DNA
"""
RECORDS = """
    file_id | row_number | smart_account | virtual_account | license_name | taken_at   | superseded_at
    august  | 1          | acme          | Campus          | DNA          | 2026-08-10 | 2026-11-10
    today   | 1          | acme          | Campus          | DNA          | 2026-11-10 |
    today   | 2          | acme          | Campus          | Unchanged    | 2026-11-10 |
"""


def test_a_lot_that_began_is_told_once_however_many_exports_list_it(check_model: CheckModel) -> None:
    check_model(
        "core.lot_changes",
        given={
            "inputs.run": RUN,
            "core.snapshot_days": DAYS,
            "core.ownership_changes": CHANGED,
            "core.license_history": RECORDS,
            "staging.license_lots": """
                file_id | row_number | lot_number | lot_count | lot_start_date | lot_end_date | is_dated | reported_status
                august  | 1          | 1          | 48        | 2026-06-08     | 2029-06-07   | true     | ACTIVE
                today   | 1          | 1          | 48        | 2026-06-08     | 2029-06-07   | true     | ACTIVE
                today   | 1          | 2          | 12        | 2027-01-01     | 2030-01-01   | true     | FUTURE
                today   | 1          | 3          | 9         | 2026-09-01     | 2030-01-01   | true     | PENDING
                today   | 2          | 1          | 5         | 2026-09-01     | 2030-01-01   | true     | ACTIVE
            """,
        },
        expect="""
            license_name | changed_at | begun_count | ended_count | ordered_count
            DNA          | 2026-06-08 | 48          | 0           | 0
        """,
    )


def test_a_lot_that_ended_has_left_unless_it_is_still_marked_active(check_model: CheckModel) -> None:
    check_model(
        "core.lot_changes",
        given={
            "inputs.run": RUN,
            "core.snapshot_days": DAYS,
            "core.ownership_changes": CHANGED,
            "core.license_history": RECORDS,
            "staging.license_lots": """
                file_id | row_number | lot_number | lot_count | lot_start_date | lot_end_date | is_dated | reported_status
                august  | 1          | 1          | 20        | 2023-09-01     | 2026-09-01   | true     | ACTIVE
                august  | 1          | 2          | 7         | 2023-10-01     | 2026-10-01   | true     | ACTIVE
                today   | 1          | 1          | 20        | 2023-09-01     | 2026-09-01   | true     | EXPIRED
                today   | 1          | 2          | 7         | 2023-10-01     | 2026-10-01   | true     | ACTIVE
            """,
        },
        expect="""
            changed_at | begun_count | ended_count
            2026-09-01 | 0           | 20
            2026-10-01 | 0           | 0
        """,
    )


def test_an_order_for_the_account_tells_what_began_too(check_model: CheckModel) -> None:
    check_model(
        "core.lot_changes",
        given={
            "inputs.run": RUN,
            "core.snapshot_days": DAYS,
            "core.export_accounts": """
                smart_account | virtual_account
                acme          | Campus
            """,
            "core.order_lines": """
                smart_account | virtual_account | license_name | ordered_count | order_date | start_date | order_status
                acme          | campus          | DNA          | 15            | 2026-09-02 | 2026-09-09 | Live
                acme          | Campus          | DNA          | 15            | 2026-09-02 |            | Cancelled
                acme          |                 | DNA          | 15            | 2026-09-02 |            | Live
            """,
        },
        expect="""
            virtual_account | license_name | changed_at | ordered_count
            Campus          | DNA          | 2026-09-09 | 15
        """,
    )
