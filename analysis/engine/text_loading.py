"""Texts with a reader of their own → raw.*: one row a record; what a reader could not make out is rejected by line."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

import polars as pl

from analysis.engine.database import Database, literal
from analysis.engine.judging import Incoming, accept
from analysis.engine.notices import Refused, count_rows, reject
from analysis.engine.planning import PlannedFile
from analysis.exports.formats import Format, Record, Unread
from analysis.exports.json_pages import read_text

BATCH_CHARACTERS = 32 * 1024 * 1024


def load_texts(database: Database, plans: Sequence[PlannedFile]) -> None:
    """Land texts of one format."""
    one = plans[0].format
    for records, unread in _batches(plans):
        reject(database, unread)
        _accept(database, one, records)
    count_rows(database, [plan.file_id for plan in plans], f"raw.{one.name}")


def _batches(plans: Sequence[PlannedFile]) -> Iterator[tuple[list[tuple[str, Record]], list[Refused]]]:
    """The records of some files and what could not be read, no more of them at once than memory should hold."""
    records: list[tuple[str, Record]] = []
    unread: list[Refused] = []
    size = 0
    for file_id, item in _items(plans):
        if isinstance(item, Record):
            records.append((file_id, item))
            size += sum(len(value) for value in item.values.values() if value is not None)
        else:
            unread.append((file_id, item.row_number, item.reason, item.raw_row))
            size += len(item.raw_row)
        if size > BATCH_CHARACTERS:
            yield records, unread
            records, unread, size = [], [], 0
    yield records, unread


def _items(plans: Sequence[PlannedFile]) -> Iterator[tuple[str, Record | Unread]]:
    for plan in plans:
        if plan.format.read is not None:
            for item in plan.format.read(read_text(plan.found.path, plan.recognition.encoding)):
                yield plan.file_id, item


def _accept(database: Database, one: Format, records: list[tuple[str, Record]]) -> None:
    names = [column.name for column in one.columns]
    frame = pl.DataFrame(
        {
            "file_id": [file_id for file_id, _ in records],
            "row_number": [record.row_number for _, record in records],
            **{f"c{place}": [record.values.get(name) for _, record in records] for place, name in enumerate(names)},
        },
        schema={"file_id": pl.String, "row_number": pl.Int64} | {f"c{place}": pl.String for place in range(len(names))},
    )
    database.offer("incoming", frame)
    bound = {name: f"c{place}" for place, name in enumerate(names)}
    row = ", ".join(f"{literal(name)}, {cell}" for name, cell in bound.items())
    accept(
        database,
        Incoming(
            format=one,
            file_id="file_id",
            row_number="row_number",
            raw_row=f"json_object({row})",
            bound=bound,
            headers={name: name for name in names},
            extra={},
            row_count=frame.height,
        ),
    )
    database.withdraw("incoming")
