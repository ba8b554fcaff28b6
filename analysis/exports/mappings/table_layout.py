"""Where the header of a table stands when nobody knows its words, and a sample of the rows below it."""

from __future__ import annotations

import csv
import io
import itertools
import re
from collections.abc import Iterable
from dataclasses import dataclass
from pathlib import Path

import polars as pl

from analysis.errors import ExportError
from analysis.exports.file_head import look
from analysis.exports.formats import Format, all_formats, plain
from analysis.exports.recognition import DELIMITERS, Recognition, header_candidates, recognise
from analysis.exports.table_rows import BLANKS

ROWS_COMPARED = 30
LINES_READ = 20_000
SAMPLE_ROWS = 1000
KNOWN_WORD_WEIGHT = 2.0
LONGEST_DATA = 40
_DATA = re.compile(r"[\W\d_]*[A-Za-z]{0,3}[\W\d_]*\d[\W\d_]*")


@dataclass(frozen=True, slots=True)
class Layout:
    """A table's header and where it stands; `known_as` is the format that landing reads it as without any mapping."""

    recognition: Recognition
    known_as: Format | None

    @property
    def headers(self) -> tuple[str, ...]:
        """The header's cells, from the left."""
        return self.recognition.headers


def layout_of(path: Path, area: str, shown: str) -> Layout:
    """Find a table's header. Raises ExportError, saying what to do, for a file that is no table."""
    found = recognise(path, area, [])
    if found.format is not None and found.format.container != "table":
        raise ExportError(
            f"{shown} is no table: it is read by itself, as {found.format.title}.",
            where=shown,
            todo="It needs no mapping: `workbench land` reads it.",
        )
    if found.format is not None:
        return Layout(found, found.format)
    head = _head(path)
    if head is None:
        raise ExportError(f"{shown} {found.problem}.", where=shown, todo=found.todo)
    guess = _likeliest_header(*head)
    if guess is None:
        raise ExportError(
            f"{shown} is not a table: no row of it has several cells, whatever parts them.",
            where=shown,
            todo="Download it as CSV, or as an Excel workbook.",
        )
    return Layout(guess, None)


def _head(path: Path) -> tuple[str, str] | None:
    """The first text of a file that could be a table, and its encoding."""
    try:
        head = look(path)
    except OSError:
        return None
    return (head.text, head.encoding) if head.kind == "table" else None


def _likeliest_header(text: str, encoding: str) -> Recognition | None:
    """The row with most different words in it that the rows below agree with; the first of those."""
    best, best_score = None, 0.0
    for delimiter in DELIMITERS:
        rows = list(itertools.islice(csv.reader(io.StringIO(text, newline=""), delimiter=delimiter), 4 * ROWS_COMPARED))
        for row_number, is_plain, headers in header_candidates(text, delimiter):
            score = _score(headers, rows[row_number : row_number + ROWS_COMPARED])
            if score > best_score:
                best_score = score
                best = Recognition(
                    encoding=encoding,
                    delimiter=delimiter,
                    header_row=row_number,
                    header_is_plain=is_plain,
                    headers=tuple(headers),
                )
    return best


def _score(headers: list[str], below: Iterable[list[str]]) -> float:
    below = list(below)
    words = {plain(header) for place, header in enumerate(headers) if _is_word(header, place, below)} - {""}
    named = max((place for place, header in enumerate(headers, start=1) if header), default=0)
    filled = [row for row in below if sum(bool(cell.strip()) for cell in row) > 1]
    agreeing = sum(named <= len(row) for row in filled)
    share = agreeing / len(filled) if filled else 0.5
    return len(words) * share + KNOWN_WORD_WEIGHT * _known_words(words) if len(words) > 1 else 0.0


def _is_word(header: str, place: int, below: Iterable[list[str]]) -> bool:
    """Tell a header from a value: it is no number or day, and does not come again further down its column."""
    again = any(place < len(row) and row[place].strip() == header for row in below)
    return bool(header) and not again and not _DATA.fullmatch(header[:LONGEST_DATA])


def _known_words(words: set[str]) -> int:
    """How many of the words name a column of that format which knows most of them."""
    tables = (one for one in all_formats().values() if one.container == "table")
    return max((sum(bool(words & set(sources)) for _, sources in one.spellings) for one in tables), default=0)


def sample_of(path: Path, recognition: Recognition) -> pl.DataFrame:
    """Rows from all over a table's first lines, as text: `c0`, `c1` … beside their `row_number`."""
    width = len(recognition.headers)
    with path.open(encoding=recognition.encoding, errors="replace", newline="") as file:
        rows = enumerate(csv.reader(itertools.islice(file, LINES_READ), delimiter=recognition.delimiter), start=1)
        below = [(number, *_fitted(row, width)) for number, row in rows if _is_data(row, number, recognition)]
    schema = {"row_number": pl.Int64} | {f"c{place}": pl.String for place in range(width)}
    frame = pl.DataFrame(below, schema=schema, orient="row")
    return frame.gather_every(max(1, frame.height // SAMPLE_ROWS)).head(SAMPLE_ROWS)


def _is_data(row: list[str], number: int, recognition: Recognition) -> bool:
    """Tell a row of the table from a blank one, or from a note below it that has fewer cells."""
    named = max((place for place, header in enumerate(recognition.headers, start=1) if header), default=0)
    return number > recognition.header_row and len(row) >= named and any(cell.strip(BLANKS) for cell in row)


def _fitted(row: list[str], width: int) -> list[str | None]:
    return [cell or None for cell in row[:width]] + [None] * (width - len(row))
