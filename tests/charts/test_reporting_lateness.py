"""The strip of late reports: left of today is late, and nobody unknown stands among those in order."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

import pytest

from analysis.charts import reporting_lateness
from tests.charts.drawn import PARTS, meta, rows, words
from tests.charts.frames import LATENESS, lateness

if TYPE_CHECKING:
    import altair as alt


def _drawn(*devices: tuple[str | None, str | None, int | None, int], **more: Any) -> alt.LayerChart:
    return reporting_lateness(lateness(*devices), **PARTS, **more)


def _dots(chart: alt.LayerChart) -> list[dict[str, Any]]:
    return sorted(
        (row for row in rows(chart, "shape") if row["tone"] in {"short", "progress", "ours"}), key=lambda row: row["x"]
    )


def _today(chart: alt.LayerChart) -> float:
    return next(float(row["x"]) for row in rows(chart, "dashed") if row["tone"] == "ink")


def test_what_is_late_stands_left_of_today_and_what_is_not_yet_due_right_of_it() -> None:
    chart = _drawn(("Direct", "OVERDUE", 40, 1), ("Direct", "OK", -40, 1))
    late, fine = _dots(chart)
    assert late["tone"] == "short"
    assert fine["tone"] == "ours"
    assert late["x"] < _today(chart) < fine["x"]


def test_later_is_further_left() -> None:
    chart = _drawn(("Direct", "OVERDUE", 10, 1), ("Direct", "OVERDUE", 90, 1), ("Direct", "OVERDUE", 50, 1))
    places = [dot["x"] for dot in _dots(chart)]
    assert places == sorted(places)
    assert places[1] - places[0] == pytest.approx(places[2] - places[1], abs=6)


def test_each_status_has_a_shape_of_its_own() -> None:
    chart = _drawn(*((status, status, 0, 1) for status in ("OVERDUE", "NEVER REPORTED", "OK")))
    assert len({(dot["shape"], dot["inside"]) for dot in _dots(chart)}) == 3


def test_a_dot_is_a_device_until_a_stack_would_be_too_high() -> None:
    few = _drawn(("Direct", "OK", -40, 8))
    many = _drawn(("Direct", "OK", -40, 900))
    assert len(_dots(few)) == 8
    assert len(_dots(many)) <= 8
    assert "A mark is up to 200 devices." in str(many.to_dict()["usermeta"])


def test_unknown_devices_are_told_in_words_and_never_drawn_as_dots() -> None:
    chart = _drawn(("Direct", "UNKNOWN", -70, 41), ("Direct", "OK", -70, 1))
    assert len(_dots(chart)) == 1
    assert "41 unknown" in words(chart)


def test_a_status_nobody_knows_is_unknown() -> None:
    assert "3 unknown" in words(_drawn(("Direct", "FINE", -70, 3), ("Direct", None, None, 0)))


def test_the_way_with_most_late_devices_comes_first() -> None:
    chart = _drawn(("Direct", "OK", -70, 90), ("CSLU", "OVERDUE", 3, 1), ("On-Prem", "OVERDUE", 3, 2))
    said = [word for word in words(chart) if word in {"Direct", "CSLU", "On-Prem"}]
    assert said == ["On-Prem", "CSLU", "Direct"]


def test_a_device_of_ten_years_ago_stands_at_the_edge_and_squeezes_nobody() -> None:
    chart = _drawn(("Direct", "OVERDUE", 3650, 1), ("Direct", "OVERDUE", 10, 1), ("Direct", "OK", -80, 1))
    _, second, third = _dots(chart)
    assert third["x"] - second["x"] > 80
    assert "Beyond 400 days: at the edge." in str(chart.to_dict()["usermeta"])


def test_the_alt_text_tells_each_way_with_its_latest() -> None:
    assert meta(reporting_lateness(LATENESS, **PARTS))["alt"] == (
        "Devices by how they report and by the days to their due date. Direct: 3 late, 3 never reported, 3 due soon, "
        "63 in order, 4 unknown, the latest by 116 days. On-Prem: 13 in order, 2 owe nothing. Unknown: 2,270 unknown."
    )


def test_days_in_which_a_report_is_due_soon_are_shaded() -> None:
    shaded = [
        row for row in rows(_drawn(("Direct", "OK", -70, 1), due_soon_days=30), "radius") if row["tone"] == "wash"
    ]
    assert len(shaded) == 1


def test_devices_without_any_day_are_words_alone() -> None:
    chart = _drawn(("Unknown", "UNKNOWN", None, 5))
    assert _dots(chart) == []
    assert "today" not in words(chart)
