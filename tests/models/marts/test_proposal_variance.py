"""marts.proposal_variance: the split of analysis.negotiation, made a relation. Its rules are tested there."""

from __future__ import annotations

from collections.abc import Callable

CheckModel = Callable[..., None]


def test_a_line_is_split_into_causes_that_sum_to_the_cent(check_model: CheckModel) -> None:
    check_model(
        "marts.proposal_variance",
        given={
            "marts.proposal_lines": """
            file_id | row_number | proposal_line | sku | proposed_count | net_unit_price_amount | proposed_months | proposed_amount | currency | matched_subscription_id | matched_suite_name | matched_sku | matching_suite_count | is_service_line | is_matched
            tf      | 2          | 1             | A   | 140            | 20.0000               | 36.000000       | 100800.00       | USD      | Sub-1                   | Switching          | A           | 1                    | false           | true
        """,
            "core.true_forward_terms": """
            subscription_id | suite_name | sku | committed_count | growth_allowance_share | consumed_count | net_unit_price_amount | remaining_months | allowance_rounding | charge_basis    | currency
            Sub-1           | Switching  | A   | 500             | 0.15                   | 600            | 12.5000               | 24               | floor              | above_allowance | USD
        """,
            "core.use_corrections": """
            subscription_id | suite_name | sku | correction_key | corrected_count | confidence_grade
            Sub-1           | Switching  | A   | stale          | 10              | C
        """,
            "marts.true_forward_lines": """
            subscription_id | suite_name | sku | verified_contract_over_count | verified_amount
            Sub-1           | Switching  | A   | 15                           | 4500.00
        """,
            "marts.suite_misplacement": """
            subscription_id | suite_name | sku | misplaced_count
            Sub-1           | Switching  | A   | 40
        """,
        },
        expect="""
            proposal_line | cause     | variance_count | variance_amount | currency | confidence_grade | is_exact_fit | is_ours_alone
            1             | term      |                | 33600.00        | USD      |                  |              | false
            1             | price     |                | 25200.00        | USD      |                  |              | false
            1             | moves     | 40             | 12000.00        | USD      |                  | true         | false
            1             | allowance | 75             | 22500.00        | USD      |                  | true         | false
            1             | stale     | 10             | 3000.00         | USD      | C                |              | false
        """,
    )


def test_without_a_proposal_there_is_no_variance(check_model: CheckModel) -> None:
    check_model("marts.proposal_variance", given={}, expect="proposal_line | cause")
