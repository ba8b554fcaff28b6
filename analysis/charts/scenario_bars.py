"""What a True Forward costs under each named set of assumptions, beside what the vendor asks for."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from analysis.charts import shapes
from analysis.charts.native import MOST_BARS, NativeChart, Series, legible, number_format, with_native
from analysis.charts.sheet import Align, Sheet, nothing_to_show
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

MOST_SCENARIOS = 14
_HEAD = 30
_ROW = 44
_BAR = 7
_BASE = 29
_UNKNOWN = 72
_FIGURE = 12.5
_UNKNOWN_WORD = "unknown"


def scenario_bars(
    scenarios: pl.DataFrame, *, title: str, unit: str, source: str, width: int = CONTENT_WIDTH
) -> alt.LayerChart:
    """Draw a bar a scenario, and the vendor's proposal as a tick on each.

    `scenarios` is marts.scenarios of one currency: scenario_number, scenario_name, assumption_text, contract_amount,
    difference_amount, proposed_amount, unknown_line_count, currency. A scenario with a line that is unknown is hatched.
    """
    require_columns(
        scenarios,
        *("scenario_number", "scenario_name", "assumption_text", "contract_amount", "difference_amount"),
        *("proposed_amount", "unknown_line_count", "currency"),
    )
    frame = scenarios.sort("scenario_number")
    _one_currency(frame)
    if frame.is_empty():
        words = "Nothing to show: no suite is subject to a True Forward."
        return finish(nothing_to_show(words, width), title=title, unit=unit, source=source, alt=words)
    shown = chart_frame(frame.head(MOST_SCENARIOS)).to_dicts()
    proposed = shown[0]["proposed_amount"]
    scale = magnitude([*(row["contract_amount"] for row in shown), proposed])
    left_out = frame.height - len(shown)
    has_unknown = any(row["contract_amount"] is None for row in shown)
    finished = finish(
        _drawn(shown, proposed, scale, width, left_out),
        title=title,
        unit=scale.unit(unit),
        source=source,
        alt=_alt(shown, proposed, scale, scale.unit(unit)),
        note="Hatched: unknown, the charge of a line is not known." if has_unknown else "",
    )
    return with_native(finished, _native(shown, proposed, scale, scale.unit(unit), left_out))


def _one_currency(frame: pl.DataFrame) -> None:
    found = sorted(frame["currency"].drop_nulls().unique())
    if len(found) > 1:
        raise ChartError(
            f"A chart has one unit, and these charges come in {', '.join(found)}.", todo="Draw one chart a currency."
        )


def _drawn(
    rows: list[dict[str, Any]], proposed: float | None, scale: Magnitude, width: int, left_out: int
) -> alt.LayerChart:
    head = 8 if proposed is None else _HEAD
    sheet = Sheet(width, head + len(rows) * _ROW)
    if left_out:
        sheet.foot(f"Left out: {counted(left_out, 'scenario')}.")
    figures = [_figure(row, scale) for row in rows]
    room = max(text_width(words, _FIGURE, 600) for words in figures) + 14
    highest = max([*(row["contract_amount"] or 0.0 for row in rows), proposed or 0.0]) or 1.0
    step = (width - room) / highest
    if proposed is not None:
        _head(sheet, proposed * step, f"proposal {scale.text(proposed)}", head)
    for number, (row, words) in enumerate(zip(rows, figures, strict=True)):
        top, key = head + number * _ROW, f"{number} {row['scenario_name']}"
        _title(sheet, row, scale, top + 12, key)
        y = top + _BASE
        sheet.line(0, y - _BAR - 3, 0, y + _BAR + 3, tone="ink")
        amount = row["contract_amount"]
        told = {"contract_amount": amount, "proposed_amount": proposed}
        if amount is None:
            sheet.hatched(0, y - _BAR, _UNKNOWN, y + _BAR, key=key, figures=told)
        elif amount > 0:
            sheet.rect(0, y - _BAR, max(amount * step, 1), y + _BAR, tone="ours", key=key, figures=told)
        if proposed is not None:
            sheet.line(proposed * step, y - _BAR - 3, proposed * step, y + _BAR + 3, tone="theirs", size=2)
        tone = "muted" if amount is None else "ours"
        sheet.text(width, y + 4, words, tone=tone, size=_FIGURE, weight=600, align="right", key=key)
        spoken = f"{row['scenario_name']}: {words}"
        sheet.hit(0, top, width, top + _ROW, spoken=spoken, tip=_tip(row, scale), key=key)
    return sheet.chart()


def _head(sheet: Sheet, x: float, words: str, head: float) -> None:
    size = TYPE_SIZES["label"]
    sheet.symbol(max(x, 7), head - 17, shapes.diamond(6), tone="theirs")
    is_left = x + 14 + text_width(words, size, 600) > sheet.width
    align: Align = "right" if is_left else "left"
    sheet.text(
        x - 12 if is_left else max(x, 7) + 12, head - 13, words, tone="theirs", size=size, weight=600, align=align
    )


def _title(sheet: Sheet, row: dict[str, Any], scale: Magnitude, y: float, key: str) -> None:
    """Write the name, what is supposed, and how far that is from the charge as shown."""
    size, small = TYPE_SIZES["label"], TYPE_SIZES["small"]
    beside = _difference(row, scale)
    room = sheet.width - (text_width(beside, small) + 16 if beside else 0)
    name = shorten(row["scenario_name"] or "(no name)", room, size, 600)
    sheet.text(0, y, name, size=size, weight=600, key=key)
    start = text_width(name, size, 600) + 10
    if room - start > 60:  # noqa: PLR2004 - less is no sentence
        sheet.text(
            start, y, shorten(row["assumption_text"] or "", room - start, small), tone="muted", size=small, key=key
        )
    sheet.text(sheet.width, y, beside, tone="muted", size=small, align="right", key=key)


def _difference(row: dict[str, Any], scale: Magnitude) -> str:
    if row["contract_amount"] is None:
        return f"{counted(row['unknown_line_count'] or 0, 'line')} unknown"
    moved = row["difference_amount"]
    return f"{scale.text(moved, signed=True)} from as shown" if moved else ""


def _figure(row: dict[str, Any], scale: Magnitude) -> str:
    amount = row["contract_amount"]
    if amount is None:
        return _UNKNOWN_WORD
    return scale.text(amount) if amount else "no charge"


def _tip(row: dict[str, Any], scale: Magnitude) -> dict[str, str]:
    return {
        "Scenario": row["scenario_name"] or "–",
        "Supposes": row["assumption_text"] or "–",
        "Charge": _figure(row, scale),
        "From as shown": scale.text(row["difference_amount"], signed=True),
        "Proposal": scale.text(row["proposed_amount"]),
        "Lines unknown": count_text(row["unknown_line_count"]),
    }


def _alt(rows: list[dict[str, Any]], proposed: float | None, scale: Magnitude, unit: str) -> str:
    said = "; ".join(f"{row['scenario_name'] or '(no name)'} {_figure(row, scale)}" for row in rows)
    beside = "" if proposed is None else f" The proposal asks for {scale.text(proposed)}."
    return f"True Forward charge in {unit} under {counted(len(rows), 'scenario')}: {said}.{beside}"


def _native(
    rows: list[dict[str, Any]], proposed: float | None, scale: Magnitude, unit: str, left_out: int
) -> NativeChart:
    """A bar a scenario, and the proposal as the first of them."""
    shown = legible(rows, lambda row: row["contract_amount"] is not None, MOST_BARS - 1)
    names = [row["scenario_name"] or "(no name)" for row in shown]
    amounts = [row["contract_amount"] for row in shown]
    told = [name if amount is not None else f"{name}: unknown" for name, amount in zip(names, amounts, strict=True)]
    asked = [] if proposed is None else [("Proposal", proposed, "theirs")]
    return NativeChart(
        "bars",
        [*(name for name, _, _ in asked), *told],
        [
            Series(
                "Charge",
                [*(amount for _, amount, _ in asked), *amounts],
                "ours",
                [*(tone for _, _, tone in asked), *("ours" for _ in shown)],
                number_format=number_format(scale),
            )
        ],
        unit,
        left_out=left_out + len(rows) - len(shown),
    )
