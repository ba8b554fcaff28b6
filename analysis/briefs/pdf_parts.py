"""Every part of a PDF as text: pages, properties, bookmarks, what a screen reader is told, the files it carries."""

from __future__ import annotations

import io
import re
from collections.abc import Iterator
from typing import Any

from pypdf import PdfReader
from pypdf.generic import ArrayObject, ByteStringObject, DictionaryObject, StreamObject, TextStringObject

# Words beside the drawing of a page: an alternative text, what a glyph stands for, what an abbreviation means.
_BESIDE = re.compile(rb"/(?:Alt|ActualText|E)\s*(\((?:\\.|[^\\()])*\)|<[0-9A-Fa-f\s]*>)", re.DOTALL)
_ESCAPE = re.compile(rb"\\([0-7]{1,3}|\r\n|.)", re.DOTALL)
_SIGNS = {b"n": b"\n", b"r": b"\r", b"t": b"\t", b"b": b"\b", b"f": b"\f", b"\n": b"", b"\r\n": b""}
_SHAPES = {"/Image", "/CIDFontType0C", "/OpenType", "/Type1C", "/EmbeddedFile", "/ObjStm", "/XRef"}


def pdf_texts(content: bytes) -> Iterator[tuple[str, str, bool]]:
    """Each part with its name, and whether it is code rather than words."""
    reader = PdfReader(io.BytesIO(content), strict=False)
    strings: list[str] = []
    for number, told in _objects(reader):
        strings += _strings(told)
        if isinstance(told, StreamObject) and not _is_shape(told):
            drawn = told.get_data()
            strings += (_decoded(found) for found in _BESIDE.findall(drawn))
            yield f"object {number}", drawn.decode("utf-8", "replace"), True
    yield "properties, bookmarks and alternative texts", "\n".join(strings), False
    for number, page in enumerate(reader.pages, start=1):
        yield f"page {number}", page.extract_text(), False


def pdf_files(content: bytes) -> Iterator[tuple[str, bytes]]:
    """The files a PDF carries, by the number of their object."""
    for number, told in _objects(PdfReader(io.BytesIO(content), strict=False)):
        if isinstance(told, StreamObject) and told.get("/Type") == "/EmbeddedFile":
            yield str(number), told.get_data()


def _objects(reader: PdfReader) -> Iterator[tuple[int, Any]]:
    """The trailer and every object of the file; those an earlier version of the file left behind are not in it."""
    yield 0, reader.trailer
    numbers = {number for table in reader.xref.values() for number in table} | set(reader.xref_objStm)
    for number in sorted(numbers - {0}):
        yield number, reader.get_object(number)


def _is_shape(stream: StreamObject) -> bool:
    """Fonts and pictures are shapes, and the file's own tables are read already; its files are opened by themselves."""
    is_font = any(name in stream for name in ("/Length1", "/Length2", "/Length3"))
    return is_font or stream.get("/Subtype") in _SHAPES or stream.get("/Type") in _SHAPES


def _strings(told: Any) -> Iterator[str]:
    """The strings an object holds itself; those it points to are objects of their own."""
    waiting = [told]
    while waiting:
        one = waiting.pop()
        if isinstance(one, DictionaryObject):
            waiting += one.values()
        elif isinstance(one, ArrayObject):
            waiting += one
        elif isinstance(one, TextStringObject):
            yield str(one)
        elif isinstance(one, ByteStringObject):
            yield one.decode("utf-8", "replace")


def _decoded(written: bytes) -> str:
    """A string of a PDF as it reads."""
    if written.startswith(b"<"):
        digits = re.sub(rb"[^0-9A-Fa-f]", b"", written)
        plain = bytes.fromhex((digits + b"0" * (len(digits) % 2)).decode())
    else:
        plain = _ESCAPE.sub(lambda found: _sign(found[1]), written[1:-1])
    return plain[2:].decode("utf-16-be", "replace") if plain.startswith(b"\xfe\xff") else plain.decode("latin-1")


def _sign(escaped: bytes) -> bytes:
    return bytes([int(escaped, 8) & 255]) if escaped[:1].isdigit() else _SIGNS.get(escaped, escaped)
