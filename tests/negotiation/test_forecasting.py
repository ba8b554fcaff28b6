"""The forecast of use: from the last snapshot, at the pace of its history; no figure where that tells too little."""

from __future__ import annotations

import time
from datetime import date, timedelta
from decimal import Decimal
from typing import Any

import numpy as np
import polars as pl

from analysis.negotiation.forecasting import forecast_points, forecast_use

AS_OF, EVENT, END = date(2026, 11, 24), date(2027, 2, 28), date(2030, 2, 27)
FIRST = date(2026, 1, 31)
KEY = ("license_name",)
FIGURES = ("forecast_count", "low_count", "high_count", "growth_count", "pace_count", "backtest_error_share")


def history(*counts: int | None, name: str = "ISE", step: int = 90, first: date = FIRST) -> pl.DataFrame:
    """A snapshot every so many days."""
    days = [first + timedelta(days=step * number) for number in range(len(counts))]
    schema = {"license_name": pl.String, "taken_at": pl.Date, "in_use_count": pl.Int64}
    return pl.DataFrame({"license_name": name, "taken_at": days, "in_use_count": counts}, schema=schema)


def terms(*names: str, **changed: Any) -> pl.DataFrame:
    told: dict[str, Any] = {
        "as_of_date": AS_OF,
        "forecast_date": EVENT,
        "end_date": END,
        "ceiling_count": None,
        "forecast_snapshot_count": 4,
        "forecast_history_days": 180,
        "forecast_gap_days": 120,
        "forecast_interval_share": Decimal("0.8"),
    } | changed
    kinds = {"forecast_date": pl.Date, "end_date": pl.Date, "ceiling_count": pl.Int64}
    return pl.DataFrame([{"license_name": name, **told} for name in names or ("ISE",)], schema_overrides=kinds)


def foretold(told: pl.DataFrame, **changed: Any) -> dict[str, Any]:
    """The one row of a forecast."""
    (row,) = forecast_use(told, terms(**changed), KEY).to_dicts()
    return row


def test_use_goes_on_from_the_last_snapshot_at_the_pace_of_the_history() -> None:
    row = foretold(history(100, 190, 280, 370))
    last = FIRST + timedelta(days=270)
    assert (row["last_date"], row["last_in_use_count"], row["pace_count"]) == (last, 370, 30)
    assert row["growth_count"] == (EVENT - last).days
    assert row["forecast_count"] == row["low_count"] == row["high_count"] == 370 + (EVENT - last).days
    assert (row["backtest_error_share"], row["backtest_count"], row["backtest_days"]) == (0, 1, 90)
    assert row["holding_error_share"] == 90 / 370


def test_the_band_is_as_wide_as_the_history_is_uneven() -> None:
    calm, rough = foretold(history(100, 188, 282, 370)), foretold(history(100, 130, 340, 370))
    assert 0 < calm["high_count"] - calm["forecast_count"] < rough["high_count"] - rough["forecast_count"]
    assert calm["forecast_count"] - calm["low_count"] == calm["high_count"] - calm["forecast_count"]
    wider = foretold(history(100, 188, 282, 370), forecast_interval_share=Decimal("0.95"))
    assert wider["high_count"] > calm["high_count"]


def test_neither_a_forecast_nor_its_band_falls_below_nothing() -> None:
    row = foretold(history(300, 200, 110, 10))
    assert (row["forecast_count"], row["low_count"]) == (0, 0)


def test_the_allowance_is_gone_on_the_day_use_reaches_the_ceiling_at_this_pace() -> None:
    row = foretold(history(100, 190, 280, 370), ceiling_count=400)
    assert (row["allowance_status"], row["allowance_gone_date"]) == ("Goes", row["last_date"] + timedelta(days=30))


def test_an_allowance_that_outlasts_the_term_or_a_use_that_does_not_grow_has_no_such_day() -> None:
    for row in (
        foretold(history(100, 190, 280, 370), ceiling_count=400, end_date=date(2026, 11, 25)),
        foretold(history(100, 100, 100, 100), ceiling_count=101),
        foretold(history(100, 90, 80, 70), ceiling_count=101),
    ):
        assert (row["allowance_status"], row["allowance_gone_date"]) == ("Lasts", None)


def test_an_allowance_already_gone_is_a_fact_and_says_since_when_without_a_break() -> None:
    row = foretold(history(100, 450, 280, 410, 420, step=60), ceiling_count=400)
    assert (row["allowance_status"], row["allowance_gone_date"]) == ("Gone", FIRST + timedelta(days=180))
    alone = foretold(history(410), ceiling_count=400)
    assert (alone["allowance_status"], alone["allowance_gone_date"]) == ("Gone", FIRST)
    assert alone["forecast_status"] == "Too little history"


def test_an_unknown_ceiling_says_nothing_of_the_allowance() -> None:
    row = foretold(history(100, 190, 280, 370))
    assert (row["allowance_status"], row["allowance_gone_date"]) == (None, None)


def is_without_figures(row: dict[str, Any]) -> bool:
    return all(row[name] is None for name in FIGURES)


def test_one_snapshot_none_or_few_are_too_little_history() -> None:
    for told in (history(), history(100), history(100, 190, 280)):
        row = foretold(told, ceiling_count=4_000)
        assert (row["forecast_status"], row["snapshot_count"]) == ("Too little history", told.height)
        assert is_without_figures(row)
        assert row["allowance_status"] is None


def test_many_snapshots_of_a_few_weeks_are_too_little_history() -> None:
    row = foretold(history(*range(100, 120), step=7, first=date(2026, 7, 1)))
    assert (row["forecast_status"], row["history_days"]) == ("Too little history", 133)
    assert foretold(history(*range(100, 120), step=7, first=date(2026, 7, 1)), forecast_history_days=100)[
        "forecast_status"
    ] == ("Forecast")


def test_a_long_silence_between_snapshots_or_up_to_today_is_a_gap() -> None:
    broken = pl.concat([history(100, 110, 120, first=date(2025, 1, 1)), history(150, 160, first=date(2026, 8, 1))])
    row = foretold(broken)
    assert (row["forecast_status"], row["longest_gap_days"]) == ("Gaps in the history", 397)
    assert is_without_figures(row)
    stale = foretold(history(100, 110, 120, 130, first=date(2025, 8, 1)))
    assert (stale["forecast_status"], stale["longest_gap_days"]) == ("Gaps in the history", 210)
    assert foretold(broken, forecast_gap_days=400)["forecast_status"] == "Forecast"


def test_an_unknown_count_is_no_snapshot_and_may_leave_a_gap() -> None:
    row = foretold(history(100, None, 120, 130, 140, step=65))
    assert (row["snapshot_count"], row["longest_gap_days"], row["forecast_status"]) == (4, 130, "Gaps in the history")
    assert foretold(history(None, None, None))["forecast_status"] == "Too little history"


def test_a_day_told_twice_counts_once_and_is_unknown_where_the_two_differ() -> None:
    told = history(100, 190, 280, 370)
    assert foretold(pl.concat([told, told])) == foretold(told)
    row = foretold(pl.concat([told, history(999, first=FIRST + timedelta(days=90))]))
    assert row["snapshot_count"] == 3
    alike = pl.concat([history(100) for _ in range(9)])
    assert foretold(alike)["forecast_status"] == "Too little history"


def test_no_event_ahead_is_said_and_has_no_forecast() -> None:
    for day in (None, date(2026, 11, 23)):
        row = foretold(history(100, 190, 280, 370), forecast_date=day)
        assert row["forecast_status"] == "No date ahead"
        assert is_without_figures(row)


def test_a_snapshot_after_the_as_of_date_is_not_known_yet() -> None:
    assert foretold(history(100, 190, 280, 370, 9_999)) == foretold(history(100, 190, 280, 370))


def test_series_without_history_and_history_without_terms_do_not_touch_each_other() -> None:
    both = pl.concat([history(100, 190, 280, 370), history(1, 2, 3, 4, name="Nobody asks")])
    names = forecast_use(both, terms("ISE", "Never seen"), KEY).select("license_name", "forecast_status").rows()
    assert names == [("ISE", "Forecast"), ("Never seen", "Too little history")]
    assert forecast_use(both, terms().clear(), KEY).is_empty()


def test_of_hundreds_of_snapshots_an_even_sixty_tell_the_same_pace() -> None:
    counts = [100 + 2 * number for number in range(400)]
    row = foretold(history(*counts, step=1, first=AS_OF - timedelta(days=399)))
    assert (row["snapshot_count"], row["history_days"], row["pace_count"]) == (400, 399, 60)
    assert row["forecast_count"] == 898 + 2 * (EVENT - AS_OF).days


def test_the_points_are_the_snapshots_and_then_the_forecast_from_the_last_of_them_to_its_day() -> None:
    told = history(100, 188, 282, 370)
    points = forecast_points(told, terms(), KEY)
    assert points["point_kind"].to_list() == ["Snapshot"] * 4 + ["Forecast"] * 6
    first, last = points.row(4, named=True), points.row(-1, named=True)
    assert first["forecast_count"] == first["low_count"] == first["high_count"] == 370
    whole = foretold(told)
    assert last["point_date"] == EVENT
    assert [last[name] for name in FIGURES[:3]] == [whole[name] for name in FIGURES[:3]]


def test_a_series_that_cannot_be_foretold_has_its_snapshots_alone() -> None:
    points = forecast_points(history(100, None, 300), terms(), KEY)
    assert points.select("point_kind", "in_use_count", "forecast_status").rows() == [
        ("Snapshot", 100, "Too little history"),
        ("Snapshot", 300, "Too little history"),
    ]


def test_two_thousand_licences_of_36_snapshots_take_well_under_a_few_seconds() -> None:
    licenses, snapshots = 2_000, 36
    names = [f"Licence {number}" for number in range(licenses)]
    days = [AS_OF - timedelta(days=30 * number) for number in range(snapshots)]
    counts = np.random.default_rng(7).integers(0, 5_000, licenses * snapshots)
    told = pl.DataFrame(
        {"license_name": np.repeat(names, snapshots), "taken_at": days * licenses, "in_use_count": counts}
    )
    started = time.perf_counter()
    rows = forecast_use(told, terms(*names), KEY)
    assert time.perf_counter() - started < 3
    assert rows["forecast_count"].null_count() == 0
