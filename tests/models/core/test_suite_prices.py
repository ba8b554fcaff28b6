"""core.suite_prices: what a unit of a suite costs a month."""

from __future__ import annotations

from collections.abc import Callable

CheckModel = Callable[..., None]

AGREEMENTS = """
    subscription_id | currency
    Sub-1           | USD
"""
SUITES = """
    subscription_id | suite_name | sku   | net_unit_price_amount
    Sub-1           | Switching  | E3N-A | 12.5000
    Sub-1           | Wireless   | E3N-W |
    Sub-1           | Routing    | E3N-R |
"""


def test_the_contracts_own_price_speaks_before_the_price_lists(check_model: CheckModel) -> None:
    check_model(
        "core.suite_prices",
        given={
            "inputs.agreements": AGREEMENTS,
            "inputs.suites": SUITES,
            "core.prices": """
            sku   | currency | net_unit_price_amount | price_source           | price_rank
            E3N-A | USD      | 21.5500               | prices/2026.csv, row 2 | 1
            E3N-W | USD      | 3.9000                | prices/2025.csv, row 3 | 3
            E3N-W | USD      | 3.4000                | prices/2026.csv, row 3 | 2
        """,
        },
        expect="""
            suite_name | net_unit_price_amount | currency | price_source
            Switching  | 12.5000               | USD      | client.toml
            Wireless   | 3.4000                | USD      | prices/2026.csv, row 3
            Routing    |                       | USD      |
        """,
    )


def test_a_price_in_another_currency_or_paid_once_is_no_price_of_a_suite(check_model: CheckModel) -> None:
    check_model(
        "core.suite_prices",
        given={
            "inputs.agreements": AGREEMENTS,
            "inputs.suites": SUITES,
            "core.prices": """
            sku   | currency | net_unit_price_amount | single_unit_price_amount | price_rank
            E3N-W | EUR      | 3.4000                |                          | 1
            E3N-R | USD      |                       | 858.4000                 | 2
        """,
        },
        expect="""
            suite_name | net_unit_price_amount
            Switching  | 12.5000
            Wireless   |
            Routing    |
        """,
    )
