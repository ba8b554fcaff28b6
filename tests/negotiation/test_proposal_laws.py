"""Whatever is proposed and whatever is ours: the causes sum to the cent, per line and in total, in any order."""

from __future__ import annotations

from collections import defaultdict
from decimal import Decimal
from typing import Any

import polars as pl
from hypothesis import given
from hypothesis import strategies as st

from analysis.negotiation.proposal import proposal_variance
from analysis.negotiation.proposal_sides import CORRECTIONS
from tests.negotiation.proposal_frames import correction, frames, line, misplacement, term

SKUS = ("A", "B", "C", "X")
Given = tuple[list[dict[str, Any]], list[dict[str, Any]], list[dict[str, Any]], list[dict[str, Any]]]


def _money(most: int, places: int) -> st.SearchStrategy[Decimal]:
    return st.integers(0, most * 10**places).map(lambda number: Decimal(number) / 10**places)


@st.composite
def lines(draw: st.DrawFn, row_number: int) -> dict[str, Any]:
    sku = draw(st.sampled_from(SKUS))
    count = draw(st.integers(-50, 900))
    price, months = draw(st.none() | _money(200, 4)), draw(st.none() | _money(60, 2))
    printed = draw(st.booleans()) or price is None or months is None
    more: dict[str, Any] = {"amount": f"{draw(_money(500_000, 2))}"} if printed else {}
    return line(
        row_number,
        sku,
        count,
        None if price is None else f"{price}",
        months=None if months is None else f"{months}",
        support_amount=draw(st.none() | _money(500, 2)),
        stated_allowance_count=draw(st.none() | st.integers(0, 120)),
        is_matched=sku != "X",
        is_service_line=draw(st.booleans()),
        **more,
    )


@st.composite
def proposals(draw: st.DrawFn) -> Given:
    asked = [draw(lines(row)) for row in range(2, 2 + draw(st.integers(1, 7)))]
    terms = [
        term(
            sku,
            draw(st.integers(0, 1200)),
            f"{draw(_money(200, 4))}",
            growth_allowance_count=draw(st.none() | st.integers(0, 200)),
            remaining_months=draw(st.integers(0, 60)),
            charge_basis=draw(st.sampled_from(["above_allowance", "above_commitment"])),
        )
        for sku in SKUS[:3]
    ]
    corrections = [
        correction(key, draw(st.integers(0, 90)), sku) for sku in SKUS[:3] for key in CORRECTIONS if draw(st.booleans())
    ]
    misplaced = [misplacement(draw(st.integers(0, 200)), sku) for sku in SKUS[:3] if draw(st.booleans())]
    return asked, terms, corrections, misplaced


@given(proposals())
def test_the_causes_sum_to_what_is_proposed_less_what_is_ours(given_frames: Given) -> None:
    asked, _, _, verified, _ = (read := frames(*given_frames))
    found = proposal_variance(*read)
    ours = sum(verified["verified_amount"], Decimal(0))
    assert sum(found["variance_amount"], Decimal(0)) == sum(asked["proposed_amount"], Decimal(0)) - ours


@given(proposals())
def test_the_causes_of_a_line_sum_and_a_suite_is_ours_once_over_its_lines(given_frames: Given) -> None:
    asked, _, _, verified, _ = (read := frames(*given_frames))
    causes: dict[str, Decimal] = defaultdict(Decimal)
    for name, amount in proposal_variance(*read).select("proposal_line", "variance_amount").rows():
        causes[name] += amount
    held: dict[str, Decimal] = defaultdict(Decimal)
    for name, sku, amount in asked.select("proposal_line", "sku", "proposed_amount").rows():
        held[sku] += amount - causes[name]
    ours = dict(verified.select("sku", "verified_amount").rows())
    for sku, amount in held.items():
        assert amount == ours.get(sku, Decimal(0))


@given(proposals())
def test_quantities_sum_as_money_does(given_frames: Given) -> None:
    asked, _, _, verified, _ = (read := frames(*given_frames))
    found = proposal_variance(*read)
    ours = sum(verified["verified_contract_over_count"])
    assert sum(found["variance_count"].drop_nulls()) == sum(asked["proposed_count"]) - ours


@given(proposals(), st.randoms(use_true_random=False))
def test_the_order_of_rows_changes_nothing(given_frames: Given, random: Any) -> None:
    shuffled = tuple(random.sample(part, len(part)) for part in given_frames)
    before, after = proposal_variance(*frames(*given_frames)), proposal_variance(*frames(*shuffled))
    key = ["proposal_line", "cause"]
    assert before.sort(key).equals(after.sort(key))


@given(proposals())
def test_no_cause_of_the_quantity_takes_more_than_it_can_give(given_frames: Given) -> None:
    _, terms, corrections, _, misplaced = (read := frames(*given_frames))
    found = proposal_variance(*read)
    given_counts = {(row["sku"], row["correction_key"]): row["corrected_count"] for row in corrections.to_dicts()}
    given_counts |= {(row["sku"], "moves"): row["misplaced_count"] for row in misplaced.to_dicts()}
    taken: dict[tuple[str, str], int] = defaultdict(int)
    for sku, cause, count in found.select("sku", "cause", "variance_count").rows():
        if cause in CORRECTIONS or cause == "moves":
            assert count > 0
            taken[sku, cause] += count
    assert all(count <= given_counts.get(place, 0) for place, count in taken.items())
    assert found.select(pl.struct("proposal_line", "cause").is_unique().all()).item()
    assert terms.height == len(SKUS) - 1
