"""Which devices are late with their licence reports, by how many days, and how they report."""

from __future__ import annotations

from collections import Counter, defaultdict
from dataclasses import dataclass, field
from typing import TYPE_CHECKING, Any

import polars as pl

from analysis.charts import shapes
from analysis.charts.native import MOST_BARS, NativeChart, Series, with_native
from analysis.charts.sheet import Sheet, nothing_to_show
from analysis.charts.theme import (
    CONTENT_WIDTH,
    TYPE_SIZES,
    chart_frame,
    count_text,
    counted,
    finish,
    plain_frame,
    require_columns,
)
from analysis.charts.typesetting import shorten, text_width

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence

    import altair as alt

MOST_ROWS = 12
# The worst at the foot of a stack; what has no place here is told as unknown.
STATUSES = ("OVERDUE", "NEVER REPORTED", "DUE SOON", "OK", "NOT APPLICABLE", "UNKNOWN")
_WORDS = {
    "OVERDUE": ("late", "short"),
    "NEVER REPORTED": ("never reported", "short"),
    "DUE SOON": ("due soon", "progress_text"),
    "OK": ("in order", "ours"),
    "NOT APPLICABLE": ("owe nothing", "muted"),
    "UNKNOWN": ("unknown", "muted"),
}
_DOT, _PITCH = 2.5, 6.0
_MOST_STACKED = 8
_SCALES: tuple[int, ...] = (1, 2, 5, *(10**power * step for power in range(1, 7) for step in (1, 2, 5)))
# Days beyond this stand at the edge, or one device of ten years ago would squeeze all others.
_MOST_DAYS = 400
_HEAD, _FOOT, _LEAST_ROW, _LINE, _GAP = 22, 24, 34.0, 13.0, 14.0
_TICKS = (7, 15, 30, 60, 90, 180, 365)
_LABEL, _SMALL = TYPE_SIZES["label"], TYPE_SIZES["small"]


@dataclass
class _Row:
    """One way of reporting: its devices by day and status, and those without a day by status."""

    name: str
    by_day: Counter[tuple[int, str]] = field(default_factory=Counter)
    undated: Counter[str] = field(default_factory=Counter)

    @property
    def device_count(self) -> int:
        return self.by_day.total() + self.undated.total()

    def of(self, *statuses: str) -> int:
        return sum(count for (_, one), count in self.by_day.items() if one in statuses) + sum(
            count for one, count in self.undated.items() if one in statuses
        )


@dataclass(frozen=True)
class _Scale:
    """How days become pixels: what is late lies left of the rule, what is not yet due right of it."""

    left: float
    right: float
    rule: float
    by_day: float

    def x(self, days_late: float) -> float:
        return self.rule - days_late * self.by_day

    def bin(self, days_late: int) -> int:
        """Count stacks from the rule, so that none stands on both sides of it: 0 is the first right of it."""
        days = max(-_MOST_DAYS, min(days_late, _MOST_DAYS))
        return -1 - int(days * self.by_day // _PITCH) if days > 0 else int(-days * self.by_day // _PITCH)


def reporting_lateness(
    lateness: pl.DataFrame,
    *,
    title: str,
    unit: str,
    source: str,
    due_soon_days: int | None = None,
    width: int = CONTENT_WIDTH,
) -> alt.LayerChart:
    """Draw a strip a way of reporting, with a dot a device where its due date lies: left of today it is late.

    `lateness`: marts.reporting_lateness (reporting_path, reporting_status, days_late, device_count). Devices without a
    due date are counted in words beside the strip: unknown is never a dot among those in order. Where dots would not
    fit, one stands for several, as the note says. `due_soon_days` shades the days in which a report is due soon.
    """
    require_columns(lateness, "reporting_path", "reporting_status", "days_late", "device_count")
    rows = _rows(chart_frame(plain_frame(lateness)).to_dicts())
    if not rows:
        words = "Nothing to show: no device is known that owes reports."
        return finish(nothing_to_show(words, width), title=title, unit=unit, source=source, alt=words)
    shown, left_out = rows[:MOST_ROWS], rows[MOST_ROWS:]
    scale = _scale(shown, width)
    per_dot = _per_dot(shown, scale) if scale else 1
    finished = finish(
        _drawn(shown, left_out, scale, per_dot, due_soon_days, width),
        title=title,
        unit=unit,
        source=source,
        alt=_alt(rows),
        note=_note(shown, per_dot),
    )
    return with_native(finished, _native(rows))


def _rows(records: Iterable[dict[str, Any]]) -> list[_Row]:
    """The ways of reporting, the one with most late devices first."""
    rows: dict[str, _Row] = {}
    for record in records:
        count = record["device_count"] or 0
        if count <= 0:
            continue
        name = record["reporting_path"] or "Unknown"
        status = record["reporting_status"] if record["reporting_status"] in STATUSES else "UNKNOWN"
        row = rows.setdefault(name, _Row(name))
        if record["days_late"] is None or status in {"UNKNOWN", "NOT APPLICABLE"}:
            row.undated[status] += count
        else:
            row.by_day[int(record["days_late"]), status] += count
    return sorted(
        rows.values(),
        key=lambda row: (-row.of("OVERDUE", "NEVER REPORTED"), -row.by_day.total(), -row.device_count, row.name),
    )


def _scale(rows: Sequence[_Row], width: int) -> _Scale | None:
    days = [max(-_MOST_DAYS, min(day, _MOST_DAYS)) for row in rows for day, _ in row.by_day]
    if not days:
        return None
    left = max(text_width(_shown_name(row, width), _LABEL, 600) for row in rows) + _GAP
    right = width - max((text_width(words, _SMALL) for row in rows for words, _ in _said(row)), default=0.0) - _GAP
    latest, ahead = max(0, *days), max(0, *(-day for day in days))
    by_day = (right - left - 4 * _PITCH) / max(latest + ahead, 30)
    return _Scale(left, right, left + 2 * _PITCH + latest * by_day, by_day)


def _shown_name(row: _Row, width: int) -> str:
    return shorten(row.name, width * 0.26, _LABEL, 600)


def _said(row: _Row) -> list[tuple[str, str]]:
    """What is told in words of the devices without a day."""
    return [
        (f"{count_text(row.undated[status])} {_WORDS[status][0]}", _WORDS[status][1])
        for status in STATUSES
        if row.undated[status]
    ]


def _stacks(row: _Row, scale: _Scale) -> dict[int, Counter[str]]:
    stacks: dict[int, Counter[str]] = defaultdict(Counter)
    for (day, status), count in row.by_day.items():
        stacks[scale.bin(day)][status] += count
    return stacks


def _per_dot(rows: Sequence[_Row], scale: _Scale) -> int:
    """How many devices a dot stands for, so that the highest stack fits into its row."""
    stacks = [stack for row in rows for stack in _stacks(row, scale).values()]
    return next(
        (size for size in _SCALES if all(_height(stack, size) <= _MOST_STACKED for stack in stacks)), _SCALES[-1]
    )


def _height(stack: Counter[str], per_dot: int) -> int:
    return sum(-(-count // per_dot) for count in stack.values())


def _drawn(
    rows: Sequence[_Row],
    left_out: Sequence[_Row],
    scale: _Scale | None,
    per_dot: int,
    due_soon_days: int | None,
    width: int,
) -> alt.LayerChart:
    places: list[tuple[_Row, float, float]] = []
    top: float = _HEAD if scale else 0
    for row in rows:
        highest = max((_height(stack, per_dot) for stack in _stacks(row, scale).values()), default=0) if scale else 0
        tall = max(_LEAST_ROW, highest * _PITCH + 14, len(_said(row)) * _LINE + 10)
        places.append((row, top, top + tall))
        top += tall
    sheet = Sheet(width, top + (_FOOT if scale else 2))
    if left_out:
        devices = counted(sum(row.device_count for row in left_out), "device")
        sheet.foot(f"Left out: {devices} of {counted(len(left_out), 'further way')} of reporting.")
    if scale:
        _draw_days(sheet, scale, places[0][1], top, due_soon_days)
    for row, start, end in places:
        sheet.line(0, end, width, end, tone="hairline")
        _draw_words(sheet, row, start, end, width)
        if scale:
            _draw_dots(sheet, row, scale, per_dot, start, end)
    if scale:
        sheet.line(scale.rule, places[0][1] - 6, scale.rule, top, tone="ink", size=1.2)
    return sheet.chart()


def _draw_days(sheet: Sheet, scale: _Scale, top: float, bottom: float, due_soon_days: int | None) -> None:
    if due_soon_days:
        end = min(scale.right, scale.x(-due_soon_days))
        sheet.rect(scale.rule, top, end, bottom, tone="wash", radius=0)
    late = "late"
    if scale.rule - scale.left > text_width(late, _SMALL, 600) + 12:
        sheet.text(scale.rule - 7, top - 7, late, tone="short", size=_SMALL, weight=600, align="right")
    ahead = "not yet due"
    if scale.right - scale.rule > text_width(ahead, _SMALL, 600) + 12:
        sheet.text(scale.rule + 7, top - 7, ahead, tone="muted", size=_SMALL, weight=600)
    step = next((days for days in _TICKS if days * scale.by_day >= text_width("365 late", _SMALL) + 16), _TICKS[-1])
    first, last = int((scale.rule - scale.right) / scale.by_day), int((scale.rule - scale.left) / scale.by_day)
    for days in range(-(-first // step) * step, last + 1, step):
        x, words = scale.x(days), f"{days} late" if days > 0 else f"in {-days}" if days else "today"
        wide = text_width(words, _SMALL)
        if scale.left - _GAP <= x - wide / 2 and x + wide / 2 <= sheet.width - 1:
            if days:
                sheet.line(x, top, x, bottom, tone="hairline", dashed=True)
            sheet.line(x, bottom, x, bottom + 4, tone="unknown")
            color, weight = ("ink", 600) if days == 0 else ("muted", 400)
            sheet.text(x, bottom + 17, words, tone=color, size=_SMALL, weight=weight, align="center")


def _draw_words(sheet: Sheet, row: _Row, start: float, end: float, width: int) -> None:
    middle = (start + end) / 2
    name = _shown_name(row, width)
    sheet.text(0, middle - 2, name, size=_LABEL, weight=600, key=row.name)
    devices = counted(row.device_count, "device")
    sheet.text(0, middle + 11, shorten(devices, max(width * 0.26, 60), _SMALL), tone="muted", size=_SMALL, key=row.name)
    said = _said(row)
    for number, (words, color) in enumerate(said):
        y = middle + 3.5 + (number - (len(said) - 1) / 2) * _LINE
        sheet.text(width, y, words, tone=color, size=_SMALL, align="right", key=row.name)
        if color == "muted" and words.endswith("unknown"):
            left = width - text_width(words, _SMALL) - 13
            sheet.hatched(left, y - 8, left + 9, y + 1, key=row.name)
    tip = {"How": row.name, "Days": "all", "Status": _statuses(_totals(row)), "Devices": count_text(row.device_count)}
    sheet.hit(0, start, text_width(name, _LABEL, 600), end, spoken=_sentence(row), tip=tip, key=row.name)


def _draw_dots(sheet: Sheet, row: _Row, scale: _Scale, per_dot: int, start: float, end: float) -> None:
    for place, stack in sorted(_stacks(row, scale).items()):
        x, y = scale.rule + (place + 0.5) * _PITCH, end - 7
        days = sorted(day for (day, _) in row.by_day if scale.bin(day) == place)
        for status in STATUSES:
            for _ in range(-(-stack[status] // per_dot)):
                _draw_dot(sheet, x, y, status, row.name)
                y -= _PITCH
        tip = {
            "How": row.name,
            "Days": _days(days[0], days[-1]),
            "Status": _statuses(stack),
            "Devices": count_text(stack.total()),
        }
        left = x - _PITCH / 2
        sheet.hit(left, start, left + _PITCH, end, spoken=", ".join(tip.values()), tip=tip, key=row.name)


def _draw_dot(sheet: Sheet, x: float, y: float, status: str, key: str) -> None:
    if status == "OVERDUE":
        sheet.symbol(x, y, shapes.triangle_down(_DOT + 0.6), tone="short", size=0, key=key)
    elif status == "NEVER REPORTED":
        sheet.symbol(x, y, shapes.triangle_down(_DOT + 0.3), tone="short", fill="paper", size=1, key=key)
    elif status == "DUE SOON":
        sheet.symbol(x, y, shapes.circle(_DOT - 0.4), tone="progress", fill="paper", size=1, key=key)
        sheet.symbol(x, y, shapes.half_circle(_DOT - 0.4), tone="progress", size=0, key=key)
    else:
        sheet.symbol(x, y, shapes.circle(_DOT - 0.1), tone="ours", size=0, key=key)


def _totals(row: _Row) -> Counter[str]:
    return Counter({status: row.of(status) for status in STATUSES if row.of(status)})


def _statuses(counts: Counter[str]) -> str:
    return ", ".join(f"{count_text(counts[one])} {_WORDS[one][0]}" for one in STATUSES if counts[one])


def _days(least: int, most: int) -> str:
    """The days of a stack in words: both ends lie on one side of today, or on the day itself."""
    words = [
        f"{count_text(day)} late" if day > 0 else f"in {count_text(-day)}" if day else "today" for day in (most, least)
    ]
    return words[0] if least == most else f"{words[0]} to {words[1]}"


def _note(rows: Sequence[_Row], per_dot: int) -> str:
    told = {status for row in rows for _, status in row.by_day}
    parts = [
        words
        for status, words in (
            ("OVERDUE", "Filled triangle: late."),
            ("NEVER REPORTED", "Open triangle: never reported."),
            ("DUE SOON", "Half circle: due soon."),
            ("OK", "Circle: in order."),
        )
        if status in told
    ]
    if per_dot > 1:
        parts.insert(0, f"A mark is up to {count_text(per_dot)} devices.")
    if any(abs(day) > _MOST_DAYS for row in rows for day, _ in row.by_day):
        parts.append(f"Beyond {_MOST_DAYS} days: at the edge.")
    return " ".join(parts)


def _sentence(row: _Row) -> str:
    latest = max((day for (day, status) in row.by_day if status in {"OVERDUE", "NEVER REPORTED"}), default=0)
    told = _statuses(_totals(row)) + (f", the latest by {counted(latest, 'day')}" if latest > 0 else "")
    return f"{row.name}: {told}."


def _alt(rows: Sequence[_Row]) -> str:
    return " ".join(
        ["Devices by how they report and by the days to their due date.", *(_sentence(row) for row in rows)]
    )


def _native(rows: Sequence[_Row]) -> NativeChart:
    """How many devices stand how, a bar each; where several ways report, the bar says which."""
    counts = [(row, status, count) for row in rows for status, count in _totals(row).items()]
    shown = counts[:MOST_BARS]
    words = [(row.name, _WORDS[status][0]) for row, status, _ in shown]
    names = [f"{how}: {told}" if len(rows) > 1 and how.lower() != told else told for how, told in words]
    tones = ["unknown" if status == "UNKNOWN" else _WORDS[status][1] for _, status, _ in shown]
    series = Series("Devices", [count for _, _, count in shown], "ours", tones)
    note = "How many days late: in the brief."
    return NativeChart("bars", names, [series], "Devices", note, left_out=len(counts) - len(shown))
