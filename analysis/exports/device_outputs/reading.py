"""A capture of one device's outputs → its records: each output by the reader of its subject."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator

from analysis.exports.device_outputs.call_home import read_call_home
from analysis.exports.device_outputs.classic_license import read_classic_licenses
from analysis.exports.device_outputs.commands import Subject
from analysis.exports.device_outputs.inventory import read_inventory
from analysis.exports.device_outputs.license_events import read_license_events
from analysis.exports.device_outputs.outputs import Output, is_noise, outputs_of
from analysis.exports.device_outputs.screen import as_shown, lines_of
from analysis.exports.device_outputs.shapes import shape_of
from analysis.exports.device_outputs.smart_license import read_smart_license
from analysis.exports.device_outputs.software_version import read_version
from analysis.exports.device_outputs.told import Told, word_for_word
from analysis.exports.device_outputs.usage_reports import read_usage_reports
from analysis.exports.formats import Record, Unread

REFUSED = "the device refused the command"
_REFUSAL = re.compile(
    r"(?:ERROR: )?% ?(?:Invalid|Incomplete|Ambiguous|Unknown|Unrecogni[sz]ed|Authori[sz]ation failed|Permission denied)"
    r"|Command authori[sz]ation failed|Syntax error",
    re.IGNORECASE,
)
REFUSAL_LINES = 8
SHAPE_LINES = 40
# What the shape of a table says of the system that prints it.
_SYSTEMS = {
    ("classic", "show license usage"): "NX-OS",
    ("classic", "show license host-id"): "NX-OS",
    ("classic", "show license features"): "ASA",
}
Reader = Callable[[list[str], int, Told], Iterator[Record | Unread]]
_READERS: dict[Subject, Reader] = {
    "smart": read_smart_license,
    "classic": read_classic_licenses,
    "usage reports": read_usage_reports,
    "events": read_license_events,
    "version": read_version,
    "inventory": read_inventory,
    "call-home": read_call_home,
}


def read(text: str) -> Iterator[Record | Unread]:
    """Every record of a capture in the order of its outputs."""
    raw = lines_of(text)
    lines = as_shown(raw)
    told = Told("")
    for output in outputs_of(lines):
        told = _told_by(output, told)
        if output.command.subject == "other":
            yield from _other(output, lines, told)
        else:
            yield from _read(output, raw, lines, told)


def _told_by(output: Output, before: Told) -> Told:
    """What is known of the device where an output begins: what the prompt says, else what was known before."""
    is_same = output.host_name is None or output.host_name == before.host_name
    system = "IOS-XR" if output.is_router else before.operating_system if is_same else None
    return Told(output.command.name, output.host_name or before.host_name, system)


def _other(output: Output, lines: list[str], told: Told) -> Iterator[Record]:
    """Where an output stands that is not read; never its text, which may hold secrets."""
    filled = _filled(lines, output.first, output.end)
    if told.command or filled:
        start = output.start if output.start < output.first else filled[0]
        fields = {"first_line": str(start + 1), "last_line": str((filled[-1] if filled else start) + 1)}
        yield told.record("other_command", start + 1, fields)


def _read(output: Output, raw: list[str], lines: list[str], told: Told) -> Iterator[Record | Unread]:
    first = output.first
    refusal = _refusal(output, lines)
    if refusal is not None:
        reason = f"{REFUSED} {told.command}".rstrip()
        yield Unread(refusal + 1, reason, word_for_word(raw[output.start : refusal + 1]))
        first = refusal + 1
    body = lines[first : output.end]
    reader = _READERS[_subject(output, body, told)]
    has_told = refusal is not None
    for item in reader(body, first + 1, told):
        has_told = True
        yield item
    if not has_told and output.command.subject != "smart":
        filled = _filled(lines, first, output.end)
        if filled:
            yield told.not_understood(filled[0] + 1, raw[filled[0] : output.end])


def _filled(lines: list[str], first: int, end: int) -> list[int]:
    """The lines that say something."""
    return [place for place in range(first, end) if (text := lines[place].strip()) and not is_noise(text)]


def _refusal(output: Output, lines: list[str]) -> int | None:
    """The line in which the device says that it does not run the command."""
    places = range(output.first, min(output.end, output.first + REFUSAL_LINES))
    return next((place for place in places if _REFUSAL.match(lines[place].lstrip())), None)


def _subject(output: Output, body: list[str], told: Told) -> Subject:
    """What an output is about: as its first heading says, else as its command does."""
    for place, line in enumerate(body[:SHAPE_LINES]):
        shape = shape_of(line.strip(), body[place + 1] if place + 1 < len(body) else "")
        if shape is not None:
            told.operating_system = told.operating_system or _SYSTEMS.get((shape.subject, shape.name))
            return shape.subject
    return output.command.subject
