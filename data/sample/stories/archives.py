"""Zips and tars whose bytes are the same each time: fixed times, no owner, members in the order given."""

from __future__ import annotations

import gzip
import io
import tarfile
import zipfile
from typing import TYPE_CHECKING

from stories.ledger import Written, inside

if TYPE_CHECKING:
    from collections.abc import Sequence

ZIP_TIME = (2026, 11, 13, 9, 0, 0)
TAR_TIME = 1_794_560_400


def zipped(path: str, members: Sequence[Written]) -> Written:
    """A zip of files; their paths are those inside it."""
    buffer = io.BytesIO()
    with zipfile.ZipFile(buffer, "w", zipfile.ZIP_DEFLATED, compresslevel=9) as archive:
        for member in members:
            info = zipfile.ZipInfo(member.path, ZIP_TIME)
            info.compress_type = zipfile.ZIP_DEFLATED
            info.external_attr = 0o644 << 16
            archive.writestr(info, member.content)
    return Written(path, buffer.getvalue(), inside(members))


def tarred(path: str, members: Sequence[Written]) -> Written:
    """A tar of files, compressed where its name says so."""
    buffer = io.BytesIO()
    with tarfile.open(fileobj=buffer, mode="w", format=tarfile.USTAR_FORMAT) as archive:
        for member in members:
            info = tarfile.TarInfo(member.path)
            info.size, info.mtime, info.mode = len(member.content), TAR_TIME, 0o644
            archive.addfile(info, io.BytesIO(member.content))
    content = buffer.getvalue()
    if path.endswith(("gz", "tgz")):
        content = gzip.compress(content, 9, mtime=0)
    return Written(path, content, inside(members))
