"""core.order_deposits: how many units of each order line lie in CSSM, and where."""

from __future__ import annotations

from collections.abc import Callable

CheckModel = Callable[..., None]


def test_lots_of_several_virtual_accounts_sum_up_and_the_account_is_told_where_it_is_one(
    check_model: CheckModel,
) -> None:
    check_model(
        "core.order_deposits",
        given={
            "core.deposits": """
            order_line_id | file_id | row_number | lot_number | match_key    | deposited_count
            o:2           | api     | 1          | 1          | Order number | 4
            o:2           | api     | 2          | 1          | Order number | 3
            o:3           | api     | 1          | 2          | Order number | 1
            o:3           | north   | 1          | 1          | Order number | 1
            o:4           | api     | 1          | 2          | SKU          | 2
        """,
            "core.license_lots": """
            file_id | row_number | lot_number | smart_account | virtual_account | license_name
            api     | 1          | 1          | acme          | Campus          | ISE Essentials
            api     | 1          | 2          | acme          | Campus          | ISE Essentials
            api     | 2          | 1          | acme          | Depot           | ISE-Essentials
            north   | 1          | 1          | north         | Campus          | ISE Essentials
        """,
        },
        expect="""
            order_line_id | match_key    | deposited_count | smart_account | virtual_account
            o:2           | Order number | 7               | acme          |
            o:3           | Order number | 2               |               |
            o:4           | SKU          | 2               | acme          | Campus
        """,
    )


def test_a_sku_of_two_licences_counts_once_as_far_as_the_better_of_them(check_model: CheckModel) -> None:
    check_model(
        "core.order_deposits",
        given={
            "core.deposits": """
            order_line_id | file_id | row_number | lot_number | match_key    | deposited_count
            o:2           | api     | 1          | 1          | Order number | 10
            o:2           | api     | 2          | 1          | Order number | 6
        """,
            "core.license_lots": """
            file_id | row_number | lot_number | smart_account | virtual_account | license_name
            api     | 1          | 1          | acme          | Campus          | Network Advantage
            api     | 2          | 1          | acme          | Campus          | DNA Advantage
        """,
        },
        expect="""
            order_line_id | deposited_count | virtual_account
            o:2           | 10              | Campus
        """,
    )
