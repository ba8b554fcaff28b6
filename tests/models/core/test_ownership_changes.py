"""core.ownership_changes: what a Virtual Account owns against the export before."""

from __future__ import annotations

from collections.abc import Callable

CheckModel = Callable[..., None]

RUN = """
    as_of_date
    2026-11-24
"""
DAYS = """
    smart_account | virtual_account | taken_at   | previous_taken_at | is_exhaustive | round_date | is_whole
    acme          | Campus          | 2026-05-10 |                   | true          | 2026-05-10 | false
    acme          | Campus          | 2026-06-10 | 2026-05-10        | true          | 2026-06-10 | true
    acme          | Depot           | 2026-05-10 |                   | true          | 2026-05-10 | false
    acme          | Depot           | 2026-06-10 | 2026-05-10        | true          | 2026-06-10 | true
"""


def test_a_licence_that_is_not_listed_is_none_and_equal_counts_are_no_change(check_model: CheckModel) -> None:
    check_model(
        "core.ownership_changes",
        given={
            "inputs.run": RUN,
            "core.snapshot_days": DAYS,
            "core.account_licenses": """
                smart_account | virtual_account | license_name | taken_at   | superseded_at | reported_quantity_count
                acme          | Campus          | DNA          | 2026-05-10 | 2026-06-10    | 100
                acme          | Campus          | DNA          | 2026-06-10 |               | 90
                acme          | Depot           | DNA          | 2026-06-10 |               | 10
                acme          | Depot           | ISE          | 2026-05-10 | 2026-06-10    | 7
                acme          | Campus          | Same         | 2026-05-10 | 2026-06-10    | 5
                acme          | Campus          | Same         | 2026-06-10 |               | 5
            """,
        },
        expect="""
            virtual_account | license_name | taken_at   | previous_taken_at | former_count | present_count | changed_count
            Campus          | DNA          | 2026-06-10 | 2026-05-10        | 100          | 90            | -10
            Depot           | DNA          | 2026-06-10 | 2026-05-10        | 0            | 10            | 10
            Depot           | ISE          | 2026-06-10 | 2026-05-10        | 7            | 0             | -7
        """,
    )


def test_a_quantity_that_is_not_told_is_an_unknown_change(check_model: CheckModel) -> None:
    check_model(
        "core.ownership_changes",
        given={
            "inputs.run": RUN,
            "core.snapshot_days": DAYS,
            "core.account_licenses": """
                smart_account | virtual_account | license_name | taken_at   | superseded_at | reported_quantity_count
                acme          | Campus          | DNA          | 2026-05-10 | 2026-06-10    |
                acme          | Campus          | DNA          | 2026-06-10 |               | 90
            """,
        },
        expect="""
            license_name | former_count | present_count | changed_count
            DNA          |              | 90            |
        """,
    )


def test_an_export_that_lacks_pages_proves_no_absence(check_model: CheckModel) -> None:
    check_model(
        "core.ownership_changes",
        given={
            "inputs.run": RUN,
            "core.snapshot_days": DAYS.replace("2026-05-10        | true ", "2026-05-10        | false"),
            "core.account_licenses": """
                smart_account | virtual_account | license_name | taken_at   | superseded_at | reported_quantity_count
                acme          | Campus          | Gone         | 2026-05-10 | 2026-06-10    | 100
                acme          | Campus          | Less         | 2026-05-10 | 2026-06-10    | 100
                acme          | Campus          | Less         | 2026-06-10 |               | 60
            """,
        },
        expect="""
            license_name | changed_count
            Gone         |
            Less         | -40
        """,
    )


def test_what_changed_before_the_last_twelve_months_is_left_out(check_model: CheckModel) -> None:
    check_model(
        "core.ownership_changes",
        given={
            "inputs.run": RUN,
            "core.snapshot_days": """
                smart_account | virtual_account | taken_at   | previous_taken_at | is_exhaustive
                acme          | Campus          | 2025-09-10 |                   | true
                acme          | Campus          | 2025-10-10 | 2025-09-10        | true
                acme          | Campus          | 2025-12-10 | 2025-10-10        | true
            """,
            "core.account_licenses": """
                smart_account | virtual_account | license_name | taken_at   | superseded_at | reported_quantity_count
                acme          | Campus          | DNA          | 2025-09-10 | 2025-10-10    | 1
                acme          | Campus          | DNA          | 2025-10-10 | 2025-12-10    | 2
                acme          | Campus          | DNA          | 2025-12-10 |               | 4
            """,
        },
        expect="""
            taken_at   | changed_count
            2025-12-10 | 2
        """,
    )
