"""core.license_lots: which lots count on the as-of date (RULES.md §2.1)."""

from __future__ import annotations

from collections.abc import Callable

CheckModel = Callable[..., None]


def test_an_ended_lot_is_not_available_even_if_its_status_says_active(check_model: CheckModel) -> None:
    check_model(
        "core.license_lots",
        given={
            "inputs.run": """
            as_of_date
            2026-11-24
        """,
            "core.license_records": """
            file_id | row_number | smart_account | virtual_account | license_name
            api     | 1          | acme          | Campus          | DNA Advantage
        """,
            "staging.license_lots": """
            file_id | row_number | lot_number | lot_start_date | lot_end_date | is_dated | reported_status | lot_count
            api     | 1          | 1          | 2019-05-30     | 2020-05-29   | true     | ACTIVE          | 50
        """,
        },
        expect="""
            virtual_account | license_name  | lot_count | reported_status | lot_status
            Campus          | DNA Advantage | 50        | ACTIVE          | Ended
        """,
    )


def test_a_lot_that_ends_on_the_as_of_date_no_longer_counts_and_one_that_starts_on_it_does(
    check_model: CheckModel,
) -> None:
    check_model(
        "core.license_lots",
        given={
            "inputs.run": """
            as_of_date
            2026-11-24
        """,
            "core.license_records": """
            file_id | row_number | smart_account | virtual_account | license_name
            api     | 1          | acme          | Campus          | DNA Advantage
        """,
            "staging.license_lots": """
            file_id | row_number | lot_number | lot_start_date | lot_end_date | is_dated | reported_status
            api     | 1          | 1          | 2025-11-24     | 2026-11-24   | true     | ACTIVE
            api     | 1          | 2          | 2025-11-25     | 2026-11-25   | true     | ACTIVE
            api     | 1          | 3          | 2026-11-24     | 2027-11-24   | true     | ACTIVE
            api     | 1          | 4          | 2026-11-25     | 2027-11-24   | true     | ACTIVE
        """,
        },
        expect="""
            lot_number | lot_status
            1          | Ended
            2          | Available
            3          | Available
            4          | Future
        """,
    )


def test_a_lot_without_end_is_perpetual_and_one_without_start_has_begun(check_model: CheckModel) -> None:
    check_model(
        "core.license_lots",
        given={
            "inputs.run": """
            as_of_date
            2026-11-24
        """,
            "core.license_records": """
            file_id | row_number | smart_account | virtual_account | license_name
            api     | 1          | acme          | Campus          | DNA Advantage
        """,
            "staging.license_lots": """
            file_id | row_number | lot_number | lot_start_date | lot_end_date | is_dated | reported_status | license_type
            api     | 1          | 1          | 2019-05-30     |              | true     | ACTIVE          | PERPETUAL
            api     | 1          | 2          |                |              | true     | ACTIVE          | PERPETUAL
        """,
        },
        expect="""
            lot_number | lot_status
            1          | Available
            2          | Available
        """,
    )


def test_future_pending_cancelled_expired_and_demo_lots_are_told_apart_from_what_counts(
    check_model: CheckModel,
) -> None:
    check_model(
        "core.license_lots",
        given={
            "inputs.run": """
            as_of_date
            2026-11-24
        """,
            "core.license_records": """
            file_id | row_number | smart_account | virtual_account | license_name
            api     | 1          | acme          | Campus          | DNA Advantage
        """,
            "staging.license_lots": """
            file_id | row_number | lot_number | lot_start_date | lot_end_date | is_dated | reported_status | license_type
            api     | 1          | 1          | 2026-01-01     | 2027-12-31   | true     | FUTURE          | TERM
            api     | 1          | 2          | 2026-01-01     | 2027-12-31   | true     | PENDING         | TERM
            api     | 1          | 3          | 2026-01-01     | 2027-12-31   | true     | CANCELLED       | TERM
            api     | 1          | 4          | 2026-01-01     | 2027-12-31   | true     | EXPIRED         | TERM
            api     | 1          | 5          | 2026-01-01     | 2027-12-31   | true     | ACTIVE          | DEMO
            api     | 1          | 6          | 2026-01-01     | 2027-12-31   | true     | ACTIVE          | EVALUATION
            api     | 1          | 7          | 2027-12-31     | 2026-01-01   | true     | ACTIVE          | DEMO
        """,
        },
        expect="""
            lot_number | lot_status
            1          | Future
            2          | Future
            3          | Cancelled
            4          | Ended
            5          | Demo
            6          | Demo
            7          | Demo
        """,
    )


def test_a_status_nobody_knows_leaves_a_lot_open(check_model: CheckModel) -> None:
    check_model(
        "core.license_lots",
        given={
            "inputs.run": """
            as_of_date
            2026-11-24
        """,
            "core.license_records": """
            file_id | row_number | smart_account | virtual_account | license_name
            api     | 1          | acme          | Campus          | DNA Advantage
        """,
            "staging.license_lots": """
            file_id | row_number | lot_number | lot_start_date | lot_end_date | is_dated | reported_status
            api     | 1          | 1          | 2026-01-01     | 2027-12-31   | true     | ON HOLD
            api     | 1          | 2          | 2026-01-01     | 2027-12-31   | true     |
        """,
        },
        expect="""
            lot_number | lot_status
            1          | Unknown
            2          | Unknown
        """,
    )


def test_the_quantity_of_a_table_counts_as_it_stands(check_model: CheckModel) -> None:
    check_model(
        "core.license_lots",
        given={
            "inputs.run": """
            as_of_date
            2026-11-24
        """,
            "core.license_records": """
            file_id | row_number | smart_account | virtual_account | license_name
            api     | 1          | acme          | Campus          | DNA Advantage
        """,
            "staging.license_lots": """
            file_id | row_number | lot_number | lot_count | lot_start_date | lot_end_date | is_dated | reported_status
            api     | 1          | 1          | 50        |                |              | false    |
        """,
        },
        expect="""
            lot_count | lot_end_date | lot_status
            50        |              | Available
        """,
    )


def test_a_lot_of_a_former_export_is_left_out(check_model: CheckModel) -> None:
    check_model(
        "core.license_lots",
        given={
            "inputs.run": """
            as_of_date
            2026-11-24
        """,
            "core.license_records": """
            file_id | row_number | smart_account | virtual_account | license_name
            api     | 1          | acme          | Campus          | DNA Advantage
        """,
            "staging.license_lots": """
            file_id | row_number | lot_number | is_dated | reported_status
            former  | 1          | 1          | true     | ACTIVE
        """,
        },
        expect="""
            file_id | lot_number
        """,
    )


def test_a_negative_quantity_and_a_lot_that_ends_before_it_starts_never_count(check_model: CheckModel) -> None:
    check_model(
        "core.license_lots",
        given={
            "inputs.run": """
            as_of_date
            2026-11-24
        """,
            "core.license_records": """
            file_id | row_number | smart_account | virtual_account | license_name
            api     | 1          | acme          | Campus          | DNA Advantage
        """,
            "staging.license_lots": """
            file_id | row_number | lot_number | lot_count | lot_start_date | lot_end_date | is_dated | reported_status
            api     | 1          | 1          | -5        | 2026-01-01     | 2027-12-31   | true     | ACTIVE
            api     | 1          | 2          | -5        |                |              | false    |
            api     | 1          | 3          | 5         | 2027-12-31     | 2026-01-01   | true     | ACTIVE
            api     | 1          | 4          | 5         | 2028-12-31     | 2027-01-01   | true     | ACTIVE
            api     | 1          | 5          | 5         | 2026-11-24     | 2026-11-24   | true     | ACTIVE
        """,
        },
        expect="""
            lot_number | lot_status
            1          | Invalid
            2          | Invalid
            3          | Invalid
            4          | Invalid
            5          | Ended
        """,
    )
