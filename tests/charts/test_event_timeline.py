from __future__ import annotations

from datetime import date, timedelta

import pytest

from analysis.charts import event_timeline
from analysis.charts.theme import HALF_WIDTH
from tests.charts.drawn import PARTS, meta, rows, words
from tests.charts.frames import DATES, QUARTERS, TODAY, dates, large


def test_the_milestone_alone_is_filled() -> None:
    marks = sorted((row for row in rows(event_timeline(DATES, **PARTS), "shape")), key=lambda row: row["x"])
    assert [row["inside"] for row in marks] == ["paper", "paper", "ink", "paper"]


def test_dates_stand_where_their_days_put_them() -> None:
    spread = dates((TODAY, "Today", "today"), *((TODAY + timedelta(days=n), f"Day {n}", "fix") for n in (50, 100, 200)))
    x = sorted(row["x"] for row in rows(event_timeline(spread, **PARTS), "shape"))
    assert x[2] - x[1] == pytest.approx(2 * (x[1] - x[0]), abs=0.05)


def test_quarters_are_named_by_their_own_end_and_the_last_by_the_one_before() -> None:
    told = {row["tip_0"]: row["tip_1"] for row in rows(event_timeline(DATES, **PARTS), "tip_1")}
    assert told["Cisco Q2 FY27"] == "23 Jan 2027"
    assert told["Cisco Q3 FY27"] == "1 May 2027"
    short = dates((TODAY, "Today", "today"), (date(2027, 3, 1), "Milestone", "milestone"), *QUARTERS[:2])
    assert "Cisco Q3 FY27" in {row["tip_0"] for row in rows(event_timeline(short, **PARTS), "tip_0")}


def test_quarters_alternate() -> None:
    bands = [row["tone"] for row in rows(event_timeline(DATES, **PARTS), "radius")]
    assert bands.count("band") == 1


def test_today_is_a_rule_with_its_date() -> None:
    drawn = event_timeline(DATES, **PARTS)
    assert "today, 15 Nov 2026" in words(drawn)
    assert [row["size"] for row in rows(drawn, "dashed") if row["tone"] == "short"] == [2]


def test_what_is_past_is_muted() -> None:
    past = dates((TODAY, "Today", "today"), (TODAY - timedelta(days=9), "Notice", "notice"))
    assert [row["tone"] for row in rows(event_timeline(past, **PARTS), "shape")] == ["muted"]


@pytest.mark.parametrize("days", [1, 30, 400, 1100])
def test_years_are_written_where_the_span_needs_them(days: int) -> None:
    span = dates((TODAY, "Today", "today"), (TODAY + timedelta(days=days), "Milestone", "milestone"))
    labels = [label for label in words(event_timeline(span, **PARTS, width=HALF_WIDTH)) if "today" not in label]
    assert any(label.endswith(("2027", "2029")) for label in labels) == (days > 300)


def test_the_alternative_text_tells_every_date_and_how_far_it_is() -> None:
    said = meta(event_timeline(DATES, **PARTS))["alt"]
    assert said.startswith("Timeline as of 15 Nov 2026: ")
    assert "Milestone 30 Jan 2027 (in 76 days)" in said


def test_dates_left_out_are_counted_and_decide_less() -> None:
    crowded = large("event_timeline").vstack(dates((TODAY + timedelta(days=700), "Milestone", "milestone")))
    drawn = event_timeline(crowded, **PARTS)
    assert "Milestone" in words(drawn)
    assert any(line.startswith("Left out: 26 dates") for line in words(drawn))
    assert "Left out: 26 dates" in meta(drawn)["alt"]
