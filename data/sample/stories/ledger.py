"""What the script knows of each file it writes: how many rows, whose, of which day, and what of it must be refused."""

from __future__ import annotations

from dataclasses import dataclass, field, replace
from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from collections.abc import Iterable
    from datetime import date

OWN_DAYS = "the file's own days"


@dataclass(frozen=True)
class Told:
    """What the import gate must say of one file.

    `rows` are all that stand in it; `rejects` are reasons with the number of rows they refuse. `is_overlapped` is set
    where another source of the same day speaks, `repeated` counts rows that an earlier page has told already.
    `is_onprem` is set for what SSM On-Prem answers. `copy_of` names the file that this one repeats word for word;
    `is_read` is false for what no format fits.
    """

    format: str
    day: date | None
    rows: int
    smart_account: str = ""
    rejects: tuple[tuple[str, int], ...] = ()
    date_order: tuple[str, str] | None = None
    virtual_accounts: frozenset[str] = frozenset()
    is_overlapped: bool = False
    is_onprem: bool = False
    repeated: int = 0
    copy_of: str = ""
    is_read: bool = True

    @property
    def rejected(self) -> int:
        """How many of the rows are refused."""
        return sum(count for _, count in self.rejects)


@dataclass(frozen=True)
class Written:
    """A file of the client's folder, and what is told of it, or of each file that it holds, by inner path."""

    path: str
    content: bytes
    told: dict[str, Told] = field(default_factory=dict)

    def by_path(self) -> dict[str, Told]:
        """What is told, by the path that the gate shows."""
        return {f"{self.path}/{inner}" if inner else self.path: told for inner, told in self.told.items()}


Part = tuple[list[Written], dict[str, Any]]  # files of one subject, and what they tell beside CSSM


def joined(parts: Iterable[Part]) -> Part:
    """Several subjects as one."""
    told = list(parts)
    return [one for files, _ in told for one in files], {name: one for _, story in told for name, one in story.items()}


def written(path: str, content: str | bytes, told: Told) -> Written:
    """A file that is no archive."""
    return Written(path, content.encode() if isinstance(content, str) else content, {"": told})


def copied(original: Written, path: str) -> Written:
    """The same file once more under another name."""
    return replace(original, path=path, told={"": replace(original.told[""], copy_of=original.path)})


def inside(members: Iterable[Written]) -> dict[str, Told]:
    """What is told of an archive: its members' own words, by inner path."""
    return {path: told for member in members for path, told in member.by_path().items()}
