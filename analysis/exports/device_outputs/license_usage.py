"""The licences a device uses: a block a licence, or a row of the summary's table."""

from __future__ import annotations

import re

from analysis.exports.device_outputs.labels import Fields, is_rule, name_and_tag, pairs_of, put, snake
from analysis.exports.device_outputs.section import Section

_KEYS = {
    "license": "short_name",
    "entitlement tag": "entitlement_tag",
    "description": "description",
    "count": "in_use_count",
    "version": "version",
    "status": "license_status",
    "status time": "status_time",
    "request time": "request_time",
    "export status": "export_status",
    "feature name": "feature_name",
    "feature description": "feature_description",
    "enforcement type": "enforcement_type",
    "license type": "license_type",
    "soft enforced": "soft_enforced",
}
_TRUNCATED = "..."
_COUNTED = re.compile(r"\) +(\d{1,9}) +(\S.*)$")


class LicenseBlocks(Section):
    """`name (tag):` or `Handle: n`, then a label a line."""

    prefix = ""

    def begins(self, row_number: int, name: str, tag: str, handle: str = "") -> None:
        """Begin the block of a licence."""
        self.closes()
        self.row_number = row_number
        put(self.fields, "handle", handle)
        put(self.fields, "short_name", name)
        put(self.fields, "entitlement_tag", tag)

    def takes(self, row_number: int, text: str, label: str, value: str) -> bool:  # noqa: ARG002  its first line counts
        """Take a line of a licence."""
        if not self.fields:
            return text.casefold().startswith("no licenses in use")
        if label == text.casefold():
            put(self.fields, "note", text)
        elif label in _KEYS:
            self.prefix = ""
            put(self.fields, _KEYS[label], value)
        elif value:
            for one, said in pairs_of(text):
                put(self.fields, f"{self.prefix}{snake(one)}", said)
        else:
            self.prefix = f"{snake(label)}_"
        return True

    def closes(self) -> None:
        """Tell the licence."""
        if self.fields:
            fields = self.fields
            described = fields.get("description", "")
            name = described if described.casefold() not in {"", "null"} else fields.get("short_name", "")
            self.tell("license", self.row_number, named(name or fields.get("entitlement_tag", ""), fields))
        self.fields = {}
        self.prefix = ""


def named(name: str, fields: Fields) -> Fields:
    """The fields of a licence under the name that CSSM gives it, and whether the device cut that name short."""
    start = {"license_name": name} if name else {}
    if name.endswith(_TRUNCATED):
        start["is_truncated"] = "true"
    return start | fields


class LicenseTable(Section):
    """The table of `show license summary`: licence, (entitlement tag), count, status."""

    def takes(self, row_number: int, text: str, label: str, value: str) -> bool:  # noqa: ARG002  rows have no labels
        """Take a row."""
        if is_rule(text) or text.casefold().startswith("no licenses in use"):
            return True
        counted = _COUNTED.search(text)
        names = name_and_tag(text[: counted.start() + 1]) if counted else None
        if counted is None or names is None:
            return False
        short, tag = names
        fields: Fields = {}
        put(fields, "short_name", short)
        put(fields, "entitlement_tag", tag)
        put(fields, "in_use_count", counted[1])
        put(fields, "license_status", counted[2].strip())
        # A tag of several words is the licence's name in CSSM; `(ESR_P_10M_P)` is a tag beside the name.
        self.tell("license", row_number, named(tag if " " in tag or not short else short, fields))
        return True
