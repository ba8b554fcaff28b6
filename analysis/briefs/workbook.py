"""The evidence workbook: an index, a sheet an exhibit with every row and its file and line, and what they rest on."""

from __future__ import annotations

import io
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import replace
from datetime import datetime
from typing import TYPE_CHECKING, Any

import polars as pl
import xlsxwriter

from analysis.briefs.provenance import expect_same_estate
from analysis.briefs.row_places import FILE, LINE
from analysis.briefs.statuses import mark_of
from analysis.briefs.tables import Column
from analysis.briefs.workbook_cells import MOST_ROWS, CellLook, EvidenceSheet
from analysis.briefs.workbook_listings import listing_sheets
from analysis.briefs.workbook_looks import Looks, width_of
from analysis.briefs.workbook_sheets import Sheet, evidence_sheets, plain_words, sheets_as_shown
from analysis.briefs.writing import told_plainly, write_whole
from analysis.engine.estate import Estate
from analysis.numbers import count_text, date_text

if TYPE_CHECKING:
    from pathlib import Path

    from analysis.briefs.document import Document

INDEX = "Index"
_HEADER = 4  # rows above a sheet's rows: title, words, names of columns, labels
_MOST_LETTERS = 31
_TWO_LINES = 32
_FITS = 1.2  # letters a unit of width holds
_FORBIDDEN = str.maketrans(dict.fromkeys("[]:*?/\\'", " "))
_INDEX_COLUMNS = [
    Column("number", "No.", "count"),
    Column("title", "Exhibit"),
    Column("sheet", "Sheet"),
    Column("relation", "Read from"),
    Column("row_count", "Rows", "count"),
    Column("conditions", "Which rows"),
    Column("also", "Further sources"),
    Column("file_count", "Files behind it", "count"),
    Column("line_count", "Their lines", "count"),
]
_HOW_TO_READ = """\
Every row of what an exhibit was read from, the exhibit's own columns first. File and Line say where a row comes from.
Where it stands on many lines they are counted here, and the sheet Lines names them by exhibit.
Where no line is told, a row follows from whole files, from client.toml or from the workbench's reference data.
A grey ? is not known. Elsewhere an empty cell does not apply, or no file tells it.
Amounts are in the currency beside them. Text is always text, whatever it begins with."""


def write_xlsx(document: Document, out: Path, *, most_rows: int = MOST_ROWS) -> Path:
    """Write the workbook of a brief; a sheet holds at most so many rows and goes on in the next.

    Raises BuildError where the estate was built again since the brief was run.
    """
    if document.client is None:
        sheets = sheets_as_shown(document)
    else:
        with Estate(document.client) as estate:
            expect_same_estate(document, estate)
            sheets = evidence_sheets(document, estate)
            sheets += listing_sheets(document, estate, sheets)
    parts = _split(_named(sheets), most_rows - _HEADER)
    content = io.BytesIO()
    with told_plainly(out.parent):
        _write(document, parts, content)
    return write_whole(out, content.getvalue())


def _named(sheets: Sequence[Sheet]) -> list[Sheet]:
    """Give every sheet a name no other has, as long and of such letters as a workbook allows."""
    taken = {INDEX.casefold(), "history"}
    named = []
    for sheet in sheets:
        plain = " ".join(sheet.name.translate(_FORBIDDEN).split())[:_MOST_LETTERS].strip()
        name = _free(plain, taken)
        named.append(replace(sheet, name=name))
    return named


def _free(name: str, taken: set[str]) -> str:
    number, found = 1, name
    while found.casefold() in taken:
        number += 1
        found = f"{name[: _MOST_LETTERS - len(str(number)) - 3]} ({number})"
    taken.add(found.casefold())
    return found


def _split(sheets: Sequence[Sheet], most: int) -> list[Sheet]:
    """Let a sheet of too many rows go on in further sheets, each behind the one before."""
    taken = {INDEX.casefold(), *(sheet.name.casefold() for sheet in sheets)}
    parts = []
    for sheet in sheets:
        for start in range(0, max(sheet.rows.height, 1), most):
            name = _free(sheet.name, taken) if start else sheet.name
            parts.append(replace(sheet, name=name, rows=sheet.rows.slice(start, most)))
    return parts


def _write(document: Document, sheets: Sequence[Sheet], content: io.BytesIO) -> None:
    options = {
        "constant_memory": True,
        "strings_to_formulas": False,
        "strings_to_urls": False,
        "strings_to_numbers": False,
    }
    cover = document.cover
    with xlsxwriter.Workbook(content, options) as workbook:
        workbook.set_properties(
            {
                "title": f"{cover.brief_title} · {cover.client_name}",
                "subject": f"Evidence workbook · {cover.edition}",
                "created": datetime.fromisoformat(cover.data_date),
            }
        )
        looks = Looks(workbook)
        _write_index(workbook.add_worksheet(INDEX, EvidenceSheet), document, sheets, looks)
        for sheet in sheets:
            _write_sheet(workbook.add_worksheet(sheet.name, EvidenceSheet), sheet, looks, _dates(document))


def _write_index(page: EvidenceSheet, document: Document, sheets: Sequence[Sheet], looks: Looks) -> None:
    cover, row = document.cover, 0
    for text, look in _opening(document):
        page.write_string(row, 0, safe_words(text), looks.words(look))
        row += 1
    row += 1
    rows = _index_rows(document, sheets)
    widths = (6, 62, 24, 26, 9, 34, 30, 10, 10)
    for place, (column, width) in enumerate(zip(_INDEX_COLUMNS, widths, strict=True)):
        page.set_column(place, place, width)
        page.write_string(row, place, column.label, looks.header(column))
    page.autofilter(row, 0, row + len(rows), len(_INDEX_COLUMNS) - 1)
    page.freeze_panes(row + 1, 2)
    for number, told in enumerate(rows, start=row + 1):
        if max(len(str(told[1])) / widths[1], len(str(told[5])) / widths[5], len(str(told[6])) / widths[6]) > _FITS:
            page.set_row(number, _TWO_LINES)
        for place, (column, value) in enumerate(zip(_INDEX_COLUMNS, told, strict=True)):
            if column.name == "title":
                page.write_url(number, place, f"internal:'{told[2]}'!A1", looks.link, safe_words(str(value)))
            elif isinstance(value, int):
                page.write_number(number, place, value, looks.of(column).plain)
            elif value:
                page.write_string(number, place, safe_words(str(value)), looks.wrapped)
    page.set_landscape()
    page.fit_to_pages(1, 0)
    page.set_footer(f"&L{_footer(cover.provenance)}&R&P / &N")


def _dates(document: Document) -> str:
    parameters, data = document.run.get("parameters", {}), f"data of {date_text(document.cover.data_date)}"
    return f"As of {date_text(parameters['as_of'])}, {data}" if "as_of" in parameters else f"Draft, {data}"


def _opening(document: Document) -> Iterator[tuple[str, str]]:
    cover = document.cover
    yield f"Evidence workbook: {cover.brief_title}", "title"
    yield f"{cover.client_name} · {cover.edition}", "strong"
    yield plain_words(cover.headline, document.references), "plain"
    yield _dates(document), "muted"
    yield cover.provenance, "muted"
    yield cover.sign_rule, "muted"
    for words in _HOW_TO_READ.splitlines():
        yield words, "muted"


def _index_rows(document: Document, sheets: Sequence[Sheet]) -> list[tuple[Any, ...]]:
    rows = []
    for sheet in sheets:
        evidence = document.evidence.get(sheet.key)
        files = evidence.files if evidence else []
        counts = (len(files), sum(one.line_count for one in files)) if files else (None, None)
        title = sheet.title.partition(" · ")[2] if sheet.number else sheet.title
        rows.append(
            (
                sheet.number,
                title,
                sheet.name,
                sheet.relation,
                sheet.rows.height,
                sheet.conditions,
                ", ".join(sheet.also),
                *counts,
            )
        )
    return rows


def _write_sheet(page: EvidenceSheet, sheet: Sheet, looks: Looks, dates: str) -> None:
    rows = f"{count_text(sheet.rows.height)} {'row' if sheet.rows.height == 1 else 'rows'}"
    source = " · ".join(part for part in (sheet.relation, sheet.conditions, rows, dates, sheet.told) if part)
    page.write_string(0, 0, safe_words(sheet.title), looks.words("title"))
    page.write_url(1, 0, f"internal:'{INDEX}'!A1", looks.link, "Index")
    page.write_string(1, 1, safe_words(source), looks.words("muted"))
    for place, column in enumerate(sheet.columns):
        page.set_column(place, place, width_of(column, sheet.rows[column.name]))
    for place, column in enumerate(sheet.columns):
        own = "" if column.name in {FILE, LINE} else column.name
        page.write_string(2, place, own, looks.words("name"))
    page.set_row(3, _TWO_LINES)
    for place, column in enumerate(sheet.columns):
        page.write_string(3, place, safe_words(_label(column, sheet.currency)), looks.header(column))
    told = sheet.rows.with_columns(_marked(sheet.rows[one.name]) for one in sheet.columns if one.unit == "status")
    page.write_frame(_HEADER, told, _looks_of(sheet, looks))
    if sheet.columns:
        page.autofilter(_HEADER - 1, 0, _HEADER - 1 + sheet.rows.height, len(sheet.columns) - 1)
    page.freeze_panes(_HEADER, 0)
    page.repeat_rows(_HEADER - 1)
    page.set_landscape()
    page.fit_to_pages(1, 0)
    page.set_footer("&L&A&R&P / &N")


def _label(column: Column, currency: str) -> str:
    return f"{column.label}, {currency}" if currency and column.unit.endswith("amount") else column.label


def _looks_of(sheet: Sheet, looks: Looks) -> Mapping[str, CellLook]:
    return {
        column.name: replace(looks.of(column), unknown=looks.unknown(column) if column.name in sheet.unknown else None)
        for column in sheet.columns
    }


def _marked(statuses: pl.Series) -> pl.Series:
    """A status's shape before its word, as everywhere in the brief."""
    words = statuses.cast(pl.String).unique().drop_nulls().to_list()
    return statuses.cast(pl.String).replace({word: f"{mark_of(word).character} {word}" for word in words})


def safe_words(text: str) -> str:
    """Text for a single cell; what the library would take for its own markup is kept from it."""
    clean = "".join(one if one.isprintable() or one in " \n" else "\N{REPLACEMENT CHARACTER}" for one in text)
    return f"\N{ZERO WIDTH SPACE}{clean}" if clean.startswith("<r>") else clean


def _footer(text: str) -> str:
    return text.replace("&", "&&")[:200]
