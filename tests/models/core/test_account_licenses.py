"""core.account_licenses: what a snapshot shows of a licence in a Virtual Account."""

from __future__ import annotations

from collections.abc import Callable

CheckModel = Callable[..., None]


def test_records_of_one_licence_are_summed(check_model: CheckModel) -> None:
    check_model(
        "core.account_licenses",
        given={
            "core.license_history": """
            file_id | row_number | smart_account | virtual_account | license_name  | taken_at   | is_current | reported_quantity_count | in_use_count | reserved_count
            api     | 1          | acme          | Campus          | DNA Advantage | 2026-10-31 | true       | 40                      | 26           | 2
            api     | 2          | acme          | Campus          | DNA Advantage | 2026-10-31 | true       | 10                      | 4            | 1
        """
        },
        expect="""
            virtual_account | license_name  | taken_at   | is_current | reported_quantity_count | in_use_count | reserved_count | substitution_count
            Campus          | DNA Advantage | 2026-10-31 | true       | 50                      | 30           | 3              | 0
        """,
    )


def test_the_covering_licence_loses_what_the_covered_one_gains(check_model: CheckModel) -> None:
    check_model(
        "core.account_licenses",
        given={
            "core.license_history": """
            file_id | row_number | smart_account | virtual_account | license_name   | taken_at   | is_current
            api     | 1          | acme          | Campus          | DNA Essentials | 2026-10-31 | true
            api     | 2          | acme          | Campus          | DNA Advantage  | 2026-10-31 | true
            api     | 3          | acme          | Warehouse       | DNA Advantage  | 2026-10-31 | true
        """,
            "core.license_substitutions": """
            smart_account | virtual_account | license_name   | covering_license_name | taken_at   | substitution_count
            acme          | Campus          | DNA Essentials | DNA Advantage         | 2026-10-31 | 10
        """,
        },
        expect="""
            virtual_account | license_name   | substitution_count
            Campus          | DNA Essentials | 10
            Campus          | DNA Advantage  | -10
            Warehouse       | DNA Advantage  | 0
        """,
    )


def test_the_substitution_a_table_prints_is_taken_with_its_sign(check_model: CheckModel) -> None:
    check_model(
        "core.account_licenses",
        given={
            "core.license_history": """
            file_id | row_number | smart_account | virtual_account | license_name   | taken_at   | is_current | reported_substitution_count | reported_balance_count
            table   | 2          | acme          | Campus          | DNA Essentials | 2026-10-31 | true       | 10                          | 0
            table   | 3          | acme          | Campus          | DNA Advantage  | 2026-10-31 | true       | -10                         | 4
            table   | 4          | acme          | Campus          | DNA Advantage  | 2026-10-31 | true       | -2                          | 3
        """
        },
        expect="""
            license_name   | substitution_count | reported_balance_count
            DNA Essentials | 10                 | 0
            DNA Advantage  | -12                | 7
        """,
    )


def test_use_is_unknown_where_one_record_leaves_it_open(check_model: CheckModel) -> None:
    check_model(
        "core.account_licenses",
        given={
            "core.license_history": """
            file_id | row_number | smart_account | virtual_account | license_name  | taken_at   | in_use_count
            api     | 1          | acme          | Campus          | DNA Advantage | 2026-10-31 | 26
            api     | 2          | acme          | Campus          | DNA Advantage | 2026-10-31 |
        """
        },
        expect="""
            license_name  | in_use_count
            DNA Advantage |
        """,
    )


def test_each_snapshot_is_told_by_itself(check_model: CheckModel) -> None:
    check_model(
        "core.account_licenses",
        given={
            "core.license_history": """
            file_id | row_number | smart_account | virtual_account | license_name  | taken_at   | superseded_at | is_current | in_use_count
            former  | 1          | acme          | Campus          | DNA Advantage | 2026-09-30 | 2026-10-31    | false      | 26
            newer   | 1          | acme          | Campus          | DNA Advantage | 2026-10-31 |               | true       | 30
        """,
            "core.license_substitutions": """
            smart_account | virtual_account | license_name  | covering_license_name | taken_at   | substitution_count
            acme          | Campus          | DNA Advantage | DNA Premier           | 2026-09-30 | 4
        """,
        },
        expect="""
            taken_at   | superseded_at | is_current | in_use_count | substitution_count
            2026-09-30 | 2026-10-31    | false      | 26           | 4
            2026-10-31 |               | true       | 30           | 0
        """,
    )


def test_a_licence_may_cover_two_others(check_model: CheckModel) -> None:
    check_model(
        "core.account_licenses",
        given={
            "core.license_history": """
            file_id | row_number | smart_account | virtual_account | license_name   | taken_at   | is_current
            api     | 1          | acme          | Campus          | DNA Essentials | 2026-10-31 | true
            api     | 2          | acme          | Campus          | DNA Advantage  | 2026-10-31 | true
            api     | 3          | acme          | Campus          | DNA Premier    | 2026-10-31 | true
        """,
            "core.license_substitutions": """
            smart_account | virtual_account | license_name   | covering_license_name | taken_at   | substitution_count
            acme          | Campus          | DNA Essentials | DNA Premier           | 2026-10-31 | 4
            acme          | Campus          | DNA Advantage  | DNA Premier           | 2026-10-31 | 4
        """,
        },
        expect="""
            license_name   | substitution_count
            DNA Essentials | 4
            DNA Advantage  | 4
            DNA Premier    | -8
        """,
    )
