"""License files as NX-OS prints them: an `INCREMENT` a feature, with the product, the PAK and the host it is for."""

from __future__ import annotations

import re

from analysis.exports.device_outputs.labels import Fields, put

_INCREMENT = re.compile(r"INCREMENT (\S{1,120}) \S{1,40} (\S{1,40}) (\S{1,40}) (\S{1,40})")
_TAG = re.compile(r"<(SKU|LicFileID|LicLineID|PAK)>([^<]{1,120})</")
_HOST = re.compile(r"HOSTID=(\S{1,80})")
_KEYS = {"SKU": "sku", "LicFileID": "license_file_id", "LicLineID": "license_line_id", "PAK": "pak"}
_AROUND = ("server ", "vendor ")


class LicenseFile:
    """The lines of a license file; an entry goes on over lines that end with a backslash."""

    def __init__(self) -> None:
        self.name = ""
        self.row_number = 0
        self.parts: list[str] = []

    def takes(self, row_number: int, text: str) -> bool:
        """Take a line of the file, if it is one."""
        if text.startswith("INCREMENT "):
            self.row_number, self.parts = row_number, [text]
        elif self.parts and self.parts[-1].endswith("\\"):
            self.parts.append(text)
        elif text.casefold().endswith(".lic:"):
            self.name = text[:-1]
        else:
            return text.casefold().startswith(_AROUND)
        return True

    def entry(self, *, is_over: bool = False) -> Fields:
        """The entry that is whole, or nothing while more of it may follow; its signature is not kept."""
        if not self.parts or (self.parts[-1].endswith("\\") and not is_over):
            return {}
        text = " ".join(part.removesuffix("\\").strip() for part in self.parts)
        self.parts = []
        fields: Fields = {}
        if found := _INCREMENT.match(text):
            feature, version, term, count = found.groups()
            put(fields, "feature_name", feature)
            put(fields, "version", version)
            put(fields, "license_type" if term == "permanent" else "expiry_date", term)
            put(fields, "license_count", count)
        for key, value in _TAG.findall(text):
            put(fields, _KEYS[key], value)
        if host := _HOST.search(text):
            put(fields, "host_id", host[1])
        put(fields, "license_file_name", self.name)
        return fields
