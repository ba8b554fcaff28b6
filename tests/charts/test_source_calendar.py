from __future__ import annotations

from datetime import date, timedelta
from typing import TYPE_CHECKING, Any

import polars as pl
import pytest

from analysis.charts import source_calendar
from analysis.charts.theme import CONTENT_WIDTH
from analysis.errors import ChartError
from tests.charts.drawn import PARTS, meta, rows, words
from tests.charts.frames import SOURCES, TODAY, large, sources

if TYPE_CHECKING:
    import altair as alt

SPRING, SUMMER, LATE = date(2026, 3, 2), date(2026, 7, 1), date(2026, 11, 3)


def _drawn(*taken: tuple[date | None, str, int, int], status: str = "Found", **more: Any) -> alt.LayerChart:
    return source_calendar(sources((1, "Licences", status, taken)), **PARTS, **more)


def _marks(chart: alt.LayerChart) -> list[dict[str, Any]]:
    return sorted(rows(chart, "shape"), key=lambda row: row["x"])


def _tips(chart: alt.LayerChart) -> list[dict[str, str]]:
    """What each day answers the pointer with, in the order of its title."""
    titles = ("Source", "Taken", "Age", "State", "Of", "Smart Accounts", "Files", "Rows", "Rejected")
    return [
        {title: row[f"tip_{number}"] for number, title in enumerate(titles)}
        for row in sorted(rows(chart, "tip_8"), key=lambda row: row["x"])
    ]


def _rule(chart: alt.LayerChart) -> dict[str, Any]:
    return next(row for row in rows(chart, "dashed") if row["tone"] == "short")


def test_kinds_stand_in_their_order_whatever_the_order_of_rows() -> None:
    said = words(source_calendar(SOURCES.reverse(), **PARTS))
    kinds = ["Licences", "Product instances", "EA consumption", "Orders", "Prices", "Vendor's proposal"]
    assert [word for word in said if word in kinds] == kinds


def test_days_stand_where_time_puts_them() -> None:
    spread = _drawn(*((TODAY - timedelta(days=days), "history", 1, 0) for days in (400, 200, 100)))
    x = [mark["x"] for mark in _marks(spread)]
    assert x[1] - x[0] == pytest.approx(2 * (x[2] - x[1]), abs=0.05)


def test_the_as_of_date_is_a_rule_with_its_day() -> None:
    drawn = _drawn((LATE, "current", 1, 0))
    assert "as of 15 Nov 2026" in words(drawn)
    assert _rule(drawn)["x"] == _rule(drawn)["x2"]


def test_what_was_taken_on_the_as_of_date_stands_on_the_rule() -> None:
    drawn = _drawn((TODAY, "current", 1, 0))
    assert _marks(drawn)[0]["x"] == _rule(drawn)["x"]


def test_the_only_day_stands_near_the_rule_if_it_is_recent() -> None:
    drawn = _drawn((LATE, "current", 1, 0))
    assert _rule(drawn)["x"] - _marks(drawn)[0]["x"] < 100


def test_what_speaks_is_filled_and_history_is_hollow() -> None:
    drawn = _drawn((SPRING, "history", 1, 0), (LATE, "current", 1, 0))
    assert [mark["inside"] for mark in _marks(drawn)] == ["paper", "ours"]


@pytest.mark.parametrize("status", ["overlapped", "empty", "later"])
def test_what_does_not_speak_is_told_apart_by_its_shape(status: str) -> None:
    shapes = {mark["shape"] for mark in _marks(_drawn((SPRING, "history", 1, 0), (LATE, status, 1, 0)))}
    assert len(shapes) == 2


def test_a_status_nobody_knows_is_drawn_as_no_known_one() -> None:
    drawn = _drawn((SPRING, "history", 1, 0), (LATE, "torn", 1, 0))
    assert len({mark["shape"] for mark in _marks(drawn)}) == 2


def test_more_rows_are_a_larger_dot_in_few_steps() -> None:
    taken = [(TODAY - timedelta(days=90 * n), "history", n_rows, 0) for n, n_rows in enumerate((9_999, 1_000, 5, 99))]
    small, also_small, large_dot, also_large = (mark["shape"] for mark in _marks(_drawn(*taken)))
    assert small == also_small != large_dot == also_large


def test_sources_of_one_day_share_a_dot_that_counts_them() -> None:
    both = pl.concat(
        sources((1, "Licences", "Found", [(LATE, "current", 436, 0)]), account=account)
        for account in ("harbourline.example", "calder.example")
    )
    (tip,) = _tips(source_calendar(both, **PARTS))
    assert (tip["Smart Accounts"], tip["Rows"]) == ("2: calder.example, harbourline.example", "872")


def test_a_day_of_two_states_shows_both_the_one_that_speaks_inside() -> None:
    drawn = _drawn((LATE, "overlapped", 9, 0), (LATE, "current", 9, 0))
    assert [mark["inside"] for mark in rows(drawn, "shape")] == ["paper", "ours"]


def test_what_speaks_is_drawn_over_a_newer_day_that_does_not() -> None:
    drawn = _drawn((LATE, "current", 9, 0), (LATE + timedelta(days=2), "overlapped", 9, 0))
    assert rows(drawn, "shape")[-1]["inside"] == "ours"


def test_the_age_is_of_the_newest_day_up_to_the_as_of_date() -> None:
    drawn = _drawn((SPRING, "history", 1, 0), (LATE, "current", 1, 0), (TODAY + timedelta(days=9), "later", 1, 0))
    assert "12 days" in words(drawn)


def test_what_is_later_stands_right_of_the_rule_however_late() -> None:
    drawn = _drawn((LATE, "current", 1, 0), (date(2093, 1, 1), "later", 1, 0))
    assert _rule(drawn)["x"] < _marks(drawn)[-1]["x"] < CONTENT_WIDTH


def test_a_stale_kind_says_so_in_the_colour_of_what_is_late() -> None:
    told = rows(_drawn((SUMMER, "current", 1, 0), status="Stale"), "words")
    assert {row["words"]: row["tone"] for row in told if row["tone"] == "progress_text"} == {
        "137 days": "progress_text",
        "stale": "progress_text",
    }


def test_a_missing_kind_is_a_row_with_a_word_and_no_mark() -> None:
    drawn = source_calendar(sources((1, "Orders", "Missing", [])), **PARTS)
    assert words(drawn) == ["Orders", "missing"]
    assert not rows(drawn, "shape")


def test_files_without_a_row_are_a_mark_though_their_kind_is_missing() -> None:
    drawn = _drawn((LATE, "empty", 0, 0), status="Missing")
    assert {"missing", "no rows"} <= set(words(drawn))
    assert len(_marks(drawn)) == 1


def test_a_source_without_a_day_says_so_and_is_no_mark() -> None:
    drawn = source_calendar(SOURCES.filter(pl.col("source_name").is_in(["Prices", "EA consumption"])), **PARTS)
    assert "no day" in words(drawn)
    assert len(_marks(drawn)) == 1


def test_rejected_rows_are_marked_on_their_day_and_counted_in_words() -> None:
    drawn = _drawn((SPRING, "history", 9, 0), (LATE, "current", 9, 1_204))
    assert "1,204 rows rejected" in words(drawn)
    (flag,) = (mark for mark in _marks(drawn) if mark["tone"] == "short")
    assert flag["x"] == max(mark["x"] for mark in _marks(drawn))


def test_the_days_that_still_speak_are_shaded() -> None:
    drawn = _drawn((SPRING, "history", 1, 0), (TODAY - timedelta(days=45), "current", 1, 0), stale_days=45)
    (band,) = (row for row in rows(drawn, "radius") if row["tone"] == "wash")
    assert (band["x"], band["x2"]) == (_marks(drawn)[-1]["x"], _rule(drawn)["x"])
    assert "Shaded: no older than 45 days." in meta(drawn)["note"]


def test_the_key_explains_only_what_is_drawn() -> None:
    note = meta(_drawn((LATE, "current", 1, 0)))["note"]
    assert note == "Filled: speaks for the as-of date. Larger: more rows."


def test_a_year_is_written_where_it_changes() -> None:
    taken = [(date(2025, 3, 1), "history", 1, 0), (date(2025, 9, 1), "history", 1, 0), (SPRING, "history", 1, 0)]
    axis = [word for word in words(_drawn(*taken)) if word.split()[0] in {"1", "2"}]
    assert axis == ["1 Mar 2025", "1 Sep", "2 Mar 2026"]


def test_the_alternative_text_tells_every_kind() -> None:
    said = meta(source_calendar(SOURCES, **PARTS))["alt"]
    assert said.startswith("4 of 6 kinds of sources are here as of 15 Nov 2026, 1 stale. ")
    assert "Licences: 4 days from 1 Feb 2026 to 3 Nov 2026, 12 days old, 1 day later." in said
    assert "EA consumption: 10 Jun 2026, 158 days old, stale." in said
    assert said.endswith("Missing: Orders, Vendor's proposal.")


def test_days_too_many_to_be_told_apart_are_thinned_and_counted() -> None:
    drawn = source_calendar(large("source_calendar"), **PARTS)
    assert any(line.startswith("Left out: ") and "too close" in line for line in words(drawn))


def test_sources_of_no_kind_are_counted() -> None:
    stray = sources((None, "", "", [(LATE, "current", 26, 0)]))
    drawn = source_calendar(pl.concat([SOURCES, stray]), **PARTS)
    assert "Left out: 1 source that belongs to no kind." in words(drawn)
    assert "1 source that belongs to no kind" in meta(drawn)["alt"]


def test_a_day_that_is_text_is_refused() -> None:
    with pytest.raises(ChartError, match="taken_at"):
        source_calendar(SOURCES.cast({"taken_at": str}), **PARTS)
