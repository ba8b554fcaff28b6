"""Native tables on slides: as many columns and rows as can be read from the back of the room, the rest counted."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace
from typing import Any

from pptx.enum.text import MSO_ANCHOR
from pptx.util import Pt

from analysis.briefs.figures import plain
from analysis.briefs.slide_elements import child, replace_child
from analysis.briefs.slide_text import (
    LEADING,
    LEAST_SIZE,
    Align,
    Box,
    Run,
    describe,
    fill_frame,
    line_count,
    rgb,
    shortened,
    width_of,
    words_of,
)
from analysis.briefs.statuses import mark_of
from analysis.briefs.tables import NUMBER_UNITS, Column, Table, cell_text, head_text
from analysis.charts.native import NativeCell, NativeTable

MOST_ROWS = 8
_LINES = 2
# Sizes with the lines a cell may take: the first in which the whole table fits is taken.
_SETTINGS = ((22.0, 2), (20.0, 2), (20.0, 4), (LEAST_SIZE, 2), (LEAST_SIZE, 4))
_STRIP_SIZES = (26.0, 24.0, 22.0, 20.0)
_INSET = 6.0
_HIGH = 4.0
_WIDEST_TEXT, _NARROW_TEXT, _WIDEST_WORD = 330.0, 150.0, 280.0
# A style of the format itself: no fills, no lines.
_PLAIN_STYLE = "{2D5ABB26-0587-4C30-8999-92F81FD0307C}"
_TEXTS = ("text", "words")
# A shape that few typefaces have, and one that all do.
_CHARACTERS = {"⚿": "◇"}


@dataclass(frozen=True)
class Shown:
    """What of a table stands on the slide: its rows, and the names of the columns there was no room for."""

    row_count: int
    dropped: list[str]


@dataclass(frozen=True)
class _Cell:
    words: str
    tone: str = "ink"


@dataclass(frozen=True)
class _Look:
    """A column as it is set: head, side, the width it wants and the least it can do with."""

    head: str
    align: Align
    wanted: float
    least: float


@dataclass(frozen=True)
class _Layout:
    """A table set in one size: the head and the rows that fit, and whether anything had to be cut."""

    size: float
    places: list[int]
    looks: list[_Look]
    widths: list[float]
    heights: list[float]
    lines: list[list[_Cell]]
    is_whole: bool


def add_table(
    slide: Any, table: Table, box: Box, *, alt: str, colors: Mapping[str, str], references: Mapping[str, str]
) -> Shown:
    """Put the first rows of a table into a box, and the columns there is room for."""
    every = [look.label for look in table.columns]
    table = _without_blanks(table)
    rows = [
        [_cell(value, column, table, references) for value, column in zip(row, table.columns, strict=True)]
        for row in table.rows
    ]
    tried = (_set_table(table, rows, box, size, most) for size, most in _SETTINGS)
    layout = next((one for one in tried if one.is_whole), None) or _set_table(table, rows, box, LEAST_SIZE, _LINES)
    frame = _frame(slide, (len(layout.lines), len(layout.looks)), box, alt, heads=True)
    drawn = frame.table
    _size(drawn, layout.widths, layout.heights)
    for number, cells in enumerate(layout.lines):
        for place, (cell, look) in enumerate(zip(cells, layout.looks, strict=True)):
            target = drawn.cell(number, place)
            _fill(target, [[Run(cell.words, layout.size, cell.tone)]], colors, align=look.align)
            _underline(target, colors["ink" if number == 0 else "hairline"])
    kept = [table.columns[place].label for place in layout.places]
    return Shown(len(layout.lines) - 1, [label for label in every if label not in kept])


def _without_blanks(table: Table) -> Table:
    """The first rows of a table, without the columns that do not apply to any of them."""
    rows = table.rows[:MOST_ROWS]
    told = [place for place in range(len(table.columns)) if not rows or any(row[place] != "" for row in rows)]
    columns = [table.columns[place] for place in told]
    return replace(table, columns=columns, rows=[[row[place] for place in told] for row in rows])


def _set_table(table: Table, rows: Sequence[Sequence[_Cell]], box: Box, size: float, most: int) -> _Layout:
    """Set a table in one size with so many lines a cell."""
    every = _looks(table, rows, size)
    places = _fitting(every, [column.unit for column in table.columns], box.width)
    looks = [every[place] for place in places]
    widths = _widths(looks, box.width)
    head = [_Cell(look.head, "muted") for look in looks]
    lines, heights, is_cut = [head], [_height(head, widths, _LINES + 1, size)], False
    for row in ([whole[place] for place in places] for whole in rows):
        cells = [_shorten(cell, wide, most, size) for cell, wide in zip(row, widths, strict=True)]
        height = _height(cells, widths, most, size)
        if len(lines) > 1 and sum(heights) + height > box.height:
            break
        is_cut = is_cut or any(cell.words != whole.words for cell, whole in zip(cells, row, strict=True))
        lines.append(cells)
        heights.append(height)
    is_whole = not is_cut and len(looks) == len(every) and len(lines) == len(rows) + 1 and sum(heights) <= box.height
    return _Layout(size, places, looks, widths, heights, lines, is_whole)


def _looks(table: Table, rows: Sequence[Sequence[_Cell]], size: float) -> list[_Look]:
    return [_look(column, table, [row[place] for row in rows], size) for place, column in enumerate(table.columns)]


def add_cells(slide: Any, native: NativeTable, box: Box, *, alt: str, colors: Mapping[str, str]) -> None:
    """Put a picture made of cells into a box: a heat map, a strip, a calendar of ages."""
    if not native.heads:
        _add_strip(slide, native, box, alt, colors)
        return
    head = [_Cell(plain(name), "muted") for name in native.heads]
    rows = [[_Cell(plain(" ".join(cell.lines)), cell.tone) for cell in row] for row in native.rows]
    widths = _shares(head, rows, box.width)
    height = LEAST_SIZE * LEADING + 2 * _HIGH
    heights = [_height(head, widths, _LINES + 1, LEAST_SIZE), *(height for _ in rows)]
    frame = _frame(slide, (len(rows) + 1, len(head)), box, alt, heads=True)
    _size(frame.table, widths, heights)
    for number, (cells, painted) in enumerate(zip([head, *rows], [None, *native.rows], strict=True)):
        for place, cell in enumerate(cells):
            target = frame.table.cell(number, place)
            told = _shorten(cell, widths[place], 1 if number else _LINES + 1, LEAST_SIZE)
            fill = painted[place].fill if painted else ""
            _fill(target, [[Run(told.words, tone=told.tone)]], colors, align="center" if fill else "left", fill=fill)
            _underline(target, colors["ink" if number == 0 else "paper" if fill else "hairline"])


def _add_strip(slide: Any, native: NativeTable, box: Box, alt: str, colors: Mapping[str, str]) -> None:
    """Cells of several lines side by side, with paper between them and their meaning as a rule over each."""
    columns = len(native.rows[0])
    wide = box.width / columns
    room = wide - 2 * _INSET
    lines = [words for row in native.rows for cell in row for words in cell.lines]
    size = next(
        (one for one in _STRIP_SIZES if all(width_of(words, one, is_strong=True) <= room for words in lines)),
        LEAST_SIZE,
    )
    most = max(len(cell.lines) for row in native.rows for cell in row)
    tall = min(box.height / len(native.rows), most * size * LEADING + 8 * _INSET)
    frame = _frame(slide, (len(native.rows), columns), box, alt, heads=False)
    _size(frame.table, [wide] * columns, [tall] * len(native.rows))
    for number, row in enumerate(native.rows):
        for place, cell in enumerate(row):
            target = frame.table.cell(number, place)
            _fill(target, _strip_lines(cell, room, size), colors, fill=cell.fill)
            _rule(target, "a:lnT", colors[cell.tone] if cell.lines else colors["paper"], 3)
            for side in ("a:lnL", "a:lnR", "a:lnB"):
                _rule(target, side, colors["paper"], 4)


def _strip_lines(cell: NativeCell, room: float, size: float) -> list[list[Run]]:
    """The number with its shape, the name, then the status in plain words."""
    looks = ((cell.tone, True), ("ink", True), (cell.tone, False))
    return [
        [Run(shortened(plain(words), room, size, 1, is_strong=is_strong), size, tone, is_strong=is_strong)]
        for words, (tone, is_strong) in zip(cell.lines, looks, strict=False)
    ]


def _cell(value: Any, column: Column, table: Table, references: Mapping[str, str]) -> _Cell:
    if column.unit == "words" and value:
        return _Cell(words_of(str(value), references))
    words = cell_text(value, column.unit, table.currency)
    if value is None:
        return _Cell(words, "muted")
    if column.unit == "status" and words:
        mark = mark_of(words)
        tone = {"progress": "progress_text", "unknown": "muted"}.get(mark.role, mark.role)
        shape = _CHARACTERS.get(mark.character, mark.character)
        return _Cell(f"{shape}\N{NO-BREAK SPACE}{words}", tone)
    return _Cell(words)


def _look(column: Column, table: Table, cells: Sequence[_Cell], size: float) -> _Look:
    head = head_text(column, table.currency)
    widest = max((width_of(cell.words, size) for cell in cells), default=0.0)
    heard = max(_longest_word(head, size), width_of(head, size) / 2)
    # The shape of a status is wider than what is known of letters.
    wanted, pad = max(widest + (size / 2 if column.unit == "status" else 0), heard), 2 * _INSET + 2
    if column.unit in _TEXTS:
        word = max((_longest_word(cell.words, size) for cell in cells), default=0.0)
        least = max(min(wanted, _NARROW_TEXT), min(word, _WIDEST_WORD), heard)
        return _Look(head, "left", wanted + pad, least + pad)
    return _Look(head, "right" if column.unit in NUMBER_UNITS else "left", wanted + pad, wanted + pad)


def _longest_word(words: str, size: float) -> float:
    return max(width_of(word, size) for word in words.split(" "))


def _fitting(looks: Sequence[_Look], units: Sequence[str], room: float) -> list[int]:
    """Return which columns there is room for: they go from the right, the first never, a status after all others."""
    kept = list(range(len(looks)))
    while sum(looks[place].least for place in kept) > room and len(kept) > 1:
        kept.remove(max(kept[1:], key=lambda place: (units[place] != "status", place)))
    return kept


def _widths(looks: Sequence[_Look], room: float) -> list[float]:
    """Give each column its least, then share what is left among those that want more, then among all texts."""
    widths = [look.least for look in looks]
    for limit in (_WIDEST_TEXT, float("inf")):
        wants = [min(look.wanted, limit) - wide for look, wide in zip(looks, widths, strict=True)]
        free = room - sum(widths)
        asked = sum(want for want in wants if want > 0)
        if asked > 0 and free > 0:
            share = min(1.0, free / asked)
            widths = [wide + max(want, 0) * share for wide, want in zip(widths, wants, strict=True)]
    if (excess := sum(widths) - room) > 1:
        widths[0] = max(widths[0] - excess, _NARROW_TEXT / 2)
    return widths


def _shares(head: Sequence[_Cell], rows: Sequence[Sequence[_Cell]], room: float) -> list[float]:
    """Widths of a heat map or calendar: names as wide as they are, what is left shared by the others."""
    pad = 2 * _INSET + 2
    wants = [max(width_of(row[place].words, LEAST_SIZE) for row in rows) + pad for place in range(len(head))]
    wants = [min(wide, room * 0.36) for wide in wants]
    heads = [max(width_of(word, LEAST_SIZE) for word in (cell.words.split() or [""])) + pad for cell in head]
    widths = [max(pair) for pair in zip(wants, heads, strict=True)]
    spare = room - sum(widths)
    return (
        [wide + spare / len(widths) for wide in widths] if spare > 0 else [wide * room / sum(widths) for wide in widths]
    )


def _shorten(cell: _Cell, wide: float, lines: int, size: float) -> _Cell:
    return replace(cell, words=shortened(cell.words, wide - 2 * _INSET, size, lines))


def _height(cells: Sequence[_Cell], widths: Sequence[float], most: int, size: float) -> float:
    lines = max(line_count(cell.words, wide - 2 * _INSET, size) for cell, wide in zip(cells, widths, strict=False))
    return min(lines, most) * size * LEADING + 2 * _HIGH


def _frame(slide: Any, size: tuple[int, int], box: Box, alt: str, *, heads: bool) -> Any:
    frame = slide.shapes.add_table(*size, *box.emu)
    frame.name = "Table"
    describe(frame, alt)
    frame.table.first_row, frame.table.horz_banding = heads, False
    frame.table._tbl.tblPr.xpath("./a:tableStyleId")[0].text = _PLAIN_STYLE  # noqa: SLF001
    return frame


def _size(table: Any, widths: Sequence[float], heights: Sequence[float]) -> None:
    for column, wide in zip(table.columns, widths, strict=True):
        column.width = Pt(wide)
    for row, tall in zip(table.rows, heights, strict=True):
        row.height = Pt(tall)


def _fill(
    target: Any,
    paragraphs: Sequence[Sequence[Run]],
    colors: Mapping[str, str],
    *,
    align: Align = "left",
    fill: str = "",
) -> None:
    target.margin_left = target.margin_right = Pt(_INSET)
    target.margin_top = target.margin_bottom = Pt(_HIGH)
    target.vertical_anchor = MSO_ANCHOR.TOP
    fill_frame(target.text_frame, paragraphs or [[Run("")]], colors=colors, align=align)
    if fill:
        target.fill.solid()
        target.fill.fore_color.rgb = rgb(colors[fill])


def _underline(target: Any, color: str) -> None:
    _rule(target, "a:lnB", color, 1)


_IN_CELL = ("a:lnL", "a:lnR", "a:lnT", "a:lnB", "a:lnTlToBr", "a:lnBlToTr", "a:solidFill", "a:noFill")


def _rule(target: Any, side: str, color: str, points: float) -> None:
    properties = target._tc.get_or_add_tcPr()  # noqa: SLF001
    line = replace_child(properties, side, before=_IN_CELL[_IN_CELL.index(side) + 1 :])
    line.set("w", str(int(points * 12_700)))
    child(child(line, "a:solidFill"), "a:srgbClr", color.removeprefix("#").upper())
