"""What landing is going to do: every file of the client's folder, whose it is, of which day, and how it is read."""

from __future__ import annotations

import codecs
import hashlib
import json
from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass, replace
from importlib.resources import files
from pathlib import Path

from analysis.exports.client_toml import ClientConfig
from analysis.exports.file_head import is_likely_utf8
from analysis.exports.folder import FoundFile, files_of
from analysis.exports.formats import Format
from analysis.exports.json_pages import encodable, read_text
from analysis.exports.mappings.mapping import Mapping, read_mappings
from analysis.exports.recognition import Recognition, recognise, records_in

CHUNK_BYTES = 1024 * 1024
# How values read is part of what a file became: where that changes, files land again.
READING = hashlib.sha256((files("analysis.engine") / "functions.sql").read_bytes()).hexdigest()

Progress = Callable[[str, int, int], None]


def no_progress(_what: str, _done: int, _all: int) -> None:
    """Say nothing."""


@dataclass(frozen=True, slots=True)
class FileBody:
    """What one reading of the whole file shows.

    `line_count` leaves out blank lines at the end; it is None where not all lines end alike.
    """

    sha256: str
    size: int
    line_count: int | None
    is_utf8: bool
    has_quotes: bool
    has_zeros: bool = False


NO_BODY = FileBody("", 0, None, is_utf8=True, has_quotes=False)


@dataclass(frozen=True, slots=True)
class PlannedFile:
    """A file with everything that decides how it lands."""

    file_id: str
    found: FoundFile
    body: FileBody
    recognition: Recognition
    smart_account: str | None
    smart_account_source: str
    virtual_account: str | None

    @property
    def format(self) -> Format:
        """The recognised format; only asked of files that are read."""
        if self.recognition.format is None:
            raise LookupError(self.found.relative)
        return self.recognition.format


def plan_files(client: Path, config: ClientConfig, scratch: Path, progress: Progress) -> list[PlannedFile]:
    """Recognise and hash every file of the folder; what archives and workbooks hold is unpacked into `scratch`."""
    mappings = read_mappings(client)
    found = []
    for one in files_of(client, scratch):
        found.append(one)
        if one.path.is_relative_to(scratch):
            progress("unpacking", len(found), len(found))
    looked_at = []
    for number, one in enumerate(found, start=1):
        looked_at.append((one, *_look(one, mappings)))
        progress("looking at files", number, len(found))
    accounts = config.smart_accounts or _listed_accounts((one.path, recognition) for one, recognition, _ in looked_at)
    return [_planned(one, recognition, body, accounts, config.date_order or "") for one, recognition, body in looked_at]


def _look(found: FoundFile, mappings: Sequence[Mapping]) -> tuple[Recognition, FileBody]:
    if (locked := found.locked) is not None:
        return Recognition(problem=locked.problem, todo=locked.todo, severity=locked.severity), NO_BODY
    body = _body(found.path)
    return _decoded(recognise(found.path, found.area, mappings), body), body


def _body(path: Path) -> FileBody:
    digest, decoder = hashlib.sha256(), codecs.getincrementaldecoder("utf-8")()
    size = newlines = returns = pairs = 0
    is_utf8, has_quotes, has_zeros, last = True, False, False, b""
    try:
        with path.open("rb") as file:
            while chunk := file.read(CHUNK_BYTES):
                digest.update(chunk)
                size += len(chunk)
                newlines += chunk.count(b"\n")
                if b"\r" in chunk:
                    returns += chunk.count(b"\r")
                    pairs += chunk.count(b"\r\n")
                pairs += last.endswith(b"\r") and chunk.startswith(b"\n")
                is_utf8 = is_utf8 and _decodes(decoder, chunk)
                has_quotes = has_quotes or b'"' in chunk
                has_zeros = has_zeros or b"\0" in chunk
                last = chunk
    except OSError:
        return NO_BODY
    is_even = returns == pairs and pairs in {0, newlines}
    lines = newlines - last[len(last.rstrip(b"\r\n")) :].count(b"\n") + 1
    return FileBody(digest.hexdigest(), size, lines if is_even else None, is_utf8, has_quotes, has_zeros)


def _decodes(decoder: codecs.IncrementalDecoder, chunk: bytes) -> bool:
    if chunk.isascii() and not decoder.getstate()[0]:
        return True
    try:
        decoder.decode(chunk)
    except UnicodeDecodeError:
        decoder.reset()
        return is_likely_utf8(chunk)
    return True


def _decoded(recognition: Recognition, body: FileBody) -> Recognition:
    """Correct the encoding where the head of a file looked like UTF-8 and the rest is not."""
    return recognition if body.is_utf8 or recognition.encoding != "utf-8" else replace(recognition, encoding="cp1252")


def _listed_accounts(known: Iterable[tuple[Path, Recognition]]) -> list[str]:
    """The Smart Accounts that the account lists name: what a client.toml without any falls back on."""
    names: set[str] = set()
    for path, recognition in known:
        if recognition.format is not None and recognition.format.subject == "accounts":
            try:
                answer = json.loads(read_text(path, recognition.encoding))
            except (ValueError, RecursionError, OSError):
                continue
            records = records_in(answer, recognition.format.records_key) or []
            names |= {encodable(str(one["domain"])) for one in records if isinstance(one, dict) and one.get("domain")}
    return sorted(names)


def _planned(
    found: FoundFile, recognition: Recognition, body: FileBody, accounts: Sequence[str], date_order: str
) -> PlannedFile:
    one = recognition.format
    account, source = _account_of(found, recognition, accounts)
    recognition = (
        replace(recognition, date_order=recognition.date_order or date_order)
        if one is not None and one.has_dates
        else recognition
    )
    virtual_account = found.virtual_account(accounts) if recognition.missing == ["virtual_account"] else None
    if one is not None and one.needs_smart_account and not source:
        recognition = _unasked(recognition, *_which_account(accounts))
    if one is not None and recognition.missing == ["virtual_account"] and virtual_account is None:
        recognition = _unasked(
            recognition,
            f"is a {one.title} without a Virtual Account column, and no folder says which Virtual Account it is",
            "Put it in a sub-folder named after its Virtual Account, or download it with that column shown.",
        )
    if found.taken_at is None and recognition.own_date is not None:
        found = replace(found, taken_at=recognition.own_date, taken_at_source="the file itself")
    if one is not None and one.needs_taken_at and found.taken_at is None:
        recognition = _unasked(
            recognition,
            "does not say on which day it was taken",
            "Put it in a folder named after that day, such as exports/2026-10-31/.",
        )
    parts = (
        READING,
        body.sha256,
        account,
        found.taken_at,
        virtual_account,
        recognition,
        one and one.fingerprint,
        found.area,
    )
    # A file that is not read is told by its own path each time, even where another says the same.
    key = repr((parts, found.relative) if recognition.format is None else parts)
    file_id = hashlib.sha256(key.encode()).hexdigest()[:12]
    return PlannedFile(file_id, found, body, recognition, account, source, virtual_account)


def _account_of(found: FoundFile, recognition: Recognition, accounts: Sequence[str]) -> tuple[str | None, str]:
    """The Smart Account a file belongs to and what says so; no source where nothing does."""
    one = recognition.format
    if one is None or not one.needs_smart_account:
        return None, ""
    if (named := found.smart_account(accounts)) is not None:
        return named, "folder"
    if "smart_account" in dict(recognition.bindings):
        return None, "the file's own column"
    return (accounts[0], "the client's only Smart Account") if len(accounts) == 1 else (None, "")


def _unasked(recognition: Recognition, problem: str, todo: str) -> Recognition:
    return recognition if recognition.problem else replace(recognition, format=None, problem=problem, todo=todo)


def _which_account(accounts: Sequence[str]) -> tuple[str, str]:
    if accounts:
        names = ", ".join(accounts)
        return (
            f"does not say which of the client's Smart Accounts it is ({names})",
            "Put it in a sub-folder named after its Smart Account.",
        )
    return (
        "does not say which Smart Account it is, and neither client.toml nor an account list names one",
        'Write smart_accounts = ["…"] in client.toml, or add the account list (accounts/search).',
    )
