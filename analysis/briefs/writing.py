"""Files appear whole or not at all."""

from __future__ import annotations

import os
import tempfile
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

from analysis.errors import WorkbenchError


@contextmanager
def told_plainly(folder: Path, name: str = "") -> Iterator[None]:
    """Turn what a disk refuses into a sentence about a file, that of `name` or the one the system names.

    Raises WorkbenchError where the folder cannot be written to.
    """
    try:
        yield
    except OSError as error:
        named = name or (Path(str(error.filename)).name if error.filename else "A file")
        raise WorkbenchError(
            f"{named} cannot be written: {error.strerror or error}.",
            where=str(folder),
            todo="Choose a folder you may write to with --out, or make room there.",
        ) from error


def write_whole(path: Path, content: str | bytes) -> Path:
    """Write a file so that no reader, and no crash, ever meets half of it.

    Raises WorkbenchError where the folder cannot be written to.
    """
    with told_plainly(path.parent, path.name):
        return _written(path, content.encode() if isinstance(content, str) else content)


def _written(path: Path, content: bytes) -> Path:
    path.parent.mkdir(parents=True, exist_ok=True)
    handle, name = tempfile.mkstemp(dir=path.parent, prefix=f".{path.name}.", suffix=".part")
    part = Path(name)
    try:
        with os.fdopen(handle, "wb") as out:
            out.write(content)
        part.chmod(0o644)
        part.replace(path)
    finally:
        part.unlink(missing_ok=True)
    return path
