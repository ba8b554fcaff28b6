"""`show call-home smart-licensing`: where a device sends its licence messages."""

from __future__ import annotations

from collections.abc import Iterator

from analysis.exports.device_outputs.labels import Fields, put, snake
from analysis.exports.device_outputs.outputs import is_noise
from analysis.exports.device_outputs.told import Told
from analysis.exports.formats import Record, Unread

_KEYS = {
    "smart-license messages": "smart_license_messages",
    "profile": "call_home_profile",
    "destination url(s)": "transport_url",
}


def read_call_home(lines: list[str], first: int, told: Told) -> Iterator[Record | Unread]:
    """One record of the transport's settings."""
    fields: Fields = {}
    row_number = 0
    for place, line in enumerate(lines, start=first):
        label, _, value = line.strip().partition(":")
        if value and not is_noise(line.strip()):
            name = " ".join(label.casefold().split())
            put(fields, _KEYS.get(name) or snake(name), value.strip())
            row_number = row_number or place
    if fields:
        yield told.record("reporting_status", row_number, fields)
