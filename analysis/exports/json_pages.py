"""A JSON answer's text, and what can be saved of one that was cut off."""

from __future__ import annotations

import json
import re
from dataclasses import dataclass
from pathlib import Path

_GAP = re.compile(r"[\s,]*")


@dataclass(frozen=True, slots=True)
class SavedPage:
    """The whole records of a broken page, word for word, and the sentence that says where it broke."""

    text: str
    record_count: int
    reason: str
    rest: str


def read_text(path: Path, encoding: str) -> str:
    """Read a page as text; a byte that cannot be decoded becomes U+FFFD."""
    return path.read_text(encoding, errors="replace").lstrip("\ufeff")


def save_whole_records(text: str, records_key: str) -> SavedPage:
    """Keep every complete record of a page that is not valid JSON, as the page they would have been."""
    try:
        json.loads(text)
        reason = "is not valid JSON"
    except json.JSONDecodeError as error:
        reason = f"breaks off or is damaged at line {error.lineno}, column {error.colno} ({error.msg}); download it again"
    *outer, key = records_key.split(".")
    start = re.search(rf'"{re.escape(key)}"\s*:\s*\[', text)
    decoder = json.JSONDecoder()
    records: list[str] = []
    place = start.end() if start else len(text)
    while start:
        place = _GAP.match(text, place).end()  # type: ignore[union-attr]
        try:
            _, end = decoder.raw_decode(text, place)
        except json.JSONDecodeError:
            break
        records.append(text[place:end])
        place = end
    page = "{" + json.dumps(key) + ":[" + ",".join(records) + "]}"
    for name in reversed(outer):
        page = "{" + json.dumps(name) + ":" + page + "}"
    return SavedPage(page, len(records), reason, text[place : place + 2000])
