"""What moves the True Forward charge most: a bar a term, from one end of its range to the other, the widest first."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

import polars as pl

from analysis.charts.native import MOST_BARS, NativeChart, Series, with_native
from analysis.charts.sheet import Align, Sheet, nothing_to_show
from analysis.charts.theme import (
    CONTENT_WIDTH,
    TYPE_SIZES,
    Magnitude,
    chart_frame,
    counted,
    finish,
    magnitude,
    plain_frame,
    require_columns,
)
from analysis.charts.typesetting import shorten, text_width
from analysis.errors import ChartError

if TYPE_CHECKING:
    import altair as alt

MOST_DRIVERS = 12
_HEAD = 26
_ROW = 60
_BAR = 7
_BASE = 30
_GAP = 14


def sensitivity_tornado(
    drivers: pl.DataFrame, *, title: str, unit: str, source: str, width: int = CONTENT_WIDTH
) -> alt.LayerChart:
    """Draw each driver's low and high charge around the charge on verified data.

    `drivers` is marts.sensitivity of one currency: driver_key, driver_name, low_words, high_words, low_amount,
    high_amount, base_amount, swing_amount, currency. A driver without amounts is listed below, never drawn.
    """
    require_columns(
        drivers,
        *("driver_key", "driver_name", "low_words", "high_words", "low_amount", "high_amount", "base_amount"),
        *("swing_amount", "currency"),
    )
    frame = plain_frame(drivers)
    found = sorted(frame["currency"].drop_nulls().unique())
    if len(found) > 1:
        raise ChartError(
            f"A chart has one unit, and these charges come in {', '.join(found)}.", todo="Draw one chart a currency."
        )
    known = frame.drop_nulls(["low_amount", "high_amount", "base_amount", "swing_amount"])
    known = known.sort("swing_amount", "driver_key", descending=[True, False])
    if known.is_empty():
        words = "Nothing to show: no term has a range, or the charge is unknown."
        return finish(nothing_to_show(words, width), title=title, unit=unit, source=source, alt=words)
    shown = chart_frame(known.head(MOST_DRIVERS)).to_dicts()
    names = sorted({one["driver_name"] or one["driver_key"] for one in frame.to_dicts()} - _names(known))
    scale = magnitude([row[name] for row in shown for name in ("low_amount", "high_amount", "base_amount")])
    finished = finish(
        _drawn(shown, scale, width, _foot(names, known.height - len(shown))),
        title=title,
        unit=scale.unit(unit),
        source=source,
        alt=_alt(shown, scale, scale.unit(unit), names),
        note="Left of the line the charge is lower than on verified data, right of it higher.",
    )
    return with_native(finished, _native(shown, scale, scale.unit(unit), known.height))


def _names(frame: pl.DataFrame) -> set[str]:
    return {row["driver_name"] or row["driver_key"] for row in frame.to_dicts()}


def _foot(names: list[str], more: int) -> str:
    parts = [f"Not drawn, no range or no known charge: {', '.join(names)}." if names else ""]
    parts.append(f"Left out: {counted(more, 'term')} that move the charge less." if more else "")
    return " ".join(part for part in parts if part)


def _drawn(rows: list[dict[str, Any]], scale: Magnitude, width: int, foot: str) -> alt.LayerChart:
    sheet = Sheet(width, _HEAD + len(rows) * _ROW)
    if foot:
        sheet.foot(foot)
    base: float = rows[0]["base_amount"]
    ends = [base, *(row[name] for row in rows for name in ("low_amount", "high_amount"))]
    lowest, highest = float(min(ends)), float(max(ends))
    step = (width - 4) / ((highest - lowest) or 1.0)

    def x(amount: float) -> float:
        return 2 + (amount - lowest) * step

    words, size = f"verified data {scale.text(base)}", TYPE_SIZES["label"]
    align: Align = "left" if x(base) + 8 + text_width(words, size, 600) < width else "right"
    sheet.text(x(base) + (8 if align == "left" else -8), 13, words, size=size, weight=600, align=align)
    sheet.line(x(base), 2, x(base), 17, tone="ink", size=1.5)
    for number, row in enumerate(rows):
        top, key = _HEAD + number * _ROW, f"{number} {row['driver_key']}"
        _row(sheet, row, scale, top, key)
        y = top + _BASE
        low, high = sorted((row["low_amount"], row["high_amount"]))
        told = {"low_amount": row["low_amount"], "high_amount": row["high_amount"], "base_amount": base}
        for start, end, tone in ((low, min(high, base), "ours"), (max(low, base), high, "theirs")):
            if end > start:
                sheet.rect(x(start), y - _BAR, max(x(end), x(start) + 1), y + _BAR, tone=tone, key=key, figures=told)
        if low == high:
            sheet.rect(x(low) - 3, y - 1, x(low) + 3, y + 1, tone="unknown", key=key, figures=told)
        sheet.line(x(base), y - _BAR - 4, x(base), y + _BAR + 4, tone="ink", size=1.5)
        spoken = f"{row['driver_name']}: {_end(row, 'low', scale)}, {_end(row, 'high', scale)}"
        sheet.hit(0, top, width, top + _ROW, spoken=spoken, tip=_tip(row, scale), key=key)
    return sheet.chart()


def _row(sheet: Sheet, row: dict[str, Any], scale: Magnitude, top: float, key: str) -> None:
    """Write the driver over its bar and what stands at either end under it."""
    size, small = TYPE_SIZES["label"], TYPE_SIZES["small"]
    swing = f"moves {scale.text(row['swing_amount'])}" if row["swing_amount"] else "moves nothing"
    room = sheet.width - text_width(swing, small, 600) - _GAP
    sheet.text(0, top + 12, shorten(row["driver_name"] or "(no name)", room, size, 600), size=size, weight=600, key=key)
    sheet.text(sheet.width, top + 12, swing, tone="muted", size=small, weight=600, align="right", key=key)
    ends = ["low", "high"]
    if row["low_amount"] > row["high_amount"]:
        ends.reverse()
    half = (sheet.width - _GAP) / 2
    for end, align, at in ((ends[0], "left", 0.0), (ends[1], "right", sheet.width)):
        words = _short_end(row, end, scale, half, small)
        sheet.text(at, top + _BASE + 22, words, tone="muted", size=small, align=align, key=key)  # type: ignore[arg-type]


def _short_end(row: dict[str, Any], end: str, scale: Magnitude, room: float, size: float) -> str:
    """Say what stands at an end of the range, shortened in its words and never in its figure."""
    figure = f": {scale.text(row[f'{end}_amount'])}"
    return f"{shorten(row[f'{end}_words'] or end, room - text_width(figure, size), size)}{figure}"


def _end(row: dict[str, Any], end: str, scale: Magnitude) -> str:
    return f"{row[f'{end}_words'] or end}: {scale.text(row[f'{end}_amount'])}"


def _tip(row: dict[str, Any], scale: Magnitude) -> dict[str, str]:
    return {
        "Term": row["driver_name"] or "–",
        "At one end": _end(row, "low", scale),
        "At the other": _end(row, "high", scale),
        "On verified data": scale.text(row["base_amount"]),
        "Moves": scale.text(row["swing_amount"]),
    }


def _alt(rows: list[dict[str, Any]], scale: Magnitude, unit: str, left_out: list[str]) -> str:
    first = rows[0]
    most = f"{first['driver_name'] or first['driver_key']} moves it most, by {scale.text(first['swing_amount'])}"
    sentences = [
        f"True Forward charge on verified data in {unit}: {scale.text(first['base_amount'])}.",
        f"{most}: {_end(first, 'low', scale)}, {_end(first, 'high', scale)}.",
    ]
    if rest := [f"{row['driver_name'] or row['driver_key']} {scale.text(row['swing_amount'])}" for row in rows[1:]]:
        sentences.append(f"Then {', '.join(rest)}.")
    if left_out:
        sentences.append(f"Not drawn: {', '.join(left_out)}.")
    return " ".join(sentences)


def _native(rows: list[dict[str, Any]], scale: Magnitude, unit: str, total: int) -> NativeChart:
    """Each range as its distance from verified data; where it does not hold that charge, a gap comes first."""
    shown, base = rows[:MOST_BARS], rows[0]["base_amount"]
    ends = [sorted((row["low_amount"] - base, row["high_amount"] - base)) for row in shown]
    gaps = [low if low > 0 else high if high < 0 else None for low, high in ends]
    lower = [low - min(high, 0.0) if low < min(high, 0.0) else None for low, high in ends]
    higher = [high - max(low, 0.0) if high > max(low, 0.0) else None for low, high in ends]
    names = [row["driver_name"] or row["driver_key"] for row in shown]
    return NativeChart(
        "stacked bars",
        [name if low < high else f"{name}: moves nothing" for name, (low, high) in zip(names, ends, strict=True)],
        [
            Series("Gap", gaps, "paper", is_hidden=True, is_labelled=False),
            Series("Lower", lower, "ours", labels=[scale.text(base + low) for low, _ in ends]),
            Series("Higher", higher, "theirs", labels=[scale.text(base + high) for _, high in ends]),
        ],
        unit,
        note=f"The line is the charge on verified data, {scale.text(base)}; figures are the charge at that end.",
        left_out=total - len(shown),
    )
