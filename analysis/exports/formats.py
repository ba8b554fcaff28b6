"""What an export format is: the words of its source, and how each value must read.

A format is one module of this package with a `FORMAT`; nothing else has to be told about it.
"""

from __future__ import annotations

import hashlib
import importlib
import pkgutil
import re
from dataclasses import dataclass, field
from functools import cache
from typing import Literal

ReadsAs = Literal["text", "count", "amount", "date", "json"]


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
class Format:
    """One export format; `name` is also the name of its raw table."""

    name: str
    title: str
    container: Literal["json", "table"]
    columns: tuple[Column, ...]
    subject: Literal["licenses", "instances", "accounts", "prices", "proposal", "pak", "none"]
    records_key: str = ""
    signature: tuple[str, ...] = ()
    areas: tuple[str, ...] = ("exports",)
    needs_smart_account: bool = True
    needs_taken_at: bool = True
    is_account_wide: bool = True
    only_mapped: bool = False
    spellings: tuple[tuple[str, tuple[str, ...]], ...] = field(init=False, compare=False, hash=False, repr=False)

    def __post_init__(self) -> None:
        spellings = (
            (column.name, tuple(plain(source) for source in (*column.sources, column.name))) for column in self.columns
        )
        object.__setattr__(self, "spellings", tuple(spellings))

    @property
    def required(self) -> tuple[str, ...]:
        """The columns a file of this format cannot do without."""
        return tuple(column.name for column in self.columns if column.required)

    @property
    def has_dates(self) -> bool:
        """Whether its files are tables with a day in some column, whose order of day and month must be settled."""
        return self.container == "table" and any(column.reads_as == "date" for column in self.columns)

    @property
    def fingerprint(self) -> str:
        """Changes when the reading of the format changes, so that its files land again."""
        parts = (self.name, self.container, self.records_key, self.columns)
        return hashlib.sha256(repr(parts).encode()).hexdigest()[:12]


@cache
def all_formats() -> dict[str, Format]:
    """Every module of this package that declares a `FORMAT`, by the format's name."""
    package = importlib.import_module("analysis.exports")
    modules = (
        importlib.import_module(f"analysis.exports.{info.name}") for info in pkgutil.iter_modules(package.__path__)
    )
    formats = [module.FORMAT for module in modules if isinstance(getattr(module, "FORMAT", None), Format)]
    return {one.name: one for one in sorted(formats, key=lambda one: one.name)}
