"""What was entitled and what was in use at each snapshot, licence by licence."""

from __future__ import annotations

from dataclasses import dataclass
from itertools import pairwise
from typing import TYPE_CHECKING, Any

import polars as pl

from analysis.charts import shapes
from analysis.charts.native import NativeChart, Series, step_lines, with_native
from analysis.charts.sheet import Align, Sheet, nothing_to_show
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
)
from analysis.charts.typesetting import shorten, text_width
from analysis.errors import ChartError

if TYPE_CHECKING:
    from collections.abc import Callable
    from datetime import date

    import altair as alt

MOST_PANELS = 6
_MOST_ON_A_SLIDE = 5
_PANEL_WIDTH = 300
_HEAD = 24
_PLOT = 110
_FOOT = 34
_LINE_GAP = 14.0
_LABEL = 11.5
_LONG_SPAN_DAYS = 300
_COUNTS = ("entitled_count", "in_use_count", "gross_short_count")


@dataclass(frozen=True)
class _Panel:
    """Where one licence's lines are drawn, and how its figures become pixels."""

    name: str
    rows: list[dict[str, Any]]
    left: float
    top: float
    width: float
    x: Callable[[date], float]
    y: Callable[[float], float]


def snapshot_steps(
    history: pl.DataFrame, *, title: str, unit: str, source: str, width: int = CONTENT_WIDTH
) -> alt.LayerChart:
    """Draw what was entitled against what was in use at each snapshot, one panel a licence or suite.

    `history`: taken_at (a date), entitled_count, in_use_count; optionally license_name or suite_name, smart_account
    and gross_short_count. The licences furthest from balance at their last snapshot are kept; the picture says how
    many are left out.
    """
    require_columns(history, "taken_at", "entitled_count", "in_use_count")
    if history.is_empty() or history["taken_at"].null_count() == history.height:
        words = "Nothing to show: there is no snapshot yet."
        return finish(nothing_to_show(words, width), title=title, unit=unit, source=source, alt=words)
    frame = _named(plain_frame(history))
    names = _furthest_first(frame)
    shown = names[:MOST_PANELS]
    kept = chart_frame(frame.filter(pl.col("panel_name").is_in(shown)))
    left_out = len(names) - len(shown)
    finished = finish(
        _drawn(kept, shown, width, left_out),
        title=title,
        unit=unit,
        source=source,
        alt=_alt(kept, shown, left_out),
        note="A level holds until the next snapshot. Tinted: more in use than entitled.",
    )
    return with_native(finished, _native(kept, shown, unit, left_out))


def _named(frame: pl.DataFrame) -> pl.DataFrame:
    names = [pl.col(name) for name in ("license_name", "suite_name") if name in frame.columns]
    shorts = [] if "gross_short_count" in frame.columns else [pl.lit(None, pl.Int64).alias("gross_short_count")]
    if not frame["taken_at"].dtype.is_temporal():
        raise ChartError("Column taken_at is not a date.", todo="Cast it in the mart.")
    name = pl.coalesce(*names, pl.lit(""))
    if "smart_account" in frame.columns:
        # Nothing nets across Smart Accounts: a licence of two of them is two panels.
        owners = pl.col("smart_account").fill_null("(no name)")
        name = pl.when(owners.n_unique().over(name) > 1).then(pl.format("{} · {}", name, owners)).otherwise(name)
    return (
        frame.filter(pl.col("taken_at").is_not_null())
        .with_columns(*shorts, name.alias("panel_name"), pl.col("taken_at").cast(pl.Date))
        .group_by("panel_name", "taken_at")
        # A sum with an unknown part is unknown.
        .agg(
            pl.when(pl.col(count).has_nulls()).then(None).otherwise(pl.col(count).sum()).alias(count)
            for count in _COUNTS
        )
        .sort("panel_name", "taken_at")
    )


def _furthest_first(frame: pl.DataFrame) -> list[str]:
    balance = (pl.col("entitled_count") - pl.col("in_use_count")).last()
    last = frame.group_by("panel_name").agg(balance.alias("balance"))
    order = last.sort(
        pl.col("balance").fill_null(0) >= 0, pl.col("balance").abs(), "panel_name", descending=[False, True, False]
    )
    return order["panel_name"].to_list()


def _drawn(frame: pl.DataFrame, names: list[str], width: int, left_out: int) -> alt.LayerChart:
    columns = max(1, min(len(names), int((width + GUTTER) / (_PANEL_WIDTH + GUTTER))))
    panel_width = (width - GUTTER * (columns - 1)) / columns
    panel_height = _HEAD + _PLOT + _FOOT
    rows = -(-len(names) // columns)
    sheet = Sheet(width, rows * panel_height)
    if left_out:
        sheet.foot(_left_out(left_out))
    for number, name in enumerate(names):
        left = (number % columns) * (panel_width + GUTTER)
        top = (number // columns) * panel_height
        _draw_panel(sheet, _panel(frame.filter(pl.col("panel_name") == name), name, left, top, panel_width))
    return sheet.chart()


def _panel(frame: pl.DataFrame, name: str, left: float, top: float, width: float) -> _Panel:
    rows = frame.to_dicts()
    figures = [row[column] for row in rows for column in ("entitled_count", "in_use_count") if row[column] is not None]
    highest, lowest = max(figures, default=1), min(figures, default=0)
    # Never a window so narrow that one licence looks like a cliff.
    slack = max((highest - lowest) * 0.12, highest * 0.02, 1)
    low, high = max(0.0, lowest - slack) if lowest >= 0 else lowest - slack, highest + slack
    first, last = rows[0]["taken_at"], rows[-1]["taken_at"]
    days = max((last - first).days, 1)
    axis_room = text_width(count_text(round(high)), TYPE_SIZES["small"]) + 8
    label_room = max(text_width(words, _LABEL, 600) for words in _end_labels(rows[-1])) + 12
    start, end = left + axis_room + 4, left + width - label_room
    bottom = top + _HEAD + _PLOT

    def x(day: date) -> float:
        return start + (day - first).days / days * (end - start) if last > first else left + 6

    def y(figure: float) -> float:
        return bottom - (figure - low) / (high - low) * _PLOT

    return _Panel(name, rows, left, top, width, x, y)


def _draw_panel(sheet: Sheet, panel: _Panel) -> None:
    title = shorten(panel.name, panel.width, 12, 600)
    sheet.text(panel.left, panel.top + 13, title, size=12, weight=600)
    _draw_axes(sheet, panel)
    for row, after in pairwise(panel.rows):
        left, right = panel.x(row["taken_at"]), panel.x(after["taken_at"])
        # Tints overlap by a hair: two that merely meet leave a seam.
        seam = 0.5 if after is not panel.rows[-1] else 0.0
        entitled, used = row["entitled_count"], row["in_use_count"]
        if entitled is not None and used is not None and used > entitled:
            figures = {"short_count": used - entitled}
            top, foot = panel.y(used), panel.y(entitled)
            sheet.rect(left, top, right + seam, foot, tone="short_tint", radius=0, figures=figures)
        for column, color, size in (("entitled_count", "ours", 2.0), ("in_use_count", "ink", 1.5)):
            here, there = row[column], after[column]
            if here is not None:
                sheet.line(left, panel.y(here), right, panel.y(here), tone=color, size=size)
                if there is not None and here != there:
                    sheet.line(right, panel.y(here), right, panel.y(there), tone=color, size=size)
    _draw_points(sheet, panel)
    _draw_ends(sheet, panel)


def _draw_axes(sheet: Sheet, panel: _Panel) -> None:
    bottom, size = panel.top + _HEAD + _PLOT, TYPE_SIZES["small"]
    left, right = panel.x(panel.rows[0]["taken_at"]), panel.x(panel.rows[-1]["taken_at"])
    if left == right:
        sheet.text(
            panel.left, bottom + 17, date_text(panel.rows[0]["taken_at"], with_year=True), tone="muted", size=size
        )
        return
    figures = {row[column] for row in panel.rows for column in ("entitled_count", "in_use_count")} - {None}
    marks: list[float] = []
    for figure in [min(figures), max(figures)] if figures else []:
        if all(abs(panel.y(figure) - panel.y(mark)) > _LINE_GAP for mark in marks):
            marks.append(figure)
            y = panel.y(figure)
            sheet.line(left, y, right, y, tone="hairline")
            sheet.text(left - 8, y + 3.5, count_text(figure), tone="muted", size=size, align="right")
    sheet.line(left, bottom, right, bottom, tone="hairline")
    taken: list[tuple[float, float]] = []
    days = [row["taken_at"] for row in panel.rows]
    for number, day in sorted(enumerate(days), key=lambda pair: (pair[0] not in {0, len(days) - 1}, pair[0])):
        is_end = number in {0, len(days) - 1}
        words, x = date_text(day, with_year=is_end or (days[-1] - days[0]).days > _LONG_SPAN_DAYS), panel.x(day)
        wide = text_width(words, size)
        align: Align = "center" if 0 < number < len(days) - 1 else "right" if number else "left"
        start = x - {"left": 0.0, "center": wide / 2, "right": wide}[align]
        sheet.line(x, bottom, x, bottom + 4, tone="unknown")
        if all(start > b + 10 or start + wide < a - 10 for a, b in taken):
            taken.append((start, start + wide))
            sheet.text(x, bottom + 17, words, tone="muted", size=size, align=align)


def _draw_points(sheet: Sheet, panel: _Panel) -> None:
    places = [panel.x(row["taken_at"]) for row in panel.rows]
    # Points that would run into a chain shrink until they are the line itself.
    closest = min((b - a for a, b in pairwise(places)), default=panel.width)
    radius = min(max(closest / 5, 1.0), 3.0)
    for number, (row, x) in enumerate(zip(panel.rows, places, strict=True)):
        key = f"{panel.name} {row['taken_at']}"
        if row["entitled_count"] is not None:
            sheet.symbol(x, panel.y(row["entitled_count"]), shapes.circle(radius), tone="ours", key=key)
        if row["in_use_count"] is not None:
            used, rim = panel.y(row["in_use_count"]), radius / 2
            sheet.symbol(x, used, shapes.circle(radius), tone="ink", fill="paper", size=rim, key=key)
        start = (places[number - 1] + x) / 2 if number else panel.left
        end = (places[number + 1] + x) / 2 if number + 1 < len(places) else panel.left + panel.width
        tip = _tip(panel.name, row)
        spoken = ", ".join(f"{name} {answer}" for name, answer in tip.items() if answer)
        sheet.hit(start, panel.top, end, panel.top + _HEAD + _PLOT + 20, spoken=spoken, tip=tip, key=key)


def _draw_ends(sheet: Sheet, panel: _Panel) -> None:
    last = panel.rows[-1]
    entitled, used = last["entitled_count"], last["in_use_count"]
    words = _end_labels(last)
    bottom = panel.top + _HEAD + _PLOT
    places = [
        panel.y(entitled) if entitled is not None else bottom - 20,
        panel.y(used) if used is not None else bottom - 4,
    ]
    upper = 0 if (entitled or 0) > (used or 0) or (entitled == used and entitled is not None) else 1
    lower = 1 - upper
    if (lack := _LINE_GAP - (places[lower] - places[upper])) > 0:
        places[upper] -= lack / 2
        places[lower] += lack / 2
    x = panel.x(last["taken_at"]) + 9
    is_short = entitled is not None and used is not None and used > entitled
    for label, y, color in zip(words, places, ("ours", "short" if is_short else "ink"), strict=True):
        sheet.text(x, y + 4, label, tone=color, size=_LABEL, weight=600)


def _end_labels(row: dict[str, Any]) -> tuple[str, str]:
    return f"{count_text(row['entitled_count'])} entitled", f"{count_text(row['in_use_count'])} in use"


def _tip(name: str, row: dict[str, Any]) -> dict[str, str]:
    short = row["gross_short_count"]
    return {
        "Licence": name or "all",
        "Snapshot": date_text(row["taken_at"], with_year=True),
        "Entitled": count_text(row["entitled_count"]),
        "In use": count_text(row["in_use_count"]),
        "Gross shortage": "–" if short is None else count_text(short),
    }


def _left_out(licenses: int) -> str:
    return f"Left out: {counted(licenses, 'licence')} closer to balance at the last snapshot."


def _alt(frame: pl.DataFrame, names: list[str], left_out: int) -> str:
    days = frame["taken_at"].unique().sort()
    first, last = date_text(days[0], with_year=True), date_text(days[-1], with_year=True)
    when = f"on {first}" if len(days) == 1 else f"over {len(days)} snapshots from {first} to {last}"
    sentences = [f"Entitled against in use {when}."]
    for name in names:
        rows = frame.filter(pl.col("panel_name") == name)
        start, end = rows.row(0, named=True), rows.row(-1, named=True)
        moved = f", from {count_text(start['in_use_count'])}" if rows.height > 1 else ""
        said = f"{count_text(end['in_use_count'])} in use{moved}, {count_text(end['entitled_count'])} entitled"
        sentences.append(f"{name or 'All licences'}: {said}.")
    if left_out:
        sentences.append(_left_out(left_out))
    return " ".join(sentences)


def _native(frame: pl.DataFrame, names: list[str], unit: str, left_out: int) -> NativeChart | None:
    """Of one licence both its lines, of several the balance of each; none where there is a single day."""
    shown = names[:_MOST_ON_A_SLIDE]
    levels: dict[str, list[tuple[date, float | None]]] = {}
    for name in shown:
        rows = frame.filter(pl.col("panel_name") == name).to_dicts()
        if len(names) == 1:
            for label, column in (("Entitled", "entitled_count"), ("In use", "in_use_count")):
                levels[label] = [(row["taken_at"], row[column]) for row in rows]
        else:
            levels[name or "All licences"] = [(row["taken_at"], _balance(row)) for row in rows]
    days, values = step_lines(levels)
    if len(set(days)) < 2:  # noqa: PLR2004
        return None
    note = "A level holds until the next snapshot."
    if len(names) > 1:
        note = f"Entitled less in use: below nothing is short. {note}"
    series = [Series(name, told) for name, told in values.items()]
    return NativeChart("lines", days, series, unit, note, left_out + len(names) - len(shown))


def _balance(row: dict[str, Any]) -> float | None:
    entitled, used = row["entitled_count"], row["in_use_count"]
    return None if entitled is None or used is None else entitled - used
