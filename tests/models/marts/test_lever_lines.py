"""marts.lever_lines: the levers of analysis.negotiation, made a relation. Their rules are tested there."""

from __future__ import annotations

from collections.abc import Callable

CheckModel = Callable[..., None]


def test_each_lever_stands_with_what_it_is_worth_on_the_suite_it_touches(check_model: CheckModel) -> None:
    check_model(
        "marts.lever_lines",
        given={
            "core.true_forward_terms": """
            subscription_id | suite_name | sku | committed_count | growth_allowance_share | consumed_count | net_unit_price_amount | told_price_amount | remaining_months | allowance_rounding | charge_basis    | currency
            Sub-1           | Switching  | A   | 500             | 0.15                   | 600            | 12.5                  | 12.5              | 24               | floor              | above_allowance | USD
            Sub-1           | Routing    | B   | 500             | 0.15                   | 400            | 12.5                  | 12.5              | 24               | floor              | above_allowance | USD
        """,
            "core.use_corrections": """
            subscription_id | suite_name | sku | correction_key | corrected_count
            Sub-1           | Switching  | A   | stale          | 10
        """,
        },
        expect="""
            lever_key       | sku | worth_count | worth_amount | currency
            allowance_basis | A   | 75          | 22500.00     | USD
            contested       | A   | 10          | 3000.00      | USD
        """,
    )
