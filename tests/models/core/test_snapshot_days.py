"""core.snapshot_days: the days on which licence exports speak for each Virtual Account."""

from __future__ import annotations

from collections.abc import Callable

CheckModel = Callable[..., None]

WIDE = """
    file_id | format                   | subject  | smart_account | is_account_wide | taken_at   | export_status | reported_count | read_count
    may     | smart_licensing_licenses | licenses | acme          | true            | 2026-05-10 | history       | 2              | 2
    june    | smart_licensing_licenses | licenses | acme          | true            | 2026-06-10 | history       | 5              | 1
    july    | smart_licensing_licenses | licenses | acme          | true            | 2026-07-10 | current       | 2              | 2
"""
NAMED = """
    file_id | smart_account | virtual_account
    may     | acme          | Campus
    may     | acme          | Depot
    june    | acme          | Campus
    july    | acme          | Campus
    july    | acme          | Lab
"""
SPEAKING = """
    smart_account | virtual_account | subject  | file_id | taken_at
    acme          | Campus          | licenses | may     | 2026-05-10
    acme          | Depot           | licenses | may     | 2026-05-10
    acme          | Campus          | licenses | june    | 2026-06-10
    acme          | Campus          | licenses | july    | 2026-07-10
    acme          | Lab             | licenses | july    | 2026-07-10
"""


def test_an_export_of_a_whole_smart_account_speaks_for_accounts_it_does_not_name_before_and_after(
    check_model: CheckModel,
) -> None:
    check_model(
        "core.snapshot_days",
        given={"core.exports": WIDE, "core.export_accounts": NAMED, "core.speaking_exports": SPEAKING},
        expect="""
            virtual_account | taken_at   | previous_taken_at | is_shown | has_all_pages | is_whole
            Campus          | 2026-05-10 |                   | true     | true          | false
            Campus          | 2026-06-10 | 2026-05-10        | true     | false         | true
            Campus          | 2026-07-10 | 2026-06-10        | true     | true          | true
            Depot           | 2026-05-10 |                   | true     | true          | false
            Depot           | 2026-06-10 | 2026-05-10        | false    | false         | true
            Depot           | 2026-07-10 | 2026-06-10        | false    | true          | true
            Lab             | 2026-05-10 |                   | false    | true          | false
            Lab             | 2026-06-10 | 2026-05-10        | false    | false         | true
            Lab             | 2026-07-10 | 2026-06-10        | true     | true          | true
        """,
    )


def test_tables_of_single_accounts_within_a_week_are_one_round_whole_once_every_account_came_again(
    check_model: CheckModel,
) -> None:
    files = """
        file_id | format        | subject  | smart_account | is_account_wide | taken_at   | export_status
        a1      | cssm_licenses | licenses | acme          | false           | 2026-05-10 | history
        b1      | cssm_licenses | licenses | acme          | false           | 2026-05-12 | history
        a2      | cssm_licenses | licenses | acme          | false           | 2026-08-10 | history
        b2      | cssm_licenses | licenses | acme          | false           | 2026-08-12 | current
        a3      | cssm_licenses | licenses | acme          | false           | 2026-11-10 | current
    """
    check_model(
        "core.snapshot_days",
        given={
            "core.exports": files,
            "core.export_accounts": """
                file_id | smart_account | virtual_account
                a1      | acme          | Campus
                b1      | acme          | Depot
                a2      | acme          | Campus
                b2      | acme          | Depot
                a3      | acme          | Campus
            """,
            "core.speaking_exports": """
                smart_account | virtual_account | subject  | file_id | taken_at
                acme          | Campus          | licenses | a1      | 2026-05-10
                acme          | Depot           | licenses | b1      | 2026-05-12
                acme          | Campus          | licenses | a2      | 2026-08-10
                acme          | Depot           | licenses | b2      | 2026-08-12
                acme          | Campus          | licenses | a3      | 2026-11-10
            """,
            "core.virtual_accounts": """
                smart_account | virtual_account
                acme          | Campus
                acme          | Depot
            """,
        },
        expect="""
            virtual_account | taken_at   | round_date | is_whole
            Campus          | 2026-05-10 | 2026-05-12 | false
            Depot           | 2026-05-12 | 2026-05-12 | false
            Campus          | 2026-08-10 | 2026-08-12 | true
            Depot           | 2026-08-12 | 2026-08-12 | true
            Campus          | 2026-11-10 | 2026-11-10 | false
        """,
    )


def test_daily_exports_are_rounds_of_their_own(check_model: CheckModel) -> None:
    check_model(
        "core.snapshot_days",
        given={
            "core.exports": """
                file_id | format        | subject  | smart_account | taken_at   | export_status
                one     | cssm_licenses | licenses | acme          | 2026-05-10 | history
                two     | cssm_licenses | licenses | acme          | 2026-05-11 | current
            """,
            "core.export_accounts": """
                file_id | smart_account | virtual_account
                one     | acme          | Campus
                two     | acme          | Campus
            """,
            "core.speaking_exports": """
                smart_account | virtual_account | subject  | file_id | taken_at
                acme          | Campus          | licenses | one     | 2026-05-10
                acme          | Campus          | licenses | two     | 2026-05-11
            """,
        },
        expect="""
            taken_at   | round_date
            2026-05-10 | 2026-05-10
            2026-05-11 | 2026-05-11
        """,
    )


def test_an_event_log_covers_all_part_or_none_of_the_days_since_the_snapshot_before(check_model: CheckModel) -> None:
    check_model(
        "core.snapshot_days",
        given={
            "core.exports": WIDE,
            "core.export_accounts": """
                file_id | smart_account | virtual_account
                may     | acme          | Campus
                june    | acme          | Campus
                july    | acme          | Campus
            """,
            "core.speaking_exports": """
                smart_account | virtual_account | subject  | file_id | taken_at
                acme          | Campus          | licenses | may     | 2026-05-10
                acme          | Campus          | licenses | june    | 2026-06-10
                acme          | Campus          | licenses | july    | 2026-07-10
            """,
            "core.event_log_periods": """
                smart_account | first_date | last_date
                acme          | 2026-05-11 | 2026-06-20
            """,
        },
        expect="""
            taken_at   | log_coverage
            2026-05-10 |
            2026-06-10 | All
            2026-07-10 | Part
        """,
    )


def test_an_account_that_comes_back_or_is_still_listed_was_left_out_and_not_emptied(check_model: CheckModel) -> None:
    check_model(
        "core.snapshot_days",
        given={
            "core.exports": WIDE.replace("| 5  ", "| 1  "),
            "core.export_accounts": """
                file_id | smart_account | virtual_account
                may     | acme          | Closed
                may     | acme          | Listed
                may     | acme          | Back
                june    | acme          | Campus
                july    | acme          | Back
            """,
            "core.virtual_accounts": """
                smart_account | virtual_account | is_listed
                acme          | Listed          | true
                acme          | Closed          | false
            """,
            "core.speaking_exports": """
                smart_account | virtual_account | subject  | file_id | taken_at
                acme          | Closed          | licenses | may     | 2026-05-10
                acme          | Listed          | licenses | may     | 2026-05-10
                acme          | Back            | licenses | may     | 2026-05-10
                acme          | Campus          | licenses | june    | 2026-06-10
                acme          | Back            | licenses | july    | 2026-07-10
            """,
        },
        expect="""
            virtual_account | taken_at   | is_shown | is_exhaustive
            Closed          | 2026-05-10 | true     | true
            Closed          | 2026-06-10 | false    | true
            Closed          | 2026-07-10 | false    | true
            Listed          | 2026-05-10 | true     | true
            Listed          | 2026-06-10 | false    | false
            Listed          | 2026-07-10 | false    | true
            Back            | 2026-05-10 | true     | true
            Back            | 2026-06-10 | false    | false
            Back            | 2026-07-10 | true     | true
            Campus          | 2026-05-10 | false    | true
            Campus          | 2026-06-10 | true     | true
            Campus          | 2026-07-10 | false    | true
        """,
    )
