"""A client's folder: which files lie in it, of which day and of which Smart Account each one is."""

from __future__ import annotations

import os
import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from datetime import date
from pathlib import Path

from analysis.exports.formats import plain

AREAS = ("exports", "prices", "proposal")
KNOWN_FOLDERS = frozenset({*AREAS, "mappings", "notes", "estate.duckdb.tmp"})
TABLE_SUFFIXES = frozenset({".csv", ".tsv", ".xls", ".xlsx", ".zip"})
PASSED_OVER = (".", "~$")
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
        """The Smart Account a folder of it is named after; spaces, dashes, underscores, dots and case do not matter."""
        by_spelling = {plain(name): name for name in known}
        return next(
            (by_spelling[plain(folder)] for folder in reversed(self.folders) if plain(folder) in by_spelling), None
        )

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
    """Every file that landing should understand, by path; hidden files and office lock files are passed over."""
    for area in AREAS:
        for path in sorted(_walk(client / area)):
            yield _found(path, path.relative_to(client), area)


def _walk(folder: Path) -> Iterator[Path]:
    """The files below a folder, through linked folders too, but never round in a circle of links."""
    for place, folders, names in os.walk(folder, followlinks=True):
        here = Path(place).resolve()
        seen = [name for name in folders if not name.startswith(PASSED_OVER)]
        folders[:] = [name for name in seen if not here.is_relative_to(Path(place, name).resolve())]
        yield from (Path(place, name) for name in names if not name.startswith(PASSED_OVER))


def overlooked(client: Path) -> list[str]:
    """The folders and tables that lie beside the known folders, where landing never looks."""
    return sorted(
        entry.name
        for entry in client.iterdir()
        if entry.name not in KNOWN_FOLDERS
        and not entry.name.startswith(PASSED_OVER)
        and (entry.is_dir() or entry.suffix in TABLE_SUFFIXES)
    )


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
