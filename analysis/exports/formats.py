"""What an export format is: the words of its source, and how each value must read.

A format is one module of this package with a `FORMAT`; nothing else has to be told about it.
"""

from __future__ import annotations

import hashlib
import importlib
import inspect
import pkgutil
import re
from collections.abc import Callable, Iterator
from dataclasses import dataclass, field
from datetime import date
from functools import cache
from pathlib import Path
from typing import Literal

ReadsAs = Literal["text", "count", "amount", "date", "json"]
Subject = Literal[
    "licenses",
    "instances",
    "accounts",
    "prices",
    "proposal",
    "pak",
    "orders",
    "subscriptions",
    "consumption",
    "contracts",
    "account_events",
    "device_outputs",
    "usage",
    "deployment",
    "meraki",
    "advisories",
    "onprem",
    "account_users",
    "settlements",
    "none",
]


def plain(text: str) -> str:
    """Reduce a header, folder or account name to what its spellings share: `Virtual_Account` = `virtual account`."""
    return re.sub(r"[\W_]+", "", text.casefold())


@dataclass(frozen=True, slots=True)
class Item:
    """A value inside a list that a JSON record carries, such as a lot's end date."""

    key: str
    reads_as: ReadsAs
    required: bool = False


@dataclass(frozen=True, slots=True)
class Column:
    """A column of raw.<format>: its name there, the names the source gives it, and how its text must read."""

    name: str
    sources: tuple[str, ...]
    reads_as: ReadsAs = "text"
    required: bool = False
    items: tuple[Item, ...] = ()


@dataclass(frozen=True, slots=True)
class Record:
    """What a text holds from one line on: a value for some of the format's columns, each as the text says it."""

    row_number: int
    values: dict[str, str | None]


@dataclass(frozen=True, slots=True)
class Unread:
    """A part of a text that could not be read: its first line's number, why, and the part word for word."""

    row_number: int
    reason: str
    raw_row: str


@dataclass(frozen=True, slots=True)
class Format:
    """One export format; `name` is also the name of its raw table.

    `records_key` is the dotted key under which a JSON answer carries its records; a list, or one record alone, is also
    read. A format whose container is text brings its own `recognises` (given a file's head) and `read` (given all of
    it). `own_date` finds the day a file was taken in its head, for where no folder and no file name says it; a
    table's title rows are asked for it anyway.
    `fingerprint` changes when the reading of the format changes, so that its files land again; its functions stay out
    of the repr, which names them by where they lie in memory.
    """

    name: str
    title: str
    container: Literal["json", "table", "text"]
    columns: tuple[Column, ...]
    subject: Subject
    records_key: str = ""
    signature: tuple[str, ...] = ()
    recognises: Callable[[str], bool] | None = field(default=None, repr=False)
    read: Callable[[str], Iterator[Record | Unread]] | None = field(default=None, repr=False)
    own_date: Callable[[str], date | None] | None = field(default=None, repr=False)
    areas: tuple[str, ...] = ("exports",)
    needs_smart_account: bool = True
    needs_taken_at: bool = True
    is_account_wide: bool = True
    only_mapped: bool = False
    spellings: tuple[tuple[str, tuple[str, ...]], ...] = field(init=False, compare=False, hash=False, repr=False)
    fingerprint: str = field(init=False, compare=False, hash=False, repr=False)

    def __post_init__(self) -> None:
        spellings = (
            (column.name, tuple(plain(source) for source in (*column.sources, column.name))) for column in self.columns
        )
        object.__setattr__(self, "spellings", tuple(spellings))
        parts = (self.name, self.container, self.records_key, self.columns, self.read and _code_of(self.read))
        object.__setattr__(self, "fingerprint", hashlib.sha256(repr(parts).encode()).hexdigest()[:12])

    @property
    def required(self) -> tuple[str, ...]:
        """The columns a file of this format cannot do without."""
        return tuple(column.name for column in self.columns if column.required)

    @property
    def has_dates(self) -> bool:
        """Whether its files are tables with a day in some column, whose order of day and month must be settled."""
        return self.container == "table" and any(column.reads_as == "date" for column in self.columns)


@cache
def _code_of(reader: Callable[..., object]) -> str:
    """A digest of the module a reader stands in, and of those beside it where it is a package of its own."""
    own = Path(inspect.getfile(reader))
    modules = sorted(own.parent.glob("*.py")) if own.parent.name != "exports" else [own]
    return hashlib.sha256(b"".join(path.read_bytes() for path in modules)).hexdigest()


@cache
def all_formats() -> dict[str, Format]:
    """Every module of this package that declares a `FORMAT`, by the format's name."""
    package = importlib.import_module("analysis.exports")
    modules = (
        importlib.import_module(f"analysis.exports.{info.name}") for info in pkgutil.iter_modules(package.__path__)
    )
    formats = [module.FORMAT for module in modules if isinstance(getattr(module, "FORMAT", None), Format)]
    return {one.name: one for one in sorted(formats, key=lambda one: one.name)}
