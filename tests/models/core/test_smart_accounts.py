"""core.smart_accounts: for which accounts a client's position is told, and whether their lots name orders."""

from __future__ import annotations

from collections.abc import Callable

CheckModel = Callable[..., None]


def test_an_account_that_is_only_listed_is_none_of_the_clients(check_model: CheckModel) -> None:
    check_model(
        "core.smart_accounts",
        given={
            "inputs.smart_accounts": """
            smart_account
            acme.example
        """,
            "core.virtual_accounts": """
            smart_account | virtual_account | has_licenses
            acme.example  | Campus          | true
            acme.example  | Depot           | false
            sold.example  | Cards           | false
        """,
        },
        expect="""
            smart_account | is_only | has_licenses | unexported_account_count
            acme.example  | true    | true         | 1
        """,
    )


def test_without_a_list_in_client_toml_the_exports_name_the_accounts(check_model: CheckModel) -> None:
    check_model(
        "core.smart_accounts",
        given={
            "core.virtual_accounts": """
            smart_account | virtual_account | has_licenses
            acme.example  | Campus          | true
            north.example | DEFAULT         | true
        """
        },
        expect="""
            smart_account | is_only | has_licenses
            acme.example  | false   | true
            north.example | false   | true
        """,
    )


def test_one_table_without_order_numbers_leaves_its_account_open_and_an_empty_one_does_not(
    check_model: CheckModel,
) -> None:
    check_model(
        "core.smart_accounts",
        given={
            "core.virtual_accounts": """
            smart_account | virtual_account | has_licenses
            acme.example  | Campus          | true
            north.example | DEFAULT         | true
            south.example | DEFAULT         | true
        """,
            "core.license_lots": """
            file_id | row_number | lot_number | smart_account | lot_count | order_number | sku
            api     | 1          | 1          | acme.example  | 10        | 98           |
            api     | 2          | 1          | acme.example  | 10        |              |
            table   | 1          | 1          | acme.example  | 5         |              |
            north   | 1          | 1          | north.example | 5         |              | A
            nothing | 1          | 1          | north.example | 0         |              |
        """,
        },
        expect="""
            smart_account | has_order_numbers
            acme.example  | false
            north.example | true
            south.example | false
        """,
    )


def test_the_pages_of_one_answer_tell_together_whether_lots_name_orders(check_model: CheckModel) -> None:
    check_model(
        "core.smart_accounts",
        given={
            "core.virtual_accounts": """
            smart_account | virtual_account | has_licenses
            acme.example  | Campus          | true
        """,
            "staging.exports": """
            file_id | format
            page1   | smart_licensing_licenses
            page2   | smart_licensing_licenses
        """,
            "core.license_lots": """
            file_id | row_number | lot_number | smart_account | lot_count | order_number
            page1   | 1          | 1          | acme.example  | 10        | 98
            page2   | 1          | 1          | acme.example  | 10        |
        """,
        },
        expect="""
            smart_account | has_order_numbers
            acme.example  | true
        """,
    )
