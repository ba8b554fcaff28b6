"""One agreement that scenarios, sensitivity and simulation are drawn on."""

TERMS = """
    subscription_id | suite_name | sku | committed_count | growth_allowance_share | consumed_count | net_unit_price_amount | remaining_months | milestone_date | allowance_rounding | charge_basis    | currency
    Sub-1           | Identity   | I   | 500             | 0.15                   | 600            | 12.50                 | 24               | 2027-02-28     | floor              | above_allowance | USD
"""
CORRECTIONS = """
    subscription_id | suite_name | sku | correction_key | corrected_count
    Sub-1           | Identity   | I   | stale          | 10
"""
MILESTONES = """
    subscription_id | suite_name | sku | milestone_date | milestone_shift_months | remaining_months
    Sub-1           | Identity   | I   | 2027-02-28     | 0                      | 24
    Sub-1           | Identity   | I   | 2027-05-28     | 3                      | 21
"""
PROPOSAL = """
    matched_subscription_id | matched_suite_name | matched_sku | net_unit_price_amount | proposed_amount | currency | is_matched | is_repeated
    Sub-1                   | Identity           | I           | 20                    | 30000           | USD      | true       | false
"""
