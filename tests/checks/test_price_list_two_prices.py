"""checks/price_list_two_prices: a SKU that one price file prices twice."""

from __future__ import annotations

from collections.abc import Callable

CheckRule = Callable[..., None]


def test_two_prices_of_one_file_currency_and_term_are_a_finding_and_name_the_one_used(check_rule: CheckRule) -> None:
    check_rule(
        "price_list_two_prices",
        given={
            "core.prices": """
            file_id | row_number | sku  | currency | price_months | net_unit_price_amount | single_unit_price_amount | price_rank | price_source
            prices  | 2          | TERM | GBP      | 36           | 10.0000               |                          | 3          | prices.csv, row 2
            prices  | 3          | TERM | GBP      | 36           | 11.0000               |                          | 2          | prices.csv, row 3
            prices  | 4          | ONCE | GBP      |              |                       | 1364.00                  | 5          | prices.csv, row 4
            prices  | 5          | ONCE | GBP      |              |                       | 1300.00                  | 6          | prices.csv, row 5
        """
        },
        finds=[
            (
                "ONCE has 2 net prices for the same term in one price file, from 1,300.00 to 1,364.00 GBP: "
                "1,364.00 is used."
            ),
            "TERM has 2 net prices for the same term in one price file, from 360.00 to 396.00 GBP: 396.00 is used.",
        ],
    )


def test_another_file_currency_or_term_and_the_same_price_again_are_no_finding(check_rule: CheckRule) -> None:
    check_rule(
        "price_list_two_prices",
        given={
            "core.prices": """
            file_id | row_number | sku  | currency | price_months | net_unit_price_amount | single_unit_price_amount | price_rank
            prices  | 2          | TERM | GBP      | 36           | 10.0000               |                          | 1
            prices  | 3          | TERM | GBP      | 60           | 9.0000                |                          | 2
            prices  | 4          | TERM | EUR      | 36           | 12.0000               |                          | 3
            prices  | 5          | TERM | GBP      | 36           | 10.0000               |                          | 4
            former  | 2          | TERM | GBP      | 36           | 8.0000                |                          | 5
            prices  | 6          |      | GBP      | 36           | 8.0000                |                          | 6
            prices  | 7          |      | GBP      | 36           | 7.0000                |                          | 7
        """
        },
        finds=[],
    )
