"""How many licences were used beyond what was owned, from when until when, licence by licence."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from typing import TYPE_CHECKING, Any

import polars as pl

from analysis.charts import shapes
from analysis.charts.native import NativeChart, Series, step_lines, with_native
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
from analysis.errors import ChartError

if TYPE_CHECKING:
    from collections.abc import Callable

    import altair as alt

MOST_LICENSES = 10
_MOST_ON_A_SLIDE = 5
_ROW = 58
_PLOT = 34
_LIFT = 32
_LINE = 14
_FOOT = 24
_FIGURE = 13.0
_NOTE = "A count holds until the next snapshot. Each licence has a scale of its own. Hatched: unknown."

_Name = tuple[str, str]  # the licence, and its Smart Account where there are several


@dataclass(frozen=True)
class _Lane:
    """One licence: its periods in order, and how its figures become pixels."""

    name: str
    rows: list[dict[str, Any]]
    base: float
    x: Callable[[date], float]
    step: float

    def y(self, over: float) -> float:
        """How high a count stands."""
        return float(self.base - over * self.step)


def overuse_steps(
    history: pl.DataFrame, *, title: str, unit: str, source: str, most: int = MOST_LICENSES, width: int = CONTENT_WIDTH
) -> alt.LayerChart:
    """Draw each licence's over-use as steps over time, with its peak and what it is today.

    `history`: period_start_date, period_end_date (not part of the period) and over_count, null where unknown, as
    marts.overuse_history has them; optionally license_name, smart_account, over_unit_days. Licences that were never
    over and never unknown are left out; of the others the most over today are drawn, at most `most`.
    """
    require_columns(history, "period_start_date", "period_end_date", "over_count")
    frame = _named(plain_frame(history))
    if frame.is_empty():
        is_bare = history.is_empty()
        words = "there is no snapshot yet" if is_bare else "no licence was used beyond what is owned"
        words = f"Nothing to show: {words}."
        return finish(nothing_to_show(words, width), title=title, unit=unit, source=source, alt=words)
    names = _most_over_first(frame)
    shown, left_out = names[:most], len(names) - len(names[:most])
    lanes = _periods(frame, shown)
    chart_frame(pl.DataFrame([row for rows in lanes.values() for row in rows], infer_schema_length=None))
    finished = finish(
        _drawn(lanes, width, left_out),
        title=title,
        unit=unit,
        source=source,
        alt=_alt(lanes, left_out),
        note=_NOTE,
    )
    return with_native(finished, _native(lanes, unit, left_out))


def _named(history: pl.DataFrame) -> pl.DataFrame:
    for column in ("period_start_date", "period_end_date"):
        if not history.is_empty() and not history[column].dtype.is_temporal():
            raise ChartError(f"Column {column} is not a date.", todo="Cast it in the mart.")
    name = pl.col("license_name").fill_null("(no name)") if "license_name" in history.columns else pl.lit("")
    owner = pl.lit("")
    if "smart_account" in history.columns and history["smart_account"].n_unique() > 1:
        # Nothing nets across Smart Accounts: a licence of two of them is two lanes.
        owner = pl.col("smart_account").fill_null("(no name)")
    if "over_unit_days" not in history.columns:
        history = history.with_columns(over_unit_days=pl.lit(None, pl.Int64))
    return (
        history.drop_nulls(["period_start_date", "period_end_date"])
        .with_columns(name.alias("lane_name"), owner.alias("owner_name"))
        .group_by("lane_name", "owner_name", "period_start_date")
        .agg(
            pl.col("period_end_date").max(),
            # A sum with an unknown part is unknown.
            *(
                pl.when(pl.col(count).has_nulls()).then(None).otherwise(pl.col(count).sum()).alias(count)
                for count in ("over_count", "over_unit_days")
            ),
        )
        .filter(((pl.col("over_count") > 0) | pl.col("over_count").is_null()).any().over("lane_name", "owner_name"))
        .sort("lane_name", "owner_name", "period_start_date")
    )


def _most_over_first(frame: pl.DataFrame) -> list[_Name]:
    lanes = frame.group_by("lane_name", "owner_name").agg(
        pl.col("over_count").last().alias("today"),
        pl.col("over_count").max().fill_null(0).alias("peak"),
    )
    # What is unknown today is not small.
    order = [pl.col("today").is_null(), pl.col("today"), pl.col("peak"), pl.col("lane_name"), pl.col("owner_name")]
    lanes = lanes.sort(*order, descending=[True, True, True, False, False])
    return lanes.select("lane_name", "owner_name").rows()


def _periods(frame: pl.DataFrame, names: list[_Name]) -> dict[_Name, list[dict[str, Any]]]:
    """Each lane's periods in order; those that say the same one after another are one."""
    lanes: dict[_Name, list[dict[str, Any]]] = {name: [] for name in names}
    for row in frame.to_dicts():
        rows = lanes.get((row["lane_name"], row["owner_name"]))
        if rows is None:
            continue
        if (
            rows
            and rows[-1]["over_count"] == row["over_count"]
            and rows[-1]["period_end_date"] == row["period_start_date"]
        ):
            counts = (rows[-1]["over_unit_days"], row["over_unit_days"])
            rows[-1]["over_unit_days"] = None if None in counts else sum(counts)
            rows[-1]["period_end_date"] = row["period_end_date"]
        else:
            rows.append(row)
    return lanes


def _drawn(lanes: dict[_Name, list[dict[str, Any]]], width: int, left_out: int) -> alt.LayerChart:
    is_narrow = width < CONTENT_WIDTH
    is_owned = any(owner for _, owner in lanes)
    lift = (_LIFT + (_LINE if is_owned else 0)) if is_narrow else 0
    height = _ROW + lift
    sheet = Sheet(width, len(lanes) * height + _FOOT)
    if left_out:
        sheet.foot(_left_out(left_out))
    first: date = min(rows[0]["period_start_date"] for rows in lanes.values())
    last: date = max(rows[-1]["period_end_date"] for rows in lanes.values())
    told = [text_width(name, TYPE_SIZES["label"], 600) for name, _ in lanes]
    told += [
        text_width(words, TYPE_SIZES["small"]) for (_, owner), rows in lanes.items() for words in (owner, _since(rows))
    ]
    name_room = 0.0 if is_narrow else min(max(told) + 18, width * 0.36)
    figures = max(text_width(_today(rows[-1]), _FIGURE, 600) for rows in lanes.values())
    left, right = name_room + 4, width - figures - 12
    days = max((last - first).days, 1)

    def x(day: date) -> float:
        return left + (day - first).days / days * (right - left)

    for number, ((name, owner), rows) in enumerate(lanes.items()):
        base = number * height + height - 6
        peak = max((row["over_count"] or 0 for row in rows), default=0) or 1
        room = width if is_narrow else name_room - 14
        line = number * height + (14 if is_narrow else _ROW - 24 - (_LINE if is_owned else 0))
        sheet.text(0, line, shorten(name, room, TYPE_SIZES["label"], 600), size=TYPE_SIZES["label"], weight=600)
        for place, words in enumerate(filter(None, (owner, _since(rows))), start=1):
            said = shorten(words, room, TYPE_SIZES["small"])
            sheet.text(0, line + 1 + place * _LINE, said, tone="muted", size=TYPE_SIZES["small"])
        _draw_lane(sheet, _Lane(name, rows, base, x, _PLOT / peak), (left, right))
    _draw_days(sheet, x, (first, last), len(lanes) * height)
    return sheet.chart()


def _draw_lane(sheet: Sheet, lane: _Lane, ends: tuple[float, float]) -> None:
    (left, right), base = ends, lane.base
    sheet.line(left, base, right, base, tone="hairline")
    before: float | None = 0.0
    for row in lane.rows:
        start, end, over = lane.x(row["period_start_date"]), lane.x(row["period_end_date"]), row["over_count"]
        if over is None:
            if end - start > 1:
                sheet.hatched(start, base - _PLOT / 2, end, base, figures={"over_count": None})
        else:
            if over and end > start:
                # Tints overlap by a hair: two that merely meet leave a seam.
                sheet.rect(
                    start,
                    lane.y(over),
                    min(end + 0.5, right),
                    base,
                    tone="short_tint",
                    radius=0,
                    figures={"over_count": over},
                )
            if over:
                sheet.line(start, lane.y(over), end, lane.y(over), tone="short", size=1.5)
            if before is not None and before != over:
                sheet.line(start, lane.y(before), start, lane.y(over), tone="short", size=1.5)
        before = over
        tip = _tip(lane.name, row)
        spoken = ", ".join(f"{name} {answer}" for name, answer in tip.items() if answer)
        sheet.hit(start, base - _PLOT - 4, max(end, start + 1), base + 2, spoken=spoken, tip=tip)
    _draw_peak(sheet, lane)
    today = lane.rows[-1]["over_count"]
    color = "muted" if today is None else "short" if today else "ink"
    level = base - 2 if not today else min(max(lane.y(today) + 4.5, base - _PLOT + 9), base - 2)
    sheet.text(right + 10, level, _today(lane.rows[-1]), tone=color, size=_FIGURE, weight=600)


def _draw_peak(sheet: Sheet, lane: _Lane) -> None:
    """Mark the first day of the most, and say how many where today does not say it already."""
    known = [row for row in lane.rows if row["over_count"]]
    if not known:
        return
    peak = max(known, key=lambda row: row["over_count"])
    x, y = lane.x(peak["period_start_date"]), lane.y(peak["over_count"])
    sheet.symbol(x, y, shapes.circle(3), tone="short")
    if peak["over_count"] != lane.rows[-1]["over_count"]:
        words = f"{count_text(peak['over_count'])} at most"
        wide = text_width(words, TYPE_SIZES["small"])
        end = lane.x(lane.rows[-1]["period_end_date"])
        align: Align = "left" if x + wide < end else "right"
        sheet.text(x if align == "left" else end, y - 6, words, tone="short", size=TYPE_SIZES["small"], align=align)


def _draw_days(sheet: Sheet, x: Callable[[date], float], ends: tuple[date, date], top: float) -> None:
    size, y = TYPE_SIZES["small"], top + 16
    first, last = ends
    words = date_text(last, with_year=True)
    if first == last:
        sheet.text(x(first), y, words, tone="muted", size=size)
        return
    start = date_text(first, with_year=True)
    sheet.text(x(last), y, words, tone="muted", size=size, align="right")
    if x(first) + text_width(start, size) + 10 < x(last) - text_width(words, size):
        sheet.text(x(first), y, start, tone="muted", size=size)


def _run(rows: list[dict[str, Any]]) -> list[dict[str, Any]]:
    """The periods of the over-use that runs today, none where there is none."""
    run: list[dict[str, Any]] = []
    for row in reversed(rows):
        if not row["over_count"]:
            break
        run.insert(0, row)
    return run


def _since(rows: list[dict[str, Any]]) -> str:
    if rows[-1]["over_count"] is None:
        return "unknown today"
    run = _run(rows)
    if not run:
        return "not over today"
    words = f"since {'at least ' if run[0] is rows[0] else ''}{date_text(run[0]['period_start_date'], with_year=True)}"
    counts = [row["over_unit_days"] for row in run]
    return words if None in counts else f"{words}, {count_text(sum(counts))} unit-days"


def _today(row: dict[str, Any]) -> str:
    return "unknown" if row["over_count"] is None else f"{count_text(row['over_count'])} over"


def _tip(name: str, row: dict[str, Any]) -> dict[str, str]:
    return {
        "Licence": name or "all",
        "From": date_text(row["period_start_date"], with_year=True),
        "Until": date_text(row["period_end_date"], with_year=True),
        "Over": count_text(row["over_count"]),
        "Unit-days": "–" if row["over_unit_days"] is None else count_text(row["over_unit_days"]),
    }


def _left_out(licenses: int) -> str:
    return f"Left out: {counted(licenses, 'licence')} less over today."


def _alt(lanes: dict[_Name, list[dict[str, Any]]], left_out: int) -> str:
    first = date_text(min(rows[0]["period_start_date"] for rows in lanes.values()), with_year=True)
    last = date_text(max(rows[-1]["period_end_date"] for rows in lanes.values()), with_year=True)
    sentences = [f"Licences used beyond what is owned, from {first} to {last}."]
    for (name, owner), rows in lanes.items():
        peak = max((row["over_count"] or 0 for row in rows), default=0)
        most = f", {count_text(peak)} at most" if peak != rows[-1]["over_count"] else ""
        whose = f" of {owner}" if owner else ""
        sentences.append(f"{name or 'All licences'}{whose}: {_today(rows[-1])}{most}, {_since(rows)}.")
    if left_out:
        sentences.append(_left_out(left_out))
    return " ".join(sentences)


def _native(lanes: dict[_Name, list[dict[str, Any]]], unit: str, left_out: int) -> NativeChart | None:
    """The same steps on one scale; none where there is a single day."""
    levels = {}
    for (name, owner), rows in list(lanes.items())[:_MOST_ON_A_SLIDE]:
        points: list[tuple[date, float | None]] = []
        for row in rows:
            if points and points[-1][0] == row["period_start_date"]:
                points.pop()
            elif points:
                points[-1] = (points[-1][0], None)
            points += [(row["period_start_date"], row["over_count"]), (row["period_end_date"], row["over_count"])]
        levels[" · ".join(filter(None, (name or "All licences", owner)))] = points
    days, values = step_lines(levels)
    if len(set(days)) < 2:  # noqa: PLR2004
        return None
    series = [Series(name, told) for name, told in values.items()]
    more = left_out + len(lanes) - len(levels)
    return NativeChart("lines", days, series, unit, note="A count holds until the next snapshot.", left_out=more)
