from __future__ import annotations

from datetime import date

import polars as pl
import pytest

from analysis.charts import overuse_steps
from analysis.errors import ChartError
from tests.charts.drawn import PARTS, meta, rows, words
from tests.charts.frames import OVERUSE, TODAY, large, overuse

JANUARY, MAY = date(2026, 1, 31), date(2026, 5, 31)


def test_a_count_holds_until_the_next_period_and_steps_there() -> None:
    drawn = overuse_steps(overuse(("ISE", JANUARY, MAY, 10), ("ISE", MAY, TODAY, 30)), **PARTS)
    steps = [row for row in rows(drawn, "dashed") if row["tone"] == "short"]
    flat = [row for row in steps if row["y"] == row["y2"]]
    risers = [row for row in steps if row["x"] == row["x2"]]
    assert len(flat) == len(risers) == 2
    assert risers[1]["x"] == flat[0]["x2"] == flat[1]["x"]
    assert [row["over_count"] for row in rows(drawn, "over_count")] == [10, 30]


def test_periods_that_say_the_same_are_drawn_as_one() -> None:
    drawn = overuse_steps(overuse(("ISE", JANUARY, MAY, 10), ("ISE", MAY, TODAY, 10)), **PARTS)
    assert len(rows(drawn, "over_count")) == 1
    assert f"since at least 31 Jan 2026, {10 * (TODAY - JANUARY).days:,} unit-days" in words(drawn)


def test_today_stands_at_the_end_and_the_peak_is_named_where_today_is_not_it() -> None:
    assert {"362 over", "410 at most", "70 over", "0 over"} <= set(words(overuse_steps(OVERUSE, **PARTS)))
    assert "70 at most" not in words(overuse_steps(OVERUSE, **PARTS))


def test_it_says_since_when_without_a_break_and_how_many_unit_days() -> None:
    shown = words(overuse_steps(OVERUSE, **PARTS))
    unit_days = 24 * 164 + 70 * 95
    assert f"since 1 Mar 2026, {unit_days:,} unit-days" in shown
    assert any(line.startswith("since at least 12 Nov 2025") for line in shown)
    assert "not over today" in shown


def test_an_unknown_period_is_hatched_and_breaks_the_run() -> None:
    drawn = overuse_steps(overuse(("ISE", JANUARY, MAY, None), ("ISE", MAY, TODAY, 5)), **PARTS)
    assert [row["tone"] for row in rows(drawn, "over_count")] == ["wash", "short_tint"]
    assert any(line.startswith("since 31 May 2026") for line in words(drawn))
    assert "unknown" in words(overuse_steps(overuse(("ISE", JANUARY, TODAY, None)), **PARTS))


def test_a_licence_that_was_never_over_is_not_drawn_and_one_unknown_today_stands_first() -> None:
    assert "C9500 DNA Advantage" not in words(overuse_steps(OVERUSE, **PARTS))
    frame = overuse(("Over", JANUARY, TODAY, 900), ("Open", JANUARY, TODAY, None))
    assert [word for word in words(overuse_steps(frame, **PARTS)) if word in {"Over", "Open"}] == ["Open", "Over"]


def test_nothing_over_is_said_apart_from_nothing_known() -> None:
    nothing = overuse_steps(overuse(("ISE", JANUARY, TODAY, 0)), **PARTS)
    assert meta(nothing)["alt"] == "Nothing to show: no licence was used beyond what is owned."
    assert meta(overuse_steps(OVERUSE.clear(), **PARTS))["alt"] == "Nothing to show: there is no snapshot yet."


def test_a_licence_of_two_smart_accounts_is_two_lanes_since_nothing_nets_between_them() -> None:
    both = pl.concat([OVERUSE, OVERUSE.with_columns(smart_account=pl.lit("calder.example"))])
    shown = words(overuse_steps(both, **PARTS))
    assert shown.count("ISE Essentials") == 2
    assert {"calder.example", "harbourline.example"} <= set(shown)


def test_licences_left_out_are_counted() -> None:
    assert "Left out: 30 licences less over today." in words(overuse_steps(large("overuse_steps"), **PARTS))


def test_a_day_that_is_text_is_refused() -> None:
    with pytest.raises(ChartError, match="period_start_date"):
        overuse_steps(OVERUSE.cast({"period_start_date": str}), **PARTS)
