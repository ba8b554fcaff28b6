"""Whether an evidence pack is whole and unchanged, and whether the client's files are still those it was made from."""

from __future__ import annotations

import hashlib
import re
import tempfile
import zipfile
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from pathlib import Path
from typing import IO, Annotated

from pydantic import BaseModel, ConfigDict, Field, ValidationError

from analysis.briefs.editions import INTERNAL_FOLDER
from analysis.briefs.pack import MANIFEST, SCHEMA_VERSION
from analysis.errors import WorkbenchError
from analysis.exports.folder import files_of

_CHUNK = 1024 * 1024
_MOST_MEMBERS = 20_000
_MOST_BYTES = 2 * 1024**3  # of a pack, unpacked
_MOST_OF_MANIFEST = 256 * 1024**2
_TODO = "Ask for the pack again, or make it again with `workbench brief … --to pack`."


@dataclass(frozen=True)
class Finding:
    """One thing that is not as the manifest says: the file it is about, and what is wrong."""

    subject: str
    problem: str


class _Told(BaseModel):
    model_config = ConfigDict(extra="ignore", strict=True)


class _Output(_Told):
    path: str
    sha256: Annotated[str, Field(pattern=r"^[0-9a-f]{64}$")]
    bytes: Annotated[int, Field(ge=0)]


class _Input(_Told):
    path: str
    sha256: str
    read_count: int
    landed_count: int
    rejected_count: int


class _Rule(_Told):
    rule_id: str
    certainty: str
    statement: str
    source: str | None


class _Reading(_Told):
    relation: str
    model: str


class _Exhibit(_Told):
    number: int
    key: str
    title: str
    query: str
    readings: list[_Reading]


class _Manifest(_Told):
    schema_version: int
    client: str
    edition: Annotated[str, Field(pattern="^(internal|client)$")]
    as_of: str
    versions: dict[str, str]
    inputs: list[_Input]
    outputs: list[_Output]
    rules: list[_Rule]
    exhibits: list[_Exhibit]


def verify_pack(path: Path, client: Path | None = None) -> list[Finding]:
    """Check a pack against its own manifest, and with the client's folder against the files in it.

    No finding means that nothing was changed, lost or added. Raises WorkbenchError for what is no pack, and for one
    that must not be opened: names that lead out of a folder, or a content far larger than it can be.
    """
    try:
        with zipfile.ZipFile(path) as archive:
            _expect_harmless(path, archive)
            manifest, findings = _read_manifest(archive)
            if manifest is None:
                return findings
            findings += [*_outputs(archive, manifest), *_promises(manifest)]
    except (OSError, zipfile.BadZipFile, NotImplementedError, RuntimeError) as error:
        raise WorkbenchError(f"This is not a pack that can be opened: {error}.", where=str(path), todo=_TODO) from error
    return findings + (_inputs(manifest, client) if client else [])


def _expect_harmless(path: Path, archive: zipfile.ZipFile) -> None:
    members = archive.infolist()
    names = [one.filename for one in members]
    bad = next((name for name in names if _leads_out(name)), "")
    twice = next((name for name in names if names.count(name) > 1), "") if len(set(names)) < len(names) else ""
    what = ""
    if bad:
        what = f"it holds a file whose name leads out of its folder: {bad!r}"
    elif twice:
        what = f"it holds {twice!r} twice"
    elif len(names) > _MOST_MEMBERS or sum(one.file_size for one in members) > _MOST_BYTES:
        what = "unpacked it is far larger than a pack can be"
    if what:
        raise WorkbenchError(f"This pack is refused: {what}.", where=str(path), todo=_TODO)


def _leads_out(name: str) -> bool:
    parts = re.split(r"[\\/]", name)
    return not name or name.startswith(("/", "\\")) or ".." in parts or ":" in parts[0] or "\0" in name


def _read_manifest(archive: zipfile.ZipFile) -> tuple[_Manifest | None, list[Finding]]:
    try:
        with archive.open(MANIFEST) as member:
            text = member.read(_MOST_OF_MANIFEST)
        manifest = _Manifest.model_validate_json(text)
    except KeyError:
        return None, [Finding(MANIFEST, "is missing")]
    except ValidationError as error:
        first = error.errors()[0]
        place = ".".join(map(str, first["loc"])) or "its text"
        return None, [Finding(MANIFEST, f"is not well formed: {place}: {first['msg']}")]
    except (zipfile.BadZipFile, EOFError, ValueError) as error:
        return None, [Finding(MANIFEST, f"cannot be read: {error}")]
    if manifest.schema_version != SCHEMA_VERSION:
        known = f"this workbench knows version {SCHEMA_VERSION}"
        return None, [Finding(MANIFEST, f"is of version {manifest.schema_version}; {known}")]
    return manifest, []


def _outputs(archive: zipfile.ZipFile, manifest: _Manifest) -> Iterator[Finding]:
    """What is missing, changed or added among the files of the pack."""
    there = {one.filename for one in archive.infolist()} - {MANIFEST}
    told = {one.path: one for one in manifest.outputs}
    for name in sorted(told.keys() - there):
        yield Finding(name, "is missing")
    for name in sorted(there - told.keys()):
        yield Finding(name, "was added: the manifest does not name it")
    for name in sorted(told.keys() & there):
        try:
            with archive.open(name) as member:
                digest, size = digest_of(member)
        except (zipfile.BadZipFile, EOFError, OSError, ValueError, NotImplementedError, RuntimeError) as error:
            yield Finding(name, f"cannot be read: {error}")
            continue
        except Exception as error:  # noqa: BLE001 - a broken stream raises its unpacker's own error
            yield Finding(name, f"cannot be unpacked: {error}")
            continue
        if (digest, size) != (told[name].sha256, told[name].bytes):
            yield Finding(name, "was changed: its sha256 is not the manifest's")


def digest_of(file: IO[bytes]) -> tuple[str, int]:
    """The sha256 and the size of a file that is read once, piece by piece."""
    digest, size = hashlib.sha256(), 0
    while piece := file.read(_CHUNK):
        digest.update(piece)
        size += len(piece)
    return digest.hexdigest(), size


def _promises(manifest: _Manifest) -> Iterator[Finding]:
    """What the manifest says of itself and cannot hold: rows lost, queries that are not there."""
    outputs = {one.path for one in manifest.outputs}
    for one in manifest.inputs:
        if one.read_count != one.landed_count + one.rejected_count:
            yield Finding(one.path, "rows read are not rows landed and rejected")
    for exhibit in manifest.exhibits:
        for name in [exhibit.query, *(reading.model for reading in exhibit.readings)]:
            if name and name not in outputs:
                yield Finding(name, f"is named by exhibit {exhibit.number} and is not among the outputs")
    if not any(name.endswith(".xlsx") for name in outputs):
        yield Finding(MANIFEST, "names no evidence workbook")
    if not any(name.startswith("letters/") for name in outputs):
        yield Finding(MANIFEST, "names no letter")


def _inputs(manifest: _Manifest, client: Path) -> list[Finding]:
    """What is missing, changed or added among the files of the client's folder."""
    told = {one.path: one.sha256 for one in manifest.inputs}
    found = _on_disk(client, is_internal=manifest.edition == "internal")
    lost = [Finding(name, "is no longer in the client's folder") for name in sorted(told.keys() - found.keys())]
    known = set(told.values())  # the same file once more adds nothing, and landing reads it once
    more = [
        Finding(name, "came into the client's folder since")
        for name in sorted(found.keys() - told.keys())
        if found[name] not in known
    ]
    other = [
        Finding(name, "was changed since: its sha256 is not the manifest's")
        for name in sorted(told.keys() & found.keys())
        if found[name] != told[name]
    ]
    return [*lost, *other, *more]


def _on_disk(client: Path, *, is_internal: bool) -> Mapping[str, str]:
    """The sha256 of every file as landing would read it, members of archives and sheets of workbooks too."""
    found: dict[str, str] = {}
    with tempfile.TemporaryDirectory() as scratch:
        for one in files_of(client, Path(scratch)):
            if is_internal or not one.relative.startswith(INTERNAL_FOLDER):
                with one.path.open("rb") as file:
                    found[one.relative] = digest_of(file)[0]
    return found
