"""Tables as the typesetter reads them: cells in words and marks, and columns as wide as what they hold."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any, NamedTuple

from analysis.briefs.markdown import bind, line_tokens_of
from analysis.briefs.pdf_words import breakable, parts_of, words_of
from analysis.briefs.statuses import mark_of
from analysis.briefs.tables import NUMBER_UNITS, Cell, Column, Table, cell_text, head_text, more_rows
from analysis.charts.typesetting import text_width, wrapped

# In pixels at 96 dpi, as everything on the page; the typesetter multiplies them by the scale of the table.
_TEXT, _HEAD, _GAP = 11.5, 10.5, 12.0
_MARK = 24.0
_LINE, _PADDING = 16.0, 10.0
_NARROW = 96.0  # what is no wider is never wrapped
_LONG = 640.0  # what is higher may run over a page
_MOST_LINES = 60
_SMALLEST = 0.65
_SURELY = 1.03  # tabular figures run wider than what was measured
_NEVER_WRAPPED = {"number", "date", "status", "grade"}


class _Room(NamedTuple):
    """How narrow a column may be before a word breaks, how wide it is when nothing wraps, and what it asks for."""

    least: float
    most: float
    asked: float


def table_data(table: Table, width: float, scale: float = 1.0) -> dict[str, Any]:
    """Return a table's heads, rows, column widths in pixels and what is said of the rows that are left out.

    `scale` is how large it is set; a table whose words do not fit its columns is set smaller than that.
    """
    heads = [breakable(head_text(column, table.currency)) for column in table.columns]
    rows = [
        [_cell(value, column, table.currency) for value, column in zip(row, table.columns, strict=True)]
        for row in table.rows
    ]
    rooms = [
        _room(head, [row[place] for row in rows], column)
        for place, (head, column) in enumerate(zip(heads, table.columns, strict=True))
    ]
    gaps = _GAP * (len(rooms) - 1)
    wanted = sum(room.least for room in rooms) + gaps
    scale = max(min(scale, width / wanted if wanted else scale), _SMALLEST)
    widths = _shared(rooms, width / scale - gaps)
    return {
        "scale": scale,
        "heads": heads,
        "rows": rows,
        "kinds": [_kind(column) for column in table.columns],
        "widths": widths,
        "is_long": sum(_height(row, widths) for row in rows) > _LONG,
        "more": f"{more}." if (more := more_rows(table)) else "" if table.rows else "No rows.",
    }


def _kind(column: Column) -> str:
    return "number" if column.unit in NUMBER_UNITS else column.unit


def _cell(value: Cell, column: Column, currency: str) -> dict[str, Any]:
    """Return a cell: its words, and the mark beside them; a missing one is unknown."""
    kind = _kind(column)
    if value is None:
        return {"unknown": True}
    if value == "":
        return {"words": []}
    if kind == "tick":
        return {"tick": bool(value)}
    text = bind(cell_text(value, column.unit, currency))
    if kind == "words":
        return {"words": words_of(line_tokens_of(str(value)))}
    if kind == "status":
        mark = mark_of(text)
        return {"words": [breakable(text)], "mark": mark.shape, "role": mark.role}
    return {"words": [breakable(text)]}


def _room(head: str, cells: Sequence[dict[str, Any]], column: Column) -> _Room:
    texts = [_said(cell.get("words", ["?"])) for cell in cells]
    widths = [_SURELY * text_width(text, _TEXT) for text in texts]
    beside = _MARK if column.unit == "status" else 0.0
    least = max([_widest_word(head, _HEAD), *(_widest_word(text, _TEXT) for text in texts)])
    most = max([text_width(head, _HEAD, 600), least, *widths])
    if most <= _NARROW:
        least = most
    elif _kind(column) in _NEVER_WRAPPED:
        least = max([least, *widths])
    told = [width for width in widths if width]
    usual = sum(told) / len(told) if told else 0.0  # one long cell among many short ones may wrap
    return _Room(least + beside, most + beside, max(least, (usual + most) / 2) + beside)


def _said(words: Sequence[Any]) -> str:
    return "".join(one if isinstance(one, str) else _said(one["inside"]) for one in words)


def _widest_word(text: str, size: float) -> float:
    return max(_SURELY * text_width(word, size) for word in parts_of(text))


def _height(row: Sequence[dict[str, Any]], widths: Sequence[float]) -> float:
    """Return about how high a row is."""
    texts = (_said(cell.get("words", [])) for cell in row)
    lines = (len(wrapped(text, width, _TEXT, lines=_MOST_LINES)) for text, width in zip(texts, widths, strict=True))
    return max(lines, default=1) * _LINE + _PADDING


def _shared(rooms: Sequence[_Room], left: float) -> list[float]:
    """Share the width: what is wanted where there is room, else each as much above its least as it asks for."""
    least, most = sum(room.least for room in rooms), sum(room.most for room in rooms)
    asked = sum(room.asked - room.least for room in rooms)
    if most <= left:
        widths = [room.most + (left - most) * room.most / most for room in rooms]
    elif least >= left or not asked:
        widths = [left * room.least / least for room in rooms]
    else:
        widths = [room.least + (left - least) * (room.asked - room.least) / asked for room in rooms]
    return [round(one, 2) for one in widths]
