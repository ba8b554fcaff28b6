"""core.speaking_exports: which file speaks for which Virtual Account."""

from __future__ import annotations

from collections.abc import Callable

CheckModel = Callable[..., None]


def test_the_newest_snapshot_on_or_before_the_as_of_date_speaks(check_model: CheckModel) -> None:
    check_model(
        "core.speaking_exports",
        given={
            "inputs.run": """
            as_of_date
            2026-10-31
        """,
            "staging.exports": """
            file_id | format                   | subject  | smart_account | is_account_wide | taken_at   | landed_count
            older   | smart_licensing_licenses | licenses | acme          | true            | 2026-09-30 | 1
            today   | smart_licensing_licenses | licenses | acme          | true            | 2026-10-31 | 1
            later   | smart_licensing_licenses | licenses | acme          | true            | 2026-11-01 | 1
        """,
            "core.export_accounts": """
            file_id | smart_account | virtual_account
            older   | acme          | Campus
            today   | acme          | Campus
            later   | acme          | Campus
        """,
        },
        expect="""
            virtual_account | subject  | file_id | taken_at   | superseded_at | is_current
            Campus          | licenses | older   | 2026-09-30 | 2026-10-31    | false
            Campus          | licenses | today   | 2026-10-31 |               | true
        """,
    )


def test_an_api_answer_speaks_before_a_table_of_the_same_day(check_model: CheckModel) -> None:
    check_model(
        "core.speaking_exports",
        given={
            "staging.exports": """
            file_id | format                   | subject  | smart_account | is_account_wide | taken_at   | landed_count
            api     | smart_licensing_licenses | licenses | acme          | true            | 2026-10-31 | 1
            table   | cssm_licenses            | licenses | acme          | true            | 2026-10-31 | 2
        """,
            "core.export_accounts": """
            file_id | smart_account | virtual_account
            api     | acme          | Campus
            table   | acme          | Campus
            table   | acme          | Warehouse
        """,
        },
        expect="""
            virtual_account | file_id
            Campus          | api
        """,
    )


def test_a_newer_table_speaks_before_an_older_api_answer(check_model: CheckModel) -> None:
    check_model(
        "core.speaking_exports",
        given={
            "staging.exports": """
            file_id | format                   | subject  | smart_account | is_account_wide | taken_at   | landed_count
            api     | smart_licensing_licenses | licenses | acme          | true            | 2026-10-30 | 1
            table   | cssm_licenses            | licenses | acme          | true            | 2026-10-31 | 1
        """,
            "core.export_accounts": """
            file_id | smart_account | virtual_account
            api     | acme          | Campus
            table   | acme          | Campus
        """,
        },
        expect="""
            file_id | is_current
            api     | false
            table   | true
        """,
    )


def test_an_export_of_one_virtual_account_leaves_the_others_to_the_account_wide_one(check_model: CheckModel) -> None:
    check_model(
        "core.speaking_exports",
        given={
            "staging.exports": """
            file_id | format                   | subject  | smart_account | is_account_wide | taken_at   | landed_count
            all     | smart_licensing_licenses | licenses | acme          | true            | 2026-10-01 | 2
            campus  | cssm_licenses            | licenses | acme          | false           | 2026-10-31 | 1
        """,
            "core.export_accounts": """
            file_id | smart_account | virtual_account
            all     | acme          | Campus
            all     | acme          | Warehouse
            campus  | acme          | Campus
        """,
        },
        expect="""
            virtual_account | file_id | superseded_at | is_current
            Campus          | all     | 2026-10-31    | false
            Campus          | campus  |               | true
            Warehouse       | all     |               | true
        """,
    )


def test_a_virtual_account_that_the_newest_account_wide_export_no_longer_names_is_over(check_model: CheckModel) -> None:
    check_model(
        "core.speaking_exports",
        given={
            "staging.exports": """
            file_id | format                   | subject  | smart_account | is_account_wide | taken_at   | landed_count
            older   | smart_licensing_licenses | licenses | acme          | true            | 2026-09-30 | 1
            newer   | smart_licensing_licenses | licenses | acme          | true            | 2026-10-31 | 1
        """,
            "core.export_accounts": """
            file_id | smart_account | virtual_account
            older   | acme          | Closed site
            newer   | acme          | Campus
        """,
        },
        expect="""
            virtual_account | file_id | superseded_at | is_current
            Closed site     | older   | 2026-10-31    | false
            Campus          | newer   |               | true
        """,
    )


def test_a_file_without_rows_does_not_silence_the_one_before_it(check_model: CheckModel) -> None:
    check_model(
        "core.speaking_exports",
        given={
            "staging.exports": """
            file_id | format        | subject  | smart_account | is_account_wide | taken_at   | landed_count
            older   | cssm_licenses | licenses | acme          | true            | 2026-09-30 | 1
            empty   | cssm_licenses | licenses | acme          | true            | 2026-10-31 | 0
        """,
            "core.export_accounts": """
            file_id | smart_account | virtual_account
            older   | acme          | Campus
        """,
        },
        expect="""
            virtual_account | file_id | is_current
            Campus          | older   | true
        """,
    )


def test_all_pages_of_one_answer_speak_together(check_model: CheckModel) -> None:
    check_model(
        "core.speaking_exports",
        given={
            "staging.exports": """
            file_id | format                   | subject  | smart_account | is_account_wide | taken_at   | landed_count
            page1   | smart_licensing_licenses | licenses | acme          | true            | 2026-10-31 | 1
            page2   | smart_licensing_licenses | licenses | acme          | true            | 2026-10-31 | 2
        """,
            "core.export_accounts": """
            file_id | smart_account | virtual_account
            page1   | acme          | Campus
            page2   | acme          | Campus
            page2   | acme          | Warehouse
        """,
        },
        expect="""
            virtual_account | file_id | is_current
            Campus          | page1   | true
            Campus          | page2   | true
            Warehouse       | page2   | true
        """,
    )


def test_licences_and_instances_are_spoken_for_apart(check_model: CheckModel) -> None:
    check_model(
        "core.speaking_exports",
        given={
            "staging.exports": """
            file_id | format                   | subject   | smart_account | is_account_wide | taken_at   | landed_count
            owned   | smart_licensing_licenses | licenses  | acme          | true            | 2026-10-31 | 1
            devices | cssm_product_instances   | instances | acme          | true            | 2026-06-30 | 1
        """,
            "core.export_accounts": """
            file_id | smart_account | virtual_account
            owned   | acme          | Campus
            devices | acme          | Campus
        """,
        },
        expect="""
            virtual_account | subject   | file_id | is_current
            Campus          | licenses  | owned   | true
            Campus          | instances | devices | true
        """,
    )


def test_two_smart_accounts_with_a_default_are_two(check_model: CheckModel) -> None:
    check_model(
        "core.speaking_exports",
        given={
            "staging.exports": """
            file_id | format                   | subject  | smart_account | is_account_wide | taken_at   | landed_count
            bank    | smart_licensing_licenses | licenses | calderbank    | true            | 2026-10-31 | 1
            savings | smart_licensing_licenses | licenses | northgate     | true            | 2026-08-31 | 1
        """,
            "core.export_accounts": """
            file_id | smart_account | virtual_account
            bank    | calderbank    | DEFAULT
            savings | northgate     | DEFAULT
        """,
        },
        expect="""
            smart_account | virtual_account | file_id | is_current
            calderbank    | DEFAULT         | bank    | true
            northgate     | DEFAULT         | savings | true
        """,
    )


def test_what_onprem_answers_speaks_only_where_the_cloud_does_not(check_model: CheckModel) -> None:
    check_model(
        "core.speaking_exports",
        given={
            "staging.exports": """
            file_id  | format                   | subject  | smart_account | is_account_wide | is_onprem | taken_at   | landed_count
            cloud    | cssm_licenses            | licenses | acme          | true            | false     | 2026-09-30 | 1
            onprem   | smart_licensing_licenses | licenses | acme          | true            | true      | 2026-10-31 | 1
            alone    | smart_licensing_licenses | licenses | north         | true            | true      | 2026-10-31 | 1
        """,
            "core.export_accounts": """
            file_id | smart_account | virtual_account
            cloud   | acme          | Campus
            onprem  | acme          | Campus
            alone   | north         | Mine
        """,
        },
        expect="""
            file_id | virtual_account | is_current
            cloud   | Campus          | true
            alone   | Mine            | true
        """,
    )


def test_of_two_tables_of_one_day_cssm_s_own_speaks(check_model: CheckModel) -> None:
    check_model(
        "core.speaking_exports",
        given={
            "staging.exports": """
            file_id | format           | subject  | smart_account | is_account_wide | taken_at   | landed_count
            own     | cssm_licenses    | licenses | acme          | true            | 2026-10-31 | 1
            partner | partner_licenses | licenses | acme          | true            | 2026-10-31 | 1
        """,
            "core.export_accounts": """
            file_id | smart_account | virtual_account
            own     | acme          | Campus
            partner | acme          | Campus
        """,
        },
        expect="""
            file_id | virtual_account
            own     | Campus
        """,
    )
