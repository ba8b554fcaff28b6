"""Files appear whole or not at all."""

from __future__ import annotations

import os
import tempfile
from pathlib import Path

from analysis.errors import WorkbenchError


def write_whole(path: Path, content: str | bytes) -> Path:
    """Write a file so that no reader, and no crash, ever meets half of it.

    Raises WorkbenchError where the folder cannot be written to.
    """
    try:
        return _written(path, content.encode() if isinstance(content, str) else content)
    except OSError as error:
        raise WorkbenchError(
            f"{path.name} cannot be written: {error.strerror or error}.",
            where=str(path.parent),
            todo="Choose a folder you may write to with --out, or make room there.",
        ) from error


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
