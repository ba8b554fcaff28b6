"""The sheets at the end of an evidence workbook: lines by exhibit, files, rules, missing inputs, names of columns."""

from __future__ import annotations

from collections.abc import Sequence
from typing import TYPE_CHECKING

import polars as pl

from analysis.briefs.brief import RULE_TAGS
from analysis.briefs.editions import files_for_edition, for_edition
from analysis.briefs.tables import Column
from analysis.briefs.workbook_sheets import Sheet, plain_words
from analysis.fields import FIELDS

if TYPE_CHECKING:
    from analysis.briefs.document import Document
    from analysis.engine.estate import Estate

_LINES = [
    Column("number", "Exhibit", "count"),
    Column("title", "Its title"),
    Column("format_title", "Source"),
    Column("taken_at", "Taken", "date"),
    Column("path", "File"),
    Column("line_count", "Lines", "count"),
    Column("lines", "Which lines"),
]
_FILES = [
    Column("path", "File"),
    Column("format_title", "Source"),
    Column("taken_at", "Taken", "date"),
    Column("smart_account", "Smart Account"),
    Column("read_count", "Rows read", "count"),
    Column("landed_count", "Landed", "count"),
    Column("rejected_count", "Rejected", "count"),
    Column("file_status", "State"),
    Column("size_bytes", "Bytes", "count"),
    Column("sha256", "SHA-256"),
]
_RULES = [
    Column("rule_id", "Rule"),
    Column("statement", "What it says"),
    Column("certainty", "How sure"),
    Column("source", "Source"),
]
_MISSING = [
    Column("figure_name", "Figure"),
    Column("subject", "Of"),
    Column("missing_input", "Missing"),
    Column("remedy", "What to do"),
]
_NAMES = [
    Column("column_name", "Column"),
    Column("label", "Called here"),
    Column("meaning", "What it means"),
    Column("unit", "Unit"),
    Column("relations", "Stands in"),
]


def listing_sheets(document: Document, estate: Estate, sheets: Sequence[Sheet]) -> list[Sheet]:
    """Return the sheets of what all exhibits rest on."""
    is_internal = document.is_internal
    files = files_for_edition(estate.read("meta.files"), is_internal=is_internal).sort("path")
    rules = for_edition(estate.read("reference.rules"), is_internal=is_internal)
    tags = pl.col("certainty").replace(RULE_TAGS)
    missing = estate.read("marts.missing_inputs").sort("figure_name", "subject", "missing_input")
    return [
        _listing("Lines", "Lines of files behind each exhibit", "", _LINES, _lines(document)),
        _listing("Sources", "The files that were read", "meta.files", _FILES, files),
        _listing("Rules used", "The rules the figures follow", "reference.rules", _RULES, rules.with_columns(tags)),
        _listing("Missing inputs", "What figures wait for", "marts.missing_inputs", _MISSING, missing),
        _listing("Columns", "What the columns of these sheets mean", "", _NAMES, _names(sheets)),
    ]


def _listing(name: str, title: str, relation: str, columns: list[Column], rows: pl.DataFrame) -> Sheet:
    return Sheet(name, title, "", columns, rows.select(column.name for column in columns), relation=relation)


def _lines(document: Document) -> pl.DataFrame:
    rows = [
        (
            exhibit.number,
            plain_words(exhibit.title, document.references),
            one.format_title,
            one.taken_at or None,
            one.path,
            one.line_count,
            one.lines,
        )
        for exhibit in document.exhibits
        if exhibit.key in document.evidence
        for one in document.evidence[exhibit.key].files
    ]
    schema = {column.name: pl.Int64 if column.unit == "count" else pl.String for column in _LINES}
    return pl.DataFrame(rows, schema=schema, orient="row").with_columns(pl.col("taken_at").str.to_date("%Y-%m-%d"))


def _names(sheets: Sequence[Sheet]) -> pl.DataFrame:
    """Every column that stands in a sheet under its own name, with its meaning."""
    found: dict[str, tuple[str, dict[str, None]]] = {}
    for sheet in sheets:
        for column in sheet.columns:
            if column.name in FIELDS:
                found.setdefault(column.name, (column.label, {}))[1][sheet.relation] = None
    rows = [
        (name, label, FIELDS[name].meaning, FIELDS[name].unit, ", ".join(relations))
        for name, (label, relations) in sorted(found.items())
    ]
    return pl.DataFrame(rows, schema=dict.fromkeys((one.name for one in _NAMES), pl.String), orient="row")
