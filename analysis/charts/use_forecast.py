"""What each suite used so far and will use by its next event at this pace, against its commitment and its allowance."""

from __future__ import annotations

from dataclasses import dataclass
from itertools import pairwise
from typing import TYPE_CHECKING, Any

import altair as alt
import polars as pl

from analysis.charts import shapes
from analysis.charts.native import NativeChart, Series, with_native
from analysis.charts.sheet import Sheet, nothing_to_show
from analysis.charts.theme import (
    CONTENT_WIDTH,
    GUTTER,
    TYPE_SIZES,
    chart_frame,
    count_text,
    counted,
    date_text,
    finish,
    plain_frame,
    require_columns,
    tone,
)
from analysis.charts.typesetting import shorten, text_width
from analysis.errors import ChartError

if TYPE_CHECKING:
    from collections.abc import Callable
    from datetime import date

MOST_SUITES = 6
_PANEL_WIDTH = 300
_HEAD = 44
_PLOT = 116
_FOOT = 36
_LINE_GAP = 14.0
_LABEL = 11.5
_HAIR = 1e-6
_COUNTS = ("in_use_count", "forecast_count", "low_count", "high_count", "committed_count", "ceiling_count")
_KEY = ("subscription_id", "suite_name", "sku")
_NOTE = "A count holds until the next snapshot. Dashed: the forecast; shaded: its band. The rule is the next event."
_NATIVE_NOTE = (
    "Right of the line: past the allowance. Figures: use at the next event of what is free. Hatched: use today."
)
_NO_FORECAST = {
    "Too little history": "too little history to forecast",
    "Gaps in the history": "gaps in the history, so no forecast",
    "No date ahead": "no event ahead to forecast",
}

Row = dict[str, Any]


@dataclass(frozen=True)
class _Suite:
    """One suite: its snapshots and the points of its forecast, in order of time."""

    name: str
    told: list[Row]
    ahead: list[Row]

    @property
    def last(self) -> Row:
        """The newest row, which carries what holds for the whole suite."""
        return (self.ahead or self.told)[-1]

    @property
    def end_count(self) -> int | None:
        """Use on the day of the event where it is foretold, else in the last snapshot."""
        row = self.last
        count: int | None = row["forecast_count"] if self.ahead else row["in_use_count"]
        return count

    @property
    def excess_count(self) -> int | None:
        """How far that lies above the allowance; negative is below."""
        ceiling = self.last["ceiling_count"]
        return None if ceiling is None or self.end_count is None else self.end_count - ceiling


@dataclass(frozen=True)
class _Panel:
    """Where one suite is drawn, and how its figures become pixels."""

    suite: _Suite
    left: float
    top: float
    width: float
    x: Callable[[date], float]
    y: Callable[[float], float]
    right: float

    @property
    def bottom(self) -> float:
        """The line on which the days stand."""
        return self.top + _HEAD + _PLOT


def use_forecast(
    points: pl.DataFrame, *, title: str, unit: str, source: str, most: int = MOST_SUITES, width: int = CONTENT_WIDTH
) -> alt.LayerChart:
    """Draw each suite's use so far as steps, its forecast with a band up to the next event, commitment and threshold.

    `points`: suite_name, point_kind, point_date, in_use_count, forecast_count, low_count, high_count, committed_count,
    ceiling_count and forecast_date, as marts.suite_forecast_points has them; optionally subscription_id, sku,
    event_name, allowance_gone_date, allowance_status and forecast_status. The suites furthest above their allowance on
    that day are drawn, at most `most`; the picture says how many are left out.
    """
    require_columns(points, "suite_name", "point_kind", "point_date", "forecast_date", *_COUNTS)
    suites = _suites(plain_frame(points))
    if not suites:
        words = "Nothing to show: no suite has a snapshot yet."
        return finish(nothing_to_show(words, width), title=title, unit=unit, source=source, alt=words)
    shown = suites[:most]
    left_out = len(suites) - len(shown)
    finished = finish(
        _drawn(shown, width, left_out), title=title, unit=unit, source=source, alt=_alt(shown, left_out), note=_NOTE
    )
    return with_native(finished, _native(shown, unit, left_out))


def _suites(points: pl.DataFrame) -> list[_Suite]:
    for column in ("point_date", "forecast_date"):
        if not points.is_empty() and not points[column].dtype.is_temporal():
            raise ChartError(f"Column {column} is not a date.", todo="Cast it in the mart.")
    texts = (*_KEY, "event_name", "allowance_status", "forecast_status")
    absent = [pl.lit(None, pl.String).alias(name) for name in texts if name not in points.columns]
    if "allowance_gone_date" not in points.columns:
        absent.append(pl.lit(None, pl.Date).alias("allowance_gone_date"))
    frame = (
        points.with_columns(absent)
        .drop_nulls("point_date")
        .filter(pl.any_horizontal(pl.col("in_use_count", "forecast_count").is_not_null()))
        .sort(*_KEY, "point_date", nulls_last=True)
        # Two agreements may name a suite alike: then its SKU tells them apart.
        .with_columns((pl.struct(_KEY).n_unique().over("suite_name") > 1).alias("is_shared"))
    )
    found = []
    for rows in frame.partition_by(*_KEY, maintain_order=True):
        told = rows.filter(pl.col("in_use_count").is_not_null()).to_dicts()
        ahead = rows.filter(pl.col("in_use_count").is_null()).to_dicts()
        one = rows.row(0, named=True)
        name = one["suite_name"] or "(no name)"
        found.append(_Suite(f"{name} · {one['sku']}" if one["is_shared"] and one["sku"] else name, told, ahead))
    return sorted(found, key=_place)


def _place(suite: _Suite) -> tuple[bool, bool, int, str]:
    """What is over comes first, then what nobody knows, then what is closest to its allowance."""
    excess = suite.excess_count
    is_over = excess is not None and excess > 0
    return not is_over, excess is not None and bool(suite.ahead), -(excess or 0), suite.name


def _drawn(suites: list[_Suite], width: int, left_out: int) -> alt.LayerChart:
    columns = max(1, min(len(suites), int((width + GUTTER) / (_PANEL_WIDTH + GUTTER))))
    panel_width = (width - GUTTER * (columns - 1)) / columns
    panel_height = _HEAD + _PLOT + _FOOT
    sheet = Sheet(width, -(-len(suites) // columns) * panel_height)
    if left_out:
        sheet.foot(_left_out(left_out))
    panels = [
        _panel(suite, (number % columns) * (panel_width + GUTTER), (number // columns) * panel_height, panel_width)
        for number, suite in enumerate(suites)
    ]
    _draw_bands(sheet, panels)
    for panel in panels:
        _draw_panel(sheet, panel)
    return sheet.chart()


def _panel(suite: _Suite, left: float, top: float, width: float) -> _Panel:
    rows = [*suite.told, *suite.ahead]
    figures = [row[column] for row in rows for column in _COUNTS if row[column] is not None]
    highest, lowest = max(figures), min(figures)
    # Never a window so narrow that one licence looks like a cliff.
    slack = max((highest - lowest) * 0.08, highest * 0.02, 1)
    low, high = max(0.0, lowest - slack), highest + slack
    first, last = rows[0]["point_date"], max(row["point_date"] for row in rows)
    days = max((last - first).days, 1)
    label_room = max(text_width(words, _LABEL, 600) for words, _, _ in _end_labels(suite)) + 14
    start = left + text_width(count_text(_first_count(suite)), TYPE_SIZES["small"]) + 12
    end = left + width - label_room

    def x(day: date) -> float:
        return start + (day - first).days / days * (end - start) if last > first else start + 4

    def y(figure: float) -> float:
        return float(top + _HEAD + _PLOT - (figure - low) / (high - low) * _PLOT)

    return _Panel(suite, left, top, width, x, y, end)


def _draw_bands(sheet: Sheet, panels: list[_Panel]) -> None:
    corners = [
        {"x": panel.x(row["point_date"]), "y": panel.y(row["low_count"]), "y2": panel.y(row["high_count"])}
        | {"panel": number, "low_count": row["low_count"], "high_count": row["high_count"]}
        for number, panel in enumerate(panels)
        for row in panel.suite.ahead
        if row["low_count"] is not None and row["high_count"] is not None
    ]
    if corners:
        area = alt.Chart(
            chart_frame(pl.DataFrame(corners)), mark=alt.MarkDef(type="area", fill=tone("band"), aria=False)
        )
        sheet.under(area.encode(sheet.x("x"), sheet.y("y"), alt.Y2("y2"), alt.Detail("panel", type="nominal")))


def _draw_panel(sheet: Sheet, panel: _Panel) -> None:
    suite, small = panel.suite, TYPE_SIZES["small"]
    sheet.text(panel.left, panel.top + 13, shorten(suite.name, panel.width, 12, 600), size=12, weight=600)
    is_gone = suite.last["allowance_status"] == "Gone" or (suite.excess_count or 0) > 0
    words = shorten(_finding(suite), panel.width, small)
    sheet.text(panel.left, panel.top + 29, words, tone="short" if is_gone else "muted", size=small)
    for column, dashed in (("committed_count", False), ("ceiling_count", True)):
        if (count := suite.last[column]) is not None:
            y = panel.y(count)
            sheet.line(panel.x(_first_day(suite)), y, panel.right, y, tone="ours", size=1.5, dashed=dashed)
    _draw_steps(sheet, panel)
    _draw_days(sheet, panel)
    _draw_ends(sheet, panel)
    _draw_hits(sheet, panel)


def _draw_steps(sheet: Sheet, panel: _Panel) -> None:
    told, ahead = panel.suite.told, panel.suite.ahead
    for row, after in pairwise(told):
        here, there = panel.y(row["in_use_count"]), panel.y(after["in_use_count"])
        left, right = panel.x(row["point_date"]), panel.x(after["point_date"])
        sheet.line(left, here, right, here, tone="ink", size=1.5)
        if here != there:
            sheet.line(right, here, right, there, tone="ink", size=1.5)
    if len(ahead) > 1:
        first, last = ahead[0], ahead[-1]
        ends = [(panel.x(row["point_date"]), panel.y(row["forecast_count"])) for row in (first, last)]
        sheet.line(*ends[0], *ends[1], tone="ink", size=1.5, dashed=True)
    places = [panel.x(row["point_date"]) for row in told]
    closest = min((b - a for a, b in pairwise(places)), default=panel.width)
    # Points that would run into a chain shrink until they are the line itself.
    radius = min(max(closest / 5, 1.0), 3.0)
    for row, x in zip(told, places, strict=True):
        sheet.symbol(x, panel.y(row["in_use_count"]), shapes.circle(radius), tone="ink", fill="paper", size=radius / 2)
    if ahead:
        over = "short" if (panel.suite.excess_count or 0) > 0 else "ink"
        row = ahead[-1]
        sheet.symbol(panel.x(row["point_date"]), panel.y(row["forecast_count"]), shapes.diamond(4), tone=over)
    if told:
        y = panel.y(told[0]["in_use_count"]) + 3.5
        start = panel.x(told[0]["point_date"]) - 8
        words, size = count_text(told[0]["in_use_count"]), TYPE_SIZES["small"]
        sheet.text(start, y, words, tone="muted", size=size, align="right")


def _draw_days(sheet: Sheet, panel: _Panel) -> None:
    size, bottom = TYPE_SIZES["small"], panel.bottom
    first, event = _first_day(panel.suite), panel.suite.last["forecast_date"]
    left = panel.x(first)
    sheet.line(left, bottom, panel.right, bottom, tone="hairline")
    start = date_text(first, with_year=True)
    if not panel.suite.ahead or event is None:
        last = panel.suite.last["point_date"]
        words = date_text(last, with_year=True) if last > first else ""
    else:
        x = panel.x(event)
        sheet.line(x, panel.top + _HEAD - 4, x, bottom + 4, tone="muted", size=1)
        words = f"{panel.suite.last['event_name'] or 'event'}, {date_text(event, with_year=True)}"
    words = shorten(words, panel.width - 4, size)
    end = min(max(panel.right, panel.left + text_width(words, size)) + 20, panel.left + panel.width)
    if words:
        sheet.text(end, bottom + 17, words, tone="muted", size=size, align="right")
    if not words or left + text_width(start, size) + 10 < end - text_width(words, size):
        sheet.text(left, bottom + 17, start, tone="muted", size=size)


def _draw_ends(sheet: Sheet, panel: _Panel) -> None:
    labels = sorted(_end_labels(panel.suite), key=lambda label: -label[1])
    places: list[float] = []
    for _, count, _ in labels:
        places.append(max(panel.y(count), places[-1] + _LINE_GAP if places else panel.top + _HEAD))
    floor = panel.bottom + 2
    for number in reversed(range(len(places))):
        places[number] = min(places[number], floor)
        floor = places[number] - _LINE_GAP
    for (words, _, color), y in zip(labels, places, strict=True):
        style: dict[str, Any] = {"size": TYPE_SIZES["small"]} if color == "muted" else {"size": _LABEL, "weight": 600}
        sheet.text(panel.right + 10, y + 4, words, tone=color, **style)


def _draw_hits(sheet: Sheet, panel: _Panel) -> None:
    rows = [*panel.suite.told, *panel.suite.ahead[-1:]]
    places = [panel.x(row["point_date"]) for row in rows]
    for number, (row, x) in enumerate(zip(rows, places, strict=True)):
        start = (places[number - 1] + x) / 2 if number else panel.left
        end = (places[number + 1] + x) / 2 if number + 1 < len(places) else panel.left + panel.width
        tip = _tip(panel.suite.name, row)
        spoken = ", ".join(f"{name} {answer}" for name, answer in tip.items())
        sheet.hit(min(start, end), panel.top, max(start, end), panel.bottom + 20, spoken=spoken, tip=tip)


def _first_day(suite: _Suite) -> date:
    day: date = (suite.told or suite.ahead)[0]["point_date"]
    return day


def _first_count(suite: _Suite) -> int | None:
    count: int | None = suite.told[0]["in_use_count"] if suite.told else None
    return count


def _end_labels(suite: _Suite) -> list[tuple[str, float, str]]:
    """What stands at the right end, how high, and in which colour."""
    row, use = suite.last, suite.end_count
    word, over = ("forecast" if suite.ahead else "in use"), (suite.excess_count or 0) > 0
    labels: list[tuple[str, float | None, str]] = [(f"{count_text(use)} {word}", use, "short" if over else "ink")]
    if suite.ahead and use is not None and row["low_count"] != row["high_count"]:
        labels.append((f"{count_text(row['low_count'])}–{count_text(row['high_count'])}", use - _HAIR, "muted"))
    committed, ceiling = row["committed_count"], row["ceiling_count"]
    if ceiling is not None and ceiling == committed:
        labels.append((f"{count_text(ceiling)} committed, no more", ceiling, "ours"))
    else:
        labels += [(f"{count_text(committed)} committed", committed, "ours")]
        labels += [(f"{count_text(ceiling)} threshold", ceiling, "ours")]
    return [(words, count, color) for words, count, color in labels if count is not None]


def _finding(suite: _Suite) -> str:
    """Whether and when the allowance is gone, and why there is no forecast where there is none."""
    row, status, day = suite.last, suite.last["allowance_status"], suite.last["allowance_gone_date"]
    words = []
    if status == "Gone" and day is not None:
        is_first = bool(suite.told) and day == suite.told[0]["point_date"]
        words.append(f"allowance gone since {'at least ' if is_first else ''}{date_text(day, with_year=True)}")
    elif status == "Goes" and day is not None:
        words.append(f"at this pace the allowance is gone on {date_text(day, with_year=True)}")
    elif status == "Lasts":
        words.append("at this pace the allowance lasts to the end of term")
    elif row["ceiling_count"] is None:
        words.append("allowance unknown")
    if not suite.ahead:
        words.append(_NO_FORECAST.get(row["forecast_status"] or "", "no forecast"))
    sentence = "; ".join(words)
    return sentence[:1].upper() + sentence[1:]


def _tip(name: str, row: Row) -> dict[str, str]:
    is_ahead = row["in_use_count"] is None
    band = f"{count_text(row['low_count'])} to {count_text(row['high_count'])}" if is_ahead else "–"
    return {
        "Suite": name,
        "Day": date_text(row["point_date"], with_year=True),
        "Forecast" if is_ahead else "In use": count_text(row["forecast_count" if is_ahead else "in_use_count"]),
        "Band": band,
        "Committed": count_text(row["committed_count"]),
        "Threshold": count_text(row["ceiling_count"]),
    }


def _left_out(suites: int) -> str:
    return f"Left out: {counted(suites, 'suite')} further from the allowance."


def _alt(suites: list[_Suite], left_out: int) -> str:
    sentences = ["Use of each suite so far, and its forecast for the next event."]
    for suite in suites:
        row = suite.last
        on = f"on {date_text(row['point_date'], with_year=True)}"
        use = f"{count_text(suite.end_count)} {'foretold' if suite.ahead else 'in use'} {on}"
        if suite.ahead:
            use += f", between {count_text(row['low_count'])} and {count_text(row['high_count'])}"
        limits = f"{count_text(row['committed_count'])} committed, threshold {count_text(row['ceiling_count'])}"
        finding = _finding(suite)
        sentences.append(f"{suite.name}: {use}; {limits}{'. ' if finding else ''}{finding}.")
    if left_out:
        sentences.append(_left_out(left_out))
    return " ".join(sentences)


def _native(suites: list[_Suite], unit: str, left_out: int) -> NativeChart:
    over = [suite.excess_count for suite in suites]
    tones = ["unknown" if not one.ahead else "short" if (one.excess_count or 0) > 0 else "ours" for one in suites]
    said = [f"{count_text(one.end_count)} of {count_text(one.last['ceiling_count'])}" for one in suites]
    names = [one.name if count is not None else f"{one.name}: unknown" for one, count in zip(suites, over, strict=True)]
    series = Series("Past what is free of charge", list(over), "ours", tones, said)
    return NativeChart("bars", names, [series], unit, _NATIVE_NOTE, left_out)
