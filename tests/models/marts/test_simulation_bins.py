from __future__ import annotations

from collections.abc import Callable

from tests.models.marts.what_if import CORRECTIONS, MILESTONES, TERMS

Check = Callable[..., None]


def test_draws_that_come_to_one_charge_stand_in_one_bar(check_model: Check) -> None:
    check_model(
        "marts.simulation_bins",
        given={
            "core.true_forward_terms": TERMS,
            "core.use_corrections": CORRECTIONS,
            "core.possible_milestones": MILESTONES,
            "inputs.sensitivity": """
                driver_key         | driver_low | driver_high | distribution_kind
                price_change_share | 0          | 0           | uniform
            """,
            "inputs.simulation": "seed_number | draw_count\n7 | 500",
        },
        expect="""
            currency | bin_number | bin_from_amount | bin_until_amount | drawn_count
            USD      | 1          | 4500.00         | 4500.00          | 500
        """,
    )
