"""Licences from before Smart Licensing: by feature, as IOS, NX-OS and ASA list them."""

from __future__ import annotations

import re
from collections.abc import Iterator

from analysis.exports.device_outputs.labels import Fields, is_rule, is_secret, pairs_of, put, snake
from analysis.exports.device_outputs.license_features import feature_list_of, feature_of
from analysis.exports.device_outputs.license_files import LicenseFile
from analysis.exports.device_outputs.outputs import is_noise
from analysis.exports.device_outputs.told import Told
from analysis.exports.formats import Record, Unread

_INDEX = re.compile(r"(?:Store)?Index:? ?(\d{1,6}) {1,8}(?=Feature:)")
_INSTALLED = re.compile(r"(\S{1,80}) {1,80}(Yes|No) {1,40}(-|\d{1,9}) {1,40}(In use|Unused)(?= |$)", re.IGNORECASE)
_EXPIRY = re.compile(r"(never|\d{1,2} [a-z]{3} \d{4}|[a-z]{3} \d{1,2} \d{4})(?= |$)", re.IGNORECASE)
_COLUMNS = {
    "feature name": ("feature_name", "enforcement", "evaluation", "subscription", "enabled", "right_to_use"),
    "license name": ("feature_name", "license_type", "license_count", "period_left"),
    "slot#": ("slot", "feature_name", "license_type", "license_count", "period_left"),
}
_HEADINGS = ("feature ", "license store:", "the running activation key feature")
_HOST_ID = "license hostid:"


def read_classic_licenses(lines: list[str], first: int, told: Told) -> Iterator[Record | Unread]:
    """A record a feature or licence of the list, and one of the host it is bound to."""
    listing = _Listing(told)
    for place, line in enumerate(lines, start=first):
        text = line.strip()
        if text and not is_rule(text) and not is_noise(text):
            listing.takes(place, text)
    yield from listing.all_told()


class _Listing:
    """The features told so far; `fields` are of one that is told over several lines."""

    def __init__(self, told: Told) -> None:
        self.told = told
        self.records: list[Record] = []
        self.fields: Fields = {}
        self.row_number = 0
        self.columns: tuple[str, ...] = ()
        self.feature_list = ""
        self.file = LicenseFile()
        self.left: list[tuple[int, str]] = []

    def takes(self, row_number: int, text: str) -> None:
        """Take a line."""
        if self.file.takes(row_number, text):
            self._tell(self.file.row_number, self.file.entry())
        elif not (self._heads(row_number, text) or self._row(row_number, text) or self._label(row_number, text)):
            self.left.append((row_number, text))

    def _tell(self, row_number: int, fields: Fields) -> bool:
        if fields:
            self.records.append(self.told.record("classic_license", row_number, fields))
        return bool(fields)

    def _close(self) -> None:
        self._tell(self.row_number, self.fields)
        self.fields = {}

    def _heads(self, row_number: int, text: str) -> bool:
        """Begin a table, or a feature that is told over several lines."""
        folded = text.casefold()
        if found := _INDEX.match(text):
            self._close()
            self.row_number = row_number
            self.fields = {"license_index": found[1]}
            self._keep(text[found.end() :])
        elif columns := next((columns for start, columns in _COLUMNS.items() if folded.startswith(start)), None):
            self.columns = columns
        elif feature_list := feature_list_of(text):
            self._close()
            self.feature_list = feature_list
        elif folded.startswith(_HOST_ID):
            host_id = text[len(_HOST_ID) :].strip()
            fields = {"host_id": host_id, "serial_number": host_id.rpartition("=")[2]}
            self.records.append(self.told.record("device", row_number, fields))
        else:
            return folded == "count" or folded.startswith(_HEADINGS)
        return True

    def _row(self, row_number: int, text: str) -> bool:
        if found := _INSTALLED.match(text):
            return self._tell(row_number, _installed(found, text[found.end() :].strip()))
        if self.columns and ":" not in text:
            cells = text.split(maxsplit=len(self.columns) - 1)
            is_whole = len(cells) == len(self.columns)
            return is_whole and self._tell(row_number, dict(zip(self.columns, cells, strict=True)))
        fields = feature_of(text, self.feature_list)
        return fields is not None and self._tell(row_number, fields)

    def _label(self, row_number: int, text: str) -> bool:
        """Take a label of the feature that is told over several lines, or one that stands alone."""
        label, colon, value = text.partition(":")
        if self.fields:
            self._keep(text if colon else f"note: {text}")
        elif label.casefold() == "serial number":
            self.records.append(self.told.record("device", row_number, {"serial_number": value.strip()}))
        elif not is_secret(snake(label)):
            alone = {"feature_name": label, "feature_value": value.strip()} if colon else {"note": text}
            return bool(self.records) and self._tell(row_number, {key: said for key, said in alone.items() if said})
        return True

    def _keep(self, text: str) -> None:
        for label, value in pairs_of(text):
            put(self.fields, "feature_name" if label.casefold() == "feature" else snake(label), value)

    def all_told(self) -> Iterator[Record | Unread]:
        """Every record, then what was left."""
        self._close()
        self._tell(self.file.row_number, self.file.entry(is_over=True))
        yield from sorted(self.records, key=lambda record: record.row_number)
        if self.left:
            yield self.told.not_understood(self.left[0][0], (text for _, text in self.left))


def _installed(found: re.Match[str], behind: str) -> Fields:
    """A row of NX-OS: feature, whether installed, how many, whether in use, when it ends, remarks."""
    fields = dict(zip(("feature_name", "installed", "license_count", "license_status"), found.groups(), strict=True))
    expiry = _EXPIRY.match(behind)
    put(fields, "expiry_date", expiry[0] if expiry else "")
    put(fields, "comments", behind[expiry.end() :].strip() if expiry else behind)
    return fields
