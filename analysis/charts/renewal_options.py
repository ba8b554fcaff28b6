"""What each form of the next term is expected to cost: its commitment, and the charges that growth brings."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from analysis.charts.native import NativeChart, Series, legible, number_format, with_native
from analysis.charts.sheet import Sheet, nothing_to_show
from analysis.charts.theme import (
    CONTENT_WIDTH,
    TYPE_SIZES,
    Magnitude,
    chart_frame,
    count_text,
    counted,
    finish,
    magnitude,
    require_columns,
)
from analysis.charts.typesetting import shorten, text_width
from analysis.errors import ChartError

if TYPE_CHECKING:
    import altair as alt
    import polars as pl

MOST_OPTIONS = 12
_MOST_ON_A_SLIDE = 9
_HEAD = 28
_ROW = 46
_BAR = 8
_BASE = 30
_UNKNOWN = 72
_FIGURE = 12.5
_LEAST_WORDS = 60


def renewal_options(
    options: pl.DataFrame, *, title: str, unit: str, source: str, width: int = CONTENT_WIDTH
) -> alt.LayerChart:
    """Draw a bar an option: the commitment, and behind it what growth is expected to cost.

    `options` is marts.renewal_options of one currency: option_number, option_name, option_kind, currency, term_months,
    commitment_amount, growth_charge_amount, term_amount, month_amount, month_difference_amount, unknown_line_count.
    Where all terms are equally long a bar is the whole term, else one month of it, and the picture says which. An
    option with a line that is unknown is hatched.
    """
    require_columns(
        options,
        *("option_number", "option_name", "option_kind", "currency", "term_months", "commitment_amount"),
        *("growth_charge_amount", "term_amount", "month_amount", "month_difference_amount", "unknown_line_count"),
    )
    frame = options.sort("option_number")
    found = sorted(frame["currency"].drop_nulls().unique())
    if len(found) > 1:
        raise ChartError(
            f"A chart has one unit, and these options come in {', '.join(found)}.", todo="Draw one chart a currency."
        )
    if frame.is_empty():
        words = "Nothing to show: no agreement runs that could be renewed."
        return finish(nothing_to_show(words, width), title=title, unit=unit, source=source, alt=words)
    is_month = frame["term_months"].null_count() > 0 or frame["term_months"].n_unique() > 1
    shown = [_row(row, is_month=is_month) for row in chart_frame(frame.head(MOST_OPTIONS)).to_dicts()]
    scale = magnitude([row["whole"] for row in shown])
    named = scale.unit(unit)
    spoken = f"{named} a month" if is_month and named else named
    left_out = frame.height - len(shown)
    notes = ["Terms differ in length: each bar is one month."] if is_month else []
    if any(row["whole"] is None for row in shown):
        notes.append("Hatched: unknown, a line has no price or no use.")
    finished = finish(
        _drawn(shown, scale, width, left_out),
        title=title,
        unit=spoken,
        source=source,
        alt=_alt(shown, scale, spoken),
        note=" ".join(notes),
    )
    return with_native(finished, _native(shown, scale, spoken, left_out))


def _row(row: dict[str, Any], *, is_month: bool) -> dict[str, Any]:
    """Bring an option to what is drawn: its whole cost, and the part of it that is growth."""
    whole, growth, term = row["term_amount"], row["growth_charge_amount"], row["month_amount"]
    if is_month and whole is not None:
        part = term / whole if whole else 0.0
        whole, growth = term, growth * part
    return {**row, "whole": whole, "growth": None if whole is None else growth}


def _drawn(rows: list[dict[str, Any]], scale: Magnitude, width: int, left_out: int) -> alt.LayerChart:
    sheet = Sheet(width, _HEAD + len(rows) * _ROW)
    if left_out:
        sheet.foot(f"Left out: {counted(left_out, 'option')}.")
    room = max(text_width(_figure(row, scale), _FIGURE, 600) for row in rows) + 14
    highest = max(row["whole"] or 0.0 for row in rows) or 1.0
    step = (width - room) / highest
    _key(sheet, has_purchase=any(row["option_kind"] == "Transactional" for row in rows))
    for number, row in enumerate(rows):
        top, key = _HEAD + number * _ROW, f"{number} {row['option_name']}"
        _title(sheet, row, scale, top + 13, key)
        y = top + _BASE
        sheet.line(0, y - _BAR - 3, 0, y + _BAR + 3, tone="ink")
        told = {name: row[name] for name in ("commitment_amount", "growth_charge_amount", "term_amount")}
        if row["whole"] is None:
            sheet.hatched(0, y - _BAR, _UNKNOWN, y + _BAR, key=key, figures=told)
        elif row["whole"] > 0:
            committed = (row["whole"] - row["growth"]) * step
            end = max(row["whole"] * step, 1)
            if committed > 0:
                sheet.rect(0, y - _BAR, max(committed, 1), y + _BAR, tone="ours", key=key, figures=told)
            if row["growth"] > 0:
                # A hairline of paper parts the two, and no growth is too small to be seen.
                start = min(committed + 1, end)
                sheet.rect(start, y - _BAR, max(end, start + 1.5), y + _BAR, tone="progress", key=key, figures=told)
        tone = "muted" if row["whole"] is None else "ink"
        words = _figure(row, scale)
        sheet.text(width, y + 4, words, tone=tone, size=_FIGURE, weight=600, align="right", key=key)
        spoken = f"{row['option_name'] or '(no name)'}: {words}"
        sheet.hit(0, top, width, top + _ROW, spoken=spoken, tip=_tip(row, scale), key=key)
    return sheet.chart()


def _key(sheet: Sheet, *, has_purchase: bool) -> None:
    """Name the two parts; outside an agreement they are bought at once and bought as they are needed."""
    size, words = TYPE_SIZES["small"], "commitment"
    sheet.rect(0, 4, 10, 14, tone="ours")
    sheet.text(15, 13, words, tone="ours", size=size, weight=600)
    start = 15 + text_width(words, size, 600) + 18
    sheet.rect(start, 4, start + 10, 14, tone="progress")
    growth = "expected True Forward, or growth bought" if has_purchase else "expected True Forward charges"
    sheet.text(start + 15, 13, growth, tone="progress_text", size=size, weight=600)


def _title(sheet: Sheet, row: dict[str, Any], scale: Magnitude, y: float, key: str) -> None:
    """Write the option's name and term, and how far a month lies from the same commitment."""
    size, small = TYPE_SIZES["label"], TYPE_SIZES["small"]
    beside = _difference(row, scale)
    room = sheet.width - (text_width(beside, small) + 16 if beside else 0)
    name = shorten(row["option_name"] or "(no name)", room, size, 600)
    sheet.text(0, y, name, size=size, weight=600, key=key)
    start = text_width(name, size, 600) + 10
    months = row["term_months"]
    term = "" if months is None else counted(months, "month")
    if room - start > max(_LEAST_WORDS, text_width(term, small)):
        sheet.text(start, y, term, tone="muted", size=small, key=key)
    sheet.text(sheet.width, y, beside, tone="muted", size=small, align="right", key=key)


def _difference(row: dict[str, Any], scale: Magnitude) -> str:
    if row["whole"] is None:
        return f"{counted(row['unknown_line_count'] or 0, 'line')} unknown"
    moved = row["month_difference_amount"]
    return f"{scale.text(moved, signed=True)} a month" if moved and scale.text(moved).strip("0.,−") else ""


def _figure(row: dict[str, Any], scale: Magnitude) -> str:
    return "unknown" if row["whole"] is None else scale.text(row["whole"])


def _tip(row: dict[str, Any], scale: Magnitude) -> dict[str, str]:
    return {
        "Option": row["option_name"] or "–",
        "Kind": row["option_kind"] or "–",
        "Months": count_text(row["term_months"]),
        "Commitment, whole term": scale.text(row["commitment_amount"]),
        "Growth, whole term": scale.text(row["growth_charge_amount"]),
        "Whole term": scale.text(row["term_amount"]),
        "One month": scale.text(row["month_amount"]),
        "Lines unknown": count_text(row["unknown_line_count"]),
    }


def _alt(rows: list[dict[str, Any]], scale: Magnitude, unit: str) -> str:
    said = []
    for row in rows:
        growth = f", of which growth {scale.text(row['growth'])}" if row["growth"] else ""
        said.append(f"{row['option_name'] or '(no name)'} {_figure(row, scale)}{growth}")
    return f"Expected cost of the next term in {unit}: {'; '.join(said)}."


def _native(rows: list[dict[str, Any]], scale: Magnitude, unit: str, left_out: int) -> NativeChart:
    """The whole cost, and laid over it the part that is commitment."""
    shown = legible(rows, lambda row: row["whole"] is not None, _MOST_ON_A_SLIDE)
    whole = [row["whole"] for row in shown]
    committed = [None if row["whole"] is None else row["whole"] - row["growth"] for row in shown]
    names = [row["option_name"] or "(no name)" for row in shown]
    form = number_format(scale)
    return NativeChart(
        "overlaid bars",
        [name if cost is not None else f"{name}: unknown" for name, cost in zip(names, whole, strict=True)],
        [
            Series("With the growth that is expected", whole, "progress", number_format=form),
            Series("Commitment", committed, "ours", number_format=form, is_labelled=False),
        ],
        unit,
        left_out=left_out + len(rows) - len(shown),
    )
