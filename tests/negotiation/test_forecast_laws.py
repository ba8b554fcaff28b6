"""Laws of the forecast, whatever the history."""

from __future__ import annotations

from datetime import date, timedelta
from typing import Any

import polars as pl
from hypothesis import given, settings
from hypothesis import strategies as st

from analysis.negotiation.forecasting import forecast_use
from tests.negotiation.test_forecasting import AS_OF, EVENT, KEY, terms

OPEN = {"forecast_snapshot_count": 3, "forecast_history_days": 1, "forecast_gap_days": 10_000}
Point = tuple[date, int]
LAWS = settings(deadline=None, max_examples=60, derandomize=True, database=None)
BANDS = ("forecast_count", "low_count", "high_count")


@st.composite
def histories(draw: st.DrawFn, least: int = 3) -> list[Point]:
    """Snapshots on different days up to today; use so high that no band touches zero."""
    days = draw(st.lists(st.integers(0, 900), min_size=least, max_size=14, unique=True))
    return [(AS_OF - timedelta(days=day), draw(st.integers(100_000_000, 100_000_900))) for day in days]


def frame(points: list[Point], name: str = "ISE") -> pl.DataFrame:
    schema = {"license_name": pl.String, "taken_at": pl.Date, "in_use_count": pl.Int64}
    return pl.DataFrame([(name, *point) for point in points], schema=schema, orient="row")


def row(points: list[Point], **changed: Any) -> dict[str, Any]:
    (found,) = forecast_use(frame(points), terms(**(OPEN | changed)), KEY).to_dicts()
    return found


@LAWS
@given(points=histories(), count=st.integers(0, 10_000))
def test_a_constant_history_forecasts_itself_without_an_error(points: list[Point], count: int) -> None:
    told = row([(day, count) for day, _ in points])
    assert [told[name] for name in BANDS] == [count] * 3
    assert told["backtest_error_share"] in {0, None}


@LAWS
@given(points=histories(), constant=st.integers(0, 50_000))
def test_adding_a_constant_shifts_the_forecast_and_its_band_by_it(points: list[Point], constant: int) -> None:
    before, after = row(points), row([(day, count + constant) for day, count in points])
    assert [after[name] - before[name] for name in BANDS] == [constant] * 3
    assert after["pace_count"] == before["pace_count"]


@LAWS
@given(points=histories(), data=st.data())
def test_the_order_of_rows_changes_nothing(points: list[Point], data: st.DataObject) -> None:
    assert row(data.draw(st.permutations(points))) == row(points)


@LAWS
@given(points=histories(), ahead=st.lists(st.integers(0, 3_000), min_size=2, max_size=6))
def test_a_longer_horizon_never_narrows_the_band(points: list[Point], ahead: list[int]) -> None:
    bands = [row(points, forecast_date=AS_OF + timedelta(days=days)) for days in sorted(ahead)]
    widths = [band["high_count"] - band["low_count"] for band in bands]
    assert widths == sorted(widths)
    assert all(band["low_count"] <= band["forecast_count"] <= band["high_count"] for band in bands)


@LAWS
@given(points=histories(), share=st.floats(0.05, 0.9), more=st.floats(0.01, 0.09))
def test_a_band_that_is_to_hold_more_often_is_no_narrower(points: list[Point], share: float, more: float) -> None:
    narrow, wide = row(points, forecast_interval_share=share), row(points, forecast_interval_share=share + more)
    assert wide["high_count"] >= narrow["high_count"]
    assert wide["low_count"] <= narrow["low_count"]


@LAWS
@given(points=histories(), days=st.integers(1, 2_000))
def test_the_same_history_earlier_gives_the_same_forecast_earlier(points: list[Point], days: int) -> None:
    earlier = timedelta(days=days)
    moved = row(
        [(day - earlier, count) for day, count in points],
        as_of_date=AS_OF - earlier,
        forecast_date=EVENT - earlier,
    )
    assert [moved[name] for name in BANDS] == [row(points)[name] for name in BANDS]


@LAWS
@given(points=histories(), other=histories())
def test_no_series_knows_of_another(points: list[Point], other: list[Point]) -> None:
    both = pl.concat([frame(points), frame(other, "Other")])
    together = forecast_use(both, terms("ISE", "Other", **OPEN), KEY).filter(license_name="ISE")
    assert together.to_dicts() == [row(points)]


@LAWS
@given(points=histories(), ceiling=st.integers(99_999_000, 100_001_500), more=st.integers(0, 500))
def test_a_higher_ceiling_is_never_reached_earlier(points: list[Point], ceiling: int, more: int) -> None:
    low, high = row(points, ceiling_count=ceiling), row(points, ceiling_count=ceiling + more)
    if high["allowance_gone_date"] is not None:
        assert low["allowance_gone_date"] <= high["allowance_gone_date"]


@LAWS
@given(points=histories(least=5), place=st.integers(1, 3), odd=st.integers(0, 3_000_000))
def test_one_odd_snapshot_between_the_others_never_turns_a_steady_growth(
    points: list[Point], place: int, odd: int
) -> None:
    days = sorted(day for day, _ in points)
    steady = [(day, 1_000_000 + 2 * (day - days[0]).days) for day in days]
    place = min(place, len(days) - 2)
    disturbed = [*steady[:place], (days[place], odd), *steady[place + 1 :]]
    assert row(disturbed)["forecast_status"] == "Forecast"
    assert row(disturbed)["growth_count"] > 0
