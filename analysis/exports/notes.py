"""notes/*.toml: what an advisor says in writing, signed and dated; kept as inputs.notes beside the data it speaks of.

A file is one note, or several as `[[notes]]`. A note adds to the evidence of what it names; it never stands in for
data.
"""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterable
from dataclasses import dataclass
from pathlib import Path
from typing import Annotated, Any, Literal, Self

from pydantic import BaseModel, BeforeValidator, ConfigDict, Field, StringConstraints, model_validator

from analysis.exports.toml_files import toml_table, validated

LAST_ITEM = 10
TODO = "A note is signed and dated: subject, text, author and date; `workbench new` writes an example into notes/."
NOTE_COLUMNS = (
    "note_id",
    "note_kind",
    "subject",
    "smart_account",
    "virtual_account",
    "difference_key",
    "moved_at",
    "note_text",
    "author_name",
    "note_date",
    "exhibit_names",
    "note_path",
    "owner_role",
    "claim_status",
    "fallback_text",
)
LATER_NOTE_COLUMNS = ("note_id", "subject", "note_date", "note_path")


def _as_words(told: object) -> object:
    """An item's or serial number may be written without quotation marks."""
    return str(told) if isinstance(told, int) and not isinstance(told, bool) else told


def _as_day(told: object) -> object:
    """A bare number is no day: it would be read as seconds."""
    if isinstance(told, int | float):
        raise ValueError("write a day, as 2026-11-24")  # noqa: TRY004 - pydantic shows a ValueError's words
    return told


Words = Annotated[str, StringConstraints(strip_whitespace=True, min_length=1)]
Subject = Annotated[Words, BeforeValidator(_as_words)]
Day = Annotated[dt.date, BeforeValidator(_as_day)]


class _Written(BaseModel):
    """One note as it stands in a file."""

    model_config = ConfigDict(extra="forbid", frozen=True)

    kind: Literal["position", "gate", "report", "movement", "claim", "other"] = "position"
    subject: Subject
    smart_account: Words | None = None
    virtual_account: Words | None = None
    difference: Words | None = None
    moved_date: Day | None = None
    text: Words
    author: Words
    day: Day = Field(alias="date")
    exhibits: list[Words] = Field(default_factory=list)
    owner: Words | None = None
    status: Words | None = None
    fallback: Words | None = None

    @model_validator(mode="after")
    def _fits_its_kind(self) -> Self:
        item = self.subject.removeprefix("item ").strip()
        if self.kind == "gate" and not (item.isdecimal() and 1 <= int(item) <= LAST_ITEM):
            raise ValueError(f"a note on the gate has the number of its item as `subject`, 1 to {LAST_ITEM}")
        if self.kind != "position" and self.difference:
            raise ValueError("`difference` belongs to a note of kind position")
        if self.kind != "movement" and self.moved_date:
            raise ValueError("`moved_date` belongs to a note of kind movement")
        if self.kind != "claim" and (self.owner or self.status or self.fallback):
            raise ValueError("`owner`, `status` and `fallback` belong to a note of kind claim")
        return self


class _Several(BaseModel):
    model_config = ConfigDict(extra="forbid", frozen=True)

    notes: list[_Written]


@dataclass(frozen=True, slots=True)
class Note:
    """A signed, dated note of the client's folder. `path` is relative to the folder."""

    note_id: str
    path: str
    written: _Written

    @property
    def day(self) -> dt.date:
        """The day it was signed."""
        return self.written.day

    def row(self) -> dict[str, Any]:
        """Its row of inputs.notes."""
        one = self.written
        return {
            "note_id": self.note_id,
            "note_kind": one.kind,
            "subject": one.subject.removeprefix("item ").strip() if one.kind == "gate" else one.subject,
            "smart_account": one.smart_account,
            "virtual_account": one.virtual_account,
            "difference_key": one.difference,
            "moved_at": one.moved_date,
            "note_text": one.text,
            "author_name": one.author,
            "note_date": one.day,
            "exhibit_names": ", ".join(one.exhibits) or None,
            "note_path": self.path,
            "owner_role": one.owner,
            "claim_status": one.status,
            "fallback_text": one.fallback,
        }


def read_notes(client: Path) -> tuple[Note, ...]:
    """Every note of a client's folder, by file and place in it.

    Raises ClientError naming the file and the key that is wrong: a note without author or date is refused.
    """
    paths = sorted((client / "notes").glob("*.toml"))
    return tuple(note for path in paths if not path.name.startswith(".") for note in _notes_of(path))


def _notes_of(path: Path) -> Iterable[Note]:
    named = f"notes/{path.name}"
    table = toml_table(path, named)
    if not table:
        return
    if "notes" not in table:
        yield Note(path.stem, named, validated(table, _Written, path, named, TODO))
        return
    for place, one in enumerate(validated(table, _Several, path, named, TODO).notes, start=1):
        yield Note(f"{path.stem}:{place}", named, one)


def note_rows(notes: Iterable[Note], as_of: dt.date) -> dict[str, list[dict[str, Any]]]:
    """The rows of inputs.notes and inputs.later_notes: what is signed after the as-of date says nothing about it."""
    rows = [note.row() for note in notes]
    later = [row for row in rows if row["note_date"] > as_of]
    return {
        "notes": [row for row in rows if row["note_date"] <= as_of],
        "later_notes": [{name: row[name] for name in LATER_NOTE_COLUMNS} for row in later],
    }
