"""Whether a text is a capture of a device's outputs: sure, or not at all."""

from __future__ import annotations

import json
import re

from analysis.exports.device_outputs.outputs import is_noise
from analysis.exports.device_outputs.reading import REFUSED, read
from analysis.exports.formats import Record, Unread

_MARK = re.compile(
    r"Smart Licens|License (?:Usage|Authorization|UDI|hostid)|Entitlement [Tt]ag|\bUDI\b|\b(?:SN|DESCR):|Feature: "
    r"|IOS \(tm\)|Cisco (?:IOS|Internetwork|Adaptive|Nexus)|(?:NXOS|system|kickstart|BIOS): +version|smart-licensing"
    r"|Expiry Date|Report Id|oldest to newest|Event ?Log|License [Nn]ame|Feature name|INCREMENT|Licensed features"
    r"|Overall status|Export status|Enforcement [Tt]ype|[#>] ?sh(?:ow?)? |^ *sh(?:ow?)? |^[^\w\n]{4,40}show ",
    re.MULTILINE,
)
_PROMPTED = re.compile(r"\s?[\w./:@+~-]{1,80}(?:\([\w./:+ -]{1,48}\))?\s?[#>] ?sh(?:ow?)? +\S")
LONGEST_HEADER = 60
_DELIMITERS = ",;\t|"
# How many fields make a record that only a device tells; kinds that are not named need none of their own.
_LEAST = {"software": 3, "reporting_status": 3, "license": 3, "device": 2, "inventory_item": 2, "classic_license": 3}


def recognises(head: str) -> bool:
    """Tell whether the head of a text holds at least one output that can be nothing else."""
    start = head.lstrip("\ufeff \t\r\n")
    if start.startswith(("<", "{", "[")) or _is_table(start) or not _MARK.search(head):
        return False
    return any(_is_sure(item, start) for item in read(head))


def _is_table(start: str) -> bool:
    """Tell whether the first line is a row of headers: short cells, none with a space at its edge."""
    line = start[:2000].split("\n", 1)[0].rstrip("\r")
    for delimiter in _DELIMITERS:
        cells = line.split(delimiter)
        if len(cells) > 1 and all(_is_header(cell) for cell in cells):
            return True
    return False


def _is_header(cell: str) -> bool:
    return bool(cell) and cell == cell.strip() and len(cell) <= LONGEST_HEADER and ":" not in cell


def _is_sure(item: Record | Unread, start: str) -> bool:
    if isinstance(item, Unread):
        return item.reason.startswith(REFUSED)
    kind, fields = item.values["kind"], json.loads(item.values["fields"] or "{}")
    if kind == "other_command":
        return _begins_with_prompt(start)
    return len(fields) >= _LEAST.get(kind or "", 0)


def _begins_with_prompt(start: str) -> bool:
    lines = (line.strip() for line in start[:4000].splitlines())
    first = next((line for line in lines if line and not is_noise(line)), "")
    return _PROMPTED.match(first) is not None
