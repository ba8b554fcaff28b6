"""checks/negative_quantity: orders, lots and use with a quantity below nothing."""

from __future__ import annotations

from collections.abc import Callable

CheckRule = Callable[..., None]


def test_a_negative_order_lot_or_use_is_said(check_rule: CheckRule) -> None:
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
            "core.license_records": """
            file_id | row_number | virtual_account | license_name   | in_use_count | reported_in_use_count
            api     | 1          | Campus          | ISE Essentials |              | -7
            api     | 2          | Depot           | ISE Essentials | 7            | 7
        """,
        },
        finds=[
            "Order 98 says −1,200 of ISE Essentials: a negative quantity is left out.",
            "The use in Campus says −7 of ISE Essentials: a negative quantity is left out.",
            "A lot in Campus says −5 of ISE Essentials: a negative quantity is left out.",
        ],
    )
