"""core.license_history: every snapshot, each licence counted once."""

from __future__ import annotations

from collections.abc import Callable

CheckModel = Callable[..., None]


def test_overlapping_pages_count_a_licence_once(check_model: CheckModel) -> None:
    check_model(
        "core.license_history",
        given={
            "staging.exports": """
            file_id | path
            page1   | exports/2026-10-31/licenses_01.json
            page2   | exports/2026-10-31/licenses_02.json
        """,
            "core.speaking_exports": """
            file_id | virtual_account | subject  | taken_at   | is_current
            page1   | Campus          | licenses | 2026-10-31 | true
            page2   | Campus          | licenses | 2026-10-31 | true
        """,
            "staging.license_records": """
            file_id | row_number | smart_account | virtual_account | license_name  | billing_type | taken_at   | in_use_count
            page1   | 99         | acme          | Campus          | DNA Advantage | PREPAID      | 2026-10-31 | 7
            page1   | 100        | acme          | Campus          | Network stack | PREPAID      | 2026-10-31 | 3
            page2   | 1          | acme          | Campus          | Network stack | PREPAID      | 2026-10-31 | 3
        """,
        },
        expect="""
            file_id | row_number | license_name  | in_use_count
            page1   | 99         | DNA Advantage | 7
            page2   | 1          | Network stack | 3
        """,
    )


def test_two_rows_of_one_file_and_two_billing_types_are_added_not_dropped(check_model: CheckModel) -> None:
    check_model(
        "core.license_history",
        given={
            "staging.exports": """
            file_id | path
            table   | exports/2026-10-31/Licenses.csv
        """,
            "core.speaking_exports": """
            file_id | virtual_account | subject  | taken_at   | is_current
            table   | Campus          | licenses | 2026-10-31 | true
        """,
            "staging.license_records": """
            file_id | row_number | smart_account | virtual_account | license_name  | billing_type | taken_at
            table   | 2          | acme          | Campus          | DNA Advantage | Prepaid      | 2026-10-31
            table   | 3          | acme          | Campus          | DNA Advantage | Prepaid      | 2026-10-31
            table   | 4          | acme          | Campus          | DNA Advantage | Usage        | 2026-10-31
        """,
        },
        expect="""
            file_id | row_number
            table   | 2
            table   | 3
            table   | 4
        """,
    )


def test_a_file_that_does_not_speak_for_an_account_is_left_out(check_model: CheckModel) -> None:
    check_model(
        "core.license_history",
        given={
            "staging.exports": """
            file_id | path
            api     | exports/2026-10-31/licenses.json
            table   | exports/2026-10-31/Licenses.csv
        """,
            "core.speaking_exports": """
            file_id | virtual_account | subject  | taken_at   | superseded_at | is_current
            api     | Campus          | licenses | 2026-10-31 | 2026-11-20    | false
        """,
            "staging.license_records": """
            file_id | row_number | smart_account | virtual_account | license_name  | billing_type | taken_at
            api     | 1          | acme          | Campus          | DNA Advantage | PREPAID      | 2026-10-31
            table   | 2          | acme          | Campus          | DNA Advantage | Prepaid      | 2026-10-31
        """,
        },
        expect="""
            file_id | license_name  | superseded_at | is_current
            api     | DNA Advantage | 2026-11-20    | false
        """,
    )


def test_a_use_below_nothing_is_unknown(check_model: CheckModel) -> None:
    check_model(
        "core.license_history",
        given={
            "staging.exports": """
            file_id | path
            page1   | exports/2026-10-31/licenses_01.json
        """,
            "core.speaking_exports": """
            file_id | virtual_account | subject  | taken_at   | is_current
            page1   | Campus          | licenses | 2026-10-31 | true
        """,
            "staging.license_records": """
            file_id | row_number | smart_account | virtual_account | license_name  | taken_at   | in_use_count
            page1   | 1          | acme          | Campus          | DNA Advantage | 2026-10-31 | -7
            page1   | 2          | acme          | Campus          | Network stack | 2026-10-31 | 0
        """,
        },
        expect="""
            license_name  | in_use_count
            DNA Advantage |
            Network stack | 0
        """,
    )
