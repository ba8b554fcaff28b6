"""Who tells: the command and the device that each record of an output is stamped with."""

from __future__ import annotations

import json
from collections.abc import Iterable
from dataclasses import dataclass

from analysis.exports.device_outputs.labels import Fields
from analysis.exports.formats import Record, Unread

NOT_UNDERSTOOD = "the output of {command} has a layout that is not known"
LONGEST_RAW = 4000
_encode = json.JSONEncoder(ensure_ascii=False).encode


@dataclass(slots=True)
class Told:
    """The command an output answers, and what is known of the device at that line of the file."""

    command: str
    host_name: str | None = None
    operating_system: str | None = None

    def record(self, kind: str, row_number: int, fields: Fields) -> Record:
        """A record of what the output tells from a line on."""
        values = {
            "kind": kind,
            "command": self.command or None,
            "host_name": self.host_name,
            "operating_system": self.operating_system,
            "fields": _encode(fields),
        }
        return Record(row_number, values)

    def not_understood(self, row_number: int, lines: Iterable[str]) -> Unread:
        """Lines of the output that fit no record."""
        reason = NOT_UNDERSTOOD.format(command=self.command or "a command")
        return Unread(row_number, reason, word_for_word(lines))


def word_for_word(lines: Iterable[str]) -> str:
    """Lines as they stand, up to a length."""
    text = "\n".join(lines)
    return text if len(text) <= LONGEST_RAW else f"{text[:LONGEST_RAW]}…"
