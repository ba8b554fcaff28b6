"""A JSON answer's text, and what can be saved of one that was cut off or damaged."""

from __future__ import annotations

import json
import re
from dataclasses import dataclass
from pathlib import Path
from typing import Any

_GAP = re.compile(r"[\s,]*")
_LIST = re.compile(r"\s*\[")
REST_CHARACTERS = 2000
LINES_LOOKED_AT = 20
LINES_CHARACTERS = 1024 * 1024


@dataclass(frozen=True, slots=True)
class SavedPage:
    """The whole records of a broken page, word for word, and the sentence that says where it broke.

    `rest` is what stands where the list of records breaks off; it is empty where the list is whole all the same.
    """

    records: list[str]
    reason: str
    rest: str


def read_text(path: Path, encoding: str) -> str:
    """Read a page as text; a byte that cannot be decoded becomes U+FFFD."""
    return path.read_text(encoding, errors="replace").lstrip("\ufeff")


def encodable(text: str) -> str:
    """A text of a JSON answer without the halves of letters that JSON allows and nothing else does."""
    return text.encode("utf-8", "replace").decode("utf-8")


def json_lines(text: str) -> list[dict[str, Any]]:
    """The first records of JSON Lines, one object a line; none where the first line is not an object by itself."""
    lines = [line for line in text[:LINES_CHARACTERS].split("\n") if line.strip()][:LINES_LOOKED_AT]
    records = []
    for line in lines:
        try:
            record = json.loads(line)
        except (ValueError, RecursionError):
            record = None
        if isinstance(record, dict):
            records.append(record)
        elif not records:
            return []
    return records


def save_whole_records(text: str, records_key: str) -> SavedPage:
    """Keep every complete record before the place where a page stops being valid JSON."""
    decoder = json.JSONDecoder(strict=False)
    start = _LIST.match(text) or re.search(rf'"{re.escape(records_key.rsplit(".", maxsplit=1)[-1])}"\s*:\s*\[', text)
    place = start.end() if start else len(text)
    records: list[str] = []
    while start:
        gap = _GAP.match(text, place)
        place = gap.end() if gap else place
        try:
            _, end = decoder.raw_decode(text, place)
        except (json.JSONDecodeError, RecursionError):
            break
        records.append(text[place:end])
        place = end
    is_closed = text.startswith("]", place)
    return SavedPage(records, _where_it_breaks(text), "" if is_closed else text[place : place + REST_CHARACTERS] or " ")


def _where_it_breaks(text: str) -> str:
    try:
        json.loads(text)
    except json.JSONDecodeError as error:
        return f"breaks off or is damaged at line {error.lineno}, column {error.colno} ({error.msg})"
    except RecursionError:
        return "is nested too deeply"
    return "holds something that JSON does not allow, such as NaN"
