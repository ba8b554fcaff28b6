"""Quantiles and bars of the draws."""

from __future__ import annotations

from decimal import Decimal
from typing import Any

import polars as pl
from hypothesis import given, settings
from hypothesis import strategies as st

from analysis.negotiation.simulation import simulated_bins, simulated_quantiles
from tests.negotiation.what_if_frames import (
    CORRECTIONS,
    PROPOSAL,
    RANGES,
    Agreement,
    agreements,
    empty,
    milestones_of,
    ranges,
    terms_of,
)
from tests.remediation.pictures import frame_of

LAWS = settings(deadline=None, max_examples=40, derandomize=True, database=None)
TERMS = terms_of("suite_name | consumed_count\nA | 600\nB | 580")
USE = ranges(("use_change_share", "-0.1", "0.1"))


def quantiles(terms: pl.DataFrame, stated: pl.DataFrame, seed: int = 1, **given: pl.DataFrame) -> pl.DataFrame:
    told = {"proposal": empty(PROPOSAL), "corrections": empty(CORRECTIONS)} | given
    return simulated_quantiles(
        terms,
        told["corrections"],
        milestones=milestones_of(terms),
        proposal=told["proposal"],
        stated=stated,
        simulation=settings_of(seed),
    )


def bins(terms: pl.DataFrame, stated: pl.DataFrame, seed: int = 1) -> pl.DataFrame:
    return simulated_bins(
        terms,
        empty(CORRECTIONS),
        milestones=milestones_of(terms),
        stated=stated,
        simulation=settings_of(seed),
    )


def settings_of(seed: int) -> pl.DataFrame:
    return pl.DataFrame({"seed_number": [seed], "draw_count": [1000]})


def test_quantiles_rise_stand_around_the_charge_on_verified_data_and_tell_how_they_came_about() -> None:
    proposal = frame_of("proposed_amount | currency\n60000.00 | USD", PROPOSAL)
    frame = quantiles(TERMS, USE, seed=7, proposal=proposal)
    assert frame["quantile_key"].to_list() == ["p5", "p25", "p50", "p75", "p95"]
    assert frame["simulated_amount"].is_sorted()
    row = frame.row(2, named=True)
    assert (row["base_amount"], row["proposed_amount"]) == (9000, 60_000)
    assert (row["draw_count"], row["seed_number"], row["driver_names"]) == (1000, 7, "Use until capture")
    assert row["below_proposal_share"] == 1.0


def test_two_drivers_at_once_reach_further_than_one() -> None:
    both = pl.concat([USE, ranges(("price_change_share", "-0.2", "0.2"))])
    one, two = (bins(TERMS, stated)["bin_until_amount"] for stated in (USE, both))
    assert two[-1] > one[-1]


def test_the_same_seed_gives_the_same_and_another_seed_nearly() -> None:
    first, again, other = (quantiles(TERMS, USE, seed=seed) for seed in (1, 1, 2))
    assert first.equals(again)
    assert not first.equals(other)
    assert bins(TERMS, USE).equals(bins(TERMS, USE))
    halves = [float(frame["simulated_amount"][2]) for frame in (first, other)]
    assert abs(halves[0] - halves[1]) < 2000


def test_a_currency_has_its_own_draws_and_a_line_unknown_leaves_its_charge_unknown() -> None:
    terms = terms_of("suite_name | consumed_count | currency\nA | 600 | GBP\nB | | USD")
    frame = quantiles(terms, USE)
    known = dict(frame.group_by("currency").agg(pl.col("simulated_amount").null_count()).iter_rows())
    assert known == {"GBP": 0, "USD": 5}
    assert set(bins(terms, USE)["currency"]) == {"GBP"}


def test_without_a_stated_range_nothing_is_drawn() -> None:
    assert quantiles(TERMS, empty(RANGES)).is_empty()
    assert bins(TERMS, empty(RANGES)).is_empty()


def test_bars_hold_every_draw_once_from_the_lowest_to_the_highest_charge() -> None:
    frame = bins(TERMS, USE)
    assert frame["drawn_count"].sum() == 1000
    assert frame["bin_number"].to_list() == list(range(1, frame.height + 1))
    assert frame["bin_from_amount"][1:].to_list() == frame["bin_until_amount"][:-1].to_list()
    assert frame["bin_from_amount"][0] == 0
    assert frame["drawn_count"][0] > 0
    assert frame["drawn_count"][-1] > 0


@LAWS
@given(agreement=agreements(is_known=True))
def test_ranges_of_no_width_give_the_charge_on_verified_data(agreement: Agreement) -> None:
    keys = ("use_change_share", "price_change_share", "milestone_shift_months")
    stated = pl.concat([ranges((key, "0", "0")) for key in keys])
    frame = quantiles(agreement.terms, stated, corrections=agreement.corrections)
    base = frame["base_amount"][0]
    assert set(frame["simulated_amount"]) == set(frame["mean_amount"]) == {base}
    counted = bins(agreement.terms, ranges(("price_change_share", "0", "0")))
    assert counted["drawn_count"].to_list() == [1000]


@LAWS
@given(agreement=agreements(is_known=True), seed=st.integers(0, 99))
def test_the_order_of_lines_changes_nothing(agreement: Agreement, seed: int) -> None:
    mixed = agreement.terms.sample(fraction=1, shuffle=True, seed=seed)
    assert quantiles(agreement.terms, USE).equals(quantiles(mixed, USE))


@LAWS
@given(agreement=agreements(is_known=True), seed=st.integers(0, 999))
def test_every_quantile_lies_between_the_ends_of_the_ranges(agreement: Agreement, seed: int) -> None:
    ends: list[Any] = [
        quantiles(agreement.terms, ranges(("use_change_share", end, end)))["simulated_amount"][0]
        for end in ("-0.1", "0.1")
    ]
    frame = quantiles(agreement.terms, USE, seed=seed)
    low, high = Decimal(ends[0]), Decimal(ends[1])
    assert all(low <= amount <= high for amount in frame["simulated_amount"])
    assert low <= frame["mean_amount"][0] <= high
