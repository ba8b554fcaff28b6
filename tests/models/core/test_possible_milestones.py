from __future__ import annotations

from collections.abc import Callable

import pytest

Check = Callable[..., None]

TERMS = """
    subscription_id | suite_name | sku | milestone_date | end_date   | month_rounding
    Sub-1           | Identity   | I   | 2027-01-31     | 2027-05-30 | floor
    Sub-1           | Unknown    | U   |                | 2027-05-30 | floor
"""
AGREEMENTS = """
    subscription_id | start_date | end_date
    Sub-1           | 2026-11-30 | 2027-05-30
"""


def test_a_milestone_moves_by_whole_months_within_the_term_and_none_moves_without_one(check_model: Check) -> None:
    check_model(
        "core.possible_milestones",
        given={
            "core.true_forward_terms": TERMS,
            "inputs.agreements": AGREEMENTS,
            "inputs.scenarios": "scenario_name | milestone_date\nPrice | ",
        },
        expect="""
            subscription_id | suite_name | sku | milestone_shift_months | milestone_date | remaining_months
            Sub-1           | Identity   | I   | -2                     | 2026-11-30     | 6
            Sub-1           | Identity   | I   | -1                     | 2026-12-31     | 5
            Sub-1           | Identity   | I   | 0                      | 2027-01-31     | 4
            Sub-1           | Identity   | I   | 1                      | 2027-02-28     | 3
            Sub-1           | Identity   | I   | 2                      | 2027-03-31     | 2
            Sub-1           | Identity   | I   | 3                      | 2027-04-30     | 1
        """,
    )


@pytest.mark.parametrize(("subscription", "is_there"), [("", True), ("Sub-1", True), ("Sub-2", False)])
def test_a_day_that_a_scenario_states_is_there_for_the_agreement_it_speaks_of(
    check_model: Check, subscription: str, is_there: bool
) -> None:
    stated = "Sub-1 | Identity | I | | 2027-03-15 | 2" if is_there else ""
    check_model(
        "core.possible_milestones",
        given={
            "core.true_forward_terms": TERMS.replace("2027-01-31", "2027-05-30"),
            "inputs.agreements": AGREEMENTS.replace("2026-11-30", "2027-02-15"),
            "inputs.scenarios": f"subscription_id | scenario_name | milestone_date\n{subscription} | May | 2027-03-15",
        },
        expect=f"""
            subscription_id | suite_name | sku | milestone_shift_months | milestone_date | remaining_months
            Sub-1           | Identity   | I   | -3                     | 2027-02-28     | 3
            Sub-1           | Identity   | I   | -2                     | 2027-03-30     | 2
            Sub-1           | Identity   | I   | -1                     | 2027-04-30     | 1
            Sub-1           | Identity   | I   | 0                      | 2027-05-30     | 0
            {stated}
        """,
    )
