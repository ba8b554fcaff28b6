"""checks/negative_quantity: orders and lots with a quantity below nothing."""

from __future__ import annotations

from collections.abc import Callable

CheckRule = Callable[..., None]


def test_a_negative_order_and_a_negative_lot_are_said(check_rule: CheckRule) -> None:
    check_rule(
        "negative_quantity",
        given={
            "marts.purchase_match": """
            order_line_id | order_number | license_name   | sku | ordered_count | order_status
            o:2           | 98           | ISE Essentials | A   | -1200         | Negative
            o:3           | 97           | ISE Essentials | A   | 10            | Live
        """,
            "core.license_lots": """
            file_id | row_number | lot_number | virtual_account | license_name   | lot_count
            api     | 1          | 1          | Campus          | ISE Essentials | -5
            api     | 1          | 2          | Campus          | ISE Essentials | 0
        """,
        },
        finds=[
            "Order 98 says −1,200 of ISE Essentials: a negative quantity is left out.",
            "A lot in Campus says −5 of ISE Essentials: a negative quantity is left out.",
        ],
    )
