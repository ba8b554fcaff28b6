"""RUM reports: a device's signed records of its licence use, JSON inside JSON inside XML, one after another.

A report is one row; one whose measurements are very long goes on in further rows, since a database holds a few
thousand rows in memory at a time, however long they are.
"""

from __future__ import annotations

import json
import re
from collections.abc import Iterator
from datetime import UTC, date, datetime
from typing import Any

import pydantic_core

from analysis.exports.formats import Column, Format, Record, Unread

_START = re.compile(r"<RUMReport\b[^<>]*>")
_TAG = re.compile(r"<[^<>]*>")
_REFERENCE = re.compile(r"&(?:(lt|gt|amp|quot|apos)|#(\d{1,7})|#x([0-9A-Fa-f]{1,6}));")
_NAMED = {"lt": "<", "gt": ">", "amp": "&", "quot": '"', "apos": "'"}
_OPEN, _COLON, _NEXT, _OPEN_LIST, _NEXT_ITEM = (
    re.compile(rf"[ \t\r\n]*{mark}[ \t\r\n]*") for mark in (r"\{", ":", "([,}])", r"\[", r"([,\]])")
)
_WHOLE = re.compile(r"[+-]?[0-9]{1,18}")
_SECONDS = re.compile(r"[0-9]{1,10}")
_MEASURED_UNTIL = re.compile(r'"end_time\\{0,8}"[ \t]*:[ \t]*([0-9]{9,10})(?![0-9])')
ROW_CHARACTERS = 16 * 1024
_CDATA, _CDATA_END, _END = "<![CDATA[", "]]>", "</RUMReport"


def recognises(head: str) -> bool:
    """Tell whether a text is XML with usage reports in it."""
    return head.lstrip().startswith("<") and _START.search(head) is not None


def read(text: str) -> Iterator[Record | Unread]:
    """Each report of a text, in rows counted from 1; one that is broken, or text that belongs to none, is unread."""
    starts = list(_START.finditer(text))
    before = text[: starts[0].start()] if starts else text
    if _is_text(before):
        yield Unread(1, "text before the first usage report", before)
    ends = [start.start() for start in starts[1:]] + [len(text)]
    row = 0
    for start, end in zip(starts, ends, strict=False):
        content, after = _content(text[start.end() : end])
        row += 1
        try:
            values = _values(content)
        except (ValueError, RecursionError) as error:
            yield Unread(row, f"the usage report {_reason(error)}", text[start.start() : end - len(after)])
        else:
            rows = [Record(row + more, part) for more, part in enumerate(_in_rows(values))]
            yield from rows
            row += len(rows) - 1
        if _is_text(after):
            yield Unread(row, "text after a usage report that belongs to none", after)


def _reason(error: ValueError | RecursionError) -> str:
    if isinstance(error, RecursionError):
        return "is nested too deeply"
    if isinstance(error, json.JSONDecodeError):
        return f"breaks off or is damaged at its character {error.pos + 1} ({error.msg})"
    return str(error)


def _is_text(rest: str) -> bool:
    return bool(_TAG.sub("", rest).strip())


def _content(element: str) -> tuple[str, str]:
    """The text that an element holds, given from behind its start tag, and what stands behind its end tag."""
    parts = []
    place = 0
    while (mark := element.find("<", place)) >= 0:
        parts.append(_unescaped(element[place:mark]))
        if element.startswith(_CDATA, mark):
            end = element.find(_CDATA_END, mark)
            parts.append(element[mark + len(_CDATA) : end if end >= 0 else None])
            place = end + len(_CDATA_END) if end >= 0 else len(element)
        elif element.startswith(_END, mark):
            close = element.find(">", mark)
            return "".join(parts), element[close + 1 :] if close >= 0 else ""
        else:
            parts.append("<")
            place = mark + 1
    return "".join([*parts, _unescaped(element[place:])]), ""


def _unescaped(text: str) -> str:
    return _REFERENCE.sub(_letter, text) if "&" in text else text


def _letter(reference: re.Match[str]) -> str:
    name, decimal, hexadecimal = reference.groups()
    if name:
        return _NAMED[name]
    code = int(decimal or hexadecimal, 10 if decimal else 16)
    return chr(code) if code <= 0x10FFFF else reference[0]  # noqa: PLR2004  the last letter of Unicode


def _values(content: str) -> dict[str, str | None]:
    """What one report says. Raises ValueError saying what is wrong with it."""
    report = _members(content)
    payload, words = report.get("payload", (None, ""))
    if payload is None:
        raise ValueError("has no payload")
    inner = _members(payload if isinstance(payload, str) else words)
    measurements, told = inner.get("measurements", (None, ""))
    _judge(measurements)
    asset, meta, signature, inner_signature = (
        one[0] if isinstance(one[0], dict) else {}
        for one in (
            inner.get("asset_identification", (None,)),
            inner.get("meta", (None,)),
            report.get("signature", (None,)),
            inner.get("signature", (None,)),
        )
    )
    values = {
        "report_id": _at(asset, "report_id"),
        "product_id": _at(asset, "instance", "sudi", "udi_pid"),
        "serial_number": _at(asset, "instance", "sudi", "udi_serial_number"),
        "asset_name": _at(asset, "asset", "name"),
        "entitlement_tag": _at(meta, "entitlement_tag"),
        "software_version": _at(meta, "software_version"),
        "ha_udi": _at(meta, "ha_udi"),
        "measurements": told,
        "signature_key": _at(signature, "key") or _at(inner_signature, "key"),
        "smart_account": _at(meta, "smart_account") or _at(meta, "smart_account_name"),
        "virtual_account": _at(meta, "virtual_account") or _at(meta, "virtual_account_name"),
    }
    _must_be_kept(values)
    return values


def _refuse(constant: str) -> None:
    raise ValueError(f"holds {constant}, which JSON does not allow")


_DECODER = json.JSONDecoder(parse_constant=_refuse)


def _members(text: str) -> dict[str, tuple[Any, str]]:
    """The values of a JSON object, each beside its own words. Raises ValueError where the text is no such object."""
    members = {}
    place = _behind(_OPEN, text, 0).end()
    while not text.startswith("}", place):
        key, place = _DECODER.raw_decode(text, place)
        place = _behind(_COLON, text, place).end()
        value, end = _DECODER.raw_decode(text, place)
        members[str(key)] = value, text[place:end]
        separator = _behind(_NEXT, text, end)
        place = separator.end() if separator[1] == "," else separator.start(1)
    if text[place + 1 :].strip():
        raise ValueError("goes on after its end")
    return members


def _behind(mark: re.Pattern[str], text: str, place: int) -> re.Match[str]:
    if (found := mark.match(text, place)) is None:
        raise json.JSONDecodeError("a brace, colon or comma is missing", text, place)
    return found


def _at(value: Any, *keys: str) -> str | None:
    """The value under nested keys as text; lists and objects as JSON."""
    for key in keys:
        value = value.get(key) if isinstance(value, dict) else None
    return value if value is None or isinstance(value, str) else json.dumps(value)


def _judge(measurements: Any) -> None:
    """Raise ValueError where a measurement is not a whole count between two times."""
    if not isinstance(measurements, list):
        raise ValueError("has no list of measurements")  # noqa: TRY004  told to the reader like every other fault
    for number, one in enumerate(measurements, start=1):
        measurement = one if isinstance(one, dict) else {}
        told = measurement.get("value")
        count = told.get("value") if isinstance(told, dict) else None
        if isinstance(count, bool) or not _WHOLE.fullmatch(str(count)):
            raise ValueError(f"counts {str(count)[:80]!r} in measurement {number}, which is not a whole number")
        for key in ("start_time", "end_time"):
            if not _SECONDS.fullmatch(str(measurement.get(key))):
                raise ValueError(f"has no time in seconds as {key} of measurement {number}")


def _in_rows(values: dict[str, str | None]) -> Iterator[dict[str, str | None]]:
    """A report's values with as many of its measurements as one row takes, and so on with the next ones."""
    words = values["measurements"] or "[]"
    if len(words) <= ROW_CHARACTERS or not words.strip("[] \t\r\n"):
        yield {**values, "measurements_before": "0"}
        return
    before = count = 0
    first = place = _behind(_OPEN_LIST, words, 0).end()
    while True:
        _, end = _DECODER.raw_decode(words, place)
        count += 1
        separator = _behind(_NEXT_ITEM, words, end)
        is_last = separator[1] == "]"
        if is_last or end - first >= ROW_CHARACTERS:
            yield {**values, "measurements": f"[{words[first:end]}]", "measurements_before": str(before)}
            before, first = count, separator.end()
        if is_last:
            return
        place = separator.end()


def _must_be_kept(values: dict[str, str | None]) -> None:
    """Raise ValueError where a value holds half a letter, which no database keeps."""
    for value in values.values():
        try:
            (value or "").encode()
            if value and value.startswith(("[", "{")) and "\\u" in value:
                pydantic_core.from_json(value)
        except ValueError:
            raise ValueError("holds half a letter, or something else that JSON does not allow") from None


def own_date(head: str) -> date | None:
    """The day of the last measurement, in UTC: the file was taken on it or soon after."""
    ends = [int(end) for end in _MEASURED_UNTIL.findall(head)]
    return datetime.fromtimestamp(max(ends), tz=UTC).date() if ends else None


FORMAT = Format(
    name="rum_reports",
    title="RUM usage report",
    container="text",
    subject="usage",
    recognises=recognises,
    read=read,
    own_date=own_date,
    needs_smart_account=False,
    columns=(
        Column("report_id", ("report_id",)),
        Column("product_id", ("udi_pid",)),
        Column("serial_number", ("udi_serial_number",)),
        Column("asset_name", ("name",)),
        Column("entitlement_tag", ("entitlement_tag",)),
        Column("software_version", ("software_version",)),
        Column("ha_udi", ("ha_udi",), "json"),
        Column("measurements", ("measurements",), "json", required=True),
        Column("measurements_before", ("measurements_before",), "count"),
        Column("signature_key", ("key",)),
        Column("smart_account", ("smart_account",)),
        Column("virtual_account", ("virtual_account",)),
    ),
)
