"""What an evidence workbook holds: a sheet an exhibit, with every row of its reading and where each comes from."""

from __future__ import annotations

import json
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from typing import TYPE_CHECKING, Any

import polars as pl

from analysis.briefs.editions import INTERNAL_COLUMNS, INTERNAL_ROW, files_for_edition, for_edition
from analysis.briefs.evidence import Reading
from analysis.briefs.figures import readable
from analysis.briefs.markdown import to_inline_html
from analysis.briefs.row_places import FILE, LINE, with_places
from analysis.briefs.tables import Column, table_from
from analysis.engine.models import all_models
from analysis.engine.tracing import KEYS
from analysis.numbers import count_text

if TYPE_CHECKING:
    from analysis.briefs.blocks import Exhibit
    from analysis.briefs.document import Document
    from analysis.briefs.tables import Table
    from analysis.engine.estate import Estate

_PLACE = ("file_id", "row_number")
_MOSTLY = 0.5  # of an exhibit's columns, for its relation to be what the exhibit shows


@dataclass(frozen=True)
class Sheet:
    """One sheet: what stands above its rows, its columns in order, and its rows.

    Where a column is in `unknown`, a null is not known and says so; elsewhere it does not apply or no file tells.
    """

    name: str
    title: str
    told: str
    columns: list[Column]
    rows: pl.DataFrame
    unknown: frozenset[str] = frozenset()
    number: int | None = None
    key: str = ""
    relation: str = ""
    conditions: str = ""
    currency: str = ""
    also: list[str] = field(default_factory=list)


def plain_words(markdown: str, references: Mapping[str, str]) -> str:
    """Return a line of markdown as the words a reader sees."""
    return str(to_inline_html(markdown, references).striptags())


def in_words(where: Mapping[str, Any]) -> str:
    """Say the conditions of a reading; every row where there is none. What stays with us is not spoken of."""
    told = [f"{readable(name)} is {_value(value)}" for name, value in where.items() if name != INTERNAL_ROW]
    return "; ".join(told) or "Every row"


def _value(value: Any) -> str:
    if isinstance(value, list):
        *others, last = [_value(one) for one in value] or ["nothing"]
        return f"{', '.join(others)} or {last}" if others else last
    if value is None or isinstance(value, bool):
        return {None: "not known", True: "yes", False: "no"}[value]
    return str(value)


def reading_name(reading: Reading) -> str:
    """A reading's relation and conditions, as one text to find it by."""
    return json.dumps([reading.relation, reading.where], sort_keys=True, ensure_ascii=False)


def main_reading(exhibit: Exhibit) -> Reading | None:
    """The reading whose rows the exhibit's table shows, else its first."""
    shown = exhibit.table.relation if exhibit.table else ""
    named = [reading for reading in exhibit.readings if reading.relation == shown]
    return next(iter([*named, *exhibit.readings]), None)


def evidence_sheets(document: Document, estate: Estate) -> list[Sheet]:
    """Read every exhibit's rows again and return a sheet for each, then one for each further source."""
    frames = _read(document, estate)
    files = files_for_edition(estate.read("meta.files"), is_internal=document.is_internal)
    read = [(str(json.loads(name)[0]), rows) for name, rows in frames.items()]
    places = dict(zip(frames, with_places(estate, read, files), strict=True))
    made: list[Sheet] = []
    further: dict[str, tuple[Reading, list[int]]] = {}
    mains = set()
    for exhibit in document.exhibits:
        reading = main_reading(exhibit)
        own = reading if reading and _is_shown(exhibit, frames[reading_name(reading)]) else None
        if own:
            mains.add(reading_name(own))
            made.append(_sheet_of(exhibit, own, places[reading_name(own)], document))
        else:
            made.append(_sheet_as_shown(exhibit, document))
        for other in exhibit.readings:
            if other is not own:
                further.setdefault(reading_name(other), (other, []))[1].append(exhibit.number)
    for name, (reading, numbers) in further.items():
        if name not in mains:
            made.append(_further(reading, numbers, places[name], document))
    return made


def sheets_as_shown(document: Document) -> list[Sheet]:
    """Return a sheet an exhibit with the rows a draft shows: there is no estate to read them from."""
    return [_sheet_as_shown(exhibit, document) for exhibit in document.exhibits]


def _read(document: Document, estate: Estate) -> dict[str, pl.DataFrame]:
    """Every reading of the brief once, in the order of its grain."""
    frames: dict[str, pl.DataFrame] = {}
    for reading in (reading for exhibit in document.exhibits for reading in exhibit.readings):
        name = reading_name(reading)
        if name not in frames:
            rows = for_edition(estate.read(reading.relation, **reading.where), is_internal=document.is_internal)
            grain = [column for column in _grain(reading.relation) if column in rows.columns]
            frames[name] = rows.sort(grain, maintain_order=True) if grain else rows
    return frames


def _grain(relation: str) -> Sequence[str]:
    models = all_models()
    return models[relation].grain if relation in models else ()


def _is_shown(exhibit: Exhibit, rows: pl.DataFrame) -> bool:
    """Whether the rows of a relation are what an exhibit shows, rather than something made of them."""
    if exhibit.table is None:
        return True
    names = [column.name for column in exhibit.table.columns]
    return sum(name in rows.columns for name in names) > _MOSTLY * len(names)


def _sheet_of(exhibit: Exhibit, reading: Reading, rows: pl.DataFrame, document: Document) -> Sheet:
    shown = exhibit.table.columns if exhibit.table else []
    columns = _columns(reading.relation, rows, shown, document)
    return Sheet(
        f"{exhibit.number} {readable(reading.relation.rpartition('.')[2])}",
        f"{exhibit.number} · {plain_words(exhibit.title, document.references)}",
        plain_words(exhibit.reading, document.references),
        columns,
        rows.select(column.name for column in columns),
        frozenset(column.name for column in shown) if not _may_be_empty(exhibit.table) else frozenset(),
        exhibit.number,
        exhibit.key,
        reading.relation,
        in_words(reading.where),
        exhibit.table.currency if exhibit.table else "",
        [other.relation for other in exhibit.readings if other is not reading],
    )


def _columns(relation: str, rows: pl.DataFrame, shown: Sequence[Column], document: Document) -> list[Column]:
    """The exhibit's own columns first, then the others the edition may show, then file and line."""
    others = [name for name in rows.columns if name not in {*_PLACE, FILE, LINE}]
    own = {column.name: column for column in shown if column.name in others}
    if not document.is_internal:
        others = [name for name in others if name not in INTERNAL_COLUMNS]
        keys = {*KEYS, *_grain(relation), "currency"}
        others = [name for name in others if name in keys] if own else others
    named = table_from(rows.head(0), columns=others).columns if others else []
    return [*own.values(), *(column for column in named if column.name not in own), *_places(rows)]


def _places(rows: pl.DataFrame) -> list[Column]:
    return [Column(FILE, "File"), Column(LINE, "Line", "text" if rows[LINE].dtype == pl.String else "number")]


def _may_be_empty(table: Table | None) -> bool:
    """Whether the exhibit says that a null does not apply rather than not being known."""
    return table is not None and any(cell == "" for row in table.rows for cell in row)


def _sheet_as_shown(exhibit: Exhibit, document: Document) -> Sheet:
    """The rows an exhibit shows, where they are made of its sources rather than read from them."""
    table = exhibit.table
    rows = shown_rows(table) if table else pl.DataFrame()
    part = f"{count_text(rows.height)} of {count_text(table.row_total)} rows, as the brief shows them" if table else ""
    return Sheet(
        f"{exhibit.number} As shown",
        f"{exhibit.number} · {plain_words(exhibit.title, document.references)}",
        plain_words(exhibit.reading, document.references),
        table.columns if table else [],
        rows,
        frozenset(rows.columns),
        exhibit.number,
        exhibit.key,
        "as shown",
        part or "No rows of its own",
        table.currency if table else "",
        [reading.relation for reading in exhibit.readings],
    )


def shown_rows(table: Table) -> pl.DataFrame:
    """A table's rows as a typed frame; an empty text in a column of numbers does not apply, and is null."""
    made = {}
    for place, column in enumerate(table.columns):
        cells = [row[place] for row in table.rows]
        if column.unit not in {"text", "words", "status", "grade"}:
            cells = [None if cell == "" else cell for cell in cells]
        series = pl.Series(column.name, cells, strict=False)
        if column.unit == "date" and series.dtype == pl.String:
            days = series.str.to_date("%Y-%m-%d", strict=False)
            series = days if days.null_count() == series.null_count() else series
        made[column.name] = series
    return pl.DataFrame(made)


def _further(reading: Reading, numbers: Sequence[int], rows: pl.DataFrame, document: Document) -> Sheet:
    columns = _columns(reading.relation, rows, [], document)
    named = ", ".join(map(str, dict.fromkeys(numbers)))
    models = all_models()
    return Sheet(
        readable(reading.relation.rpartition(".")[2]),
        f"{readable(reading.relation.rpartition('.')[2])}, a source of exhibit{'s' if ',' in named else ''} {named}",
        models[reading.relation].meaning if reading.relation in models else "",
        columns,
        rows.select(column.name for column in columns),
        relation=reading.relation,
        conditions=in_words(reading.where),
    )
