"""remediation_schedule: a bar begins on the last safe day, and what is too late is grey and says so."""

from __future__ import annotations

from datetime import date

import pytest

from analysis.charts import remediation_schedule
from tests.charts.drawn import PARTS, meta, rows, words
from tests.charts.frames import CURES, TODAY, cures


def test_a_bar_runs_from_the_last_safe_start_to_the_event() -> None:
    bars = rows(remediation_schedule(cures(("Move", 38, 5, 1.0), ("Report", 19, 5, 1.0)), **PARTS), "event_date")
    long, short = sorted(bars, key=lambda row: row["x"])
    assert long["x2"] == short["x2"] == 704
    assert 706 - long["x"] == pytest.approx(2 * (706 - short["x"]), abs=0.1)


def test_what_is_too_late_is_grey_muted_and_says_since_when() -> None:
    drawn = remediation_schedule(CURES, **PARTS)
    late = [row for row in rows(drawn, "event_date") if row["tone"] == "hairline"]
    assert [row["last_safe_start_date"][:10] for row in late] == ["2026-11-01"]
    assert any(line.startswith("too late after 1 Nov 2026") for line in words(drawn))
    assert {row["tone"] for row in rows(drawn, "words") if row["words"] == "Deposit order"} == {"muted"}


def test_a_cure_that_must_begin_today_is_not_too_late() -> None:
    days = (date(2027, 1, 30) - TODAY).days
    assert "too late" not in meta(remediation_schedule(cures(("Move", days, 5, 1.0)), **PARTS))["alt"]
    assert "too late" in meta(remediation_schedule(cures(("Move", days + 1, 5, 1.0)), **PARTS))["alt"]


def test_each_bar_says_what_it_is_worth_in_licences_and_money_or_that_nobody_knows() -> None:
    said = words(remediation_schedule(CURES, **PARTS))
    assert "1,056 · USD 184,300" in said
    assert {"no licences", "7, no price", "unknown"} <= set(said)
    tones = {row["tone"] for row in rows(remediation_schedule(CURES, **PARTS), "event_date")}
    assert tones == {"ours", "ours_tint", "wash", "hairline"}


def test_an_amount_that_lacks_a_price_says_that_there_is_more() -> None:
    frame = cures(("Move", 5, 50, 500.0)).with_columns(unpriced_cure_count=1)
    assert "50 · USD 500+" in words(remediation_schedule(frame, **PARTS))


def test_what_can_still_begin_comes_first_by_its_last_day_and_what_is_too_late_last() -> None:
    drawn = rows(remediation_schedule(CURES, **PARTS), "words", "weight")
    kinds = set(CURES["cure_kind"])
    order = [row["words"] for row in sorted(drawn, key=lambda row: row["y"]) if row["words"] in kinds]
    assert order == ["Migrate PAK", "Report", "Retire instance", "Write position", "Move", "Deposit order"]


def test_without_an_event_there_is_no_schedule() -> None:
    told = meta(remediation_schedule(cures(("Move", 5, 5, 1.0), event=None), **PARTS))["alt"]
    assert told == "Nothing to show: no event is known, so no cure has a last day to begin."


def test_the_alternative_text_tells_every_kind_and_its_last_day() -> None:
    said = meta(remediation_schedule(CURES, **PARTS))["alt"]
    assert said.startswith("Last safe start of 6 kinds of cure before the milestone on 30 Jan 2027: ")
    assert "Migrate PAK by 31 Dec 2026 (60 · USD 4,021)" in said
    assert "Deposit order too late after 1 Nov 2026 (21 · USD 4,820)" in said


def test_an_event_of_today_still_draws() -> None:
    drawn = remediation_schedule(cures(("Move", 0, 5, 1.0), event=TODAY), **PARTS)
    assert all(row["x2"] - row["x"] >= 3 for row in rows(drawn, "event_date"))
