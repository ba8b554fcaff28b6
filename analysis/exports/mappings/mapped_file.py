"""The file that `workbench map` was given: in which client's folder it lies, and in which archive or workbook."""

from __future__ import annotations

import os
import re
import tempfile
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path

from analysis.errors import ExportError
from analysis.exports.file_head import first_bytes
from analysis.exports.folder import AREAS
from analysis.exports.unpacking import Locked, Unpacked, holds_files, unpack

NAMES_SHOWN = 20
_NO_FILE_NAME = re.compile(r"[^\w.() -]+")


@dataclass(frozen=True, slots=True)
class MappedFile:
    """A table's place: its client, if any; `relative` goes on inside the archive or workbook that holds it."""

    client: Path | None
    relative: str
    area: str
    mapping_path: Path


@contextmanager
def table_at(file: Path) -> Iterator[tuple[MappedFile, Path]]:
    """Find a file, unpacked for as long as it is needed where an archive or workbook holds it.

    Raises ExportError, saying what there is instead.
    """
    holder = next((path for path in (file, *file.parents) if path.is_file()), None)
    if holder is None:
        what = "is a folder, not a file" if file.is_dir() else "is not there"
        raise ExportError(f"{file} {what}.", where=str(file), todo="Name one file, as `workbench land` prints it.")
    inner = file.relative_to(holder).as_posix() if file != holder else ""
    client = _client_of(holder)
    if not holds_files(first_bytes(holder)):
        if inner:
            raise ExportError(f"{holder} holds no {inner!r}: it is no archive.", where=str(file), todo="Name the file.")
        yield _placed(holder, "", client), holder
        return
    home = client or holder.parent
    with tempfile.TemporaryDirectory(prefix=".mapping-", dir=home, ignore_cleanup_errors=True) as scratch:
        member = _member(holder, inner, Path(scratch))
        yield _placed(holder, Path(member.inner).as_posix(), client), member.path


def _member(holder: Path, inner: str, scratch: Path) -> Unpacked:
    members = list(unpack(holder, scratch))
    readable = [one for one in members if isinstance(one, Unpacked)]
    wanted = [one for one in members if Path(one.inner).as_posix() == inner]
    chosen = wanted[0] if wanted else readable[0] if len(readable) == 1 and not inner else None
    if isinstance(chosen, Locked):
        raise ExportError(f"{holder / inner} {chosen.problem}.", where=str(holder / inner), todo=chosen.todo)
    if chosen is None:
        names = ", ".join(str(holder / one.inner) for one in readable[:NAMES_SHOWN])
        what = f"holds no {inner!r}" if inner else f"holds {len(readable)} tables or files"
        todo = f"Name one of {names}." if names else "Put the table itself into the folder."
        raise ExportError(f"{holder} {what}.", where=str(holder), todo=todo)
    return chosen


def _client_of(path: Path) -> Path | None:
    """The nearest folder above that has a client.toml, written the way the path is."""
    for folder in path.parents:
        if (folder / "client.toml").is_file():
            return folder
    above = (folder for folder in path.absolute().parents if (folder / "client.toml").is_file())
    return next((Path(os.path.relpath(folder)) for folder in above), None)


def _placed(holder: Path, inner: str, client: Path | None) -> MappedFile:
    whole = holder / inner if inner else holder
    stem = _NO_FILE_NAME.sub(" ", _stem(holder, inner)).strip() or "table"
    if client is None:
        return MappedFile(None, whole.as_posix(), "", holder.parent / f"{stem}.mapping.toml")
    relative = Path(os.path.relpath(whole, client))
    area = relative.parts[0] if relative.parts[0] in AREAS else ""
    return MappedFile(client, relative.as_posix(), area, client / "mappings" / f"{stem}.toml")


def _stem(holder: Path, inner: str) -> str:
    """The file's own name; a workbook's sheet has the workbook's before it."""
    inside = Path(inner)
    return f"{holder.stem} {inside.stem}" if inner and not inside.suffix else Path(inner or holder).stem
