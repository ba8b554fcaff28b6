"""core.license_levels: what a Smart Account owned in force and used of a licence, from day to day."""

from __future__ import annotations

from collections.abc import Callable

CheckModel = Callable[..., None]

RUN = """
    as_of_date
    2026-11-24
"""


def test_a_snapshot_holds_until_the_next_and_a_licence_no_longer_listed_is_none(check_model: CheckModel) -> None:
    check_model(
        "core.license_levels",
        given={
            "inputs.run": RUN,
            "core.license_history": """
                file_id | row_number | smart_account | license_name | taken_at   | superseded_at | reported_quantity_count
                may     | 1          | acme          | DNA          | 2026-05-10 | 2026-06-10    | 100
                may     | 2          | acme          | DNA          | 2026-05-10 | 2026-06-10    | 20
            """,
            "core.account_licenses": """
                smart_account | virtual_account | license_name | taken_at   | superseded_at | in_use_count | substitution_count
                acme          | Campus          | DNA          | 2026-05-10 | 2026-06-10    | 90           | 5
                acme          | Depot           | DNA          | 2026-05-10 | 2026-06-10    | 40           | 0
            """,
            "staging.license_lots": """
                file_id | row_number | lot_number | lot_count | is_dated
                may     | 1          | 1          | 100       | false
                may     | 2          | 1          | 20        | false
            """,
        },
        expect="""
            changed_at | taken_at   | available_count | in_use_count | substitution_count | is_dated
            2026-05-10 | 2026-05-10 | 120             | 130          | 5                  | false
            2026-06-10 | 2026-06-10 | 0               | 0            | 0                  | true
        """,
    )


def test_a_lot_ends_and_begins_on_its_day_while_the_snapshot_holds(check_model: CheckModel) -> None:
    check_model(
        "core.license_levels",
        given={
            "inputs.run": RUN,
            "core.license_history": """
                file_id | row_number | smart_account | license_name | taken_at   | superseded_at | reported_quantity_count
                may     | 1          | acme          | DNA          | 2026-05-10 | 2026-08-10    | 60
                august  | 1          | acme          | DNA          | 2026-08-10 |               | 60
            """,
            "core.account_licenses": """
                smart_account | virtual_account | license_name | taken_at   | superseded_at | in_use_count | substitution_count
                acme          | Campus          | DNA          | 2026-05-10 | 2026-08-10    | 55           | 0
                acme          | Campus          | DNA          | 2026-08-10 |               | 55           | 0
            """,
            "staging.license_lots": """
                file_id | row_number | lot_number | lot_count | lot_start_date | lot_end_date | is_dated | license_type | reported_status
                may     | 1          | 1          | 10        | 2023-06-01     | 2026-06-01   | true     | TERM         | ACTIVE
                may     | 1          | 2          | 50        |                |              | true     | PERPETUAL    | ACTIVE
                may     | 1          | 3          | 5         | 2026-07-01     | 2029-07-01   | true     | TERM         | ACTIVE
                may     | 1          | 4          | 99        | 2026-01-01     | 2027-01-01   | true     | DEMO         | ACTIVE
                may     | 1          | 5          | 99        | 2026-01-01     | 2027-01-01   | true     | TERM         | CANCELLED
                august  | 1          | 1          | 10        | 2023-06-01     | 2026-06-01   | true     | TERM         | ACTIVE
                august  | 1          | 2          | 50        |                |              | true     | PERPETUAL    | ACTIVE
                august  | 1          | 3          | 3         | 2026-07-01     | 2026-12-01   | true     | TERM         | ACTIVE
            """,
        },
        expect="""
            changed_at | available_count | in_use_count | is_dated
            2026-05-10 | 60              | 55           | true
            2026-06-01 | 50              | 55           | true
            2026-07-01 | 55              | 55           | true
            2026-08-10 | 53              | 55           | true
        """,
    )


def test_use_or_entitlement_that_one_account_leaves_open_is_unknown_until_it_is_told(check_model: CheckModel) -> None:
    check_model(
        "core.license_levels",
        given={
            "inputs.run": RUN,
            "core.license_history": """
                file_id | row_number | smart_account | license_name | taken_at   | superseded_at | reported_quantity_count
                may     | 1          | acme          | No lots      | 2026-05-10 | 2026-06-10    | 60
                june    | 1          | acme          | No lots      | 2026-06-10 |               | 60
                may     | 2          | acme          | Odd status   | 2026-05-10 |               | 60
                may     | 3          | acme          | No use       | 2026-05-10 |               | 60
            """,
            "core.account_licenses": """
                smart_account | virtual_account | license_name | taken_at   | superseded_at | in_use_count | substitution_count
                acme          | Campus          | No lots      | 2026-05-10 | 2026-06-10    | 55           | 0
                acme          | Campus          | No lots      | 2026-06-10 |               | 55           | 0
                acme          | Campus          | Odd status   | 2026-05-10 |               | 55           | 0
                acme          | Campus          | No use       | 2026-05-10 |               |              | 0
                acme          | Depot           | No use       | 2026-05-10 |               | 9            | 0
            """,
            "staging.license_lots": """
                file_id | row_number | lot_number | lot_count | is_dated | reported_status | lot_end_date
                june    | 1          | 1          | 60        | true     | ACTIVE          |
                may     | 2          | 1          | 60        | true     | SUSPENDED       | 2026-07-01
                may     | 3          | 1          | 60        | true     | ACTIVE          |
            """,
        },
        expect="""
            license_name | changed_at | available_count | in_use_count
            No lots      | 2026-05-10 |                 | 55
            No lots      | 2026-06-10 | 60              | 55
            Odd status   | 2026-05-10 |                 | 55
            Odd status   | 2026-07-01 | 0               | 55
            No use       | 2026-05-10 | 60              |
        """,
    )


def test_accounts_exported_on_different_days_are_summed_as_each_holds(check_model: CheckModel) -> None:
    check_model(
        "core.license_levels",
        given={
            "inputs.run": RUN,
            "core.license_history": """
                file_id | row_number | smart_account | virtual_account | license_name | taken_at   | superseded_at | reported_quantity_count
                a1      | 1          | acme          | Campus          | DNA          | 2026-05-10 | 2026-08-10    | 10
                b1      | 1          | acme          | Depot           | DNA          | 2026-05-12 |               | 5
                a2      | 1          | acme          | Campus          | DNA          | 2026-08-10 |               | 30
            """,
            "core.account_licenses": """
                smart_account | virtual_account | license_name | taken_at   | superseded_at | in_use_count | substitution_count
                acme          | Campus          | DNA          | 2026-05-10 | 2026-08-10    | 12           | 0
                acme          | Depot           | DNA          | 2026-05-12 |               | 4            | 0
                acme          | Campus          | DNA          | 2026-08-10 |               | 31           | 0
            """,
            "staging.license_lots": """
                file_id | row_number | lot_number | lot_count | is_dated
                a1      | 1          | 1          | 10        | false
                b1      | 1          | 1          | 5         | false
                a2      | 1          | 1          | 30        | false
            """,
        },
        expect="""
            changed_at | taken_at   | available_count | in_use_count
            2026-05-10 | 2026-05-10 | 10              | 12
            2026-05-12 | 2026-05-12 | 15              | 16
            2026-08-10 | 2026-08-10 | 35              | 35
        """,
    )
