"""marts.purchase_match: each order line against CSSM, and the lots that no order proves."""

from __future__ import annotations

from collections.abc import Callable

CheckModel = Callable[..., None]

LOTS = (
    "file_id | row_number | lot_number | smart_account | virtual_account | license_name | order_number | lot_count | "
    "proven_count | has_order | lot_status | proof_source"
)


def test_an_order_line_tells_what_its_open_units_cost(check_model: CheckModel) -> None:
    check_model(
        "marts.purchase_match",
        given={
            "core.purchases": """
            order_line_id | file_id | row_number | sku | license_name | ordered_count | deposited_count | undeposited_count | purchase_class | net_unit_price_amount | currency
            orders:2      | orders  | 2          | A   | ISE          | 10            | 4               | 6                 | Part deposited | 1.3350                | GBP
            orders:3      | orders  | 3          | A   | ISE          | 10            | 10              | 0                 | Deposited      |                       |
            orders:4      | orders  | 4          | B   |              | 10            | 0               |                   | Unknown        | 5.0000                | GBP
        """
        },
        expect="""
            order_line_id | ordered_count | deposited_count | undeposited_count | purchase_class | undeposited_amount | currency | lot_number
            orders:2      | 10            | 4               | 6                 | Part deposited | 8.01               | GBP      |
            orders:3      | 10            | 10              | 0                 | Deposited      |                    |          |
            orders:4      | 10            | 0               |                   | Unknown        |                    | GBP      |
        """,
    )


def test_a_lot_stands_for_the_units_that_no_order_proves(check_model: CheckModel) -> None:
    check_model(
        "marts.purchase_match",
        given={
            "core.lot_orders": f"""{LOTS}
            api | 1 | 1 | acme | Campus | ISE | 98 | 10 | 10 | true  | Available |
            api | 1 | 2 | acme | Campus | ISE | 98 | 10 | 4  | true  | Available | Order
            api | 1 | 3 | acme | Campus | ISE | 77 | 10 | 0  | false | Future    |
            api | 1 | 4 | acme | Campus | ISE |    | 10 | 0  | false | Ended     |
            api | 1 | 5 | acme | Campus | ISE |    | 10 | 0  | false | Available | Agreement
            api | 1 | 6 | acme | Campus | ISE |    | 10 | 0  | false | Available | Subscription list
        """
        },
        expect="""
            order_line_id | order_number | deposited_count | ordered_count | purchase_class            | purchase_reason                   | lot_number
            api:1:2       | 98           | 6               |               | Deposited without an order | No proof of purchase in the files | 2
            api:1:3       | 77           | 10              |               | Deposited without an order | No proof of purchase in the files | 3
        """,
    )


def test_without_any_order_no_lot_is_held_against_the_client(check_model: CheckModel) -> None:
    check_model(
        "marts.purchase_match",
        given={"core.lot_orders": f"{LOTS}\napi | 1 | 1 | acme | Campus | ISE | 98 | 10 | 0 | | Available |"},
        expect="order_line_id | purchase_class",
    )
