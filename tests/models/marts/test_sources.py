"""marts.sources: what the estate knows and from when."""

from __future__ import annotations

from collections.abc import Callable

CheckModel = Callable[..., None]


def test_the_files_of_one_kind_account_and_day_are_one_source(check_model: CheckModel) -> None:
    check_model(
        "marts.sources",
        given={
            "inputs.run": """
            as_of_date
            2026-11-24
        """,
            "core.exports": """
            file_id | format                   | smart_account | taken_at   | reported_count | read_count | landed_count | rejected_count | is_current
            page1   | smart_licensing_licenses | acme          | 2026-11-15 | 150            | 100        | 99           | 1              | true
            page2   | smart_licensing_licenses | acme          | 2026-11-15 | 149            | 50         | 48           | 2              | true
            former  | smart_licensing_licenses | acme          | 2026-08-15 | 120            | 100        | 100          | 0              | false
            prices  | price_list               |               |            |                | 29         | 29           | 0              | true
        """,
        },
        expect="""
            format                   | smart_account | taken_at   | file_count | read_count | landed_count | rejected_count | reported_count | age_days | is_current
            smart_licensing_licenses | acme          | 2026-11-15 | 2          | 150        | 147          | 3              | 150            | 9        | true
            smart_licensing_licenses | acme          | 2026-08-15 | 1          | 100        | 100          | 0              | 120            | 101      | false
            price_list               | ""            |            | 1          | 29         | 29           | 0              |                |          | true
        """,
    )


def test_what_onprem_answers_is_a_source_apart(check_model: CheckModel) -> None:
    check_model(
        "marts.sources",
        given={
            "core.exports": """
            file_id | format   | format_title  | smart_account | taken_at   | is_onprem | landed_count | export_status
            cloud   | licenses | API, licences | acme          | 2026-11-15 | false     | 99           | current
            local   | licenses | API, licences | acme          | 2026-11-15 | true      | 26           | overlapped
        """,
        },
        expect="""
            format_title           | is_onprem | landed_count | export_status
            API, licences          | false     | 99           | current
            API, licences, On-Prem | true      | 26           | overlapped
        """,
    )


def test_what_is_of_an_internal_kind_is_marked_and_what_is_of_no_kind_is_not(check_model: CheckModel) -> None:
    check_model(
        "marts.sources",
        given={
            "core.exports": """
            file_id | format            | subject     | landed_count
            ledger  | settlement_ledger | settlements | 16
            prices  | price_list        | prices      | 29
            other   | unknown           |             | 1
            """,
            "reference.source_kinds": """
            subject     | is_internal
            settlements | true
            prices      | false
            """,
        },
        expect="""
            format            | is_internal
            settlement_ledger | true
            price_list        | false
            unknown           | false
        """,
    )
