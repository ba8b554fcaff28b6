"""Which dates decide, how far off they are, and where Cisco's own quarters end between them."""

from __future__ import annotations

import re
from dataclasses import dataclass
from itertools import pairwise
from typing import TYPE_CHECKING, Any

import polars as pl

from analysis.charts import shapes
from analysis.charts.label_lanes import Label, Placed, place_labels, stack_labels
from analysis.charts.native import MOST_BARS, NativeChart, Series, with_native
from analysis.charts.sheet import Align, Sheet, nothing_to_show
from analysis.charts.theme import (
    CONTENT_WIDTH,
    TYPE_SIZES,
    chart_frame,
    counted,
    date_text,
    finish,
    plain_frame,
    require_columns,
)
from analysis.charts.typesetting import shorten, text_width
from analysis.errors import ChartError

if TYPE_CHECKING:
    from collections.abc import Callable
    from datetime import date

    import altair as alt

MOST_EVENTS = 14
_BAND = 20
_LANE = 36
_CLEAR_TOP = 18
_DATE_SIZE = 11.5
_LONG_SPAN_DAYS = 300
_MARK = 6.0
# What is kept when there are more dates than a line can carry.
_RANK = {"milestone": 0, "notice": 1, "engage_by": 1, "invoice": 2, "term_end": 2}
_QUARTER = re.compile(r"Q([1-4])(?:\s*FY\s*(\d{2,4}))?", re.IGNORECASE)


@dataclass(frozen=True)
class _Quarter:
    """A stretch of the band in pixels: one of Cisco's fiscal quarters, as far as it is in sight."""

    left: float
    right: float
    name: str
    brief: str
    ends_on: str
    is_tinted: bool


@dataclass(frozen=True)
class _Event:
    """One date with its two lines of text, their width and their place."""

    row: dict[str, Any]
    text: tuple[str, str, float]
    place: Placed
    x: float
    key: str
    has_leader: bool = True


def event_timeline(
    dates: pl.DataFrame, *, title: str, unit: str, source: str, width: int = CONTENT_WIDTH
) -> alt.LayerChart:
    """Draw the dates of an event on Cisco's quarters, with a rule for today.

    `dates`: event_date, event_name, event_key; optionally is_past. Rows of key 'today' and 'quarter_end' become the
    rule and the band; a quarter is named by its own end ('Q2 FY27 ends'). The milestone is filled, the past muted.
    """
    require_columns(dates, "event_date", "event_name", "event_key")
    frame = _known(plain_frame(dates))
    ends = frame.filter(pl.col("event_key") == "quarter_end").unique("event_date").sort("event_date")
    today: date | None = frame.filter(pl.col("event_key") == "today")["event_date"].min()  # type: ignore[assignment]
    events = frame.filter(~pl.col("event_key").is_in(["quarter_end", "today"]))
    if events.is_empty():
        words = "Nothing to show: no date of the event is known."
        return finish(nothing_to_show(words, width), title=title, unit=unit, source=source, alt=words)
    shown = chart_frame(_kept(events, today))
    left_out = events.height - shown.height
    finished = finish(
        _drawn(shown.to_dicts(), ends, today, width, left_out),
        title=title,
        unit=unit,
        source=source,
        alt=_alt(shown, today, left_out),
        note=("Band: Cisco's fiscal quarters. " if ends.height else "") + "Filled: the milestone.",
    )
    return with_native(finished, _native(shown.to_dicts(), today, left_out))


def _known(frame: pl.DataFrame) -> pl.DataFrame:
    if not frame["event_date"].dtype.is_temporal() and frame.height:
        raise ChartError("Column event_date is not a date.", todo="Cast it in the mart.")
    past = [] if "is_past" in frame.columns else [pl.lit(None, pl.Boolean).alias("is_past")]
    return (
        frame.with_columns(*past, pl.col("event_date").cast(pl.Date))
        .filter(pl.col("event_date").is_not_null())
        .with_columns(pl.col("event_key").fill_null(""), pl.coalesce("event_name", "event_key").fill_null(""))
        .unique(["event_date", "event_key", "event_name"], maintain_order=True)
        .sort("event_date", maintain_order=True)
    )


def _kept(events: pl.DataFrame, today: date | None) -> pl.DataFrame:
    """Keep what decides, then what is still ahead, then what is nearest."""
    days = (pl.col("event_date") - pl.lit(today, pl.Date)).dt.total_days() if today else pl.lit(0)
    ranked = events.with_columns(
        pl.col("event_key").replace_strict(_RANK, default=9).alias("rank"), days.alias("days")
    ).sort("rank", pl.col("days") < 0, pl.col("days").abs(), "event_date", maintain_order=True)
    return ranked.head(MOST_EVENTS).sort("event_date", maintain_order=True)


def _drawn(
    events: list[dict[str, Any]], ends: pl.DataFrame, today: date | None, width: int, left_out: int
) -> alt.LayerChart:
    days = [*(row["event_date"] for row in events), *([today] if today else [])]
    first, last = min(days), max(days)
    with_year = (last - first).days > _LONG_SPAN_DAYS or today is None
    names_room = 150.0 if width >= CONTENT_WIDTH else 104.0
    x = _positions(first, last, 12, width - 12)
    texts = [_label(row, names_room, with_year=with_year) for row in events]
    labels = [Label(x(row["event_date"]), wide) for row, (_, _, wide) in zip(events, texts, strict=True)]
    places = place_labels(labels, width, rule=x(today) if today else None)
    if places is None:
        # Too dense for lanes on both sides: one label a lane, with room for the last one at the right.
        x = _positions(first, last, 12, width - 112)
        texts = [_label(row, 104.0, with_year=with_year) for row in events]
        places = stack_labels(
            [Label(x(row["event_date"]), wide) for row, (_, _, wide) in zip(events, texts, strict=True)]
        )
    above = max((place.lane + 1 for place in places if place.side == "above"), default=0)
    below = max((place.lane + 1 for place in places if place.side == "below"), default=0)
    band = (_CLEAR_TOP if today else 0) + (above * _LANE + 4 if above else 8)
    sheet = Sheet(width, band + _BAND + (below * _LANE + 12 if below else 10))
    if left_out:
        sheet.foot(_left_out(left_out))
    marks = [x(row["event_date"]) for row in events]
    _draw_band(sheet, _quarters(ends, x, width), band, [*marks, *([x(today)] if today else [])])
    if today:
        _draw_today(sheet, x(today), f"today, {date_text(today, with_year=True)}", band)
    for number, (row, text, place) in enumerate(zip(events, texts, places, strict=True)):
        # Today's rule already leads to a date that is today.
        has_leader = place.side == "below" or row["event_date"] != today
        key = f"{number} {row['event_name']}"
        _draw_event(sheet, _Event(row, text, place, marks[number], key, has_leader), band, today)
    return sheet.chart()


def _positions(first: date, last: date, left: float, right: float) -> Callable[[date], float]:
    days = (last - first).days

    def x(day: date) -> float:
        return left + (day - first).days / days * (right - left) if days else (left + right) / 2

    return x


def _label(row: dict[str, Any], room: float, *, with_year: bool) -> tuple[str, str, float]:
    day = date_text(row["event_date"], with_year=with_year)
    name = shorten(row["event_name"], room, TYPE_SIZES["small"])
    return day, name, max(text_width(day, _DATE_SIZE, 600), text_width(name, TYPE_SIZES["small"]))


def _quarters(ends: pl.DataFrame, x: Callable[[date], float], width: int) -> list[_Quarter]:
    """Cut the band at each quarter's end; the stretch after the last end is the quarter that follows it."""
    quarters: list[_Quarter] = []
    start, following = float("-inf"), ("", "")
    for number, row in enumerate(ends.iter_rows(named=True)):
        place = x(row["event_date"])
        found = _QUARTER.search(row["event_name"])
        name, following = _quarter_names(found) if found else (("", ""), ("", ""))
        ends_on = date_text(row["event_date"], with_year=True)
        quarters.append(_Quarter(max(start, 0.0), min(place, width), *name, ends_on, is_tinted=number % 2 == 1))
        start = place
    if quarters:
        quarters.append(_Quarter(max(start, 0.0), float(width), *following, "", is_tinted=ends.height % 2 == 1))
    return [quarter for quarter in quarters if quarter.right - quarter.left > 0]


def _quarter_names(found: re.Match[str]) -> tuple[tuple[str, str], tuple[str, str]]:
    """Name a quarter and the one after it, in full and in brief."""
    quarter, year = int(found[1]), int(found[2]) % 100 if found[2] else None
    after, later = quarter % 4 + 1, year if year is None or quarter < 4 else (year + 1) % 100  # noqa: PLR2004
    named = [(q, "" if fy is None else f" FY{fy:02d}") for q, fy in ((quarter, year), (after, later))]
    return tuple((f"Cisco Q{q}{fy}", f"Q{q}") for q, fy in named)  # type: ignore[return-value]


def _draw_band(sheet: Sheet, quarters: list[_Quarter], top: float, marks: list[float]) -> None:
    sheet.rect(0, top, sheet.width, top + _BAND, tone="wash")
    for quarter in quarters:
        if quarter.is_tinted:
            sheet.rect(quarter.left, top, quarter.right, top + _BAND, tone="band")
        tip = {"Quarter": quarter.name or "unknown", "Ends": quarter.ends_on or "–"}
        sheet.hit(quarter.left, top, quarter.right, top + _BAND, spoken=quarter.name, tip=tip)
        for name in (quarter.name, quarter.name.split(" FY")[0], quarter.brief):
            middle = _free_middle(quarter, text_width(name, TYPE_SIZES["small"]), marks)
            if name and middle is not None:
                size = TYPE_SIZES["small"]
                sheet.text(middle, top + _BAND / 2 + 4, name, tone="muted", size=size, align="center")
                break


def _free_middle(quarter: _Quarter, wide: float, marks: list[float]) -> float | None:
    """Find where in its stretch a name stands clear of every mark: in the middle, else in the widest gap."""
    clear = _MARK + 4
    inside = sorted(mark for mark in marks if quarter.left - clear < mark < quarter.right + clear)
    edges = [quarter.left + 4 - clear, *inside, quarter.right - 4 + clear]
    gaps = [(a + clear, b - clear) for a, b in pairwise(edges) if b - a - 2 * clear >= wide]
    middle = (quarter.left + quarter.right) / 2
    if any(a <= middle - wide / 2 and middle + wide / 2 <= b for a, b in gaps):
        return middle
    return max(((b - a, (a + b) / 2) for a, b in gaps), default=(0.0, None))[1]


def _draw_today(sheet: Sheet, x: float, words: str, band: float) -> None:
    sheet.line(x, 1, x, band + _BAND + 6, tone="short", size=2)
    fits = x + 6 + text_width(words, TYPE_SIZES["small"], 600) <= sheet.width
    align: Align = "left" if fits else "right"
    start = x + 6 if fits else x - 6
    sheet.text(start, 10, words, tone="short", size=TYPE_SIZES["small"], weight=600, align=align)


def _draw_event(sheet: Sheet, event: _Event, band: float, today: date | None) -> None:
    row, (day, name, wide), place, x, key = event.row, event.text, event.place, event.x, event.key
    is_milestone = row["event_key"] == "milestone"
    is_past = row["is_past"] if row["is_past"] is not None else bool(today and row["event_date"] < today)
    center = band + _BAND / 2
    if place.side == "above":
        below = band - 12 - place.lane * _LANE
        upper = below - 14
        if event.has_leader:
            sheet.line(x, center - _MARK, x, below + 5, tone="unknown", key=key)
    else:
        upper = band + _BAND + 25 + place.lane * _LANE
        below = upper + 14
        sheet.line(x, center + _MARK, x, upper - 12, tone="unknown", key=key)
    color = "muted" if is_past else "ink" if is_milestone else "theirs"
    fill = color if is_milestone else "paper"
    sheet.symbol(x, center, shapes.diamond(_MARK), tone=color, fill=fill, size=1.5, key=key)
    edge = place.left if place.flag == "right" else place.left + wide
    align: Align = "left" if place.flag == "right" else "right"
    weight = 400 if is_past else 600
    sheet.text(edge, upper, day, tone=color, size=_DATE_SIZE, weight=weight, align=align, key=key)
    shade = "ink" if is_milestone and not is_past else "muted"
    sheet.text(edge, below, name, tone=shade, size=TYPE_SIZES["small"], align=align, key=key)
    tip = {
        "Date": date_text(row["event_date"], with_year=True),
        "Event": row["event_name"],
        "From today": _distance(row["event_date"], today) or "–",
    }
    sheet.hit(place.left, upper - 12, place.left + wide, below + 4, spoken="", tip=tip, key=key)
    sheet.hit(x - 8, center - 10, x + 8, center + 10, spoken=", ".join(tip.values()), tip=tip, key=key)


def _distance(day: date, today: date | None) -> str:
    if today is None:
        return ""
    days = (day - today).days
    if days == 0:
        return "today"
    return f"in {counted(days, 'day')}" if days > 0 else f"{counted(-days, 'day')} ago"


def _left_out(events: int) -> str:
    return f"Left out: {counted(events, 'date')} of less weight."


def _alt(events: pl.DataFrame, today: date | None, left_out: int) -> str:
    said = []
    for row in events.iter_rows(named=True):
        distance = _distance(row["event_date"], today)
        day = date_text(row["event_date"], with_year=True)
        said.append(f"{row['event_name']} {day}{f' ({distance})' if distance else ''}")
    start = f"Timeline as of {date_text(today, with_year=True)}" if today else "Timeline"
    return f"{start}: {'; '.join(said)}." + (f" {_left_out(left_out)}" if left_out else "")


def _native(events: list[dict[str, Any]], today: date | None, left_out: int) -> NativeChart | None:
    """How many days each date is off; none where today is not known or nothing lies ahead."""
    ahead = [row for row in events if today is not None and row["event_date"] >= today]
    if today is None or not ahead:
        return None
    shown = ahead[:MOST_BARS]
    names = [f"{date_text(row['event_date'], with_year=True)}  {row['event_name']}" for row in shown]
    days: list[float | None] = [(row["event_date"] - today).days for row in shown]
    tones = ["ink" if row["event_key"] == "milestone" else "theirs" for row in shown]
    series = Series("Days ahead", days, "theirs", tones)
    unit = f"Days from {date_text(today, with_year=True)}"
    return NativeChart("bars", names, [series], unit, "Dark: the milestone.", left_out + len(ahead) - len(shown))
