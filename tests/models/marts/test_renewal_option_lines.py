"""marts.renewal_option_lines: the costing of analysis.negotiation, made a relation. Its rules are tested there."""

from __future__ import annotations

from collections.abc import Callable

CheckModel = Callable[..., None]


def test_a_suite_is_costed_in_each_option_with_the_charge_that_growth_brings(check_model: CheckModel) -> None:
    check_model(
        "marts.renewal_option_lines",
        given={
            "marts.renewal_terms": """
            option_number | option_name     | option_kind     | subscription_id | sku | currency | charge_basis    | allowance_rounding | committed_count | verified_consumed_count | months_to_start | term_months | growth_share_per_year | annual_uplift_share | true_forward_price_share | growth_allowance_share | present_unit_price_amount | net_unit_price_amount
            1             | Same commitment | Same commitment | Sub-1           | A   | USD      | above_allowance | floor              | 500             | 600                     | 0               | 36          | 0                     | 0                   | 1                        | 0.15                   | 12.5                      | 12.5
            2             | Right-sized     | Right-sized     | Sub-1           | A   | USD      | above_allowance | floor              | 500             | 600                     | 0               | 36          | 0                     | 0                   | 1                        | 0.15                   | 12.5                      | 12.5
        """
        },
        expect="""
            option_name     | sku | option_committed_count | commitment_amount | growth_charge_amount | term_amount
            Same commitment | A   | 500                    | 225000.00         | 7500.00              | 232500.00
            Right-sized     | A   | 600                    | 270000.00         | 0.00                 | 270000.00
        """,
    )
