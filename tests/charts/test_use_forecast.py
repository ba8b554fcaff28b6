from __future__ import annotations

from datetime import date

import polars as pl
import pytest

from analysis.charts import use_forecast
from analysis.errors import ChartError
from tests.charts.drawn import PARTS, meta, rows, words
from tests.charts.frames import FORETOLD, foretold, large

DRAWN = ("Suite", (100, 130, 160, 190))


def test_use_so_far_is_steps_and_the_forecast_one_dashed_line_from_the_last_snapshot_to_the_event() -> None:
    drawn = use_forecast(foretold(*DRAWN, 220, 150, 180), **PARTS)
    ink = [row for row in rows(drawn, "dashed") if row["tone"] == "ink"]
    (ahead,) = [row for row in ink if row["dashed"]]
    steps = [row for row in ink if not row["dashed"]]
    assert len([row for row in steps if row["y"] == row["y2"]]) == len([row for row in steps if row["x"] == row["x2"]])
    assert max(row["x2"] for row in steps) == ahead["x"]
    assert ahead["x2"] > ahead["x"]
    assert ahead["y2"] < ahead["y"]


def test_the_band_begins_at_the_last_snapshot_and_ends_where_the_forecast_says() -> None:
    drawn = use_forecast(foretold(*DRAWN, 220, 150, 180), **PARTS)
    band = [(row["low_count"], row["high_count"]) for row in rows(drawn, "low_count", "y2")]
    assert band == [(190, 190), (180, 230), (180, 260)]
    assert "180–260" in words(drawn)


def test_commitment_threshold_and_milestone_are_lines_of_their_own() -> None:
    drawn = use_forecast(foretold(*DRAWN, 220, 150, 180), **PARTS)
    ours = [row for row in rows(drawn, "dashed") if row["tone"] == "ours"]
    assert [row["dashed"] for row in ours] == [False, True]
    assert ours[0]["y"] > ours[1]["y"]
    assert {"150 committed", "180 threshold", "220 forecast", "milestone, 30 Jan 2027"} <= set(words(drawn))
    event = [row for row in rows(drawn, "dashed") if row["x"] == row["x2"] and row["tone"] == "muted"]
    assert [row["x"] for row in event] == [ours[0]["x2"]]


def test_a_forecast_above_the_threshold_is_told_as_short_and_one_below_is_not() -> None:
    def tone(ahead: int) -> str:
        drawn = use_forecast(foretold(*DRAWN, ahead, 150, 200), **PARTS)
        return str(next(row["tone"] for row in rows(drawn, "words") if row["words"] == f"{ahead} forecast"))

    assert (tone(220), tone(200)) == ("short", "ink")


@pytest.mark.parametrize(
    ("status", "sentence"),
    [
        ("Gone", "Allowance gone since 16 Aug 2026"),
        ("Goes", "At this pace the allowance is gone on 20 Jan 2028"),
        ("Lasts", "At this pace the allowance lasts to the end of term"),
    ],
)
def test_each_suite_says_whether_and_when_its_allowance_is_gone(status: str, sentence: str) -> None:
    assert sentence in words(use_forecast(foretold(*DRAWN, 220, 150, 180, status), **PARTS))


def test_use_that_was_over_from_the_first_snapshot_may_have_been_so_before() -> None:
    frame = foretold(*DRAWN, 220, 80, 90, "Gone")
    first = frame["point_date"].min()
    frame = frame.with_columns(allowance_gone_date=pl.lit(first))
    assert any(said.startswith("Allowance gone since at least ") for said in words(use_forecast(frame, **PARTS)))


def test_too_little_history_is_said_and_draws_no_forecast() -> None:
    drawn = use_forecast(foretold("Nexus", (14,), None, 40, None), **PARTS)
    assert "Allowance unknown; too little history to forecast" in words(drawn)
    assert "14 in use" in words(drawn)
    assert not rows(drawn, "low_count")
    assert "14 in use on 15 Nov 2026" in meta(drawn)["alt"]


def test_an_allowance_of_nothing_is_one_line_that_says_so() -> None:
    assert "150 committed, no more" in words(use_forecast(foretold(*DRAWN, 140, 150, 150), **PARTS))


def test_what_is_over_stands_first_then_what_nobody_can_foretell_then_the_closest() -> None:
    named = {"Switching DNA Advantage", "Switching DNA Essentials", "Core Switching DNA Advantage", "Nexus Dashboard"}
    names = [word for word in words(use_forecast(FORETOLD, **PARTS)) if word in named]
    assert names == [
        "Switching DNA Advantage",
        "Core Switching DNA Advantage",
        "Nexus Dashboard",
        "Switching DNA Essentials",
    ]


def test_two_suites_of_one_name_are_told_apart_by_their_sku() -> None:
    both = pl.concat([foretold(*DRAWN, 220, 150, 180).with_columns(sku=pl.lit(sku)) for sku in ("E3N-A", "E3N-B")])
    assert {"Suite · E3N-A", "Suite · E3N-B"} <= set(words(use_forecast(both, **PARTS)))


def test_suites_left_out_are_counted() -> None:
    assert "Left out: 39 suites further from the allowance." in words(use_forecast(large("use_forecast"), **PARTS))
    assert "Left out: 3 suites further from the allowance." in words(use_forecast(FORETOLD, **PARTS, most=1))


def test_a_day_that_is_text_is_refused() -> None:
    with pytest.raises(ChartError, match="point_date"):
        use_forecast(FORETOLD.with_columns(point_date=pl.lit(str(date(2026, 1, 1)))), **PARTS)
