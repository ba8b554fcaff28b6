"""Technology packages in `show version`: which licence level runs, and which will after the next start."""

from __future__ import annotations

import re

from analysis.exports.device_outputs.labels import Fields, put

_WIDE = re.compile(r" {2,}")
_LEVEL = re.compile(r"(AIR )?License Level: *(\S.*)", re.IGNORECASE)
_NEXT_LEVEL = re.compile(r"Next (?:reload|reboot) (AIR )?license Level: *(\S.*)", re.IGNORECASE)
_TYPE = re.compile(r"License Type: *(\S.*)")
_BY_COUNT = {
    3: ("license_level", "license_type", "next_license_level"),
    4: ("technology", "license_level", "license_type", "next_license_level"),
}
_BY_PLACE = ("technology", "license_type", "license_level", "next_license_level")
_TITLE = re.compile(r"(?:Technology Package|Suite) License Information", re.IGNORECASE)
_HEADINGS = ("technology", "current", "suite ")


class LicensePackages:
    """The table under way: its columns are told by its headings, each form by their order."""

    def __init__(self) -> None:
        self.is_open = False
        self.places: tuple[int, ...] = ()

    def takes(self, line: str, text: str) -> Fields | None:
        """The package a row names; nothing for a heading; None where the line is no part of a table."""
        folded = text.casefold()
        if _TITLE.match(text):
            self.is_open, self.places = True, ()
            return {}
        if not self.is_open:
            return None
        if folded.startswith(_HEADINGS):
            self._heads(line, folded)
            return {}
        row = self._row(line, text)
        self.is_open = row is not None
        return row

    def _heads(self, line: str, folded: str) -> None:
        """Where a table gives the type before the level, its columns are read by their places."""
        if re.match(r"technology +type +technology-package", folded):
            level_place = folded.index("technology-package")
            next_place = folded.find("technology-package", level_place + 1)
            indent = len(line) - len(line.lstrip())
            places = (0, folded.index("type"), level_place, next_place) if next_place > 0 else ()
            self.places = tuple(indent + place for place in places)

    def _row(self, line: str, text: str) -> Fields | None:
        if self.places:
            ends = (*self.places[1:], None)
            cells = [line[start:end].strip() for start, end in zip(self.places, ends, strict=True)]
            is_row = all(cells) and all(line[place - 1] == " " for place in self.places[1:])
            names: tuple[str, ...] | None = _BY_PLACE if is_row else None
        else:
            cells = _WIDE.split(text)
            names = _BY_COUNT.get(len(cells))
        if names is None or ":" in text:
            return None
        return dict(zip(names, cells, strict=True))


def level_of(text: str) -> Fields:
    """What a line such as `License Level: entservices   Type: Permanent` says."""
    fields: Fields = {}
    if found := _LEVEL.match(text):
        level, _, kind = found[2].partition("Type:")
        put(fields, "air_license_level" if found[1] else "license_level", level.strip())
        put(fields, "license_type", kind.strip())
    elif found := _NEXT_LEVEL.match(text):
        put(fields, "next_air_license_level" if found[1] else "next_license_level", found[2].strip())
    elif found := _TYPE.match(text):
        put(fields, "license_type", found[1].strip())
    return fields
