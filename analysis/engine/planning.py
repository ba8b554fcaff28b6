"""What landing is going to do: every file of the client's folder, whose it is, of which day, and how it is read."""

from __future__ import annotations

import hashlib
import json
from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass, replace
from pathlib import Path

from analysis.exports.client_toml import ClientConfig
from analysis.exports.folder import FoundFile, files_of
from analysis.exports.formats import Format
from analysis.exports.json_pages import read_text
from analysis.exports.mapping import read_mappings
from analysis.exports.recognition import Recognition, recognise

CHUNK_BYTES = 1024 * 1024

Progress = Callable[[str, int, int], None]


def no_progress(_what: str, _done: int, _all: int) -> None:
    """Say nothing."""


@dataclass(frozen=True, slots=True)
class PlannedFile:
    """A file with everything that decides how it lands."""

    file_id: str
    found: FoundFile
    sha256: str
    size: int
    line_count: int
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


def plan_files(client: Path, config: ClientConfig, progress: Progress) -> list[PlannedFile]:
    """Recognise and hash every file of the folder."""
    mappings = read_mappings(client)
    found = list(files_of(client))
    looked_at = []
    for number, one in enumerate(found, start=1):
        looked_at.append((one, recognise(one.path, one.area, mappings), *_digest(one.path)))
        progress("looking at files", number, len(found))
    accounts = config.smart_accounts or _listed_accounts([(one, recognition) for one, recognition, *_ in looked_at])
    return [_planned(one, recognition, digest, lines, accounts) for one, recognition, digest, lines in looked_at]


def _digest(path: Path) -> tuple[str, int]:
    """The file's sha256 and its number of lines, in one reading."""
    digest, lines, last = hashlib.sha256(), 0, b"\n"
    with path.open("rb") as file:
        while chunk := file.read(CHUNK_BYTES):
            digest.update(chunk)
            lines += chunk.count(b"\n")
            last = chunk[-1:]
    return digest.hexdigest(), lines + (last != b"\n")


def _listed_accounts(files: Iterable[tuple[FoundFile, Recognition]]) -> list[str]:
    """The Smart Accounts that the account lists name: what a client.toml without any falls back on."""
    names: set[str] = set()
    for found, recognition in files:
        if recognition.format is not None and recognition.format.subject == "accounts":
            try:
                answer = json.loads(read_text(found.path, recognition.encoding))
            except ValueError:
                continue
            names |= {one["domain"] for one in answer.get("accounts", []) if isinstance(one, dict) and one.get("domain")}
    return sorted(names)


def _planned(found: FoundFile, recognition: Recognition, digest: str, lines: int, accounts: Sequence[str]) -> PlannedFile:
    account, source, virtual_account = None, "", None
    one = recognition.format
    if one is not None and one.needs_smart_account:
        account, source = found.smart_account(accounts), "folder"
        if account is None and len(accounts) == 1:
            account, source = accounts[0], "the client's only Smart Account"
        if account is None:
            recognition = _unasked(recognition, *_which_account(accounts))
    if one is not None and recognition.missing == ["virtual_account"]:
        virtual_account = found.virtual_account(accounts)
        if virtual_account is None:
            recognition = _unasked(
                recognition,
                f"is a {one.title} without a Virtual Account column, and no folder says which Virtual Account it is",
                "Put it in a sub-folder named after its Virtual Account, or download it with that column shown.",
            )
    if one is not None and one.needs_taken_at and found.taken_at is None:
        recognition = _unasked(
            recognition, "does not say on which day it was taken", "Put it in a folder named after that day, such as exports/2026-10-31/."
        )
    key = repr((digest, account, found.taken_at, virtual_account, recognition, one and one.fingerprint, found.area))
    file_id = hashlib.sha256(key.encode()).hexdigest()[:12]
    return PlannedFile(
        file_id, found, digest, found.path.stat().st_size, lines, recognition, account, source if account else "", virtual_account
    )


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
