"""Which format a file has, told from its content: never from its name."""

from __future__ import annotations

import csv
import io
import itertools
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, replace
from pathlib import Path
from typing import Any

import pydantic_core

from analysis.exports.file_head import FileHead, look
from analysis.exports.formats import Format, all_formats, plain
from analysis.exports.mapping import Mapping

DELIMITERS = (",", ";", "\t", "|")
HEADER_SEARCH_ROWS = 30
NEAR_MISS_SHARE = 0.5
NEAR_MISS_COLUMNS = 2


@dataclass(frozen=True, slots=True)
class Recognition:
    """What a file is and how its columns bind to the format's, or why it is not read."""

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

    @property
    def missing(self) -> list[str]:
        """Required columns that no header was found for."""
        bound = {name for name, _ in self.bindings}
        return [] if self.format is None else [name for name in self.format.required if name not in bound]


def recognise(path: Path, area: str, mappings: Iterable[Mapping]) -> Recognition:
    """Say what the file at `path` is; `area` is the part of the client's folder it lies in (exports, prices, proposal)."""
    head = look(path)
    if head.kind == "empty":
        return Recognition(problem="is empty", todo="Download it again.")
    if head.kind == "html":
        return Recognition(
            problem="is a web page under another name, most likely a sign-in or error page",
            todo="Sign in to the portal and download it again.",
        )
    if head.kind == "archive":
        return Recognition(problem="is a compressed archive", todo="Unpack it into the folder it lies in.")
    if head.kind == "binary":
        return Recognition(problem="is not text that can be read", todo="Export it as CSV or JSON.")
    return _recognise_json(head, area) if head.kind == "json" else _recognise_table(head, area, list(mappings))


def _formats(container: str, area: str) -> list[Format]:
    return [one for one in all_formats().values() if one.container == container and area in one.areas]


def _recognise_json(head: FileHead, area: str) -> Recognition:
    try:
        answer = pydantic_core.from_json(head.text, allow_partial=True)
    except ValueError as error:
        return Recognition(problem=f"starts like JSON but is not: {error}", todo="Download it again.")
    for one in _formats("json", area):
        records = records_in(answer, one.records_key)
        if records is None:
            continue
        first = records[0] if records else None
        if first is None or (isinstance(first, dict) and set(one.signature) <= set(first)):
            return Recognition(format=one, encoding=head.encoding)
    keys = ", ".join(list(answer)[:8]) if isinstance(answer, dict) else "a list"
    return Recognition(problem=f"is JSON of an unknown layout (top level: {keys})", todo="Keep it; it is not read yet.")


def records_in(answer: Any, records_key: str) -> list[Any] | None:
    """Find the list of records that a JSON answer carries under a dotted key; None where it has none."""
    for key in records_key.split("."):
        answer = answer.get(key) if isinstance(answer, dict) else None
    return answer if isinstance(answer, list) else None


def _recognise_table(head: FileHead, area: str, mappings: list[Mapping]) -> Recognition:
    mapped = [m for m in mappings if area in m.format.areas]
    best, near = Recognition(), Recognition()
    for delimiter in DELIMITERS:
        for row_number, is_plain, headers in header_candidates(head.text, delimiter):
            base = Recognition(
                encoding=head.encoding, delimiter=delimiter, header_row=row_number, header_is_plain=is_plain, headers=tuple(headers)
            )
            for found in itertools.chain(_by_mapping(base, mapped), _by_aliases(base, area)):
                rank = (bool(found.mapping), len(found.bindings))
                if not found.missing and rank > (bool(best.mapping), len(best.bindings)):
                    best = found
                if len(found.bindings) > len(near.bindings):
                    near = found
    if best.format is not None:
        return best
    return _not_recognised(head, near)


def header_candidates(text: str, delimiter: str) -> Iterator[tuple[int, bool, list[str]]]:
    """The rows among the first thirty that could be a header, at least two filled, distinct cells; and whether row is line."""
    rows = csv.reader(io.StringIO(text, newline=""), delimiter=delimiter)
    for row_number, row in enumerate(itertools.islice(rows, HEADER_SEARCH_ROWS), start=1):
        filled = [cell.strip() for cell in row if cell.strip()]
        if len(filled) > 1 and len(set(filled)) == len(filled):
            yield row_number, rows.line_num == row_number, [cell.strip() for cell in row]


def _by_mapping(base: Recognition, mappings: list[Mapping]) -> Iterator[Recognition]:
    places = _places(base.headers)
    for mapping in mappings:
        if mapping.fits(list(base.headers)):
            bindings = tuple((name, places[plain(header)]) for name, header in mapping.headers.items())
            yield replace(base, format=mapping.format, bindings=bindings, mapping=mapping.path, date_order=mapping.date_order or "")


def _by_aliases(base: Recognition, area: str) -> Iterator[Recognition]:
    places = _places(base.headers)
    for one in _formats("table", area):
        if one.only_mapped:
            continue
        bindings: dict[str, int] = {}
        for header, place in places.items():
            name = one.aliases.get(header)
            if name is not None:
                bindings.setdefault(name, place)
        yield replace(base, format=one, bindings=tuple(bindings.items()))


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
            problem=f"looks like a {one.title} but has no column for {missing}; its header (row {near.header_row}) reads "
            f"{', '.join(repr(header) for header in near.headers if header)}",
            todo="Name the header that stands for it in a file in mappings/, or download the table with that column shown.",
        )
    first = head.text.strip().splitlines()[0][:120]
    return Recognition(
        problem=f"is a table of an unknown layout; its first row reads {first!r}",
        todo="Say in a file in mappings/ which header is which column, or take the file out of the folder.",
    )


def _spellings(one: Format, name: str) -> str:
    column = next(column for column in one.columns if column.name == name)
    return " or ".join(repr(source) for source in column.sources)
