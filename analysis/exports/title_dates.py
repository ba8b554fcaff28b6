"""The day that the title rows above a table's header tell, such as `Report generated: 10-Apr-2026`."""

from __future__ import annotations

import re
from collections.abc import Iterable
from datetime import date, datetime

TITLE_CHARACTERS = 2000
# Only days that can be read in one way: a month in letters, or the year first.
_DAYS = (
    (re.compile(r"(?<!\d)20\d\d-\d{1,2}-\d{1,2}(?!\d)"), ("%Y-%m-%d",)),
    (
        re.compile(r"(?<!\d)\d{1,2}[- ][A-Z][a-z]{2,8}[- ]20\d\d(?!\d)"),
        ("%d-%b-%Y", "%d %b %Y", "%d %B %Y", "%d-%B-%Y"),
    ),
    (re.compile(r"\b[A-Z][a-z]{2,8} \d{1,2}, 20\d\d(?!\d)"), ("%b %d, %Y", "%B %d, %Y")),
)


def title_day(lines: Iterable[str]) -> date | None:
    """Find the one day that title rows tell; none where they tell several: a span says nothing of when it was taken."""
    days = {day for line in lines for day in _days_in(line[:TITLE_CHARACTERS])}
    return days.pop() if len(days) == 1 else None


def _days_in(text: str) -> Iterable[date]:
    for pattern, forms in _DAYS:
        for found in pattern.findall(text):
            for form in forms:
                try:
                    yield datetime.strptime(found, form).date()  # noqa: DTZ007 - a day has no zone
                except ValueError:
                    continue
