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


def protected(check_model: CheckModel, suite: str, expect: str) -> None:
    check_model(
        "core.suite_prices",
        given={
            "inputs.agreements": AGREEMENTS,
            "inputs.suites": f"""
            subscription_id | suite_name | sku   | net_unit_price_amount | initial_net_unit_price_amount | price_discount_share
            Sub-1           | Switching  | {suite}
        """,
            "core.prices": """
            sku   | currency | net_unit_price_amount | monthly_list_price_amount | price_source           | price_rank
            E3N-A | USD      | 13.0000               | 20.0000                   | prices/2026.csv, row 2 | 1
            E3N-A | USD      | 12.0000               | 18.0000                   | prices/2025.csv, row 2 | 2
            E3N-L | USD      |                       | 10.0001                   | prices/2026.csv, row 3 | 3
        """,
        },
        expect=f"net_unit_price_amount | price_rule | price_source | told_price_amount\n{expect}",
    )


def test_a_full_commitment_never_costs_more_than_its_initial_net_price(check_model: CheckModel) -> None:
    protected(check_model, "E3N-A | | 12.50 |", "12.5000 | Initial net price | client.toml | 13.0000")
    protected(check_model, "E3N-A | | 13.50 |", "13.0000 | As told | prices/2026.csv, row 2 | 13.0000")
    protected(check_model, "E3N-A | 12.00 | 12.50 |", "12.0000 | As told | client.toml | 12.0000")
    protected(check_model, "E3N-X | | 12.50 |", "12.5000 | Initial net price | client.toml |")


def test_a_partial_commitment_keeps_its_discount_on_the_list_price_of_the_day(check_model: CheckModel) -> None:
    protected(
        check_model, "E3N-A | | | 0.45", "11.0000 | Discount on the list price | prices/2026.csv, row 2 | 13.0000"
    )
    protected(
        check_model, "E3N-A | 9.00 | | 0.45", "11.0000 | Discount on the list price | prices/2026.csv, row 2 | 9.0000"
    )
    protected(check_model, "E3N-L | | | 0.5", "5.0001 | Discount on the list price | prices/2026.csv, row 3 |")


def test_a_discount_without_a_list_price_leaves_the_price_as_it_is_told(check_model: CheckModel) -> None:
    protected(check_model, "E3N-X | 9.00 | | 0.45", "9.0000 | As told | client.toml | 9.0000")
    protected(check_model, "E3N-X | | | 0.45", "| | |")
