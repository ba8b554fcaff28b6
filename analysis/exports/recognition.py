"""Which format a file has, told from its content: never from its name."""

from __future__ import annotations

import csv
import io
import itertools
import json
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, replace
from datetime import date
from functools import cache
from pathlib import Path
from typing import Any

import pydantic_core

from analysis.exports.file_head import FileHead, look
from analysis.exports.formats import Format, all_formats, plain
from analysis.exports.json_pages import encodable, json_lines, read_text, save_whole_records
from analysis.exports.mappings.header_names import places_of
from analysis.exports.mappings.mapping import Mapping
from analysis.exports.title_dates import title_day

DELIMITERS = (",", ";", "\t", "|")
HEADER_SEARCH_ROWS = 120
NEAR_MISS_SHARE = 0.5
NEAR_MISS_COLUMNS = 2
SIGNATURE_RECORDS = 20
BEGINNING = 8 * 1024
SIGNATURE_HEADERS = 3
# The database lays rows out column by column: far more than any export has would need more memory than it may take.
MOST_COLUMNS = 1_000
SHOWN_HEADERS, SHOWN_CHARACTERS = 60, 80


@dataclass(frozen=True, slots=True)
class Recognition:
    """What a file is and how its columns bind to the format's, or why it is not read.

    `severity` is that of the notice: a file that should have been an export stops a brief, an unknown one does not.
    """

    format: Format | None = None
    encoding: str = "utf-8"
    delimiter: str = ","
    header_row: int = 1
    header_is_plain: bool = True
    headers: tuple[str, ...] = ()
    bindings: tuple[tuple[str, int], ...] = ()
    mapping: str = ""
    date_order: str = ""
    problem: str = ""
    todo: str = ""
    severity: str = "stop"
    is_lines: bool = False
    own_date: date | None = None

    @property
    def missing(self) -> list[str]:
        """Required columns that no header was found for."""
        bound = {name for name, _ in self.bindings}
        return [] if self.format is None else [name for name in self.format.required if name not in bound]


def recognise(path: Path, area: str, mappings: Iterable[Mapping]) -> Recognition:
    """Say what the file at `path` is; `area` is the folder of the client it lies in, one of AREAS."""
    try:
        head = look(path)
    except OSError as error:
        return Recognition(problem=f"cannot be opened ({error.strerror})", todo="Put the file itself there, readable.")
    if head.kind in _UNREADABLE:
        problem, todo = _UNREADABLE[head.kind]
        return Recognition(problem=problem, todo=todo)
    if head.kind == "json":
        found = _recognise_json(head.text, head.encoding, area)
        if found.problem and not head.is_whole:
            found = _recognise_json(read_text(path, head.encoding), head.encoding, area)
    else:
        found = _recognise_text(head, area) or _recognise_table(head, area, list(mappings))
    own_date = _own_date(found, head.text)
    return replace(found, own_date=own_date) if own_date else found


def _own_date(found: Recognition, text: str) -> date | None:
    one = found.format
    if one is None or not one.needs_taken_at:
        return None
    if one.container == "table":
        return title_day(text.split("\n", found.header_row)[: found.header_row - 1])
    return one.own_date(text) if one.own_date else None


_UNREADABLE = {
    "empty": ("is empty", "Download it again."),
    "html": (
        "is a web page under another name, most likely a sign-in or error page",
        "Sign in to the portal and download it again.",
    ),
    "binary": ("is not text that can be read", "Export it as CSV or JSON."),
}


def _formats(container: str, area: str) -> list[Format]:
    return [one for one in all_formats().values() if one.container == container and area in one.areas]


def _recognise_text(head: FileHead, area: str) -> Recognition | None:
    return next(
        (
            Recognition(format=one, encoding=head.encoding)
            for one in _formats("text", area)
            if one.recognises is not None and one.recognises(head.text)
        ),
        None,
    )


def _recognise_json(text: str, encoding: str, area: str) -> Recognition:
    formats = _formats("json", area)
    lines = json_lines(text) if "\n{" in text else []
    # Asked before the whole text is read: what stands behind the first value is not seen there.
    if len(lines) > 1 and (by_line := _most_specific(one for one in formats if _is_signed(lines, one))):
        return Recognition(format=by_line, encoding=encoding, is_lines=True)
    if begun := _begun(formats, text):
        return Recognition(format=begun, encoding=encoding)
    try:
        answer = pydantic_core.from_json(text, allow_partial=True)
    except ValueError as error:
        saved = next((one for one in formats if _is_signed(_saved_records(text, one), one)), None)
        if saved is not None:
            return Recognition(format=saved, encoding=encoding)
        if len(lines) > 1:
            return _unknown_json(lines[0])
        return _broken_json(error)
    return _of_layout(formats, answer, text, encoding)


def _begun(formats: list[Format], text: str) -> Format | None:
    """The format that the first records of a long answer show already: the rest need not be read to know it."""
    try:
        answer = pydantic_core.from_json(text[:BEGINNING], allow_partial=True) if len(text) > BEGINNING else None
    except ValueError:
        return None
    if not isinstance(answer, dict):
        return None
    return _most_specific(one for one in formats if _is_signed(records_in(answer, one.records_key) or [], one))


def _of_layout(formats: list[Format], answer: Any, text: str, encoding: str) -> Recognition:
    """Which format an answer has, whole or not; where it has none, what keeps it from being one."""
    found = [(one, records_in(answer, one.records_key)) for one in formats]
    if signed := _most_specific(one for one, records in found if _is_signed(records or [answer], one)):
        return Recognition(format=signed, encoding=encoding)
    empty = next((one for one, records in found if records == [] and isinstance(answer, dict)), None)
    if empty:
        return Recognition(format=empty, encoding=encoding)
    try:
        return _unknown_json(pydantic_core.from_json(text))
    except ValueError as error:
        return _broken_json(error)


def _most_specific(signed: Iterable[Format]) -> Format | None:
    """Of the formats whose keys records carry, the one with most of them: one's keys may be among another's."""
    return max(signed, key=lambda one: len(one.signature), default=None)


def _broken_json(error: ValueError) -> Recognition:
    if "recursion" in str(error):
        return Recognition(problem="is nested too deeply to be read", todo="Ask the service again and save its answer.")
    return Recognition(problem=f"starts like JSON but is not: {error}", todo="Download it again.")


def _saved_records(text: str, one: Format) -> list[Any]:
    saved = save_whole_records(text, one.records_key).records
    return [json.loads(record, strict=False) for record in saved[:SIGNATURE_RECORDS]]


def _is_signed(records: list[Any], one: Format) -> bool:
    """Tell whether any of the first records carries the keys that only this format has."""
    return bool(one.signature) and any(
        isinstance(record, dict) and set(one.signature) <= set(record) for record in records[:SIGNATURE_RECORDS]
    )


def _unknown_json(answer: Any) -> Recognition:
    keys = ", ".join(str(key)[:SHOWN_CHARACTERS] for key in list(answer)[:8]) if isinstance(answer, dict) else "a list"
    told = (
        [str(answer[key]) for key in ("statusMessage", "message", "error") if answer.get(key)]
        if isinstance(answer, dict)
        else []
    )
    if told:
        return Recognition(
            problem=encodable(f"is an answer without records: {told[0][:200]!r} (top level: {keys})"),
            todo="Ask the service again and save its answer.",
        )
    return Recognition(
        problem=encodable(f"is JSON of an unknown layout (top level: {keys})"),
        todo="Keep it; it is not read yet.",
        severity="warn",
    )


def records_in(answer: Any, records_key: str) -> list[Any] | None:
    """Find the list of records that a JSON answer is, or carries under a dotted key; None where it has none."""
    if isinstance(answer, list):
        return answer
    for key in records_key.split("."):
        answer = answer.get(key) if isinstance(answer, dict) else None
    return answer if isinstance(answer, list) else None


def _recognise_table(head: FileHead, area: str, mappings: list[Mapping]) -> Recognition:
    best, near, widest = Recognition(), Recognition(), Recognition()
    for delimiter in DELIMITERS:
        for row_number, is_plain, headers in header_candidates(head.text, delimiter):
            base = Recognition(
                encoding=head.encoding,
                delimiter=delimiter,
                header_row=row_number,
                header_is_plain=is_plain,
                headers=tuple(headers),
            )
            widest = max(widest, base, key=lambda one: len(one.headers))
            for found in itertools.chain(_by_mapping(base, mappings), _by_names(base)):
                rank = (_belongs(found, area), bool(found.mapping), len(found.bindings))
                if not found.missing and rank > (_belongs(best, area), bool(best.mapping), len(best.bindings)):
                    best = found
                if _belongs(found, area) and len(found.bindings) > len(near.bindings):
                    near = found
    if _belongs(best, area):
        return _too_wide(head, best) or best
    if best.format is None or len(near.bindings) > len(best.bindings):
        wide = _too_wide(head, near if near.format else widest)
        return replace(wide, severity="warn") if wide and not near.format else wide or _not_recognised(head, near)
    return _misplaced(best.format, area)


def _too_wide(head: FileHead, found: Recognition) -> Recognition | None:
    """What is told of a header that is wider than is read, or longer than what was looked at."""
    problem = ""
    if len(found.headers) > MOST_COLUMNS:
        problem = f"has more than {MOST_COLUMNS:,} columns in row {found.header_row}, which no export has"
    elif not head.is_whole and found.headers:
        rows = csv.reader(io.StringIO(head.text, newline=""), delimiter=found.delimiter)
        if next(itertools.islice(rows, found.header_row, None), None) is None:
            problem = f"has a header in row {found.header_row} that is longer than any export's"
    todo = "Download it with fewer columns, or take it out of the folder."
    return Recognition(problem=problem, todo=todo) if problem else None


def _belongs(found: Recognition, area: str) -> bool:
    return found.format is not None and area in found.format.areas


def _misplaced(one: Format, area: str) -> Recognition:
    return Recognition(
        problem=f"is a {one.title}, which is not read from {area}/", todo=f"Put it into {one.areas[0]}/."
    )


def header_candidates(text: str, delimiter: str) -> Iterator[tuple[int, bool, list[str]]]:
    """The first rows with at least two filled cells; and whether each row so far was one line."""
    rows = csv.reader(io.StringIO(text, newline=""), delimiter=delimiter)
    for row_number, row in enumerate(itertools.islice(rows, HEADER_SEARCH_ROWS), start=1):
        if sum(bool(cell.strip()) for cell in row) > 1:
            yield row_number, rows.line_num == row_number, [cell.strip() for cell in row]


def _by_mapping(base: Recognition, mappings: list[Mapping]) -> Iterator[Recognition]:
    places = places_of(base.headers) if mappings else {}
    for mapping in mappings:
        wanted = {name: plain(header) for name, header in mapping.headers.items()}
        if set(wanted.values()) <= set(places):
            bindings = tuple((name, places[header]) for name, header in wanted.items())
            yield replace(
                base,
                format=mapping.format,
                bindings=bindings,
                mapping=mapping.path,
                date_order=mapping.date_order or "",
            )


def _by_names(base: Recognition) -> Iterator[Recognition]:
    """Bind the header's words; a format with a signature needs three headers of it, or all where it names fewer."""
    places = _places(base.headers)
    if places.keys().isdisjoint(_known_words()):
        return
    for one in all_formats().values():
        if one.container != "table" or one.only_mapped:
            continue
        found = (
            (name, next((places[source] for source in sources if source in places), None))
            for name, sources in one.spellings
        )
        bindings = tuple((name, place) for name, place in found if place is not None)
        signed = sum(name in one.signature for name, _ in bindings)
        if bindings and signed >= min(len(one.signature), SIGNATURE_HEADERS):
            yield replace(base, format=one, bindings=bindings)


@cache
def _known_words() -> frozenset[str]:
    """Every header that any table format knows."""
    tables = (one for one in all_formats().values() if one.container == "table")
    return frozenset(source for one in tables for _, sources in one.spellings for source in sources)


def _places(headers: tuple[str, ...]) -> dict[str, int]:
    places: dict[str, int] = {}
    for place, header in enumerate(headers):
        places.setdefault(plain(header), place)
    places.pop("", None)
    return places


def _not_recognised(head: FileHead, near: Recognition) -> Recognition:
    one = near.format
    if one is not None and len(near.bindings) >= max(NEAR_MISS_COLUMNS, len(one.required) * NEAR_MISS_SHARE):
        if near.missing == ["virtual_account"]:
            return near
        missing = "; ".join(_spellings(one, name) for name in near.missing)
        return replace(
            near,
            format=None,
            problem=f"looks like a {one.title} but has no column for {missing}; "
            f"its header (row {near.header_row}) reads {_listed(near.headers)}",
            todo="Name the header that stands for it in a file in mappings/, "
            "or download the table with that column shown.",
        )
    first = head.text.strip().splitlines()[0][:120]
    return Recognition(
        problem=f"is a table of an unknown layout; its first row reads {first!r}",
        todo="Run `workbench map` on it to say which header is which column, or take it out of the folder.",
        severity="warn",
    )


def _listed(headers: tuple[str, ...]) -> str:
    named = [repr(header[:SHOWN_CHARACTERS]) for header in headers if header]
    more = f" and {len(named) - SHOWN_HEADERS} more" if len(named) > SHOWN_HEADERS else ""
    return ", ".join(named[:SHOWN_HEADERS]) + more


def _spellings(one: Format, name: str) -> str:
    column = next(column for column in one.columns if column.name == name)
    return " or ".join(repr(source) for source in column.sources)
