"""core.pak_orders: which order line a Product Activation Key came with."""

from __future__ import annotations

from collections.abc import Callable

CheckModel = Callable[..., None]

LINES = """
    order_line_id | order_number | order_line | sku | ordered_count | order_date
    o:2           | 0098         | 1          | A=  | 10            | 2019-05-11
    o:3           | 98           | 2          | A   | 5             | 2019-05-11
    o:4           | 97           | 1          | B   | 4             | 2019-05-11
    o:5           | 96           | 1          | B   | 4             | 2019-05-11
    o:6           | 95           | 1          | B   | 4             | 2020-05-11
"""


def test_the_keys_of_an_order_fill_its_lines_one_after_the_other(check_model: CheckModel) -> None:
    check_model(
        "core.pak_orders",
        given={
            "core.order_lines": LINES,
            "core.pak_licenses": """
            file_id | row_number | pak_number | sku | order_number | quantity_count | pak_class
            list    | 2          | P1         | A   | 98           | 6              | Unfulfilled
            list    | 3          | P2         | A   | 98           | 4              | Unfulfilled
            list    | 4          | P3         | A   | 98           | 5              | Fulfilled
            list    | 5          | P4         | A   | 98           | 5              | Fulfilled
            list    | 6          | P5         | C   | 98           | 5              | Fulfilled
        """,
        },
        expect="""
            row_number | order_line_id | match_key
            2          | o:2           | Order number
            3          | o:2           | Order number
            4          | o:3           | Order number
        """,
    )


def test_lots_go_first_so_a_key_stands_for_what_they_leave_open(check_model: CheckModel) -> None:
    check_model(
        "core.pak_orders",
        given={
            "core.order_lines": LINES,
            "core.order_deposits": """
            order_line_id | deposited_count
            o:2           | 10
        """,
            "core.pak_licenses": """
            file_id | row_number | pak_number | sku | order_number | quantity_count | pak_class
            list    | 2          | P1         | A   | 98           | 5              | Unfulfilled
        """,
        },
        expect="""
            row_number | order_line_id
            2          | o:3
        """,
    )


def test_without_an_order_number_the_same_sku_quantity_and_day_are_one_purchase(check_model: CheckModel) -> None:
    check_model(
        "core.pak_orders",
        given={
            "core.order_lines": LINES,
            "core.pak_licenses": """
            file_id | row_number | pak_number | sku | pak_date   | quantity_count | pak_class
            list    | 2          | P1         | B   | 2019-05-11 | 4              | Unfulfilled
            list    | 3          | P2         | B   | 2019-05-11 | 4              | Converted
            list    | 4          | P3         | B   | 2019-05-11 | 3              | Unfulfilled
            list    | 5          | P4         | B   | 2020-05-12 | 4              | Unfulfilled
            list    | 6          | P5         | B   | 2020-05-11 | 4              | Unknown
        """,
        },
        expect="""
            row_number | order_line_id | match_key
            3          | o:5           | SKU, quantity and day
            2          | o:4           | SKU, quantity and day
        """,
    )
