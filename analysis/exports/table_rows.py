"""The exact reader of delimited text: every row with the number a spreadsheet would show, and what is wrong with it.

Slower than the database's own reader, which is used wherever its row numbers are proved to be the same.
"""

from __future__ import annotations

import csv
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from pathlib import Path

import polars as pl

from analysis.exports.recognition import Recognition

BATCH_ROWS = 100_000
LINE_ENDS = ("\n", "\r")
BLANKS = " \t\xa0"
UNDECODED = "\ufffd"
# Each costs a reading of all that follows it.
MOST_OPEN_QUOTES = 50
BREAKS_OFF = "breaks off: the file ends inside this row"
csv.field_size_limit(2**31 - 1)


@dataclass(slots=True)
class Batch:
    """Rows of a table as text: `c0`, `c1` … beside their `row_number`; and those that do not fit it, word for word.

    `damaged` are the numbers of rows with a byte that could not be decoded.
    """

    rows: pl.DataFrame
    misfits: list[tuple[int, str, str]]
    damaged: list[int]


def read_rows(path: Path, recognition: Recognition) -> Iterator[Batch]:
    """Yield the rows below the header; blank rows are only counted. What is no letter, or zero, becomes U+FFFD."""
    width = len(recognition.headers)
    named = max((place for place, header in enumerate(recognition.headers, start=1) if header), default=width)
    numbers: list[int] = []
    cells: list[list[str | None]] = []
    misfits: list[tuple[int, str, str]] = []
    damaged: list[int] = []
    with path.open(encoding=recognition.encoding, errors="replace", newline="") as file:
        for row_number, (row, text) in enumerate(_rows_with_text(file, recognition.delimiter), start=1):
            if row_number <= recognition.header_row or (row and not any(cell.strip(BLANKS) for cell in row)):
                continue
            if UNDECODED in text:
                damaged.append(row_number)
            if not row and text.strip():
                reason = "opens a quotation mark that is never closed" if text.endswith(LINE_ENDS) else BREAKS_OFF
                misfits.append((row_number, reason, text.rstrip("\r\n")))
            elif row and (len(row) < named or any(cell.strip(BLANKS) for cell in row[width:])):
                is_cut = not text.endswith(LINE_ENDS) and 1 < len(row) < named <= 2 * len(row)
                reason = BREAKS_OFF if is_cut else f"has {len(row)} cells where the header has {named}"
                misfits.append((row_number, reason, text.rstrip("\r\n")))
            elif row:
                numbers.append(row_number)
                cells.append([cell or None for cell in row[:width]] + [None] * (width - len(row)))
            if len(numbers) == BATCH_ROWS:
                yield Batch(_frame(numbers, cells, width), misfits, damaged)
                numbers, cells, misfits, damaged = [], [], [], []
    yield Batch(_frame(numbers, cells, width), misfits, damaged)


class _Lines:
    """Lines for a CSV reader, remembered until its row is complete."""

    def __init__(self, lines: Iterable[str]) -> None:
        self.lines = iter(lines)
        self.taken: list[str] = []
        self.is_at_end = False

    def __iter__(self) -> _Lines:
        return self

    def __next__(self) -> str:
        line = next(self.lines, None)
        if line is None:
            self.is_at_end = True
            raise StopIteration
        if "\0" in line:
            line = line.replace("\0", UNDECODED)
        self.taken.append(line)
        return line


def _rows_with_text(lines: Iterable[str], delimiter: str) -> Iterator[tuple[list[str], str]]:
    """Each row's cells beside its text; no cells where a quotation mark stays open, and then the lines after it.

    Where that goes on and on, every line is a row.
    """
    source: _Lines | None = _Lines(lines)
    open_count = 0
    while source is not None:
        after = None
        if open_count == MOST_OPEN_QUOTES:
            yield from ((_row_of(line, delimiter), line) for line in source)
            return
        for row in csv.reader(source, delimiter=delimiter):
            if source.is_at_end:
                first, *others = source.taken
                yield [], first
                after = _Lines(others)
                open_count += 1
                break
            yield row, "".join(source.taken)
            source.taken.clear()
        source = after


def _row_of(line: str, delimiter: str) -> list[str]:
    """The cells of a line by itself; none where a quotation mark stays open."""
    source = _Lines([line])
    row = next(csv.reader(source, delimiter=delimiter), [])
    return [] if source.is_at_end else row


def _frame(numbers: list[int], cells: list[list[str | None]], width: int) -> pl.DataFrame:
    names = [f"c{place}" for place in range(width)]
    frame = pl.DataFrame(cells, schema=dict.fromkeys(names, pl.String), orient="row")
    return frame.insert_column(0, pl.Series("row_number", numbers, dtype=pl.Int64))
