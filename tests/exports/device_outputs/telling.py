"""What a capture tells, as rows that a test can draw."""

from __future__ import annotations

import json
from typing import Any

from analysis.exports.device_outputs import FORMAT
from analysis.exports.formats import Record, Unread

Told = dict[str, str | None]


def items(text: str) -> list[Record | Unread]:
    """Everything a capture tells, in order."""
    assert FORMAT.read is not None
    return list(FORMAT.read(text))


def told(text: str, kind: str = "") -> list[Told]:
    """The records of a kind, or all: columns and fields side by side."""
    rows = [_row(item) for item in items(text) if isinstance(item, Record)]
    return [row for row in rows if not kind or row["kind"] == kind]


def _row(record: Record) -> Told:
    fields: dict[str, Any] = json.loads(record.values["fields"] or "")
    columns = {name: value for name, value in record.values.items() if name != "fields"}
    clash = (set(fields) & set(columns)) - {"host_name", "operating_system"}
    assert not clash, clash
    return {**fields, **columns, "row_number": str(record.row_number)}


def unread(text: str) -> list[tuple[int, str]]:
    """The lines that could not be read, and why."""
    return [(item.row_number, item.reason) for item in items(text) if isinstance(item, Unread)]


def shows(text: str, kind: str, picture: str) -> None:
    """Compare all records of a kind with a picture: a line a field, a column a record, an empty cell is not told."""
    names, expected = _columns_of(picture)
    assert [[row.get(name) for name in names] for row in told(text, kind)] == expected


def _columns_of(picture: str) -> tuple[list[str], list[list[str | None]]]:
    lines = [[cell.strip() for cell in line.split("|")] for line in picture.strip().splitlines()]
    width = max(len(cells) for cells in lines)
    filled = [[*cells, *[""] * (width - len(cells))] for cells in lines]
    names, *records = zip(*filled, strict=True)
    return list(names), [[cell or None for cell in record] for record in records]


def same_but_for_place(text: str) -> list[tuple[str | None, str | None, str | None]]:
    """Kind, command and fields of every record."""
    return [
        (item.values["kind"], item.values["command"], item.values["fields"])
        for item in items(text)
        if isinstance(item, Record)
    ]
