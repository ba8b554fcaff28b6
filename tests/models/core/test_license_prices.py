"""core.license_prices: what a unit of a licence costs."""

from __future__ import annotations

from collections.abc import Callable

CheckModel = Callable[..., None]


def test_the_price_of_the_suite_that_counts_a_licence_speaks_before_the_price_list(check_model: CheckModel) -> None:
    check_model(
        "core.license_prices",
        given={
            "inputs.suite_licenses": """
            subscription_id | suite_name | sku   | license_name
            Sub-1           | Switching  | E3N-A | DNA Advantage
            Sub-1           | Unpriced   | E3N-U | DNA Premier
        """,
            "core.suite_prices": """
            subscription_id | suite_name | sku   | currency | net_unit_price_amount
            Sub-1           | Switching  | E3N-A | USD      | 12.5000
            Sub-1           | Unpriced   | E3N-U | USD      |
        """,
            "core.prices": """
            license_name  | currency | net_unit_price_amount | price_rank
            DNA Advantage | USD      | 25.5800               | 1
            DNA Premier   | EUR      | 31.0000               | 2
        """,
        },
        expect="""
            license_name  | subscription_id | suite_name | net_unit_price_amount | currency
            DNA Advantage | Sub-1           | Switching  | 12.5000               | USD
            DNA Premier   | Sub-1           | Unpriced   | 31.0000               | EUR
        """,
    )


def test_a_licence_of_no_suite_is_counted_to_the_end_of_the_next_events_agreement(check_model: CheckModel) -> None:
    check_model(
        "core.license_prices",
        given={
            "core.agreement_events": """
            subscription_id | is_next
            Sub-1           | false
            Sub-2           | true
        """,
            "core.prices": """
            license_name | currency | net_unit_price_amount | price_rank
            ISE Premier  | USD      | 0.4600                | 2
            ISE Premier  | USD      | 0.4000                | 1
        """,
        },
        expect="""
            license_name | subscription_id | suite_name | net_unit_price_amount
            ISE Premier  | Sub-2           |            | 0.4000
        """,
    )


def test_a_price_paid_once_has_no_month(check_model: CheckModel) -> None:
    check_model(
        "core.license_prices",
        given={
            "core.prices": """
            license_name      | sku   | currency | single_unit_price_amount | price_rank
            Network Advantage | NW-A  | USD      | 858.4000                 | 1
                              | E3N-A | USD      | 99.0000                  | 2
        """
        },
        expect="""
            license_name      | net_unit_price_amount | single_unit_price_amount | currency
            Network Advantage |                       | 858.4000                 | USD
        """,
    )


def test_a_licence_that_two_agreements_count_has_one_price(check_model: CheckModel) -> None:
    check_model(
        "core.license_prices",
        given={
            "inputs.suite_licenses": """
            subscription_id | suite_name | sku   | license_name
            Sub-2           | Switching  | E3N-A | DNA Advantage
            Sub-1           | Switching  | E3N-A | DNA Advantage
        """,
            "core.suite_prices": """
            subscription_id | suite_name | sku   | currency | net_unit_price_amount
            Sub-1           | Switching  | E3N-A | USD      | 12.5000
            Sub-2           | Switching  | E3N-A | USD      | 11.0000
        """,
        },
        expect="""
            license_name  | subscription_id | net_unit_price_amount
            DNA Advantage | Sub-1           | 12.5000
        """,
    )


def test_a_price_of_a_sku_alone_is_no_licences_price(check_model: CheckModel) -> None:
    check_model(
        "core.license_prices",
        given={
            "core.prices": """
            license_name | sku   | currency | net_unit_price_amount | single_unit_price_amount | price_rank
                         | E3N-A | USD      | 12.5000               |                          | 1
                         | NW-A  | USD      |                       | 858.4000                 | 2
        """
        },
        expect="license_name | currency",
    )
