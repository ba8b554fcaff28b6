from __future__ import annotations

from collections.abc import Callable

from tests.models.marts.what_if import CORRECTIONS, MILESTONES, PROPOSAL, TERMS

Check = Callable[..., None]


def test_a_range_of_no_width_draws_the_charge_on_verified_data_every_time(check_model: Check) -> None:
    check_model(
        "marts.simulation",
        given={
            "core.true_forward_terms": TERMS,
            "core.use_corrections": CORRECTIONS,
            "core.possible_milestones": MILESTONES,
            "marts.proposal_lines": PROPOSAL,
            "inputs.sensitivity": """
                driver_key         | driver_low | driver_high | distribution_kind
                price_change_share | 0          | 0           | uniform
            """,
            "inputs.simulation": "seed_number | draw_count\n7 | 500",
        },
        expect="""
            quantile_key | quantile_share | simulated_amount | mean_amount | base_amount | proposed_amount | below_proposal_share | draw_count | seed_number | driver_names   | currency
            p5           | 0.05           | 4500.00          | 4500.00     | 4500.00     | 30000.00        | 1.0                  | 500        | 7           | Net unit price | USD
            p25          | 0.25           | 4500.00          | 4500.00     | 4500.00     | 30000.00        | 1.0                  | 500        | 7           | Net unit price | USD
            p50          | 0.5            | 4500.00          | 4500.00     | 4500.00     | 30000.00        | 1.0                  | 500        | 7           | Net unit price | USD
            p75          | 0.75           | 4500.00          | 4500.00     | 4500.00     | 30000.00        | 1.0                  | 500        | 7           | Net unit price | USD
            p95          | 0.95           | 4500.00          | 4500.00     | 4500.00     | 30000.00        | 1.0                  | 500        | 7           | Net unit price | USD
        """,
    )


def test_without_a_stated_range_nothing_is_drawn(check_model: Check) -> None:
    check_model(
        "marts.simulation",
        given={"core.true_forward_terms": TERMS, "inputs.simulation": "seed_number | draw_count\n7 | 500"},
        expect="currency | quantile_key",
    )
