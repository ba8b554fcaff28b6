"""core.virtual_accounts: every Virtual Account known, and what covers it."""

from __future__ import annotations

from collections.abc import Callable

CheckModel = Callable[..., None]


def test_a_listed_account_that_no_export_covers_is_told(check_model: CheckModel) -> None:
    check_model(
        "core.virtual_accounts",
        given={
            "staging.virtual_accounts": """
            smart_account | virtual_account | taken_at
            acme          | Campus          | 2026-10-31
            acme          | Air-gapped      | 2026-10-31
        """,
            "core.speaking_exports": """
            smart_account | virtual_account | subject  | file_id | is_current
            acme          | Campus          | licenses | campus  | true
        """,
            "core.exports": """
            file_id | smart_account | subject  | is_account_wide | landed_count
            campus  | acme          | licenses | false           | 12
        """,
        },
        expect="""
            smart_account | virtual_account | is_listed | has_licenses | has_instances
            acme          | Campus          | true      | true         | false
            acme          | Air-gapped      | true      | false        | false
        """,
    )


def test_an_account_wide_export_also_covers_the_account_that_owns_nothing(check_model: CheckModel) -> None:
    check_model(
        "core.virtual_accounts",
        given={
            "staging.virtual_accounts": """
            smart_account | virtual_account | taken_at
            acme          | Empty           | 2026-10-31
            other         | Empty           | 2026-10-31
        """,
            "core.exports": """
            file_id | smart_account | subject   | is_account_wide | landed_count | export_status
            all     | acme          | licenses  | true            | 12           | current
            devices | acme          | instances | true            | 0            | empty
            later   | other         | licenses  | true            | 12           | later
        """,
        },
        expect="""
            smart_account | virtual_account | has_licenses | has_instances
            acme          | Empty           | true         | false
            other         | Empty           | false        | false
        """,
    )


def test_the_newest_list_up_to_the_as_of_date_counts(check_model: CheckModel) -> None:
    check_model(
        "core.virtual_accounts",
        given={
            "staging.virtual_accounts": """
            smart_account | virtual_account | taken_at
            acme          | Closed site     | 2026-01-31
            acme          | Campus          | 2026-11-24
            acme          | Planned         | 2026-12-31
        """
        },
        expect="""
            virtual_account | is_listed
            Campus          | true
        """,
    )


def test_an_account_that_only_an_export_names_is_known_but_not_listed(check_model: CheckModel) -> None:
    check_model(
        "core.virtual_accounts",
        given={
            "core.speaking_exports": """
            smart_account | virtual_account | subject   | file_id | is_current
            acme          | Campus          | licenses  | api     | true
            acme          | Campus          | instances | devices | true
            acme          | Closed site     | licenses  | former  | false
        """
        },
        expect="""
            virtual_account | is_listed | has_licenses | has_instances
            Campus          | false     | true         | true
        """,
    )


def test_two_smart_accounts_may_both_have_a_default(check_model: CheckModel) -> None:
    check_model(
        "core.virtual_accounts",
        given={
            "staging.virtual_accounts": """
            smart_account | virtual_account | taken_at
            calderbank    | DEFAULT         | 2026-10-31
            northgate     | DEFAULT         | 2026-10-30
        """
        },
        expect="""
            smart_account | virtual_account
            calderbank    | DEFAULT
            northgate     | DEFAULT
        """,
    )


def test_a_smart_account_is_spelt_as_the_client_spells_it(check_model: CheckModel) -> None:
    check_model(
        "core.virtual_accounts",
        given={
            "inputs.smart_accounts": """
            smart_account
            Acme.example
        """,
            "staging.virtual_accounts": """
            smart_account | virtual_account | taken_at
            acme.example  | Campus          | 2026-10-31
        """,
            "core.speaking_exports": """
            smart_account | virtual_account | subject  | file_id | is_current
            Acme.example  | Campus          | licenses | api     | true
        """,
        },
        expect="""
            smart_account | virtual_account | is_listed | has_licenses
            Acme.example  | Campus          | true      | true
        """,
    )
