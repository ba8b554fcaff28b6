"""A client's folder: which files lie in it, of which day and of which Smart Account each one is."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from datetime import date
from pathlib import Path

from analysis.exports.formats import plain

AREAS = ("exports", "prices", "proposal")
_DAY = re.compile(r"(?<!\d)(20\d\d)[-_.]?(0[1-9]|1[0-2])[-_.]?(0[1-9]|[12]\d|3[01])(?!\d)")


@dataclass(frozen=True, slots=True)
class FoundFile:
    """A file of the client's folder, with what its place says about it."""

    path: Path
    relative: str
    area: str
    folders: tuple[str, ...]
    taken_at: date | None
    taken_at_source: str

    def smart_account(self, known: Iterable[str]) -> str | None:
        """The Smart Account one of its folders is named after; spaces, dashes, underscores, dots and case do not matter."""
        by_spelling = {plain(name): name for name in known}
        return next((by_spelling[plain(folder)] for folder in reversed(self.folders) if plain(folder) in by_spelling), None)

    def virtual_account(self, known: Iterable[str]) -> str | None:
        """The folder that is left when the day and the Smart Account are taken away: a Virtual Account's name."""
        accounts = {plain(name) for name in known}
        left = [folder for folder in self.folders if plain(folder) not in accounts and day_in(folder) is None]
        return left[-1] if left else None


def day_in(name: str) -> date | None:
    """The first day written in a name, as 2026-10-31, 2026_10_31 or 20261031."""
    for year, month, day in _DAY.findall(name):
        try:
            return date(int(year), int(month), int(day))
        except ValueError:
            continue
    return None


def files_of(client: Path) -> Iterator[FoundFile]:
    """Every file that landing should understand, in the order of its path; hidden files and office lock files are passed over."""
    for area in AREAS:
        for path in sorted((client / area).rglob("*")):
            relative = path.relative_to(client)
            if not path.is_file() or any(part.startswith((".", "~$")) for part in relative.parts):
                continue
            yield _found(path, relative, area)


def _found(path: Path, relative: Path, area: str) -> FoundFile:
    folders = relative.parts[1:-1]
    taken_at, source = None, ""
    for folder in folders:
        if (day := day_in(folder)) is not None:
            taken_at, source = day, "folder"
            break
    else:
        if (day := day_in(path.name)) is not None:
            taken_at, source = day, "file name"
    return FoundFile(path, relative.as_posix(), area, folders, taken_at, source)
