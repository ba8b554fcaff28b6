"""marts.true_forward_suites: Value Shift before and after, per suite."""

from __future__ import annotations

from collections.abc import Callable

CheckModel = Callable[..., None]


def test_a_suite_of_two_skus_is_shifted_inside_and_another_suite_of_the_same_agreement_is_not(
    check_model: CheckModel,
) -> None:
    check_model(
        "marts.true_forward_suites",
        given={
            "marts.true_forward_lines": """
            subscription_id | suite_name | sku   | committed_count | consumed_count | verified_consumed_count | net_unit_price_amount | remaining_months | contract_amount | verified_amount | currency
            Sub-1           | Switching  | E3N-A | 500             | 600            | 590                     | 12.5000               | 24               | 7500.00         | 4500.00         | USD
            Sub-1           | Switching  | E3N-B | 500             | 480            | 470                     | 2.0000                | 24               | 0.00            | 0.00            | USD
            Sub-1           | Wireless   | E3N-W | 500             | 100            | 100                     | 9.0000                | 24               | 0.00            | 0.00            | USD
            Sub-2           | Switching  | E3N-A | 500             | 600            | 600                     | 1.0000                | 24               | 600.00          | 600.00          | EUR
        """
        },
        expect="""
            subscription_id | suite_name | sku_count | before_amount | residual_amount | after_amount | shifted_amount | verified_before_amount | verified_residual_amount | verified_after_amount | currency
            Sub-1           | Switching  | 2         | 7500.00       | 960.00          | 6540.00      | 960.00         | 4500.00                | 1440.00                  | 3060.00               | USD
            Sub-1           | Wireless   | 1         | 0.00          | 86400.00        | 0.00         | 0.00           | 0.00                   | 86400.00                 | 0.00                  | USD
            Sub-2           | Switching  | 1         | 600.00        | 0.00            | 600.00       | 0.00           | 600.00                 | 0.00                     | 600.00                | EUR
        """,
    )
