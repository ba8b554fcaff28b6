"""What if: the steps lead from the contract's formula on use as shown to the amount, and the range follows it."""

from __future__ import annotations

import json
from datetime import date, timedelta
from decimal import Decimal
from fractions import Fraction
from typing import Any

import polars as pl
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from analysis.errors import MissingInputError
from analysis.negotiation.assumptions import Assumptions, Evidence, changed_terms
from analysis.negotiation.charge import charge_lines
from analysis.negotiation.range_aims import Aims, Benchmark, worked_out
from analysis.negotiation.rounding import to_cents
from analysis.negotiation.scenarios import VERIFIED
from analysis.negotiation.what_if import STEPS, Aiming, Sliders, lacking, running_terms, what_if, what_if_model
from tests.negotiation.what_if_frames import (
    CORRECTIONS,
    MILESTONE,
    SHIFTS,
    Agreement,
    agreements,
    milestones_of,
    terms_of,
)
from tests.remediation.pictures import frame_of

LAWS = settings(deadline=None, max_examples=60, derandomize=True, database=None)
# 25 and 40 over the allowance of 75, each worth 300 over two years.
TERMS = terms_of("suite_name | consumed_count\nA | 600\nB | 615")
CORRECTED = frame_of(
    """
    subscription_id | suite_name | sku | correction_key | corrected_count
    Sub-1           | A          | A   | stale          | 10
    Sub-1           | B          | B   | unmigrated_pak | 5
    """,
    CORRECTIONS,
)
EVIDENCE = Evidence(corrections=CORRECTED, milestones=milestones_of(TERMS))
EVENTS = pl.DataFrame({"subscription_id": ["Sub-1"], "is_past": [False]})
AIMING = Aiming(Benchmark(Fraction(20, 33), Fraction(5, 7)), Aims(), Fraction(1, 2))


def steps(sliders: Sliders) -> dict[str, int]:
    """The steps that change something, in whole units of money."""
    return {name: int(amount) for name, amount in what_if(TERMS, EVIDENCE, sliders).steps.items() if amount}


def aims(aiming: Aiming, sliders: Sliders | None = None, proposed: int | None = 40_000) -> dict[str, int | None]:
    """The range in whole units of money."""
    asked = None if proposed is None else Decimal(proposed)
    found = what_if(TERMS, EVIDENCE, sliders, proposed=asked, aiming=aiming).aims or {}
    return {name: None if amount is None else int(amount) for name, amount in found.items()}


def test_at_rest_every_verified_correction_comes_off_and_nothing_else_moves() -> None:
    found = what_if(TERMS, EVIDENCE)
    assert [int(found.shown_amount), int(found.amount)] == [65 * 300, 50 * 300]
    assert list(found.steps) == list(STEPS)
    assert steps(Sliders()) == {"corrected_share": -15 * 300}


@pytest.mark.parametrize(
    ("sliders", "moved"),
    [
        (Sliders(corrected_share=Decimal("0.5")), {"corrected_share": -8 * 300}),  # half of five is three, half up
        (Sliders(price_change_share=Decimal("-0.1")), {"corrected_share": -4500, "price_change_share": -1500}),
        (Sliders(milestone_shift_months=6), {"corrected_share": -4500, "milestone_shift_months": -3750}),
        (Sliders(growth_allowance_share=Decimal("0.1")), {"corrected_share": -4500, "growth_allowance_share": 15_000}),
        (Sliders(discount_share=Decimal("0.2")), {"corrected_share": -4500, "discount_share": -3000}),
    ],
    ids=STEPS,
)
def test_a_slider_is_worth_what_it_changes(sliders: Sliders, moved: dict[str, int]) -> None:
    assert steps(sliders) == moved


def test_a_later_slider_works_on_what_the_earlier_ones_left() -> None:
    both = Sliders(price_change_share=Decimal("-0.1"), discount_share=Decimal("0.2"))
    assert steps(both) == {"corrected_share": -4500, "price_change_share": -1500, "discount_share": -2700}


def test_a_discount_is_rounded_to_the_cent_once_half_up() -> None:
    terms = terms_of("suite_name | consumed_count | net_unit_price_amount | remaining_months\nA | 576 | 0.05 | 1")
    assert what_if(terms, Evidence(), Sliders(discount_share=Decimal("0.5"))).amount == Decimal("0.03")


def test_a_milestone_that_a_line_cannot_have_is_refused() -> None:
    with pytest.raises(MissingInputError, match="not known"):
        what_if(TERMS, EVIDENCE, Sliders(milestone_shift_months=25))


def test_the_range_follows_what_the_sliders_leave() -> None:
    assert aims(AIMING) == {"opening": 15_000, "target": 17_250, "walk_away": 19_500}
    half = Sliders(discount_share=Decimal("0.5"))
    assert aims(AIMING, half) == {"opening": 7_500, "target": 8_625, "walk_away": 9_750}


def test_what_the_adviser_set_stands_wherever_the_sliders_are() -> None:
    aiming = Aiming(None, Aims(target=Fraction(16_000)), Fraction(1, 2))
    dear = Sliders(price_change_share=Decimal("0.5"))
    assert aims(aiming, dear) == {"opening": 16_000, "target": 16_000, "walk_away": 29_250}


def test_without_a_proposal_there_is_an_opening_alone() -> None:
    assert aims(AIMING, proposed=None) == {"opening": 15_000, "target": None, "walk_away": None}


@pytest.mark.parametrize(
    ("column", "missing"),
    [
        ("currency", "the currency of suite A and 1 more"),
        ("committed_count", "the commitment of suite A and 1 more"),
        ("consumed_count", "the use of suite A and 1 more"),
        ("net_unit_price_amount", "the net unit price of suite A and 1 more"),
        ("remaining_months", "the next milestone of suite A and 1 more"),
        ("charge_basis", "the basis of the charge of suite A and 1 more"),
        ("growth_allowance_share", "the growth allowance of suite A and 1 more"),
    ],
)
def test_what_a_slider_could_ask_for_is_missed_by_its_name(column: str, missing: str) -> None:
    found = lacking(TERMS.with_columns(pl.lit(None, TERMS.schema[column]).alias(column)))
    assert found is not None
    assert found[0] == missing


def test_two_currencies_and_an_agreement_without_suites_are_missed_too() -> None:
    told = {"none": lacking(TERMS.clear()), "two": lacking(TERMS.with_columns(currency=pl.Series(["USD", "EUR"])))}
    assert {name: found and found[0] for name, found in told.items()} == {
        "none": "an agreement in force with its suites",
        "two": "one currency of all suites: they are priced in EUR, USD",
    }
    assert lacking(TERMS) is None


def test_no_allowance_is_missed_where_the_contract_charges_from_the_commitment() -> None:
    bare = TERMS.with_columns(
        charge_basis=pl.lit("above_commitment"), growth_allowance_share=pl.lit(None, pl.Decimal(18, 6))
    )
    assert lacking(bare) is None
    assert what_if_model(bare, EVIDENCE, since=MILESTONE)["sliders"]["growth_allowance_share"] == {
        "values": [None],
        "rest": 0,
    }


def test_suites_of_an_agreement_that_has_ended_are_left_out() -> None:
    ended = pl.DataFrame({"subscription_id": ["Sub-1"], "is_past": [True]})
    assert running_terms(TERMS, EVENTS).height == 2
    assert running_terms(TERMS, ended).height == 0


def model(**more: Any) -> dict[str, Any]:
    return what_if_model(TERMS, EVIDENCE, since=MILESTONE - timedelta(days=40), **more)


def test_a_milestone_can_be_moved_to_days_to_come_that_every_line_can_have() -> None:
    later = EVIDENCE.milestones.filter((pl.col("suite_name") == "A") | (pl.col("milestone_shift_months") < 3))
    some = what_if_model(TERMS, Evidence(milestones=later), since=MILESTONE - timedelta(days=40))
    assert some["sliders"]["milestone_shift_months"] == {"values": [-1, None, 1, 2], "rest": 1}
    assert some["milestones"] == [(MILESTONE + timedelta(days=31 * shift)).isoformat() for shift in range(-1, 3)]
    assert [line["months"] for line in some["lines"]] == [[25, 24, 23, 22]] * 2


def test_milestones_of_different_days_move_together_and_have_no_day() -> None:
    apart = TERMS.with_columns(milestone_date=pl.Series([MILESTONE, date(2027, 5, 31)]))
    mixed = what_if_model(apart, Evidence(), since=MILESTONE)
    assert (mixed["milestones"], mixed["sliders"]["milestone_shift_months"]["values"]) == ([None], [None])


def test_the_contract_s_own_allowance_has_a_place_among_the_whole_per_cents() -> None:
    own = TERMS.with_columns(growth_allowance_share=pl.lit(Decimal("0.125")).cast(pl.Decimal(18, 6)))
    slider = what_if_model(own, EVIDENCE, since=MILESTONE)["sliders"]["growth_allowance_share"]
    assert slider["values"][slider["rest"] - 1 : slider["rest"] + 2] == [120_000, None, 130_000]
    assert slider["values"][0] == 0


def test_without_a_verified_correction_there_is_nothing_to_do_by_the_milestone() -> None:
    assert what_if_model(TERMS, Evidence(), since=MILESTONE)["sliders"]["corrected_share"]["values"] == [1_000_000]


def test_a_model_without_aims_carries_nothing_of_a_range() -> None:
    public, internal = model(proposed=Decimal(40_000)), model(proposed=Decimal(40_000), aiming=AIMING)
    assert set(internal) - set(public) == {"range"}
    assert internal["range"] == {
        "better": ["20", "33"],
        "worse": ["5", "7"],
        "part": ["1", "2"],
        "chosen": [None, None, None],
    }
    assert json.loads(json.dumps(public, allow_nan=False)) == public


_MILLIONTHS = st.integers(-500_000, 500_000).map(lambda number: Decimal(number) / 1_000_000)
_SHARES = st.integers(0, 1_000_000).map(lambda number: Decimal(number) / 1_000_000)
_SLIDERS = st.builds(
    Sliders,
    corrected_share=_SHARES,
    price_change_share=st.none() | _MILLIONTHS,
    milestone_shift_months=st.none() | st.integers(min(SHIFTS), 0),
    growth_allowance_share=st.none() | _SHARES,
    discount_share=_SHARES,
)


@LAWS
@given(agreements(is_known=True), _SLIDERS)
def test_the_steps_sum_to_the_amount_and_the_amount_is_the_formula_s(agreement: Agreement, sliders: Sliders) -> None:
    found = what_if(agreement.terms, agreement.evidence, sliders)
    assert found.shown_amount + sum(found.steps.values()) == found.amount
    assumed = Assumptions(
        corrected_share=sliders.corrected_share,
        price_change_share=sliders.price_change_share,
        milestone_shift_months=sliders.milestone_shift_months,
        growth_allowance_share=sliders.growth_allowance_share,
    )
    charged = charge_lines(changed_terms(agreement.terms, agreement.evidence, assumed))["contract_amount"].sum()
    assert found.amount == to_cents(Fraction(charged) * (1 - Fraction(sliders.discount_share)))


@LAWS
@given(agreements(is_known=True), st.integers(0, 10**9))
def test_at_rest_the_amounts_and_the_range_are_those_of_the_brief(agreement: Agreement, proposed: int) -> None:
    asked = Decimal(proposed) / 100
    found = what_if(agreement.terms, agreement.evidence, proposed=asked, aiming=AIMING)
    shown = charge_lines(agreement.terms)["contract_amount"].sum()
    verified = charge_lines(changed_terms(agreement.terms, agreement.evidence, VERIFIED))["contract_amount"].sum()
    assert (found.shown_amount, found.amount) == (shown, verified)
    reached = worked_out(Fraction(asked), Fraction(shown), Fraction(verified), AIMING.benchmark, AIMING.part)
    standing = (reached.opening, reached.target, reached.walk_away)
    assert found.aims is not None
    assert list(found.aims.values()) == [to_cents(amount) for amount in standing if amount is not None]
