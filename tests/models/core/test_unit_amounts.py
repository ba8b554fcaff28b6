"""core.unit_amounts: what one unit of a licence costs."""

from __future__ import annotations

from collections.abc import Callable

CheckModel = Callable[..., None]


def test_a_monthly_price_counts_to_the_end_of_term_and_a_single_one_once(check_model: CheckModel) -> None:
    check_model(
        "core.unit_amounts",
        given={
            "core.license_prices": """
            license_name | subscription_id | net_unit_price_amount | single_unit_price_amount | currency
            DNA          | Sub-1           | 12.5                  | 900                      | USD
            NETWORK      | Sub-1           |                       | 870                      | USD
            WITHOUT      | Sub-2           | 12.5                  |                          | USD
        """,
            "core.agreement_events": "subscription_id | remaining_months\nSub-1 | 12",
        },
        expect="""
            license_name | unit_amount | currency
            DNA          | 150.0000    | USD
            NETWORK      | 870.0000    | USD
            WITHOUT      |             | USD
        """,
    )
