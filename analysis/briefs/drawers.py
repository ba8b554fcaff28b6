"""What an exhibit's drawer says of its proof: relations with their conditions in words, files with their lines."""

from __future__ import annotations

import shlex
from collections.abc import Mapping
from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

from analysis.briefs.evidence import Evidence, FileLines, Reading
from analysis.briefs.figures import named_unit, plain, readable
from analysis.charts.theme import counted
from analysis.numbers import date_text

if TYPE_CHECKING:
    from analysis.briefs.blocks import Exhibit
    from analysis.briefs.document import Document

MOST_FILES = 12
_MOST_LINES_TEXT = 60


@dataclass(frozen=True)
class ReadRelation:
    """A relation as an exhibit read it; `rows` counts them in words, `command` walks them back to their files."""

    relation: str
    conditions: str
    rows: str
    command: list[str]


@dataclass(frozen=True)
class Drawer:
    """The proof of one exhibit; `files` are those with the most lines, `more` counts the rest and `counted` all."""

    relations: list[ReadRelation]
    files: list[FileLines]
    more: str
    counted: str


def drawer_of(exhibit: Exhibit, document: Document) -> Drawer:
    """Return what proves an exhibit; only its relations where no evidence was gathered, as for a draft."""
    evidence = document.evidence.get(exhibit.key) or Evidence(exhibit.readings, [], [])
    client = document.client.name if document.client else ""
    counts: list[int | None] = [*evidence.row_counts] or [None] * len(evidence.readings)
    files = sorted(evidence.files, key=lambda file: (-file.line_count, file.path))
    left = files[MOST_FILES:]
    return Drawer(
        [_relation(*read, client) for read in zip(evidence.readings, counts, strict=True)],
        [_shortened(file) for file in sorted(files[:MOST_FILES], key=lambda file: file.path)],
        f"{counted(len(left), 'more file')}, {counted(sum(one.line_count for one in left), 'line')}" if left else "",
        counted(len(files), "file") if files else "",
    )


def _relation(reading: Reading, count: int | None, client: str) -> ReadRelation:
    return ReadRelation(
        reading.relation,
        conditions_in_words(reading.where),
        "" if count is None else counted(count, "row"),
        lineage_command(client, reading) if client else [],
    )


def conditions_in_words(where: Mapping[str, Any]) -> str:
    """Say conditions as a reader would: ``where Licence is C9300-24 and Milestone is 28 Feb 2027``."""
    told = [f"{readable(column)} {_condition(column, value)}" for column, value in where.items()]
    return f"where {' and '.join(told)}" if told else ""


def _condition(column: str, value: Any) -> str:
    if isinstance(value, list | tuple):
        return f"is one of {', '.join(_value(column, one) for one in value)}" if value else "is one of none"
    if value is None:
        return "is not known"
    return f"is {_value(column, value)}"


def _value(column: str, value: Any) -> str:
    if isinstance(value, bool):
        return "yes" if value else "no"
    text = plain(str(value))
    return date_text(text) if named_unit(column) == "date" and text[:4].isdigit() else text


def lineage_command(client: str, reading: Reading) -> list[str]:
    """Return the command that walks a reading back to files and rows, its words quoted for a shell.

    A condition that a command line cannot say, such as one of several values, is left out: the walk is then wider.
    """
    pairs = [
        f"{column}={value}"
        for column, value in reading.where.items()
        if value is not None and not isinstance(value, list | tuple)
    ]
    return [
        *map(shlex.quote, ["workbench", "lineage", client, reading.relation, *(f"--where={pair}" for pair in pairs)])
    ]


def _shortened(file: FileLines) -> FileLines:
    if len(file.lines) <= _MOST_LINES_TEXT:
        return file
    kept = file.lines[:_MOST_LINES_TEXT].rpartition(",")[0]
    return FileLines(file.path, file.format_title, file.taken_at, f"{kept}, …", file.line_count)
