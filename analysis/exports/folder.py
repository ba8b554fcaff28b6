"""A client's folder: which files lie in it, of which day and of which Smart Account each one is."""

from __future__ import annotations

import os
import re
import stat
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from datetime import date
from itertools import count
from pathlib import Path

from analysis.exports.file_head import first_bytes
from analysis.exports.formats import plain
from analysis.exports.unpacking import Locked, holds_files, unpack

AREAS = ("exports", "prices", "proposal", "benchmarks")
KNOWN_FOLDERS = frozenset({*AREAS, "mappings", "notes", "estate.duckdb.tmp"})
TABLE_SUFFIXES = frozenset({".csv", ".tsv", ".xls", ".xlsx", ".zip", ".json", ".jsonl", ".txt", ".tgz", ".gz"})
_HOLDER = re.compile(r"(\.tar)?\.(zip|tar|tgz|gz|bz2|xz|xlsx|xlsm|xlsb|xls|ods)$", re.IGNORECASE)
PASSED_OVER = (".", "~$")
_DAY = re.compile(r"(?<!\d)(20\d\d)[-_.]?(0[1-9]|1[0-2])[-_.]?(0[1-9]|[12]\d|3[01])(?!\d)")


@dataclass(frozen=True, slots=True)
class FoundFile:
    """A file of the client's folder, with what its place says about it.

    What lies in an archive or a workbook is a file too: its `path` is where it was unpacked, its `relative` goes on
    inside. `names` are those of its folders and of what holds it. `locked` says why there is nothing to read.
    """

    path: Path
    relative: str
    area: str
    folders: tuple[str, ...]
    names: tuple[str, ...]
    taken_at: date | None
    taken_at_source: str
    locked: Locked | None = None

    def smart_account(self, known: Iterable[str]) -> str | None:
        """The Smart Account a folder of it is named after; spaces, dashes, underscores, dots and case do not matter."""
        by_spelling = {plain(name): name for name in known}
        return next((by_spelling[plain(name)] for name in reversed(self.names) if plain(name) in by_spelling), None)

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


def files_of(client: Path, scratch: Path) -> Iterator[FoundFile]:
    """Every file that landing should understand, by path; hidden files and office lock files are passed over.

    Archives and workbooks are unpacked into `scratch`, which is the caller's to make and to remove.
    """
    numbers = count(1)
    for area in AREAS:
        for path, locked in sorted(_walk(client / area), key=lambda found: found[0]):
            relative = Path(shown(path.relative_to(client)))
            if locked is not None or not holds_files(first_bytes(path)):
                yield _found(path, relative, area, locked=locked)
                continue
            for member in unpack(path, scratch, numbers=numbers):
                inside = relative / member.inner
                if isinstance(member, Locked):
                    yield _found(path, inside, area, relative, member)
                else:
                    yield _found(member.path, inside, area, relative)


def shown(path: Path) -> str:
    """A path as text that can be kept and printed, also where its bytes are no letters of any encoding."""
    return path.as_posix().encode("utf-8", "surrogateescape").decode("utf-8", "backslashreplace")


def _walk(folder: Path) -> Iterator[tuple[Path, Locked | None]]:
    """What lies below a folder, with what keeps it from being read.

    A folder behind a link is entered once, however many links lead there, so that no circle is walked.
    """
    failed: list[OSError] = []
    entered = {os.path.realpath(folder), os.path.realpath(folder.parent)}
    for place, folders, names in os.walk(folder, onerror=failed.append, followlinks=True):
        here = Path(os.path.realpath(place))
        seen = sorted(name for name in folders if not name.startswith(PASSED_OVER))
        folders[:] = [name for name in seen if not _leads_back(Path(place, name), here, entered)]
        paths = (Path(place, name) for name in names if not name.startswith(PASSED_OVER))
        yield from ((path, _not_a_file(path)) for path in paths)
    for error in failed:
        if os.path.lexists(error.filename):
            yield Path(error.filename), _unopened(error)


def _leads_back(path: Path, here: Path, entered: set[str]) -> bool:
    """Tell whether a folder is a link to where the walk is, or was through a link before."""
    if not path.is_symlink():
        return False
    target = os.path.realpath(path)
    if target in entered or here.is_relative_to(target):
        return True
    entered.add(target)
    return False


def _not_a_file(path: Path) -> Locked | None:
    """What is told instead of opening what is no file: opening a pipe would wait for ever."""
    try:
        is_file = stat.S_ISREG(path.stat().st_mode)
    except OSError as error:
        return _unopened(error)
    problem = "is a pipe, a socket or a device, not a file"
    return None if is_file else Locked("", problem, "Take it out of the folder.", "warn")


def _unopened(error: OSError) -> Locked:
    return Locked("", f"cannot be opened ({error.strerror})", "Put the file itself there, readable.")


def linked_from_elsewhere(client: Path, files: Iterable[FoundFile]) -> list[FoundFile]:
    """The files that a link brings into the client's folder from outside of it."""
    home = os.path.realpath(client)
    there = (one for one in files if one.locked is None)
    return [one for one in there if not Path(os.path.realpath(one.path)).is_relative_to(home)]


def overlooked(client: Path) -> list[str]:
    """The folders and tables that lie beside the known folders, where landing never looks."""
    return sorted(
        shown(Path(entry.name))
        for entry in client.iterdir()
        if entry.name not in KNOWN_FOLDERS
        and not entry.name.startswith(PASSED_OVER)
        and (entry.is_dir() or entry.suffix in TABLE_SUFFIXES)
    )


def _found(
    path: Path, relative: Path, area: str, holder: Path | None = None, locked: Locked | None = None
) -> FoundFile:
    """Describe a file by its place; `holder` is the archive or workbook it lies in, whose name is no folder's."""
    holder_place = len(holder.parts) - 2 if holder else -1
    parts = relative.parts[1:-1]
    is_holder = [place == holder_place or bool(_HOLDER.search(part)) for place, part in enumerate(parts)]
    names = [_HOLDER.sub("", part) if holds else part for part, holds in zip(parts, is_holder, strict=True)]
    folders = tuple(part for part, holds in zip(parts, is_holder, strict=True) if not holds)
    taken_at, source = None, ""
    for name, says in (*((name, "folder") for name in names), (relative.name, "file name")):
        if (day := day_in(name)) is not None:
            taken_at, source = day, says
            break
    return FoundFile(path, relative.as_posix(), area, folders, tuple(names), taken_at, source, locked)
