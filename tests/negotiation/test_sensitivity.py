"""What moves the charge: both ends of each range, and what has none."""

from __future__ import annotations

from decimal import Decimal
from typing import Any

import polars as pl
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from analysis.negotiation.sensitivity import charge_sensitivity
from tests.negotiation.test_scenarios import CORRECTED, TERMS
from tests.negotiation.what_if_frames import (
    CAPTURES,
    CORRECTIONS,
    FORECASTS,
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

LAWS = settings(deadline=None, max_examples=60, derandomize=True, database=None)
SPANS = {
    "use_change_share": (-1, 1),
    "price_change_share": (-1, 1),
    "growth_allowance_share": (0, 1),
    "corrected_share": (0, 1),
    "milestone_shift_months": (-3, 3),
}


def moved(terms: pl.DataFrame, corrections: pl.DataFrame | None = None, **given: pl.DataFrame) -> pl.DataFrame:
    shown = {"captures": CAPTURES, "forecasts": FORECASTS, "proposal": PROPOSAL, "stated": RANGES}
    told = {name: empty(schema) for name, schema in shown.items()} | {"milestones": milestones_of(terms)} | given
    return charge_sensitivity(terms, empty(CORRECTIONS) if corrections is None else corrections, **told)


def row_of(frame: pl.DataFrame, key: str) -> dict[str, Any]:
    return frame.row(by_predicate=pl.col("driver_key") == key, named=True)


def test_a_stated_range_moves_the_charge_on_verified_data_from_end_to_end() -> None:
    row = row_of(moved(TERMS, stated=ranges(("use_change_share", "-0.05", "0.10"))), "use_change_share")
    assert (row["low_words"], row["high_words"]) == ("5 % fewer in use", "10 % more in use")
    assert (row["low_amount"], row["base_amount"], row["high_amount"]) == (0, 7500, 126 * 300)
    assert (row["swing_amount"], row["driver_status"], row["source"]) == (126 * 300, "Stated", "Plan")


def test_corrections_span_from_none_accepted_to_all() -> None:
    row = row_of(moved(TERMS, CORRECTED), "corrected_share")
    assert (row["low_words"], row["high_words"]) == ("no correction accepted", "all 30 accepted")
    assert (row["low_amount"], row["high_amount"], row["driver_status"]) == (7500, 0, "Own facts")


def test_both_bases_the_peak_the_forecast_and_the_proposal_s_price_are_the_estate_s_own_ranges() -> None:
    key = "subscription_id | suite_name | sku"
    captures = frame_of(f"{key} | capture_key | consumed_count\nSub-1 | A | A | peak | 610", CAPTURES)
    forecasts = frame_of(f"{key} | low_count | high_count\nSub-1 | A | A | 570 | 640\nSub-1 | B | B | |", FORECASTS)
    matched = "matched_subscription_id | matched_suite_name | matched_sku"
    proposal = frame_of(
        f"{matched} | net_unit_price_amount | currency | is_matched | is_repeated\n"
        "Sub-1 | A | A | 20 | USD | true | false\nSub-1 | A | A | 30 | USD | true | true\n"
        "Sub-1 | B | B | 99 | EUR | true | false\n | | | 5 | USD | false | false",
        PROPOSAL,
    )
    frame = moved(TERMS, captures=captures, forecasts=forecasts, proposal=proposal)
    ends = {row["driver_key"]: (row["low_amount"], row["high_amount"]) for row in frame.to_dicts()}
    assert ends["charge_basis"] == (7500, 48_000)
    assert ends["capture"] == (7500, 35 * 300)
    assert ends["forecast"] == (0, 65 * 300)
    assert ends["proposal_price"] == (7500, 12_000)
    assert row_of(frame, "capture")["high_words"] == "peak of the period, 1 of 2 lines"
    assert frame["swing_amount"].drop_nulls().to_list() == [40_500, 19_500, 4500, 3000]


def test_a_driver_without_a_range_is_left_out_and_says_what_it_needs() -> None:
    frame = moved(TERMS)
    left = frame.filter(pl.col("driver_status") == "Left out")
    assert left.height == 8
    assert left["swing_amount"].null_count() == left["low_amount"].null_count() == 8
    assert row_of(frame, "price_change_share")["missing_input"] == (
        'A range: [[sensitivity]] driver = "price_change_share" in client.toml'
    )
    assert row_of(frame, "forecast")["missing_input"] == "A history long enough for a forecast"


def test_a_line_that_is_unknown_leaves_no_swing() -> None:
    terms = terms_of("suite_name | consumed_count\nA | 600\nB |")
    row = row_of(moved(terms, stated=ranges(("use_change_share", "0", "0.1"))), "use_change_share")
    assert (row["base_amount"], row["low_amount"], row["swing_amount"]) == (None, None, None)


@pytest.mark.parametrize("key", ["use_change_share", "price_change_share", "milestone_shift_months"])
@LAWS
@given(agreement=agreements(is_known=True))
def test_a_range_of_no_width_is_the_charge_on_verified_data(agreement: Agreement, key: str) -> None:
    row = row_of(moved(agreement.terms, agreement.corrections, stated=ranges((key, "0", "0"))), key)
    assert row["low_amount"] == row["high_amount"] == row["base_amount"]
    assert row["swing_amount"] == 0


@LAWS
@given(agreement=agreements(is_known=True), data=st.data())
def test_a_wider_range_never_narrows_the_swing(agreement: Agreement, data: st.DataObject) -> None:
    key = data.draw(st.sampled_from(sorted(SPANS)))
    scale = 1 if key == "milestone_shift_months" else 1000
    low, high = SPANS[key]
    ends = sorted(data.draw(st.lists(st.integers(low * scale, high * scale), min_size=4, max_size=4)))
    outer, inner = ((ends[0], ends[3]), (ends[1], ends[2]))
    swings = []
    for span in (outer, inner):
        stated = ranges((key, *(str(Decimal(end) / scale) for end in span)))  # type: ignore[arg-type]
        swings.append(row_of(moved(agreement.terms, agreement.corrections, stated=stated), key)["swing_amount"])
    assert None in swings or swings[0] >= swings[1]
    # A milestone before the term began leaves the months unknown; no figure is made for it.
    assert None not in swings or key == "milestone_shift_months"


@LAWS
@given(agreement=agreements(is_known=True), seed=st.integers(0, 99))
def test_the_order_of_lines_changes_nothing(agreement: Agreement, seed: int) -> None:
    stated = ranges(("use_change_share", "-0.1", "0.1"))
    mixed = agreement.terms.sample(fraction=1, shuffle=True, seed=seed)
    one, other = (moved(terms, agreement.corrections, stated=stated) for terms in (agreement.terms, mixed))
    assert one.equals(other)
