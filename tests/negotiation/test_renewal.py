"""The next term: what is committed, what growth brings on each anniversary, and what stays unknown."""

from __future__ import annotations

from decimal import Decimal

import pytest

from analysis.errors import WorkbenchError
from analysis.models.marts.renewal_option_lines import COLUMNS
from analysis.negotiation.renewal import price_in_year, renewal_lines, use_after
from tests.negotiation.next_term_frames import cost, term, terms


def test_the_same_commitment_costs_its_price_for_every_month_of_the_term() -> None:
    told = cost()
    assert told["commitment_amount"] == Decimal("225000.00")
    assert told["growth_charge_amount"] == 0
    assert told["term_amount"] == Decimal("225000.00")


def test_right_sized_commits_to_the_use_that_is_verified() -> None:
    told = cost(option_kind="Right-sized")
    assert told["option_committed_count"] == 400
    assert told["term_amount"] == Decimal("180000.00")


def test_grown_commits_to_the_use_expected_on_the_last_anniversary() -> None:
    told = cost(option_kind="Grown", growth_share_per_year=Decimal("0.10"))
    assert (told["start_use_count"], told["end_use_count"], told["option_committed_count"]) == (400, 484, 484)
    assert told["growth_charge_amount"] == 0


def test_growth_until_the_term_begins_counts_too() -> None:
    assert cost(growth_share_per_year=Decimal("0.10"), months_to_start=12)["start_use_count"] == 440


def test_an_anniversary_bills_what_is_over_the_threshold_to_the_end_of_the_term() -> None:
    # 500 committed, 15 %, 600 used: threshold 575, over 25; the vector of RULES.md §7 at 12.50 for 24 months.
    told = cost(verified_consumed_count=600)
    assert told["growth_charge_amount"] == Decimal("7500.00")


def test_what_an_anniversary_billed_is_committed_and_billed_no_second_time() -> None:
    # 600 become committed on the first anniversary; their threshold of 690 holds on the second.
    told = cost(verified_consumed_count=600, term_months=48)
    assert told["growth_charge_amount"] == 25 * Decimal("12.50") * 36


def test_a_basis_above_the_commitment_bills_the_allowance_too() -> None:
    assert cost(verified_consumed_count=600, charge_basis="above_commitment")["growth_charge_amount"] == Decimal(30_000)


def test_a_price_rises_on_each_anniversary_of_the_term_and_is_kept_to_four_places() -> None:
    prices = [price_in_year(Decimal("12.50"), Decimal("0.03"), year) for year in range(3)]
    assert prices == [Decimal("12.5000"), Decimal("12.8750"), Decimal("13.2613")]
    told = cost(annual_uplift_share=Decimal("0.03"))
    assert told["commitment_amount"] == sum(price or 0 for price in prices) * 500 * 12


def test_a_growth_charge_is_priced_at_its_own_anniversary_and_share() -> None:
    told = cost(
        verified_consumed_count=600, annual_uplift_share=Decimal("0.10"), true_forward_price_share=Decimal("1.2")
    )
    assert told["growth_charge_amount"] == 25 * Decimal("16.50") * 24


def test_a_term_that_is_no_whole_number_of_years_bills_its_own_months() -> None:
    told = cost(term_months=30, annual_uplift_share=Decimal("0.10"))
    assert told["commitment_amount"] == 500 * (Decimal("12.50") * 12 + Decimal("13.75") * 12 + Decimal("15.125") * 6)


def test_a_term_of_a_year_or_less_has_no_anniversary_to_bill() -> None:
    assert cost(verified_consumed_count=900, term_months=12)["growth_charge_amount"] == 0


def test_without_an_agreement_growth_is_bought_as_it_comes_with_nothing_free() -> None:
    told = cost(option_kind="Transactional", growth_share_per_year=Decimal("0.10"), growth_allowance_share=Decimal(0))
    assert told["option_committed_count"] == 400
    assert told["growth_charge_amount"] == (40 * 24 + 44 * 12) * Decimal("12.50")


def test_a_stated_commitment_and_price_are_before_the_kinds_own() -> None:
    told = cost(option_kind="Right-sized", stated_committed_count=450, net_unit_price_amount=Decimal(10))
    assert told["commitment_amount"] == Decimal(162_000)
    assert told["price_saving_amount"] == Decimal(40_500)


def test_options_of_unlike_length_are_each_billed_in_their_own_term() -> None:
    alone = [cost(verified_consumed_count=900, term_months=months)["term_amount"] for months in (12, 36, 60)]
    rows = [term(option_name=str(months), verified_consumed_count=900, term_months=months) for months in (12, 36, 60)]
    assert renewal_lines(terms(*rows), COLUMNS)["term_amount"].to_list() == alone


def test_a_price_that_nobody_knows_leaves_the_cost_unknown() -> None:
    told = cost(net_unit_price_amount=None, present_unit_price_amount=None)
    assert told["commitment_amount"] is None
    assert told["term_amount"] is None


def test_use_that_nobody_knows_leaves_growth_unknown_and_the_commitment_known() -> None:
    told = cost(verified_consumed_count=None)
    assert (told["commitment_amount"], told["growth_charge_amount"], told["term_amount"]) == (225_000, None, None)
    assert cost(verified_consumed_count=None, option_kind="Right-sized")["option_committed_count"] is None


def test_an_allowance_that_nobody_states_leaves_growth_unknown_rather_than_free() -> None:
    assert cost(growth_allowance_share=None)["growth_charge_amount"] is None


def test_nothing_committed_and_nothing_used_costs_nothing_without_a_price() -> None:
    told = cost(committed_count=0, verified_consumed_count=0, net_unit_price_amount=None)
    assert told["term_amount"] == 0


def test_use_compounds_by_months_and_rounds_to_the_nearest_licence() -> None:
    assert use_after(1_000, Decimal("0.10"), 12) == 1_100
    assert use_after(1_000, Decimal("0.21"), 6) == 1_100
    assert use_after(1_000, Decimal("-0.10"), 24) == 810
    assert use_after(5, Decimal("0.10"), 12) == 6
    assert use_after(1_000, Decimal(-1), 12) == 0
    assert use_after(1_000, Decimal(-1), 0) == 1_000


def test_no_option_is_no_line() -> None:
    assert renewal_lines(terms(), COLUMNS).height == 0


@pytest.mark.parametrize(
    ("told", "words"),
    [
        ({"option_kind": "Cheap"}, "'Cheap' is no kind of option"),
        ({"term_months": 0}, "a term of 0 months"),
        ({"growth_share_per_year": Decimal(-2)}, "growth_share_per_year is below -1"),
        ({"allowance_rounding": "down"}, "'down' is no rounding"),
    ],
)
def test_bad_terms_are_refused_by_name(told: dict[str, object], words: str) -> None:
    with pytest.raises(WorkbenchError, match=words):
        cost(**{"verified_consumed_count": 600, **told})
