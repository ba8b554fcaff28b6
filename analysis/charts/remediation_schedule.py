"""By when each kind of cure must begin to count at the next event, what it is worth, and which are too late."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

import polars as pl

from analysis.charts.native import MOST_BARS, NativeChart, Series, with_native
from analysis.charts.sheet import Align, Sheet, nothing_to_show
from analysis.charts.theme import (
    CONTENT_WIDTH,
    TYPE_SIZES,
    chart_frame,
    count_text,
    counted,
    date_text,
    finish,
    plain_frame,
    require_columns,
)
from analysis.charts.typesetting import shorten, text_width
from analysis.numbers import number_text

if TYPE_CHECKING:
    from datetime import date

    import altair as alt

MOST_CURES = 16
_HEAD = 38
_ROW = 40
_BAR = 9
_LABEL = 11.5
_UNKNOWN, _NONE = "unknown", "no licences"
_MILLIONS_FROM = 100_000_000


@dataclass(frozen=True)
class _Span:
    """The days in sight and where they lie in pixels."""

    first: date
    last: date
    width: float

    def x(self, day: date) -> float:
        """Return where a day stands."""
        days = (self.last - self.first).days
        return (day - self.first).days / days * self.width if days else self.width


def remediation_schedule(
    cures: pl.DataFrame, *, title: str, unit: str, source: str, width: int = CONTENT_WIDTH
) -> alt.LayerChart:
    """Draw a bar a kind of cure, from the last day on which it can begin safely to the event.

    `cures` is marts.remediation_totals: cure_kind, currency, last_safe_start_date, event_date, event_name, as_of_date,
    lead_days, owner_role, cure_count, late_cure_count, achievable_count, achievable_amount, late_count, late_amount,
    unknown_cure_count, unpriced_cure_count. What begins too late is greyed and says so.
    """
    require_columns(
        cures,
        *("cure_kind", "currency", "last_safe_start_date", "event_date", "event_name", "as_of_date", "lead_days"),
        *("owner_role", "cure_count", "late_cure_count", "achievable_count", "achievable_amount", "late_count"),
        *("late_amount", "unknown_cure_count", "unpriced_cure_count"),
    )
    frame = _known(plain_frame(cures))
    if frame.is_empty():
        dated = cures.height > 0
        why = "no event is known, so no cure has a last day to begin" if dated else "the plan holds no cure"
        words = f"Nothing to show: {why}."
        return finish(nothing_to_show(words, width), title=title, unit=unit, source=source, alt=words)
    shown = chart_frame(frame.head(MOST_CURES))
    left_out = frame.height - shown.height
    finished = finish(
        _drawn(shown.to_dicts(), width, left_out),
        title=title,
        unit=unit,
        source=source,
        alt=_alt(frame),
        note="Bar: from the last safe start to the event. Figures: licences of shortage taken away and their value. "
        "Pale: takes no licence away. Hatch: unknown. Grey: too late, left out of what is achievable.",
    )
    return with_native(finished, _native(shown.to_dicts(), unit, left_out))


def _known(cures: pl.DataFrame) -> pl.DataFrame:
    return (
        cures.filter(pl.col("last_safe_start_date").is_not_null() & pl.col("event_date").is_not_null())
        .with_columns(pl.col("cure_kind", "owner_role", "currency", "event_name").fill_null(""))
        .with_columns((pl.col("last_safe_start_date") < pl.col("as_of_date")).alias("is_late"))
        .sort("is_late", "last_safe_start_date", "cure_kind", "currency")
    )


def _drawn(rows: list[dict[str, Any]], width: int, left_out: int) -> alt.LayerChart:
    today, event = rows[0]["as_of_date"], max(row["event_date"] for row in rows)
    first = min(today, *(row["last_safe_start_date"] for row in rows))
    span = _Span(first, max(event, today), float(width))
    sheet = Sheet(width, _HEAD + len(rows) * _ROW + 4)
    if left_out:
        sheet.foot(f"Left out: {counted(left_out, 'kind')} of cure that can wait longer.")
    _days(sheet, span, rows, today, event)
    for place, row in enumerate(rows):
        _bar(sheet, span, row, _HEAD + place * _ROW)
    return sheet.chart()


def _days(sheet: Sheet, span: _Span, rows: list[dict[str, Any]], today: date, event: date) -> None:
    """Write the event's day and today's above the bars; their ticks stand on each bar."""
    small = TYPE_SIZES["small"]
    name = f"{rows[0]['event_name'] or 'event'}, {date_text(event, with_year=True)}"
    sheet.text(sheet.width, 11, shorten(name, sheet.width, small, 600), size=small, weight=600, align="right")
    words, x = f"today, {date_text(today, with_year=True)}", span.x(today)
    align: Align = "left" if x + text_width(words, small, 600) < sheet.width else "right"
    sheet.text(x, 27, words, tone="short", size=small, weight=600, align=align)


def _bar(sheet: Sheet, span: _Span, row: dict[str, Any], top: float) -> None:
    key = f"{row['cure_kind']} {row['currency']}"
    start, left = row["last_safe_start_date"], span.x(row["last_safe_start_date"])
    is_late, day = row["is_late"], date_text(start, with_year=True)
    figures = {"last_safe_start_date": start, "event_date": row["event_date"]}
    base = top + 30
    sheet.rect(0, base - 0.5, sheet.width - 2, base + 0.5, tone="hairline", radius=0)
    # Never so short that a cure with no lead time has no bar.
    right = max(span.x(row["event_date"]) - 2, left + 3)
    left = min(left, right - 3)
    worth = _worth(row)
    if worth == _UNKNOWN and not is_late:
        sheet.hatched(left, base - _BAR / 2, right, base + _BAR / 2, key=key, figures=figures)
    else:
        tone = "hairline" if is_late else "ours" if row["achievable_count"] else "ours_tint"
        sheet.rect(left, base - _BAR / 2, right, base + _BAR / 2, tone=tone, key=key, figures=figures)
    sheet.line(sheet.width - 0.75, base - 8, sheet.width - 0.75, base + 8, tone="ink", size=1.5)
    now = min(max(span.x(row["as_of_date"]), 0.75), sheet.width - 0.75)
    sheet.line(now, base - 8, now, base + 8, tone="short", size=1.5)
    small = TYPE_SIZES["small"]
    tone = "muted" if is_late else "ink"
    sheet.text(sheet.width, base - 13, worth, tone=tone, size=_LABEL, weight=600, align="right", key=key)
    room = sheet.width - text_width(worth, _LABEL, 600) - 14
    kind = shorten(row["cure_kind"], min(room, 150), _LABEL, 600)
    sheet.text(0, base - 13, kind, tone=tone, size=_LABEL, weight=600, key=key)
    beside = text_width(kind, _LABEL, 600) + 8
    when = f"too late after {day}" if is_late else f"begin by {day}"
    sheet.text(beside, base - 13, _fitted(row, when, room - beside), tone="muted", size=small, key=key)
    tip = {
        "Cure": row["cure_kind"],
        "Last safe start": f"{day}{', too late' if is_late else ''}",
        "Lead time": counted(row["lead_days"] or 0, "day"),
        "Who": row["owner_role"] or "–",
        "Takes away": worth,
        "Cures": count_text(row["cure_count"]),
    }
    spoken = f"{row['cure_kind']}: {when}, {worth}"
    sheet.hit(0, top + 4, sheet.width, top + _ROW, spoken=spoken, tip=tip, key=key)


def _fitted(row: dict[str, Any], when: str, room: float) -> str:
    """Say by when, how long and who, as much of it as fits beside the name."""
    days, owner = counted(row["lead_days"] or 0, "day"), row["owner_role"]
    for words in (f"{when} · {days} · {owner}", f"{when} · {days}", when):
        if text_width(words, TYPE_SIZES["small"]) <= room:
            return words
    return shorten(when, max(room, 0), TYPE_SIZES["small"]) if room > 30 else ""  # noqa: PLR2004


def _worth(row: dict[str, Any]) -> str:
    """Say what a kind takes away: licences, then their value; what is unknown says so."""
    side = "late" if row["is_late"] else "achievable"
    count, amount, unknown = row[f"{side}_count"], row[f"{side}_amount"], row["unknown_cure_count"]
    if not count:
        return _UNKNOWN if unknown else _NONE
    if not amount:
        return f"{count_text(count)}, no price"
    more = "+" if row["unpriced_cure_count"] else ""
    is_large = amount >= _MILLIONS_FROM
    money = f"{number_text(amount, 1, divisor=1_000_000)} million" if is_large else count_text(amount)
    return f"{count_text(count)} · {row['currency']} {money}{more}".replace("  ", " ")


def _alt(cures: pl.DataFrame) -> str:
    event = f"{cures['event_name'][0] or 'event'} on {date_text(cures['event_date'].max(), with_year=True)}"  # type: ignore[arg-type]
    said = []
    for row in cures.iter_rows(named=True):
        start = date_text(row["last_safe_start_date"], with_year=True)
        when = f"too late after {start}" if row["is_late"] else f"by {start}"
        said.append(f"{row['cure_kind']} {when} ({_worth(row)})")
    return f"Last safe start of {counted(cures.height, 'kind')} of cure before the {event}: {'; '.join(said)}."


def _native(rows: list[dict[str, Any]], unit: str, left_out: int) -> NativeChart:
    """Days from today: a bar from the last safe start to the event, standing on the days until then."""
    shown = rows[:MOST_BARS]
    waits = [max((row["last_safe_start_date"] - row["as_of_date"]).days, 0) for row in shown]
    spans = [
        max((row["event_date"] - row["as_of_date"]).days - wait, 0) for row, wait in zip(shown, waits, strict=True)
    ]
    tones = ["unknown" if row["is_late"] or _worth(row) == _UNKNOWN else "ours" for row in shown]
    said = [_worth(row) for row in shown]
    names = [f"{row['cure_kind']}: {_begin(row)}" for row in shown]
    return NativeChart(
        "stacked bars",
        names,
        [
            Series("Days until the last safe start", list(waits), "paper", is_hidden=True, is_labelled=False),
            Series("From then to the event", list(spans), "ours", tones, said),
        ],
        unit,
        note="Bar: from the last safe start to the event. Figures: what it takes away. Hatched: unknown or too late.",
        left_out=left_out + len(rows) - len(shown),
    )


def _begin(row: dict[str, Any]) -> str:
    day = date_text(row["last_safe_start_date"], with_year=False)
    return f"too late after {day}" if row["is_late"] else f"by {day}"
