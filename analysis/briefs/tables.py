"""Tables for readers: typed columns, figures aligned and signed, statuses with a shape, no more rows than are read."""

from __future__ import annotations

import datetime as dt
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from decimal import Decimal
from itertools import repeat
from typing import TYPE_CHECKING, Any

from markupsafe import Markup

from analysis.briefs.figures import named_unit, plain, readable
from analysis.briefs.markdown import bind, to_inline_html
from analysis.briefs.statuses import mark_of
from analysis.errors import WorkbenchError
from analysis.numbers import amount_text, count_text, date_text, duration_text, share_text

if TYPE_CHECKING:
    import polars as pl

_COUNTS = ("count", "signed", "days", "months")
_AMOUNTS = ("amount", "signed_amount")
NUMBER_UNITS = (*_COUNTS, *_AMOUNTS, "share")
COLUMN_UNITS = (*NUMBER_UNITS, "text", "words", "date", "status", "grade", "yes_no", "tick")
_UNIT_OF_SUFFIX = {
    "balance_count": "signed",
    "variance_amount": "signed_amount",
    "_status": "status",
    "_grade": "grade",
    "_at": "date",
}
_UNIT_OF_TYPE = {"Boolean": "yes_no", "Date": "date", "Int": "count"}

Cell = str | int | float | bool | None
ColumnWish = str | tuple[str, str]


@dataclass(frozen=True)
class Column:
    """A column: the frame's name for it, what readers call it, and its unit (one of COLUMN_UNITS).

    `words` is markdown by the author of a brief; text from a client's file is always `text`.
    """

    name: str
    label: str
    unit: str = "text"


@dataclass(frozen=True)
class Table:
    """Rows for readers; `row_total` counts those in `relation` too, of which `rows` may be the first few."""

    columns: list[Column]
    rows: list[list[Cell]]
    row_total: int
    relation: str = ""
    currency: str = ""


def _column(name: str, wish: ColumnWish | None, dtype: object) -> Column:
    label, unit = (wish, "") if isinstance(wish, str) else wish or ("", "")
    unit = unit or next((unit for suffix, unit in _UNIT_OF_SUFFIX.items() if name.endswith(suffix)), "")
    unit = unit or named_unit(name)
    if not unit:
        kind = str(dtype)
        unit = next((unit for start, unit in _UNIT_OF_TYPE.items() if start in kind), "text")
    if unit not in COLUMN_UNITS:
        raise WorkbenchError(
            f"The column {name!r} has the unit {unit!r}.",
            where="a table of the brief",
            todo=f"Use one of {', '.join(COLUMN_UNITS)}.",
        )
    return Column(name, label or readable(name), unit)


def _cell(value: Any) -> Cell:
    if isinstance(value, Decimal):
        return int(value) if value == value.to_integral_value() else float(value)
    if isinstance(value, dt.datetime | dt.date):
        return value.isoformat()
    if isinstance(value, float) and value != value:  # noqa: PLR0124 - NaN is not known
        return None
    if value is None or isinstance(value, str | int | float | bool):
        return value
    return str(value)


def table_from(
    frame: pl.DataFrame,
    *,
    columns: Mapping[str, ColumnWish] | Sequence[str] | None = None,
    rows: int | None = 12,
    relation: str = "",
    null: str | None = None,
) -> Table:
    """Make a table of a frame's first rows; a null is not known, or with `null=""` does not apply and shows nothing.

    `columns` chooses and names them: ``{"balance_count": "Balance"}`` or ``{"step_kind": ("Kind", "status")}``; where
    none is given the unit comes from the name. A `currency` column with one value is said once instead of in every row.
    """
    currencies = frame["currency"].drop_nulls().unique().to_list() if "currency" in frame.columns else []
    currency = str(currencies[0]) if len(currencies) == 1 else ""
    wishes = columns if isinstance(columns, Mapping) else None
    names = list(columns) if columns else [name for name in frame.columns if not (name == "currency" and currency)]
    unknown = [name for name in names if name not in frame.columns]
    if unknown:
        raise WorkbenchError(
            f"The table has no column {unknown[0]!r}.",
            where=relation or "a table of the brief",
            todo=f"It has {', '.join(frame.columns)}.",
        )
    made = [_column(name, wishes[name] if wishes else None, frame.schema[name]) for name in names]
    shown = frame.select(names).head(frame.height if rows is None else rows)
    cells = [[null if value is None else _cell(value) for value in row] for row in shown.iter_rows()]
    return Table(made, cells, frame.height, relation, currency)


def head_text(column: Column, currency: str) -> str:
    """Name a column; of amounts in one currency it is said here instead of in every row."""
    return f"{column.label}, {currency}" if currency and column.unit.endswith("amount") else column.label


def cell_text(value: Cell, unit: str, currency: str = "") -> str:
    """Write a cell as text; what is not known reads ``?``."""
    if value is None or value == "":
        return "?" if value is None else ""
    if unit in NUMBER_UNITS:
        return _number_text(value, unit, currency)
    if unit == "date":  # a day, or the word that stands for none
        return date_text(str(value)) if str(value)[:1].isdigit() else plain(str(value))
    if unit == "tick":
        return "☑" if value else "☐"
    if unit == "yes_no":
        return "Yes" if value else "No"
    return plain(str(value))


def _number_text(value: Cell, unit: str, currency: str) -> str:
    if isinstance(value, bool) or not isinstance(value, int | float):
        raise WorkbenchError(
            f"{value!r} stands in a column of numbers.",
            where="a table of the brief",
            todo="Give the column another unit.",
        )
    if unit in _AMOUNTS:
        return amount_text(value, currency, bare=True, signed=unit == "signed_amount")
    if unit in {"days", "months"}:
        return duration_text(value)
    return share_text(value) if unit == "share" else count_text(value, signed=unit == "signed")


def _cell_html(value: Cell, column: Column, currency: str) -> Markup:
    kind = "number" if column.unit in NUMBER_UNITS else column.unit
    if value is None:
        return Markup('<td class="{} unknown"><span aria-label="not known">?</span></td>').format(kind)
    if value == "":
        return Markup('<td class="{}"></td>').format(kind)
    if kind == "tick":  # to be ticked on the screen or on paper; nothing keeps it
        return Markup('<td class="tick"><input type="checkbox" aria-label="{}"></td>').format(column.label)
    text = bind(cell_text(value, column.unit, currency))
    if kind == "status":
        mark = mark_of(text)
        shape = Markup('<svg class="mark" aria-hidden="true"><use href="#mark-{}"></use></svg>').format(mark.shape)
        return Markup('<td class="status role-{}">{} <span>{}</span></td>').format(mark.role, shape, text)
    if kind in {"number", "date"}:
        return Markup('<td class="{}" data-sort="{}">{}</td>').format(kind, value, text)
    inside = to_inline_html(str(value)) if kind == "words" else Markup("<span>{}</span>").format(text)
    return Markup('<td class="{}">{}</td>').format(kind, inside)


def more_rows(table: Table) -> str:
    """Say how many rows are not shown and where they are; empty when all are."""
    hidden = table.row_total - len(table.rows)
    if hidden <= 0:
        return ""
    where = f" in the estate: {table.relation}" if table.relation else " in the estate"
    return f"{count_text(hidden)} more {'row' if hidden == 1 else 'rows'}{where}"


def table_html(table: Table, caption: str = "") -> Markup:
    """Draw a table; `caption` is for those who hear the page rather than see it."""
    span = len(table.columns)
    heads = Markup("").join(
        Markup('<th scope="col"{}>{}</th>').format(
            Markup(' class="number"') if column.unit in NUMBER_UNITS else "",
            head_text(column, table.currency),
        )
        for column in table.columns
    )
    body = Markup("").join(
        Markup("<tr>{}</tr>").format(Markup("").join(map(_cell_html, row, table.columns, repeat(table.currency))))
        for row in table.rows
    )
    more = more_rows(table) or ("" if table.rows else "No rows")
    foot = Markup('<tfoot><tr><td colspan="{}">{}</td></tr></tfoot>').format(span, more) if more else ""
    said = Markup("<caption>{}</caption>").format(caption) if caption else ""
    return Markup("<table>{}<thead><tr>{}</tr></thead><tbody>{}</tbody>{}</table>").format(said, heads, body, foot)


def table_text(table: Table) -> str:
    """Write a table as lines of text, a status with its character."""
    lines = [" | ".join(column.label for column in table.columns)]
    for row in table.rows:
        cells = (
            f"{mark_of(str(value)).character} {value}"
            if column.unit == "status" and value is not None
            else cell_text(value, column.unit, table.currency)
            for value, column in zip(row, table.columns, strict=True)
        )
        lines.append(" | ".join(cells))
    more = more_rows(table)
    return "\n".join([*lines, more] if more else lines)
