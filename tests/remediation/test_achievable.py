"""What of the plan can still be achieved: in whole units, to the cent, and never what begins too late."""

from __future__ import annotations

from datetime import date, timedelta
from decimal import Decimal
from typing import Any

import polars as pl
import pytest
from hypothesis import given
from hypothesis import strategies as st

from analysis.errors import WorkbenchError
from analysis.remediation.achievable import still_achievable

EVENT = date(2027, 1, 30)
TODAY = date(2026, 11, 24)
SCHEMA: dict[str, Any] = {
    "cure_kind": pl.String,
    "cured_count": pl.Int64,
    "cured_amount": pl.Decimal(18, 2),
    "currency": pl.String,
    "lead_days": pl.Int64,
    "event_date": pl.Date,
    "is_alternative": pl.Boolean,
}
Cure = tuple[str, int | None, str | None, int]


def plan(*cures: Cure, event: date | None = EVENT, currency: str = "USD", alternative: bool = False) -> pl.DataFrame:
    full = [
        (kind, count, None if amount is None else Decimal(amount), currency, lead, event, alternative)
        for kind, count, amount, lead in cures
    ]
    return pl.DataFrame(full, schema=SCHEMA, orient="row")


PLAN = plan(("Move", 120, "12000.00", 5), ("Migrate PAK", 60, "900.30", 30), ("Deposit order", 9, "81.00", 90))


def row(frame: pl.DataFrame, kind: str = "All") -> dict[str, Any]:
    return frame.row(by_predicate=pl.col("cure_kind") == kind, named=True)


def test_what_begins_too_late_is_left_out_of_what_is_achievable() -> None:
    told = still_achievable(PLAN, TODAY)
    assert told["cure_kind"].to_list() == ["Move", "Migrate PAK", "Deposit order", "All"]
    assert row(told) | {} == {
        "cure_kind": "All",
        "currency": "USD",
        "cure_count": 3,
        "achievable_count": 180,
        "achievable_amount": Decimal("12900.30"),
        "late_cure_count": 1,
        "late_count": 9,
        "late_amount": Decimal("81.00"),
        "unknown_cure_count": 0,
        "unpriced_cure_count": 0,
    }


def test_a_cure_may_begin_on_its_last_safe_day_and_not_after_it() -> None:
    move = plan(("Move", 10, "5.00", 30))
    last = EVENT - timedelta(days=30)
    assert row(still_achievable(move, last))["achievable_count"] == 10
    assert row(still_achievable(move, last + timedelta(days=1)))["achievable_count"] == 0


def test_another_event_date_stands_in_for_the_plans_own() -> None:
    assert row(still_achievable(PLAN, TODAY, event=EVENT + timedelta(days=60)))["late_count"] == 0


def test_a_share_that_is_done_is_whole_units_and_their_money() -> None:
    told = still_achievable(PLAN, TODAY, done=0.33)
    assert (row(told, "Move")["achievable_count"], row(told, "Move")["achievable_amount"]) == (39, Decimal("3900.00"))
    assert row(told, "Migrate PAK")["achievable_count"] == 19
    assert row(told, "Migrate PAK")["achievable_amount"] == Decimal("285.09")


def test_a_share_per_kind_leaves_the_other_kinds_whole() -> None:
    told = still_achievable(PLAN, TODAY, done={"Move": 0.5})
    assert (row(told, "Move")["achievable_count"], row(told, "Migrate PAK")["achievable_count"]) == (60, 60)


def test_alternatives_count_nothing() -> None:
    both = pl.concat([PLAN, plan(("Re-register", 120, "12000.00", 5), alternative=True)])
    assert still_achievable(both, TODAY).equals(still_achievable(PLAN, TODAY))


def test_what_nobody_can_tell_is_counted_as_unknown_and_what_has_no_price_as_unpriced() -> None:
    told = row(still_achievable(plan(("Migrate PAK", None, None, 30), ("Move", 5, None, 5)), TODAY))
    assert (told["achievable_count"], told["achievable_amount"]) == (5, Decimal("0.00"))
    assert (told["unknown_cure_count"], told["unpriced_cure_count"]) == (1, 1)


def test_without_an_event_nothing_is_known_to_be_achievable() -> None:
    told = row(still_achievable(plan(("Move", 5, "5.00", 5), event=None), TODAY))
    assert (told["achievable_count"], told["late_count"], told["late_cure_count"]) == (None, None, None)


def test_money_of_two_currencies_is_never_added() -> None:
    both = pl.concat([PLAN, plan(("Move", 1, "7.00", 5), currency="GBP")])
    totals = still_achievable(both, TODAY).filter(pl.col("cure_kind") == "All")
    assert totals.select("currency", "achievable_amount").rows() == [
        ("GBP", Decimal("7.00")),
        ("USD", Decimal("12900.30")),
    ]


def test_an_empty_plan_achieves_nothing() -> None:
    assert still_achievable(PLAN.clear(), TODAY).is_empty()


@pytest.mark.parametrize(
    ("done", "sentence"),
    [(1.5, "A share of 1.5 of the plan"), ({"Move": -1.0}, "A share of -1 of Move"), ({"Mve": 1.0}, "of kind Mve")],
)
def test_a_share_that_makes_no_sense_is_refused(done: Any, sentence: str) -> None:
    with pytest.raises(WorkbenchError, match=sentence):
        still_achievable(PLAN, TODAY, done=done)


def test_a_frame_that_is_no_plan_is_refused() -> None:
    with pytest.raises(WorkbenchError, match="lacks lead_days"):
        still_achievable(PLAN.drop("lead_days"), TODAY)


CURES = st.lists(
    st.tuples(
        st.sampled_from(["Move", "Migrate PAK", "Report"]),
        st.none() | st.integers(0, 10_000_000),
        st.none() | st.decimals(0, 10_000_000, places=2).map(str),
        st.integers(0, 120),
    ),
    max_size=8,
)


@given(CURES, st.floats(0, 1), st.floats(0, 1), st.integers(-30, 150))
def test_doing_less_or_beginning_later_never_achieves_more(
    cures: list[Cure], one: float, two: float, wait: int
) -> None:
    less, more = sorted((one, two))
    start = EVENT - timedelta(days=150)
    whole = still_achievable(plan(*cures), start, done=more)
    part = still_achievable(plan(*cures), start, done=less)
    later = still_achievable(plan(*cures), start + timedelta(days=max(wait, 0)), done=more)
    for column in ("achievable_count", "achievable_amount"):
        total = [frame.filter(pl.col("cure_kind") == "All")[column].sum() for frame in (part, later, whole)]
        assert total[0] <= total[2]
        assert total[1] <= total[2]


@given(CURES)
def test_all_is_the_sum_of_its_kinds(cures: list[Cure]) -> None:
    told = still_achievable(plan(*cures), TODAY)
    all_of_it, kinds = told.filter(pl.col("cure_kind") == "All"), told.filter(pl.col("cure_kind") != "All")
    for column in told.columns[2:]:
        assert all_of_it[column].sum() == kinds[column].sum()
