from __future__ import annotations

from collections.abc import Callable

from tests.models.marts.what_if import CORRECTIONS, MILESTONES, PROPOSAL, TERMS

Check = Callable[..., None]


def test_each_term_moves_the_charge_on_verified_data_and_what_has_no_range_is_listed(check_model: Check) -> None:
    check_model(
        "marts.sensitivity",
        given={
            "core.true_forward_terms": TERMS,
            "core.use_corrections": CORRECTIONS,
            "core.possible_milestones": MILESTONES,
            "marts.suite_forecasts": """
                subscription_id | suite_name | sku | low_count | high_count
                Sub-1           | Identity   | I   | 590       | 620
            """,
            "marts.proposal_lines": PROPOSAL,
            "inputs.sensitivity": """
                driver_key             | driver_low | driver_high | distribution_kind | source
                milestone_shift_months | 0          | 3           | uniform           | Counsel
            """,
        },
        expect="""
            driver_key             | driver_status | low_amount | high_amount | base_amount | swing_amount | source                                   | currency
            charge_basis           | Own facts     | 4500.00    | 27000.00    | 4500.00     | 22500.00     | Contract                                 | USD
            forecast               | Own facts     | 1500.00    | 10500.00    | 4500.00     | 9000.00      | Forecast from the history of the exports | USD
            corrected_share        | Own facts     | 7500.00    | 4500.00     | 4500.00     | 3000.00      | Exports                                  | USD
            proposal_price         | Own facts     | 4500.00    | 7200.00     | 4500.00     | 2700.00      | Proposal                                 | USD
            milestone_shift_months | Stated        | 4500.00    | 3937.50     | 4500.00     | 562.50       | Counsel                                  | USD
            capture                | Left out      |            |             | 4500.00     |              |                                          | USD
            growth_allowance_share | Left out      |            |             | 4500.00     |              |                                          | USD
            price_change_share     | Left out      |            |             | 4500.00     |              |                                          | USD
            use_change_share       | Left out      |            |             | 4500.00     |              |                                          | USD
        """,
    )
