"""How ready: the ten items of the gate in one strip, each with its number, its name and how it stands."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

import polars as pl

from analysis.charts import shapes
from analysis.charts.native import NativeCell, NativeTable, with_native
from analysis.charts.sheet import Sheet, nothing_to_show
from analysis.charts.theme import (
    CONTENT_WIDTH,
    TYPE_SIZES,
    chart_frame,
    counted,
    finish,
    plain_frame,
    require_columns,
)
from analysis.charts.typesetting import shorten, text_width, wrapped

if TYPE_CHECKING:
    import altair as alt

MOST_ITEMS = 40
STATUSES = ("Done", "In progress", "Blocked", "Not evidenced", "Not applicable")
_LEAST_CELL = 66.0
_ROW = 84
_PAD = 6
_TONES = {"Done": "ours", "In progress": "progress_text", "Blocked": "short"}
_CHARACTERS = {"Done": "●", "In progress": "◐", "Blocked": "▼", "Not applicable": "–"}
_CELLS_IN_A_ROW = 5
_NUMBER = 13.5
_NAME = 11.0


def readiness_strip(
    gate: pl.DataFrame, *, title: str, unit: str, source: str, width: int = CONTENT_WIDTH
) -> alt.LayerChart:
    """Draw the readiness gate as a strip: a cell an item, its status as a shape, a colour and a word.

    `gate`: item_number, short_name, gate_status; optionally item_name and evidence, which answer the pointer. A status
    that is none of the five is hatched, like what is not evidenced: it never looks good.
    """
    require_columns(gate, "item_number", "short_name", "gate_status")
    items = _known(plain_frame(gate))
    if items.is_empty():
        words = "Nothing to show: the readiness gate holds no item."
        return finish(nothing_to_show(words, width), title=title, unit=unit, source=source, alt=words)
    shown = chart_frame(items.head(MOST_ITEMS))
    finished = finish(
        _drawn(shown.to_dicts(), width, items.height - shown.height),
        title=title,
        unit=unit,
        source=source,
        alt=_alt(items),
        note="Circle: done. Half circle: in progress. Triangle: blocked. Hatch: not evidenced. Bar: not applicable.",
    )
    return with_native(finished, _native(shown.to_dicts(), unit, items.height))


def _known(gate: pl.DataFrame) -> pl.DataFrame:
    more = [pl.lit("").alias(name) for name in ("item_name", "evidence") if name not in gate.columns]
    return (
        gate.filter(pl.col("item_number").is_not_null())
        .with_columns(*more)
        .with_columns(pl.col("short_name", "item_name", "evidence").fill_null(""))
        .with_columns(pl.col("gate_status").fill_null("Unknown"))
        .sort("item_number", "short_name")
    )


def _drawn(items: list[dict[str, Any]], width: int, left_out: int) -> alt.LayerChart:
    most = max(int(width // _LEAST_CELL), 1)
    lines = -(-len(items) // most)
    # As even as can be: ten cells are two rows of five on half a page.
    columns = -(-len(items) // lines)
    cell = width / columns
    sheet = Sheet(width, lines * _ROW)
    if left_out:
        sheet.foot(f"Left out: {counted(left_out, 'item')}.")
    for place, row in enumerate(items):
        line, column = divmod(place, columns)
        _cell(sheet, row, column * cell, line * _ROW, cell, is_first=column == 0)
    return sheet.chart()


def _cell(sheet: Sheet, row: dict[str, Any], left: float, top: float, wide: float, *, is_first: bool) -> None:
    status, key = row["gate_status"], f"{row['item_number']} {row['short_name']}"
    color = _TONES.get(status, "muted")
    start, room = left + (0 if is_first else _PAD), wide - _PAD - (0 if is_first else _PAD)
    sheet.rect(left + (0 if is_first else 1), top + 1, left + wide - 1, top + 3, tone=_bar_tone(status), key=key)
    number = str(row["item_number"])
    sheet.text(start, top + 25, number, size=_NUMBER, weight=600, key=key)
    _mark(sheet, status, start + text_width(number, _NUMBER, 600) + 13, top + 20.5, key)
    small = TYPE_SIZES["small"]
    sheet.text(start, top + 44, shorten(row["short_name"], room, _NAME, 600), size=_NAME, weight=600, key=key)
    for line, words in enumerate(wrapped(status, room, small, lines=2)):
        sheet.text(start, top + 59 + 13 * line, words, tone=color, size=small, key=key)
    tip = {
        "Item": f"{number}. {row['item_name'] or row['short_name']}",
        "Status": status,
        "Evidence": row["evidence"] or "–",
    }
    sheet.hit(left, top, left + wide, top + _ROW - 4, spoken=f"{tip['Item']}: {status}", tip=tip, key=key)


def _bar_tone(status: str) -> str:
    return {"Done": "ours", "In progress": "progress", "Blocked": "short"}.get(status, "hairline")


def _mark(sheet: Sheet, status: str, x: float, y: float, key: str) -> None:
    if status == "Done":
        sheet.symbol(x, y, shapes.circle(5.5), tone="ours", key=key)
    elif status == "In progress":
        sheet.symbol(x, y, shapes.circle(5), tone="progress", filled=False, size=1.5, key=key)
        sheet.symbol(x, y, shapes.half_circle(5), tone="progress", key=key)
    elif status == "Blocked":
        sheet.symbol(x, y, shapes.triangle_down(6), tone="short", key=key)
    elif status == "Not applicable":
        sheet.symbol(x, y, shapes.frame(11, 1.5), tone="muted", key=key)
    else:
        sheet.symbol(x, y, shapes.frame(11, 11), tone="unknown", filled=False, key=key)
        sheet.symbol(x, y, shapes.hatch(11, 11, 4), tone="unknown", filled=False, key=key)


def _alt(items: pl.DataFrame) -> str:
    said = []
    known = items["gate_status"].unique().to_list()
    for status in (*STATUSES, *sorted(set(known) - set(STATUSES))):
        named = items.filter(pl.col("gate_status") == status)
        if named.height:
            names = ", ".join(f"{row['item_number']} {row['short_name']}" for row in named.iter_rows(named=True))
            said.append(f"{named.height} {status.lower()} ({names})")
    return f"Readiness gate of {counted(items.height, 'item')}: {'; '.join(said)}."


def _native(items: list[dict[str, Any]], unit: str, total: int) -> NativeTable:
    cells = [
        NativeCell(
            [
                f"{row['item_number']}  {_CHARACTERS.get(row['gate_status'], '?')}",
                row["short_name"],
                row["gate_status"],
            ],
            _TONES.get(row["gate_status"], "muted"),
            "wash",
        )
        for row in items[: 3 * _CELLS_IN_A_ROW]
    ]
    rows = [cells[start : start + _CELLS_IN_A_ROW] for start in range(0, len(cells), _CELLS_IN_A_ROW)]
    rows[-1] += [NativeCell([])] * (_CELLS_IN_A_ROW - len(rows[-1]))
    told = {row["gate_status"] for row in items}
    marks = ((_CHARACTERS.get(status, "?"), status) for status in STATUSES if status in told)
    note = ", ".join(f"{character} {status.lower()}" for character, status in marks)
    return NativeTable([], rows, unit, f"{note}." if note else "", left_out=total - len(cells))
