"""`show license rum id`: the device's own records of use (RUM reports), as a list or one by one."""

from __future__ import annotations

from collections.abc import Iterator

from analysis.exports.device_outputs.labels import Fields, identity_of, is_identity, is_rule, pairs_of, put, snake
from analysis.exports.device_outputs.outputs import is_noise
from analysis.exports.device_outputs.told import Told
from analysis.exports.formats import Record, Unread

_KEYS = {
    "state": "report_state",
    "metric value": "entitlement_tag",
    "close reason": "state_change_reason",
}
_HEADINGS = ("smart licensing usage report", "report id,")


def read_usage_reports(lines: list[str], first: int, told: Told) -> Iterator[Record | Unread]:
    """A record a usage report."""
    fields: Fields = {}
    row_number = 0
    for place, line in enumerate(lines, start=first):
        text = line.strip()
        if not text or is_rule(text) or is_noise(text) or text.casefold().startswith(_HEADINGS):
            continue
        listed = _listed(text)
        if listed or text.casefold().startswith("report id:"):
            if fields:
                yield told.record("rum_report", row_number, fields)
            fields, row_number = listed or {}, place
        if not listed:
            _add(fields, text)
            row_number = row_number or place
    if fields:
        yield told.record("rum_report", row_number, fields)


def _listed(text: str) -> Fields:
    """The row of a list: number, state, flag, feature."""
    cells = text.split(maxsplit=3)
    if not (cells[0].isdigit() and len(cells) > 1):
        return {}
    return dict(zip(("report_id", "report_state", "report_flag", "feature_name"), cells, strict=False))


def _add(fields: Fields, text: str) -> None:
    for label, value in pairs_of(text):
        key = _KEYS.get(label.casefold()) or snake(label)
        if is_identity(value):
            fields |= identity_of(value)
        elif value:
            put(fields, key, value)
        elif ":" not in text:
            put(fields, "note", text)
