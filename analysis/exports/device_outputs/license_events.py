"""`show license history message` and `show license eventlog`: what the licensing agent said and did, line by line."""

from __future__ import annotations

import re
from collections.abc import Iterator

from analysis.exports.device_outputs.labels import Fields, is_rule, put, snake
from analysis.exports.device_outputs.outputs import is_noise
from analysis.exports.device_outputs.told import Told
from analysis.exports.formats import Record, Unread

_LOGGED = re.compile(r"(\d{4}-\d\d-\d\d \d\d:\d\d:\d\d(?:\.\d{1,9})? \S{1,12}) (\S{1,80})(?: (.*))?")
_SAID = re.compile(r'(?<!\w)(\w{1,80})="([^"]*)"')
_LOG_KEYS = {"count": "in_use_count", "MSG": "message"}
_HUMP = re.compile(r"(?<=[a-z])(?=[A-Z])")
_MESSAGE = re.compile(r"(REQUEST|RESPONSE)\b:? ?(.*)")


def read_license_events(lines: list[str], first: int, told: Told) -> Iterator[Record | Unread]:
    """A record an event of the log, and one a line of the message history."""
    history = _History(told)
    logged: tuple[int, list[str]] | None = None
    for place, line in enumerate(lines, start=first):
        text = line.strip()
        if not text or is_rule(text) or is_noise(text) or text.strip("* ") == "Event Log":
            continue
        if _LOGGED.match(text):
            if logged:
                yield _event(told, *logged)
            logged = (place, [text])
        elif logged and not history.title:
            # A long event is wrapped at the terminal's width.
            logged[1].append(text)
        else:
            yield from history.takes(place, text)
    if logged:
        yield _event(told, *logged)


def _event(told: Told, row_number: int, parts: list[str]) -> Record:
    text = " ".join(parts)
    found = _LOGGED.match(text)
    time, name, said = found.groups(default="") if found else ("", "", text)
    fields: Fields = {"event_list": "Event Log"}
    put(fields, "event_time", time)
    put(fields, "event_type", name)
    put(fields, "event_text", said)
    for key, value in _SAID.findall(said):
        put(fields, _LOG_KEYS.get(key) or snake(_HUMP.sub("_", key)), value)
    return told.record("license_event", row_number, fields)


class _History:
    """Messages to CSSM and files imported from it, under the kinds of message."""

    def __init__(self, told: Told) -> None:
        self.told = told
        self.title = ""
        self.message_type = ""

    def takes(self, row_number: int, text: str) -> Iterator[Record]:
        """Take a line; the bodies of messages are passed over, they hold keys and signatures."""
        if text.endswith("(oldest to newest):"):
            self.title = text.partition(" (")[0]
        elif text.startswith(("{", '"', "}")):
            return
        elif text.endswith(":") and not text.startswith(("REQUEST", "RESPONSE")):
            self.message_type = text[:-1].strip()
        else:
            yield self.told.record("license_event", row_number, self._fields(text))

    def _fields(self, text: str) -> Fields:
        fields: Fields = {"event_list": self.title or "Event Log"}
        put(fields, "message_type", self.message_type)
        if found := _MESSAGE.match(text):
            put(fields, "event_type", found[1])
            put(fields, "event_time", found[2].partition("{")[0].strip())
        else:
            put(fields, "event_text", text)
        return fields
