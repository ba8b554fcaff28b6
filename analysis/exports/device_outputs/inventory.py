"""`show inventory`: every part of a device with its product id and serial number, and which of them are devices."""

from __future__ import annotations

import re
from collections.abc import Iterator

from analysis.exports.device_outputs.labels import Fields, put, snake
from analysis.exports.device_outputs.outputs import is_noise
from analysis.exports.device_outputs.told import Told
from analysis.exports.formats import Record, Unread

_DEVICE = re.compile(r"chassis(?: \d{1,3})?|switch ?\d{1,3}(?: system| chassis)?|switch system|rack \d{1,3}")
_PARTS = re.compile(r"power|fan|module|supervisor|clock|tray|container|backplane|sensor|chassis slot|fex")
_KEYS = {"pid": "product_id", "vid": "version_id", "sn": "serial_number"}


def read_inventory(lines: list[str], first: int, told: Told) -> Iterator[Record | Unread]:
    """A record a part, and one a chassis or member of a stack among them."""
    fields: Fields = {}
    row_number = 0
    left: list[tuple[int, str]] = []
    for place, line in enumerate(lines, start=first):
        text = line.strip()
        if not text or text.startswith(("+++", "INFO:")) or is_noise(text):
            continue
        start = text[:5].casefold()
        if start == "name:":
            yield from _told(told, row_number, fields)
            fields, row_number = _name_and_description(text), place
        elif not fields:
            left.append((place, text))
        elif start == "descr":
            put(fields, "description", text.partition(":")[2].strip(' "'))
        elif start.startswith("pid:"):
            _identify(fields, text)
        else:
            label, colon, value = text.partition(":")
            put(fields, snake(label) if colon else "note", value.strip() if colon else text)
    yield from _told(told, row_number, fields)
    if left:
        yield told.not_understood(left[0][0], (text for _, text in left))


def _name_and_description(text: str) -> Fields:
    """What `NAME: "Chassis", DESCR: "…"` says."""
    name, comma, description = text[5:].partition("DESCR:")
    fields: Fields = {"inventory_name": name.strip(', "')}
    if comma:
        put(fields, "description", description.strip().strip('"').strip())
    return fields


def _identify(fields: Fields, text: str) -> None:
    """Keep what `PID: … , VID: … , SN: …` says; each may be empty, and a PID may hold a comma."""
    product_id, _, behind = text[4:].partition("VID:")
    version_id, _, serial_number = behind.partition("SN:")
    for key, value in (("pid", product_id), ("vid", version_id), ("sn", serial_number)):
        put(fields, _KEYS[key], value.strip(" ,\t"))


def _told(told: Told, row_number: int, fields: Fields) -> Iterator[Record]:
    if not fields:
        return
    yield told.record("inventory_item", row_number, fields)
    if is_device(fields) and fields.get("serial_number"):
        yield told.record("device", row_number, fields)


def is_device(item: Fields) -> bool:
    """Tell whether a part is a chassis or a member of a stack, which licences are for."""
    name, description = item.get("inventory_name", "").casefold(), item.get("description", "").casefold()
    if _DEVICE.fullmatch(name):
        return True
    if name.isdigit():
        # A member of an older stack is called by its number and described by its product id.
        return bool(description) and description == item.get("product_id", "").casefold()
    both = f"{name} {description}"
    return "chassis" in both and not _PARTS.search(both)
