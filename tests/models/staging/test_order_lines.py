"""staging.order_lines: what was ordered, typed."""

from __future__ import annotations

from collections.abc import Callable

from tests.models.staging.landed import landed_files

CheckModel = Callable[..., None]


def test_an_order_reads_its_numbers_prices_and_days(check_model: CheckModel) -> None:
    check_model(
        "staging.order_lines",
        given={
            "meta.files": landed_files("""
            file_id | taken_at   | date_order
            orders  | 2026-10-31 | mdy
        """),
            "raw.orders": """
            file_id | row_number | order_number | line | purchase_order_number | sku       | quantity | unit_list_price | unit_net_price | extended_net_price | currency | start_date | end_date   | smart_account | virtual_account
            orders  | 2          | 109001.0     | 1.1  | PO-77                 | E3N-C93-A | 1,250    | 20.00           | 11,60          | 14.500,00          | usd      | 01/27/2025 | 01/26/2030 | acme.example  | Campus
        """,
        },
        expect="""
            row_number | taken_at   | order_number | order_line | purchase_order_number | sku       | ordered_count | list_unit_price_amount | net_unit_price_amount | net_amount | currency | start_date | end_date   | smart_account | virtual_account
            2          | 2026-10-31 | 109001       | 1.1        | PO-77                 | E3N-C93-A | 1250          | 20.0000                | 11.6000               | 14500.00   | USD      | 2025-01-27 | 2030-01-26 | acme.example  | Campus
        """,
    )


def test_a_discount_is_a_share_however_it_is_written(check_model: CheckModel) -> None:
    check_model(
        "staging.order_lines",
        given={
            "meta.files": landed_files("""
            file_id
            orders
        """),
            "raw.orders": """
            file_id | row_number | sku | discount
            orders  | 2          | A   | 42%
            orders  | 3          | A   | 42.5
            orders  | 4          | A   | 0.42
            orders  | 5          | A   | 0.5 %
            orders  | 6          | A   | 0
            orders  | 7          | A   | as agreed
            orders  | 8          | A   |
        """,
        },
        expect="""
            row_number | discount_share
            2          | 0.42
            3          | 0.425
            4          | 0.42
            5          | 0.005
            6          | 0.0
            7          |
            8          |
        """,
    )
