"""Which source is there of which day, and how old the newest of each kind is on the as-of date."""

from __future__ import annotations

from collections import Counter
from dataclasses import dataclass
from datetime import timedelta
from itertools import pairwise
from typing import TYPE_CHECKING

from analysis.charts import shapes
from analysis.charts.native import with_native
from analysis.charts.sheet import Sheet, nothing_to_show
from analysis.charts.source_days import Day, Kind, Sources, ages_table, read_sources
from analysis.charts.theme import (
    CONTENT_WIDTH,
    TYPE_SIZES,
    count_text,
    counted,
    date_text,
    finish,
    plain_frame,
    require_columns,
)
from analysis.charts.typesetting import shorten, text_width, wrapped

if TYPE_CHECKING:
    from collections.abc import Sequence
    from datetime import date

    import altair as alt
    import polars as pl

_NEEDED = ("kind_number", "source_name", "source_status", "taken_at", "landed_count", "rejected_count", "age_days")
_HEAD, _FOOT = 28, 26
_ONE_LINE_ROW, _TWO_LINE_ROW, _LEADING = 23, 30, 12
_GAP, _SAID_GAP, _INSET = 16.0, 9.0, 8.0
_AFTER_ROOM = 32.0
_REACH = 14.0
_WIDE = 500
_LABEL, _SMALL = TYPE_SIZES["label"], TYPE_SIZES["small"]
# Twelve days must not look as long as a year: a folder of one day is drawn on a quarter.
_LEAST_DAYS = 92
# From how many rows on a dot has which radius.
_ROW_STEPS = ((10_000, 5.4), (1_000, 4.6), (100, 3.8), (0, 3.0))
_MOST_DOTS, _LEAST_DISTANCE = 1_500, 4.0
_MOST_NAMES = 4
_POINTS_ON = "M-3.2,-4L4.2,0L-3.2,4Z"


@dataclass(frozen=True)
class _Said:
    """Words behind the age, in pixels from where the age ends; `lift` is from the line of the name."""

    words: str
    tone: str
    left: float
    right: float
    lift: float


@dataclass(frozen=True)
class _Row:
    """Where a kind stands: its name in lines, its words at the right, the days of it that can be told apart."""

    kind: Kind
    name: list[str]
    said: list[_Said]
    days: list[Day]
    top: float
    bottom: float

    @property
    def middle(self) -> float:
        return (self.top + self.bottom) / 2


@dataclass(frozen=True)
class _Scale:
    """How days become pixels: to scale up to the as-of date; what is later is fitted into a strip of its own."""

    left: float
    rule: float
    as_of: date
    by_day: float
    after_by_day: float

    def x(self, day: date) -> float:
        days = (day - self.as_of).days
        return self.rule + (_INSET + days * self.after_by_day if days > 0 else days * self.by_day)


def source_calendar(
    sources: pl.DataFrame,
    *,
    title: str,
    unit: str,
    source: str,
    stale_days: int | None = None,
    width: int = CONTENT_WIDTH,
) -> alt.LayerChart:
    """Draw one row a kind of source and one mark a day it was taken on, up to the as-of date and beyond.

    `sources`: marts.source_kinds (kind_number, source_name, source_status) with the rows of marts.sources that are of
    each kind: taken_at, landed_count, rejected_count, age_days, export_status; optionally file_count, format_title and
    smart_account. A kind without a source is a row of nulls and says 'missing'; a source without a day is no mark. The
    as-of date is what day and age agree on. `stale_days` shades the days that still speak for it.
    """
    require_columns(sources, *_NEEDED, "export_status")
    read = read_sources(plain_frame(sources))
    if not read.kinds:
        words = "Nothing to show: no kind of source is known."
        return finish(nothing_to_show(words, width), title=title, unit=unit, source=source, alt=words)
    finished = finish(
        _drawn(read, stale_days, width),
        title=title,
        unit=unit,
        source=source,
        alt=_alt(read),
        note=_note(read.kinds, stale_days),
    )
    return with_native(finished, ages_table(read.kinds))


def _drawn(sources: Sources, stale_days: int | None, width: int) -> alt.LayerChart:
    kinds = sources.kinds
    is_wide = width >= _WIDE
    room = width * 0.3
    names = [wrapped(kind.name, room, _LABEL, lines=1 if is_wide else 2) for kind in kinds]
    said = [_placed(_said(kind, is_wide=is_wide), room, is_wide=is_wide) for kind in kinds]
    name_right = max(text_width(line, _LABEL) for lines in names for line in lines)
    age_right = width - max((part.right for parts in said for part in parts), default=0.0)
    age_left = age_right - max(text_width(kind.age, _LABEL, 600) for kind in kinds)
    scale = _scale(sources, name_right + _GAP, age_left - _GAP)
    kept = _kept(kinds, scale) if scale else [[] for _ in kinds]
    is_single = is_wide or max(len(parts) for pair in zip(names, said, strict=True) for parts in pair) == 1
    pitch = _ONE_LINE_ROW if is_single else _TWO_LINE_ROW
    head = _HEAD if scale else 0
    rows = [
        _Row(kind, name, words, days, head + number * pitch, head + (number + 1) * pitch)
        for number, (kind, name, words, days) in enumerate(zip(kinds, names, said, kept, strict=True))
    ]
    sheet = Sheet(width, rows[-1].bottom + (_FOOT if scale else 2))
    for line in _left_out(_days_left_out(rows), sources.stray_count):
        sheet.foot(line)
    for row in rows:
        sheet.line(0, row.bottom, width, row.bottom, tone="hairline")
    if scale:
        _draw_time(sheet, rows, scale, stale_days)
    for row in rows:
        _draw_words(sheet, row, name_right, age_left, age_right)
        if scale:
            _draw_days(sheet, row, scale)
    return sheet.chart()


def _said(kind: Kind, *, is_wide: bool) -> list[tuple[str, str]]:
    """What must be known of a kind beside its age, each with its colour."""
    said = [("stale", "progress_text")] if kind.is_stale else []
    if kind.is_missing and kind.file_count:
        said.append(("no rows", "muted"))
    if kind.rejected_count:
        rows = counted(kind.rejected_count, "row") if is_wide else count_text(kind.rejected_count)
        said.append((f"{rows} rejected", "short"))
    return said


def _placed(said: list[tuple[str, str]], room: float, *, is_wide: bool) -> list[_Said]:
    """Set what is said behind the age on one line, or on a line each where the picture is narrow."""
    placed: list[_Said] = []
    for number, (words, shade) in enumerate(said):
        left = (placed[-1].right if placed and is_wide else 0.0) + _SAID_GAP
        shown = shorten(words, room - left, _SMALL, 600)
        lift = 0.0 if is_wide else (number - (len(said) - 1) / 2) * _LEADING
        placed.append(_Said(shown, shade, left, left + text_width(shown, _SMALL, 600), lift))
    return placed


def _scale(sources: Sources, left: float, right: float) -> _Scale | None:
    if sources.first is None or sources.as_of is None:
        return None
    after = max(-day.age_days for kind in sources.kinds for day in kind.days)
    rule = right - (_AFTER_ROOM if after > 0 else 0)
    first = min(sources.first, sources.as_of - timedelta(days=_LEAST_DAYS))
    by_day = (rule - left - _INSET) / (sources.as_of - first).days
    # What is later stands where its day puts it, unless that is off the page.
    return _Scale(left, rule, sources.as_of, by_day, min(by_day, (_AFTER_ROOM - 2 * _INSET) / max(after, 1)))


def _kept(kinds: Sequence[Kind], scale: _Scale) -> list[list[Day]]:
    """Leave out days that nobody could tell from the next, from the newest back, where there are very many."""
    if sum(len(kind.days) for kind in kinds) <= _MOST_DOTS:
        return [kind.days for kind in kinds]
    kept = []
    for kind in kinds:
        days: list[Day] = []
        for day in reversed(kind.days):
            if not days or scale.x(days[-1].taken_at) - scale.x(day.taken_at) >= _LEAST_DISTANCE:
                days.append(day)
        kept.append(days[::-1])
    return kept


def _draw_time(sheet: Sheet, rows: Sequence[_Row], scale: _Scale, stale_days: int | None) -> None:
    top, bottom = rows[0].top, rows[-1].bottom
    if stale_days is not None:
        start = max(scale.left, scale.rule - stale_days * scale.by_day)
        sheet.rect(start, top, scale.rule, bottom, tone="wash", radius=0)
    words = f"as of {date_text(scale.as_of, with_year=True)}"
    wide = text_width(words, _SMALL, 600)
    start = max(0.0, min(scale.rule - wide / 2, sheet.width - wide - 1))
    sheet.text(start, top - 13, words, tone="short", size=_SMALL, weight=600)
    _draw_day_labels(sheet, rows, scale, bottom)
    sheet.line(scale.rule, top - 8, scale.rule, bottom, tone="short", size=1.5)


def _draw_day_labels(sheet: Sheet, rows: Sequence[_Row], scale: _Scale, bottom: float) -> None:
    """Name the days that fit: the first, then those on which most kinds were taken, then the newest."""
    taken = Counter(day.taken_at for row in rows for day in row.days)
    first = min(taken, default=None)
    named: list[date] = []
    for day in sorted(taken, key=lambda day: (day != first, -taken[day], -day.toordinal())):
        wished = sorted([*named, day])
        places = [(left, right) for left, right, _ in _day_labels(wished, scale, sheet.width)]
        if all(b - a >= _SAID_GAP for (_, a), (b, _) in pairwise(places)):
            named = wished
    for day, (left, _, words) in zip(named, _day_labels(named, scale, sheet.width), strict=True):
        x = scale.x(day)
        if day != scale.as_of:
            sheet.line(x, rows[0].top, x, bottom, tone="hairline", dashed=True)
        sheet.line(x, bottom, x, bottom + 4, tone="unknown")
        sheet.text(left, bottom + 18, words, tone="muted", size=_SMALL)


def _day_labels(days: Sequence[date], scale: _Scale, width: float) -> list[tuple[float, float, str]]:
    """Where each label begins and ends, and its words: the year is written where it is another than before."""
    labels = []
    for number, day in enumerate(days):
        words = date_text(day, with_year=number == 0 or days[number - 1].year != day.year)
        wide = text_width(words, _SMALL)
        left = max(0.0, min(scale.x(day) - wide / 2, width - wide - 1))
        labels.append((left, left + wide, words))
    return labels


def _draw_words(sheet: Sheet, row: _Row, name_right: float, age_left: float, age_right: float) -> None:
    kind, base = row.kind, row.middle + 4
    key = _key(row)
    color = "muted" if kind.is_missing else "ink"
    start = base - (len(row.name) - 1) * _LEADING / 2
    for number, line in enumerate(row.name):
        sheet.text(0, start + number * _LEADING, line, tone=color, size=_LABEL, key=key)
    is_dated = kind.newest is not None and not kind.is_missing
    shade, weight = ("progress_text", 600) if kind.is_stale else ("ink" if is_dated else "muted", 400)
    sheet.text(age_right, base, kind.age, tone=shade, size=_LABEL, weight=weight, align="right", key=key)
    for part in row.said:
        sheet.text(
            age_right + part.left, base + part.lift, part.words, tone=part.tone, size=_SMALL, weight=600, key=key
        )
    tip = _kind_tip(kind)
    sheet.hit(0, row.top, name_right, row.bottom, spoken=_sentence(kind), tip=tip, key=key)
    sheet.hit(age_left, row.top, sheet.width, row.bottom, spoken="", tip=tip, key=key)


def _draw_days(sheet: Sheet, row: _Row, scale: _Scale) -> None:
    if row.kind.is_undated:
        sheet.line(scale.left, row.middle, scale.rule - 4, row.middle, tone="unknown", dashed=True, key=_key(row))
    places = [scale.x(day.taken_at) for day in row.days]
    # What speaks for the as-of date lies on top of the days beside it.
    for day, x in sorted(zip(row.days, places, strict=True), key=lambda pair: "current" in pair[0].statuses):
        _draw_day(sheet, row, day, x)
    edges = [scale.left - _GAP / 2, *((a + b) / 2 for a, b in pairwise(places)), scale.rule + _AFTER_ROOM]
    for day, x, left, right in zip(row.days, places, edges, edges[1:], strict=False):
        start, end = max(left, x - _REACH), min(right, x + _REACH)
        tip = {"Source": row.kind.name} | _day_tip(day)
        sheet.hit(start, row.top, end, row.bottom, spoken=", ".join(tip.values()), tip=tip, key=_key(row))


def _draw_day(sheet: Sheet, row: _Row, day: Day, x: float) -> None:
    y, key = row.middle, _key(row)
    radius = next(radius for rows, radius in _ROW_STEPS if day.landed_count >= rows)
    # What counts most is drawn last, in the midst of what else was taken on the day.
    for number, status in reversed(list(enumerate(day.statuses))):
        reach = radius + number * 3
        if status == "current":
            color = "progress" if row.kind.is_stale else "ours"
            sheet.symbol(x, y, shapes.circle(reach), tone="paper", fill=color, size=1.2, key=key)
        else:
            sheet.symbol(x, y, _outline(status, reach), tone="muted", fill="paper", size=1.4, key=key)
    if day.rejected_count:
        sheet.symbol(x, y - radius - 4, shapes.triangle_down(2.8), tone="short", size=0, key=key)


def _outline(status: str, radius: float) -> str:
    if status == "overlapped":
        return shapes.diamond(radius + 1)
    if status == "empty":
        return shapes.frame(radius * 2, radius * 2)
    return shapes.circle(radius) if status == "history" else _POINTS_ON


def _key(row: _Row) -> str:
    return f"{row.top:g} {row.kind.name}"


def _kind_tip(kind: Kind) -> dict[str, str]:
    newest = kind.newest
    return {
        "Source": kind.name,
        "State": kind.status.lower() or "unknown",
        "Newest": date_text(newest.taken_at, with_year=True) if newest else "–",
        "Age": counted(newest.age_days, "day") if newest else "–",
        "Days": count_text(len(kind.days)),
        "Files": count_text(kind.file_count),
        "Rows": count_text(kind.landed_count),
        "Rejected": count_text(kind.rejected_count),
    }


def _day_tip(day: Day) -> dict[str, str]:
    age = f"{counted(-day.age_days, 'day')} later" if day.age_days < 0 else counted(day.age_days, "day")
    return {
        "Taken": date_text(day.taken_at, with_year=True),
        "Age": age,
        "State": ", ".join(day.statuses) or "unknown",
        "Of": _listed(day.formats),
        "Smart Accounts": _listed(day.accounts),
        "Files": count_text(day.file_count),
        "Rows": count_text(day.landed_count),
        "Rejected": count_text(day.rejected_count),
    }


def _listed(names: Sequence[str]) -> str:
    if len(names) < 2:  # noqa: PLR2004
        return "".join(names) or "–"
    more = ["…"] if len(names) > _MOST_NAMES else []
    return f"{count_text(len(names))}: {', '.join([*names[:_MOST_NAMES], *more])}"


def _days_left_out(rows: Sequence[_Row]) -> int:
    return sum(len(row.kind.days) - len(row.days) for row in rows) if any(row.days for row in rows) else 0


def _left_out(days: int, strays: int) -> list[str]:
    lines = [f"Left out: {counted(days, 'day')} too close to the next to be told apart."] if days else []
    return (
        [*lines, f"Left out: {counted(strays, 'source')} that {'belongs' if strays == 1 else 'belong'} to no kind."]
        if strays
        else lines
    )


def _note(kinds: Sequence[Kind], stale_days: int | None) -> str:
    told = {status for kind in kinds for day in kind.days for status in day.statuses}
    parts = [
        ("Filled: speaks for the as-of date.", "current" in told),
        ("Hollow: history.", "history" in told),
        ("Dashed: bears no day.", any(kind.is_undated for kind in kinds)),
        ("Diamond: overlapped by another source.", "overlapped" in told),
        ("Square: no rows.", "empty" in told),
        ("Right of the rule: taken later, not used.", "later" in told),
        ("Small triangle: rows rejected.", any(day.rejected_count for kind in kinds for day in kind.days)),
        ("Larger: more rows.", bool(told)),
        (f"Shaded: no older than {counted(stale_days or 0, 'day')}.", stale_days is not None and bool(told)),
    ]
    return " ".join(words for words, applies in parts if applies)


def _alt(sources: Sources) -> str:
    kinds, as_of = sources.kinds, sources.as_of
    missing = [kind.name for kind in kinds if kind.is_missing]
    when = f" as of {date_text(as_of, with_year=True)}" if as_of else ""
    here = f"{len(kinds) - len(missing)} of {counted(len(kinds), 'kind')} of sources are here{when}"
    sentences = [f"{here}, {sum(kind.is_stale for kind in kinds)} stale."]
    sentences += [_sentence(kind) for kind in kinds if not kind.is_missing]
    if missing:
        sentences.append(f"Missing: {', '.join(missing)}.")
    return " ".join([*sentences, *_left_out(0, sources.stray_count)])


def _sentence(kind: Kind) -> str:
    parts = [kind.age]
    if kind.newest and not kind.is_missing:
        first, newest = (date_text(day.taken_at, with_year=True) for day in (kind.days[0], kind.newest))
        held = [day for day in kind.days if day.age_days >= 0]
        since = f"{counted(len(held), 'day')} from {first} to {newest}" if len(held) > 1 else newest
        parts = [since, f"{kind.age} old"]
    later = sum(day.age_days < 0 for day in kind.days)
    parts += [f"{counted(later, 'day')} later"] if later else []
    return f"{kind.name}: {', '.join([*parts, *(words for words, _ in _said(kind, is_wide=True))])}."
