"""Rows of a frame as the cells of a sheet: each with its type, text always text, whatever it begins with."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from datetime import date
from typing import TYPE_CHECKING

import polars as pl
from xlsxwriter.utility import xl_col_to_name
from xlsxwriter.worksheet import Worksheet

if TYPE_CHECKING:
    from xlsxwriter.format import Format

MOST_ROWS = 1_048_576  # of a sheet, as the format has it
MOST_CHARACTERS = 16_000  # of a cell: half of what the format allows, for what it counts twice
UNKNOWN = "?"
_AT_ONCE = 10_000  # rows rendered together
_FIRST_DATE = date(1900, 3, 1)  # before it the programs that open a workbook do not agree
_DAY_NOUGHT = date(1899, 12, 30)
_ILLEGAL = r"[\x00-\x08\x0B\x0C\x0E-\x1F\x7F\u{FFFE}\u{FFFF}]"
_LOOKS_ESCAPED = r"_(x[0-9A-Fa-f]{4}_)"
_LIKE_A_FORMULA = r"^[=+\-@\t\r\n]"


@dataclass(frozen=True)
class CellLook:
    """How the cells of a column look: as they are, where the value is not known, and where text looks like a formula.

    Without `unknown` a null leaves its cell empty.
    """

    plain: Format
    quoted: Format
    unknown: Format | None = None


class EvidenceSheet(Worksheet):  # type: ignore[misc]
    """A sheet that takes whole frames; written in the order of its rows, as a workbook of constant memory is."""

    def write_frame(self, first_row: int, frame: pl.DataFrame, looks: Mapping[str, CellLook]) -> None:
        """Write a frame's rows from `first_row` on, counted from nought."""
        if frame.is_empty():
            return
        self._write_single_row(first_row)  # what waits above goes first
        for rows in row_texts(frame, looks, first_row):
            self.fh.write("".join(rows))
        self._check_dimensions(first_row, 0)
        self._check_dimensions(first_row + frame.height - 1, frame.width - 1)
        self.previous_row = first_row + frame.height


def row_texts(frame: pl.DataFrame, looks: Mapping[str, CellLook], first_row: int) -> Iterator[pl.Series]:
    """Render rows as `<row>` elements, some thousands at a time."""
    cells = [
        _cell(frame[name], xl_col_to_name(place), looks[name]).fill_null("") for place, name in enumerate(frame.columns)
    ]
    numbered = frame.lazy().with_columns(_row=pl.int_range(pl.len()).cast(pl.Int64) + (first_row + 1))
    for start in range(0, frame.height, _AT_ONCE):
        number = pl.col("_row").cast(pl.String)
        row = pl.concat_str(pl.lit('<row r="'), number, pl.lit('">'), *cells, pl.lit("</row>"))
        yield numbered.slice(start, _AT_ONCE).select(row.alias("row")).collect()["row"]


def _cell(column: pl.Series, letters: str, look: CellLook) -> pl.Expr:
    value, kind, dtype = pl.col(column.name), "", column.dtype
    number = pl.col("_row").cast(pl.String)
    style = pl.lit(str(look.plain._get_xf_index()))  # noqa: SLF001 - a sheet written by hand names its looks itself
    inside = pl.format("<v>{}</v>", _number(column))
    if not (dtype.is_numeric() or dtype == pl.Boolean or _is_dated(column)):
        quoted = value.cast(pl.String).str.contains(_LIKE_A_FORMULA)
        style = pl.when(quoted).then(pl.lit(str(look.quoted._get_xf_index()))).otherwise(style)  # noqa: SLF001
        kind = ' t="inlineStr"'
        inside = pl.format('<is><t xml:space="preserve">{}</t></is>', _escaped(value.cast(pl.String)))
    elif dtype == pl.Boolean:
        kind = ' t="b"'
    cell = pl.concat_str(
        pl.lit(f'<c r="{letters}'), number, pl.lit('" s="'), style, pl.lit(f'"{kind}>'), inside, pl.lit("</c>")
    )
    if look.unknown is None:
        return cell
    mark = look.unknown._get_xf_index()  # noqa: SLF001
    said = f't="inlineStr"><is><t>{UNKNOWN}</t></is></c>'
    return cell.fill_null(pl.format(f'<c r="{letters}{{}}" s="{mark}" {said}', number))


def _number(column: pl.Series) -> pl.Expr:
    value = pl.col(column.name)
    if column.dtype == pl.Boolean:
        return value.cast(pl.Int8).cast(pl.String)
    if column.dtype == pl.Date:
        return (value - pl.lit(_DAY_NOUGHT)).dt.total_days().cast(pl.String)
    if column.dtype == pl.Datetime:
        return ((value - pl.lit(_DAY_NOUGHT).cast(column.dtype)).dt.total_seconds() / 86_400).cast(pl.String)
    if column.dtype.is_float():
        value = pl.when(value.is_finite()).then(value)
    return value.cast(pl.String)


def _is_dated(column: pl.Series) -> bool:
    """Whether a column holds days a workbook can hold; older ones are written as text."""
    if column.dtype not in (pl.Date, pl.Datetime):
        return False
    first = column.cast(pl.Date).min()
    return not isinstance(first, date) or first >= _FIRST_DATE


def _escaped(text: pl.Expr) -> pl.Expr:
    clean = text.str.replace_all(_ILLEGAL, "\N{REPLACEMENT CHARACTER}").str.replace_all(_LOOKS_ESCAPED, "_x005F_$1")
    long = clean.str.len_chars() > MOST_CHARACTERS
    clean = pl.when(long).then(clean.str.slice(0, MOST_CHARACTERS) + pl.lit("…")).otherwise(clean)
    for character, written in (("&", "&amp;"), ("<", "&lt;"), (">", "&gt;"), ("\r", "_x000D_")):
        clean = clean.str.replace_all(character, written, literal=True)
    return clean
