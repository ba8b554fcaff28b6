"""Every part of a file as text: what a reader sees, what its properties say, and what lies packed inside it.

A file is taken for what it holds and not for its name. What cannot be opened is an error: nothing passes unread.
"""

from __future__ import annotations

import base64
import binascii
import io
import json
import re
import sys
import zipfile
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from html.parser import HTMLParser
from typing import Any, Literal
from urllib.parse import unquote_to_bytes

from analysis.errors import LeakError

_DEEPEST = 8  # packings inside one another
_FONTS = (b"wOF2", b"wOFF", b"OTTO", b"true", b"\x00\x01\x00\x00")
_PICTURES = (b"\x89PNG", b"\xff\xd8\xff", b"GIF8")
_DATA = re.compile(r"data:[\w.+/;=-]*,[^\s\"'()<>\\]+")
_XML = re.compile(r"\s*<(\?xml|!DOCTYPE\s+(?!html)|svg|[a-z]+:\w+)")
_SHARED_INDEX = re.compile(r'(<c\b[^>]*\bt="s"[^>]*>)<v>\d+</v>')
# Where a word or figure may be set in several runs, so that nothing stands between them.
_RUN_TAGS = re.compile(
    r"</?(?:(?:a|w):(?:r|t|rPr|rFonts|b|i|sz|color|lang|latin|solidFill|srgbClr)|r|t|rPr|b|i|em|strong|span|small|mark|sup|sub|tspan|u|a)"
    r"(?:\s[^<>]*)?>"
)
_TAGS = re.compile(r"<[^<>]*>")
_CODE_ESCAPE = re.compile(r"\\u([0-9a-fA-F]{4})|\\u\{([0-9a-fA-F]{1,6})\}|\\x([0-9a-fA-F]{2})|\\([0-9a-fA-F]{1,6}) ?")


@dataclass(frozen=True)
class Part:
    """Text of one place in a file: words, the values of JSON, or code and markup."""

    place: str
    text: str
    kind: Literal["words", "data", "code"] = "words"


def parts_of(content: bytes, place: str, depth: int = 0) -> Iterator[Part]:
    """Open a file, and whatever it packs. Raises LeakError for what cannot be opened."""
    if depth > _DEEPEST:
        raise _unread(place, "it is packed too many times over")
    opener = _opener_of(content)
    if opener is None:
        raise _unread(place, "it is of a kind that is not known here")
    try:
        yield from opener(content, place, depth)
    except LeakError:
        raise
    except Exception as error:  # whatever a reader stumbles over, the file stays unread
        raise _unread(place, f"{type(error).__name__}: {error}") from error


def _unread(place: str, why: str) -> LeakError:
    return LeakError(
        f"A file of the client edition cannot be searched: {why}.",
        where=place,
        todo="Leave it out of the client edition, or write it in a form that can be opened.",
    )


Opener = Callable[[bytes, str, int], Iterator[Part]]


def _opener_of(content: bytes) -> Opener | None:
    if content.startswith(b"PK"):
        return _zip_parts
    if content.startswith(b"%PDF"):
        return _pdf_parts
    if content.startswith(_PICTURES):
        return _picture_parts
    if content.startswith(_FONTS):
        return _raw_parts
    return None if _decoded(content) is None else _text_parts


def _decoded(content: bytes) -> str | None:
    for encoding, marks in (("utf-8-sig", (b"",)), ("utf-16", (b"\xff\xfe", b"\xfe\xff"))):
        if content.startswith(marks):
            try:
                text = content.decode(encoding)
            except UnicodeDecodeError:
                continue
            return None if "\0" in text else text
    return None


def _zip_parts(content: bytes, place: str, depth: int) -> Iterator[Part]:
    with zipfile.ZipFile(io.BytesIO(content)) as packed:
        yield Part(f"{place}, comment", packed.comment.decode("utf-8", "replace"))
        for number, member in enumerate(packed.infolist(), start=1):
            inner = f"{place}, {member.filename}"
            # A name may be what leaks, so it names no place until it is searched itself.
            yield Part(
                f"{place}, name of part {number}", f"{member.filename}\n{member.comment.decode('utf-8', 'replace')}"
            )
            if not member.is_dir():
                yield from parts_of(packed.read(member), inner, depth + 1)


def _pdf_parts(content: bytes, place: str, depth: int) -> Iterator[Part]:
    from analysis.briefs.pdf_parts import pdf_files, pdf_texts  # noqa: PLC0415 - only a PDF needs its reader

    for name, text, is_code in pdf_texts(content):
        yield Part(f"{place}, {name}", text, "code" if is_code else "words")
    for name, packed in pdf_files(content):
        yield from parts_of(packed, f"{place}, attachment {name}", depth + 1)


def _picture_parts(content: bytes, place: str, depth: int) -> Iterator[Part]:
    from PIL import Image  # noqa: PLC0415 - only a picture needs its reader

    with Image.open(io.BytesIO(content)) as picture:
        picture.load()
        told = [*picture.info.items(), *dict(picture.getexif()).items()]
    words = [value.decode("utf-8", "replace") if isinstance(value, bytes) else str(value) for _, value in told]
    yield Part(f"{place}, what the picture says of itself", "\n".join([*(str(name) for name, _ in told), *words]))
    yield from _raw_parts(content, place, depth)


def _raw_parts(content: bytes, place: str, depth: int) -> Iterator[Part]:
    del depth
    yield Part(f"{place}, bytes", content.decode("latin-1"), "code")


def _text_parts(content: bytes, place: str, depth: int) -> Iterator[Part]:
    text = _decoded(content) or ""
    start = text.lstrip()[:1]
    if start in {"{", "["}:
        try:
            values = json.loads(text)
        except ValueError:
            values = None
        if values is not None:
            yield from _json_parts(values, place, depth)
            return
    if re.match(r"\s*<(!doctype html|html)\b", text, re.IGNORECASE):
        yield from _html_parts(text, place, depth)
    elif _XML.match(text):
        yield from _xml_parts(text, place, depth)
    else:
        yield from _words(text, place, depth)


def _words(text: str, place: str, depth: int) -> Iterator[Part]:
    """Text, the markup in it, and the files it carries as data addresses."""
    if "<" in text:
        yield Part(place, _without_tags(text))
        yield Part(place, _DATA.sub("data:", text), "code")
    else:
        yield Part(place, _DATA.sub("data:", text))
    yield from _carried(text, place, depth)


def _carried(text: str, place: str, depth: int) -> Iterator[Part]:
    for number, found in enumerate(_DATA.finditer(text), start=1):
        head, _, body = found[0].partition(",")
        packed = unquote_to_bytes(body)
        if head.endswith(";base64"):
            try:
                packed = base64.b64decode(packed, validate=True)
            except binascii.Error as error:
                raise _unread(f"{place}, data address {number}", "its base64 is broken") from error
        yield from parts_of(packed, f"{place}, data address {number}", depth + 1)


def _without_tags(text: str) -> str:
    return _TAGS.sub("\n", _RUN_TAGS.sub("", text))


def _xml_parts(text: str, place: str, depth: int) -> Iterator[Part]:
    yield Part(place, _without_tags(_SHARED_INDEX.sub(r"\1", text)))
    yield Part(f"{place}, markup", _DATA.sub("data:", text), "code")
    yield from _carried(text, place, depth)


def _json_parts(values: Any, place: str, depth: int) -> Iterator[Part]:
    told: list[str] = []
    carried: list[str] = []
    _gather(values, told, carried)
    text = "\n".join(told)
    yield Part(place, text, "data")
    if "<" in text:
        yield Part(place, _without_tags(text), "data")
    for one in carried:
        yield from _carried(one, place, depth)


def _gather(values: Any, told: list[str], carried: list[str]) -> None:
    if isinstance(values, dict):
        for name, value in values.items():
            told.append(str(name))
            _gather(value, told, carried)
    elif isinstance(values, list):
        for value in values:
            _gather(value, told, carried)
    elif isinstance(values, str):
        told.append(_DATA.sub("data:", values) if "data:" in values else values)
        if "data:" in values:
            carried.append(values)
    elif values is not None and not isinstance(values, bool):
        told.append(repr(values))


class _Page(HTMLParser):
    """A page taken apart: words, attributes, and the contents of its scripts and styles."""

    def __init__(self) -> None:
        super().__init__(convert_charrefs=True)
        self.words: list[str] = []
        self.attributes: list[str] = []
        self.hidden: list[tuple[str, str]] = []
        self._in = ""
        self._is_data = False

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        self.attributes += [value for _, value in attrs if value]
        if tag in {"script", "style"}:
            self._in = tag
            self._is_data = "json" in (dict(attrs).get("type") or "")
        elif not _RUN_TAGS.fullmatch(f"<{tag}>"):
            self.words.append("\n")

    def handle_endtag(self, tag: str) -> None:
        if tag == self._in:
            self._in = ""
        elif not _RUN_TAGS.fullmatch(f"<{tag}>"):
            self.words.append("\n")

    def handle_data(self, data: str) -> None:
        if not self._in:
            self.words.append(data)
        else:
            self.hidden.append(("json" if self._is_data else self._in, data))

    def handle_comment(self, data: str) -> None:
        self.words.append(f"\n{data}\n")

    def unknown_decl(self, data: str) -> None:
        self.words.append(f"\n{data}\n")


def _html_parts(text: str, place: str, depth: int) -> Iterator[Part]:
    page = _Page()
    page.feed(text)
    page.close()
    yield Part(f"{place}, text", "".join(page.words))
    for value in page.attributes:
        if "data:" in value:
            yield from _carried(value, f"{place}, attributes", depth)
    yield Part(f"{place}, attributes", "\n".join(_DATA.sub("data:", one) for one in page.attributes))
    for number, (kind, content) in enumerate(page.hidden, start=1):
        inner = f"{place}, {'style' if kind == 'style' else 'script'} {number}"
        if kind == "json":
            yield from _json_parts(json.loads(content), inner, depth)
        else:
            yield Part(inner, _DATA.sub("data:", content), "code")
            if "\\" in content:
                yield Part(inner, _CODE_ESCAPE.sub(_character, content), "code")
            yield from _carried(content, inner, depth)


def _character(found: re.Match[str]) -> str:
    number = int(next(filter(None, found.groups())), 16)
    return chr(number) if number <= sys.maxunicode else found[0]
