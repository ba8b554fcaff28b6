"""What an exhibit stands on: the relations it was read from, with their conditions, and the lines of files behind them.

Gathered once after a brief has run and kept in its record, so that every format proves the same exhibit the same way.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from typing import Any

from pydantic import TypeAdapter


@dataclass(frozen=True)
class Reading:
    """One relation as a brief read it: `where` are its conditions, column = value, as Estate.read takes them."""

    relation: str
    where: dict[str, Any] = field(default_factory=dict)


@dataclass(frozen=True)
class FileLines:
    """Lines of one file; `lines` is their numbers as ranges, ``3, 7–19``, and `line_count` how many they are."""

    path: str
    format_title: str
    taken_at: str
    lines: str
    line_count: int


@dataclass(frozen=True)
class Evidence:
    """What proves one exhibit: its readings, with how many rows each has, and the files behind all of them."""

    readings: list[Reading]
    row_counts: list[int]
    files: list[FileLines]


_EVIDENCE: TypeAdapter[dict[str, Evidence]] = TypeAdapter(dict[str, Evidence])


def evidence_from(run: Mapping[str, Any]) -> dict[str, Evidence]:
    """Read back what a record keeps of its evidence."""
    return _EVIDENCE.validate_python(run.get("evidence", {}))


def evidence_document(evidence: Mapping[str, Evidence]) -> dict[str, Any]:
    """Return evidence as plain JSON values, for the record."""
    made: dict[str, Any] = _EVIDENCE.dump_python(dict(evidence), mode="json")
    return made
