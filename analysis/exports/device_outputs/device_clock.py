"""The day an output was taken, as the device's own clock says it at the head of a capture."""

from __future__ import annotations

import re
from datetime import date

from analysis.exports.device_outputs.screen import as_shown, lines_of

HEAD_CHARACTERS = 64 * 1024
_MONTHS = ("Jan", "Feb", "Mar", "Apr", "May", "Jun", "Jul", "Aug", "Sep", "Oct", "Nov", "Dec")
# A star before the time says that the clock is not to be trusted; a point, that its source has been out of reach.
_CLOCK = re.compile(
    r"(?:Time source is [^*]{1,60}?, *)?\.?\d\d:\d\d:\d\d(?:\.\d{1,6})? [^\s*]{1,40} [A-Z][a-z]{2} "
    r"(?P<month>[A-Z][a-z]{2}) +(?P<day>\d{1,2}) (?P<year>\d{4})$"
)
_AGENT = re.compile(r"Current time: (?P<month>[A-Z][a-z]{2}) (?P<day>\d{1,2}) \d\d:\d\d:\d\d (?P<year>\d{4}) \S+$")
_UNSET = "No time source"


def own_date(head: str) -> date | None:
    """The first day that a clock known to be right tells; None where none does."""
    lines = [line.strip() for line in as_shown(lines_of(head[:HEAD_CHARACTERS])) if ":" in line]
    days = [_day(found) for line in lines if (found := _CLOCK.match(line))]
    if not days and not any(line.startswith(_UNSET) for line in lines):
        days = [_day(found) for line in lines if (found := _AGENT.match(line))]
    return next((day for day in days if day is not None), None)


def _day(found: re.Match[str]) -> date | None:
    if found["month"] not in _MONTHS:
        return None
    try:
        return date(int(found["year"]), _MONTHS.index(found["month"]) + 1, int(found["day"]))
    except ValueError:
        return None
