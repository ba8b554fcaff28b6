"""marts.true_forward_captures: the charge at the milestone and at the peak of the period."""

from __future__ import annotations

from collections.abc import Callable

CheckModel = Callable[..., None]


def test_both_captures_stand_side_by_side_and_a_suite_without_history_has_no_peak(check_model: CheckModel) -> None:
    check_model(
        "marts.true_forward_captures",
        given={
            "core.true_forward_terms": """
            subscription_id | suite_name | sku   | committed_count | growth_allowance_count | consumed_count | consumption_source | net_unit_price_amount | remaining_months | charge_basis    | period_start_date | milestone_date | currency
            Sub-1           | Switching  | E3N-A | 500             | 75                     | 600            | CSSM               | 12.5000               | 24               | above_allowance | 2026-01-30        | 2027-01-30     | USD
            Sub-1           | Wireless   | E3N-W | 500             | 75                     | 600            | CSSM               | 1.0000                | 24               | above_allowance | 2026-01-30        | 2027-01-30     | USD
        """,
            "marts.suite_history": """
            subscription_id | suite_name | sku   | taken_at   | in_use_count
            Sub-1           | Switching  | E3N-A | 2026-01-01 | 700
            Sub-1           | Switching  | E3N-A | 2026-05-01 | 640
            Sub-1           | Switching  | E3N-A | 2026-11-01 | 600
            Sub-1           | Wireless   | E3N-W | 2026-11-01 | 600
        """,
        },
        expect="""
            suite_name | capture_key | capture_date | consumed_count | over_count | charge_amount | over_commitment_amount | contract_amount | snapshot_count | is_whole_period
            Switching  | milestone   | 2027-01-30   | 600            | 25         | 7500.00       | 30000.00               | 7500.00         | 2              | true
            Switching  | peak        | 2026-05-01   | 640            | 65         | 19500.00      | 42000.00               | 19500.00        | 2              | true
            Wireless   | milestone   | 2027-01-30   | 600            | 25         | 600.00        | 2400.00                | 600.00          | 1              | false
            Wireless   | peak        |              |                |            |               |                        |                 | 1              | false
        """,
    )
