"""The exact reader of delimited text: every row with the number a spreadsheet would show, and what is wrong with it.

Slower than the database's own reader, which is used wherever its row numbers are proved to be the same.
"""

from __future__ import annotations

import csv
from collections.abc import Iterator
from dataclasses import dataclass, field
from pathlib import Path

import polars as pl

from analysis.exports.recognition import Recognition

BATCH_ROWS = 100_000
csv.field_size_limit(2**31 - 1)


@dataclass(slots=True)
class Batch:
    """Rows of a table as text: `c0`, `c1` … beside their `row_number`; and the rows that do not fit the header."""

    rows: pl.DataFrame
    misfits: list[tuple[int, str, str]] = field(default_factory=list)


def read_rows(path: Path, recognition: Recognition) -> Iterator[Batch]:
    """Yield the rows below the header; blank rows are counted, not yielded. A byte that cannot be decoded becomes U+FFFD."""
    width = len(recognition.headers)
    numbers: list[int] = []
    cells: list[list[str | None]] = []
    misfits: list[tuple[int, str, str]] = []
    with path.open(encoding=recognition.encoding, errors="replace", newline="") as file:
        reader = csv.reader(file, delimiter=recognition.delimiter)
        for row_number, row in enumerate(reader, start=1):
            if row_number <= recognition.header_row or not any(cell.strip() for cell in row):
                continue
            if len(row) < width or any(cell.strip() for cell in row[width:]):
                reason = f"has {len(row)} cells where the header has {width}"
                misfits.append((row_number, reason, recognition.delimiter.join(row)))
                continue
            numbers.append(row_number)
            cells.append([cell or None for cell in row[:width]])
            if len(numbers) == BATCH_ROWS:
                yield Batch(_frame(numbers, cells, width), misfits)
                numbers, cells, misfits = [], [], []
    yield Batch(_frame(numbers, cells, width), misfits)


def _frame(numbers: list[int], cells: list[list[str | None]], width: int) -> pl.DataFrame:
    names = [f"c{place}" for place in range(width)]
    frame = pl.DataFrame(cells, schema=dict.fromkeys(names, pl.String), orient="row")
    return frame.insert_column(0, pl.Series("row_number", numbers, dtype=pl.Int64))
