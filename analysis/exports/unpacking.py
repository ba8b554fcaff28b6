"""Archives and workbooks unpacked into plain files under names of our own, however they are nested or damaged."""

from __future__ import annotations

import errno
import re
import stat
import tarfile
import tempfile
import zipfile
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from itertools import count
from pathlib import Path
from typing import IO, Literal

from analysis.exports.archive_streams import (
    BLOCK_BYTES,
    ENCRYPTED,
    STREAMS,
    Counted,
    Readable,
    chunks_of,
    is_tar,
    kind_of,
    members_in_a_row,
    refuse_wide_window,
)
from analysis.exports.workbooks import WORKBOOKS, WorkbookError, kind_of_old_file, kind_of_zip, sheets_as_csv, words_of

NO_BOMB_BYTES = 256 << 20
LONGEST_PART, LONGEST_INNER = 120, 400


@dataclass(frozen=True, slots=True)
class Limits:
    """What one file of the client's folder may unpack to, with all that is nested in it.

    Bytes count each time they come out of a layer. `ratio` is how many times the file's own size they may be, above
    256 MiB; `depth` counts archives inside archives. The last two hold for each workbook, which is read in memory.
    """

    member_count: int = 1_000_000
    member_bytes: int = 8 << 30
    total_bytes: int = 64 << 30
    ratio: int = 1_000
    depth: int = 8
    workbook_memory_bytes: int = 4 << 30
    workbook_seconds: int = 300


@dataclass(frozen=True, slots=True)
class Unpacked:
    """A file that can be read: where it lies, and its printable path inside the archive or workbook."""

    path: Path
    inner: str


@dataclass(frozen=True, slots=True)
class Locked:
    """What could not be unpacked: what completes "<path> …" and what to do. Without `inner` it is the file itself."""

    inner: str
    problem: str
    todo: str
    severity: Literal["stop", "warn", "info"] = "stop"


Told = Iterator[Unpacked | Locked]
GENEROUS = Limits()
BY_HAND = "Unpack it into the folder it lies in."
AGAIN = "Download it again."
_AS_CSV = "Open it and save each sheet as CSV into the folder it lies in."
_PROTECTED = "is protected by a password"
_UNPROTECT = "Open it with its password and save it without one."
_LEFT_BEHIND = {".ds_store", "thumbs.db", "desktop.ini"}
_FORKS = ("._", "~$")
_OFFICE_PARTS = ("[Content_Types].xml", "mimetype", "_rels/", "docProps/", "xl/", "word/", "ppt/")
_COMPRESSED = re.compile(r"(?i)(?<=.)\.(?:gz|bz2|xz)\Z")
_DRIVE = re.compile(r"\A[A-Za-z]:")


def holds_files(head: bytes) -> bool:
    """Tell from a file's first bytes (512 or more) whether it is an archive or a workbook, or looks like one."""
    return bool(kind_of(head))


def unpack(path: Path, scratch: Path, limits: Limits = GENEROUS, numbers: Iterator[int] | None = None) -> Told:
    """Unpack a file for which `holds_files` is true, and what is nested in it, into numbered files in `scratch`.

    Several files may share a scratch folder and its `numbers`: a file system fills one large folder faster than many.

    Nothing is written anywhere else, no link is followed, and nothing is raised for what the file holds. Folders and
    what systems leave behind (__MACOSX, .DS_Store, Thumbs.db, resource forks, lock files) are passed over.
    """
    try:
        scratch.mkdir(parents=True, exist_ok=True)
        yield from _Unpacking(scratch, limits, path.stat().st_size, numbers or count(1)).open(path, "", 0)
    except _StoppedError as stopped:
        yield Locked("", str(stopped), stopped.todo)
    except OSError as error:
        yield Locked("", f"cannot be opened ({error.strerror})", "Put the file itself there, readable.")


class _StoppedError(Exception):
    """Nothing more of the whole file is unpacked."""

    def __init__(self, problem: str, todo: str) -> None:
        super().__init__(problem)
        self.todo = todo


class _TooLargeError(Exception):
    """One member is larger than a member may be."""


class _Unpacking:
    """One file of the client's folder while it is unpacked, with what is left of its limits."""

    def __init__(self, scratch: Path, limits: Limits, packed_bytes: int, numbers: Iterator[int]) -> None:
        self.scratch, self.limits, self.numbers = scratch, limits, numbers
        self.left_bytes = min(limits.total_bytes, max(NO_BOMB_BYTES, limits.ratio * packed_bytes))
        self.left_count = limits.member_count
        self.taken: dict[str, int] = {}

    def open(self, path: Path, inner: str, depth: int) -> Told:
        """Yield what a file holds; `inner` is its own inner path, empty for the file of the client's folder."""
        kept = told = 0
        try:
            for one in self._inside(path, inner, depth):
                told += 1
                kept += isinstance(one, Unpacked)
                yield one
        except _StoppedError:
            raise
        except Exception as error:  # noqa: BLE001 - whatever a library says of a hostile file is told, never raised
            problem, todo = _told(error)
            yield Locked(inner, f"{problem}; the whole files before that were kept ({kept})" if kept else problem, todo)
        else:
            if not told:
                yield Locked(inner, "holds no files", "Download it again if files were expected.", "warn")

    def _inside(self, path: Path, inner: str, depth: int) -> Told:
        with path.open("rb") as file:
            kind = kind_of(file.read(BLOCK_BYTES))
            file.seek(0)
            if kind == "zip":
                yield from self._zip(path, file, inner, depth)
            elif kind == "tar":
                yield from self._tar(Counted(file, self._spend), inner, depth)
            elif kind in STREAMS:
                yield from self._stream(STREAMS[kind](file), path.name if depth == 0 else inner, inner, depth)
            elif kind == "old":
                yield from self._office(kind_of_old_file(file), path, inner)
            elif kind:
                yield Locked(inner, f"is {kind}, which is not read", BY_HAND)
            else:
                yield Locked(inner, "is neither an archive nor a workbook", "Take it out of the folder.", "warn")

    def _zip(self, path: Path, file: IO[bytes], inner: str, depth: int) -> Told:
        try:
            archive = zipfile.ZipFile(file)
        except zipfile.BadZipFile:
            yield from self._zip_without_end(file, inner, depth)
            return
        kind = kind_of_zip(archive)
        members = [one for one in archive.infolist() if not _holds_nothing(one.filename, one.file_size)]
        if kind:
            if (claimed := sum(one.file_size for one in archive.infolist())) > self.left_bytes:
                self._spend(claimed)
            yield from self._office(kind, path, inner)
        elif members and all(one.flag_bits & ENCRYPTED for one in members):
            yield Locked(inner, _PROTECTED, _UNPROTECT)
        else:
            for one in members:
                yield from self._zip_member(archive, file, one, self._inner(inner, one.filename), depth)

    def _zip_member(
        self, archive: zipfile.ZipFile, file: IO[bytes], one: zipfile.ZipInfo, inner: str, depth: int
    ) -> Told:
        if stat.S_ISLNK(one.external_attr >> 16):
            yield _link(inner)
            return
        try:
            refuse_wide_window(file, one)
            with archive.open(one) as content:
                yield from self._member(content, inner, depth)
        except _StoppedError:
            raise
        except Exception as error:  # noqa: BLE001 - as above; a member that cannot be read costs itself only
            yield Locked(inner, *_told(error))

    def _zip_without_end(self, file: IO[bytes], inner: str, depth: int) -> Told:
        """Keep the members that stand whole in a zip that was cut off before its list of contents."""
        file.seek(0)
        for name, chunks in members_in_a_row(file):
            if name.startswith(_OFFICE_PARTS):
                break
            if _holds_nothing(name, 0):
                for _ in chunks:
                    pass
            else:
                yield from self._saved(chunks, self._inner(inner, name), depth)
        raise zipfile.BadZipFile("its list of contents is missing")

    def _stream(self, source: Readable, name: str, inner: str, depth: int) -> Told:
        """What one compressed stream holds: a tar, or a single file."""
        content = Counted(source, self._spend)
        if is_tar(content.peek()):
            yield from self._tar(content, inner, depth)
        else:
            last = name.rsplit("/", maxsplit=1)[-1]
            yield from self._member(content, self._inner(inner, _COMPRESSED.sub("", last)), depth)

    def _tar(self, content: Counted, inner: str, depth: int) -> Told:
        content.is_header = True
        with tarfile.open(fileobj=content, mode="r|") as archive:  # type: ignore[call-overload]  # only read
            one = archive.next()
            while one is not None:
                content.is_header = False
                if not one.isdir() and not _holds_nothing(one.name, one.size):
                    yield from self._tar_member(archive, one, self._inner(inner, one.name), depth)
                try:
                    one = _next_header(archive, content)
                except tarfile.EmptyHeaderError:  # type: ignore[attr-defined]
                    yield Locked(
                        inner, "ends without the mark of its end", f"{AGAIN[:-1]} if files are missing.", "warn"
                    )
                    break
            content.is_header = False
            # Read to the end all the same: only there does a compressed stream tell whether all of it was right.
            if sum(len(chunk.strip(b"\0")) for chunk in chunks_of(archive.fileobj)):
                yield Locked(inner, "holds more behind the mark of its end", BY_HAND, "warn")

    def _tar_member(self, archive: tarfile.TarFile, one: tarfile.TarInfo, inner: str, depth: int) -> Told:
        content = archive.extractfile(one) if one.isreg() else None
        if content is not None:
            try:
                yield from self._member(content, inner, depth)
            except _TooLargeError as error:
                yield Locked(inner, *_told(error))
        elif one.issym() or one.islnk():
            yield _link(inner)
        else:
            yield Locked(inner, "is a device or a pipe", "Nothing; it holds no data.", "info")

    def _office(self, kind: str, path: Path, inner: str) -> Told:
        if kind == "protected":
            yield Locked(inner, _PROTECTED, _UNPROTECT)
        elif kind not in WORKBOOKS:
            yield Locked(inner, f"is {kind}", "Save the tables it holds as CSV.", "warn")
        else:
            with tempfile.TemporaryDirectory(dir=self.scratch) as folder:
                yield from self._workbook(kind, path, Path(folder), inner)

    def _workbook(self, kind: str, path: Path, folder: Path, inner: str) -> Told:
        limits = self.limits
        for sheet in sheets_as_csv(path, kind, folder, limits.workbook_memory_bytes, limits.workbook_seconds):
            where = self._inner(inner, sheet.name)
            if sheet.path is None:
                yield Locked(where, f"is a sheet that cannot be read ({sheet.words})", _AS_CSV)
            else:
                self._spend(sheet.path.stat().st_size)
                target, file = self._numbered()
                file.close()
                yield Unpacked(sheet.path.replace(target), where)

    def _member(self, content: Readable, inner: str, depth: int) -> Told:
        yield from self._saved(chunks_of(content), inner, depth)

    def _saved(self, chunks: Iterable[bytes], inner: str, depth: int) -> Told:
        """Save a member; if it holds files itself, unpack it in turn and throw it away."""
        path, head = self._save(chunks)
        if not holds_files(head):
            yield Unpacked(path, inner)
            return
        try:
            if depth < self.limits.depth:
                yield from self.open(path, inner, depth + 1)
            else:
                yield Locked(inner, f"lies inside more than {depth} archives", BY_HAND)
        finally:
            path.unlink(missing_ok=True)

    def _save(self, chunks: Iterable[bytes]) -> tuple[Path, bytes]:
        path, file = self._numbered()
        head = b""
        try:
            with file:
                for chunk in self._held(chunks):
                    if len(head) < BLOCK_BYTES:
                        head += chunk[:BLOCK_BYTES]
                    file.write(chunk)
        except BaseException:
            path.unlink(missing_ok=True)
            raise
        return path, head

    def _held(self, chunks: Iterable[bytes]) -> Iterator[bytes]:
        """A member's bytes as long as they are within the limits."""
        size = 0
        for chunk in chunks:
            size += len(chunk)
            if size > self.limits.member_bytes:
                raise _TooLargeError
            self._spend(len(chunk))
            yield chunk

    def _numbered(self) -> tuple[Path, IO[bytes]]:
        """A new file under the next number that is free; what lies there already is never opened."""
        while True:
            path = self.scratch / f"{next(self.numbers):06d}"
            try:
                return path, path.open("xb")
            except FileExistsError:
                continue

    def _spend(self, count: int) -> None:
        self.left_bytes -= count
        if self.left_bytes < 0:
            raise _StoppedError("unpacks to far more than a file of its size should hold", BY_HAND)

    def _inner(self, outer: str, name: str) -> str:
        """Count a member, and give it an inner path that is printable, of sensible length and no other member's."""
        self.left_count -= 1
        if self.left_count < 0:
            raise _StoppedError(f"holds more than {self.limits.member_count:,} files", BY_HAND)
        path = _short(f"{outer}/{_printable(name)}" if outer else _printable(name), LONGEST_INNER)
        unique = path
        while unique in self.taken:
            self.taken[path] += 1
            unique = f"{path} ({self.taken[path]})"
        self.taken[unique] = 1
        return unique


def _link(inner: str) -> Locked:
    return Locked(inner, "is a link, which is not followed", "Put the file itself there if it is needed.", "warn")


def _next_header(archive: tarfile.TarFile, content: Counted) -> tarfile.TarInfo | None:
    """The next member of a tar, or nothing at the mark of its end; unlike `next`, damage is not taken for the end."""
    archive.fileobj.seek(archive.offset)
    content.is_header = True
    try:
        return tarfile.TarInfo.fromtarfile(archive)
    except tarfile.EOFHeaderError:  # type: ignore[attr-defined]
        return None


def _holds_nothing(name: str, size: int) -> bool:
    """Tell folders, and what systems leave behind in archives, from files."""
    *folders, last = re.split(r"[/\\]", name)
    if not last:
        return size == 0
    return "__MACOSX" in folders or last.casefold() in _LEFT_BEHIND or last.startswith(_FORKS)


def _printable(name: str) -> str:
    parts = (part.strip() for part in re.split(r"[/\\]", _DRIVE.sub("", name)))
    kept = (_short(part, LONGEST_PART) for part in parts if part not in {"", ".", ".."})
    path = "/".join(kept) or "unnamed"
    return path if path.isprintable() else "".join(one if one.isprintable() else "\ufffd" for one in path)


def _short(text: str, longest: int) -> str:
    """A text with its middle left out where it is too long."""
    half = longest // 2
    return text if len(text) <= longest else f"{text[:half]}…{text[-half + 1 :]}"


def _told(error: Exception) -> tuple[str, str]:
    words = words_of(error)
    if isinstance(error, _TooLargeError):
        return "unpacks to a file of more than is read", BY_HAND
    if isinstance(error, NotImplementedError):
        return f"is packed in a way that is not read ({words})", BY_HAND
    if isinstance(error, (RuntimeError, WorkbookError)) and "password" in words.casefold():
        return _PROTECTED, _UNPROTECT
    if isinstance(error, WorkbookError):
        return f"is a workbook that cannot be read ({words})", _AS_CSV
    if isinstance(error, OSError) and error.errno in {errno.ENOSPC, errno.EDQUOT, errno.EACCES, errno.EROFS}:
        raise _StoppedError(f"cannot be unpacked ({error.strerror})", "Make room for what it holds.") from error
    return f"breaks off or is damaged ({words})", AGAIN
