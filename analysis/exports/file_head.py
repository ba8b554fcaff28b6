"""The first look at a file: is it empty, a web page, JSON or a table, and in which encoding."""

from __future__ import annotations

import codecs
import re
from dataclasses import dataclass
from pathlib import Path
from typing import Literal

HEAD_BYTES = 256 * 1024
MARK_BYTES = 4096
Kind = Literal["empty", "html", "json", "table", "binary"]
_MARKS = (
    (codecs.BOM_UTF8, "utf-8-sig"),
    (codecs.BOM_UTF16_LE, "utf-16"),
    (codecs.BOM_UTF16_BE, "utf-16"),
)
_PAGE = re.compile(r"<(?:!doctype html|html|head|body|title|center|h1|div|p|error)\b")
# `[admin@server ~]$` begins like a list and is a terminal's prompt.
_PROMPT = re.compile(r"\[[^@\s\"{}\[\]]{1,64}@[^\"{}\[\]]{1,300}\] ?[#$>]")
PAGE_CHARACTERS = 2000


@dataclass(frozen=True, slots=True)
class FileHead:
    """What the first bytes of a file show."""

    kind: Kind
    encoding: str
    text: str
    is_whole: bool


def encoding_of(head: bytes) -> str:
    """Name the encoding of a text's first bytes: by its mark, its zero bytes, else whether it is likelier UTF-8."""
    for mark, name in _MARKS:
        if head.startswith(mark):
            return name
    if head[1::2].count(0) > len(head) // 8:
        return "utf-16-le"
    if head[0::2].count(0) > len(head) // 8:
        return "utf-16-be"
    return "utf-8" if is_likely_utf8(head) else "cp1252"


def is_likely_utf8(part: bytes) -> bool:
    """Tell whether a part of a text is UTF-8, be it with some letters damaged, and not of one byte a letter."""
    try:
        codecs.getincrementaldecoder("utf-8")().decode(part)
    except UnicodeDecodeError:
        text = part.decode("utf-8", "replace")
        damaged = text.count("\ufffd")
        return sum(not letter.isascii() for letter in text) > 2 * damaged
    return True


def first_bytes(path: Path) -> bytes:
    """Read what tells an archive from a text; nothing where the file cannot be opened."""
    try:
        with path.open("rb") as file:
            return file.read(MARK_BYTES)
    except OSError:
        return b""


def look(path: Path) -> FileHead:
    """Read a file's head and say what kind of file it is."""
    with path.open("rb") as file:
        head = file.read(HEAD_BYTES)
    is_whole = path.stat().st_size <= len(head)
    encoding = encoding_of(head)
    text = codecs.getincrementaldecoder(encoding)(errors="replace").decode(head).lstrip("\ufeff")
    return FileHead(_kind_of(text), encoding, text, is_whole)


def _kind_of(text: str) -> Kind:
    start = text.lstrip()[:PAGE_CHARACTERS].casefold()
    if not start:
        return "empty"
    if "\x00" in text:
        return "binary"
    if start.startswith("<") and _PAGE.search(start):
        return "html"
    return "json" if start.startswith(("{", "[")) and not _PROMPT.match(start) else "table"
