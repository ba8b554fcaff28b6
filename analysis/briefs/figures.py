"""The facts of a brief as a reader sees them: one way per unit, and a refusal where there is nothing to write."""

from __future__ import annotations

import datetime as dt
import difflib
import math
import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, replace
from typing import TYPE_CHECKING, Any

from analysis.errors import MissingInputError, WorkbenchError
from analysis.fields import FIELDS
from analysis.numbers import amount_text, count_text, date_text, duration_text, exact, in_words, share_text

if TYPE_CHECKING:
    import polars as pl

UNITS = ("count", "amount", "share", "date", "text", "days", "months")
_UNIT_OF_SUFFIX = {f"_{unit}": unit for unit in ("count", "amount", "share", "date", "days", "months")}
_UNIT_OF_FIELD = {"price": "amount", "number": "count", "id": "text", "name": "text", "code": "text"}
_SILENT_ENDINGS = ("_count", "_amount", "_share", "_date", "_name", "_at")
# Control characters and the marks that turn the reading direction: a name must not rewrite the line around it.
_INVISIBLE = re.compile("[\x00-\x08\x0e-\x1f\x7f-\x9f\u200b\u200e\u200f\u202a-\u202e\u2060-\u2069\ufeff]")
_SPACES = re.compile("[^\\S\u00a0\u202f]+")
_MARKDOWN = re.compile(r"""([\\`*_\[\]<>&|~!#"'$])""")
_LIST_OR_HEADING = re.compile(r"^(\d+)([.)])|^([-+=:])")


@dataclass(frozen=True)
class Missing:
    """Which input a figure waits for, where to put it, and what readers call the figure."""

    missing: str
    todo: str = ""
    figure: str = ""


def plain(text: str) -> str:
    """Return text from a client's file on one line, with nothing invisible in it."""
    return on_one_line(_INVISIBLE.sub("\N{REPLACEMENT CHARACTER}", text))


def on_one_line(text: str) -> str:
    """Return text with one space for every stretch of them; those that hold a figure together stay what they are."""
    return _SPACES.sub(" ", text).strip()


def escape_markdown(text: str) -> str:
    """Return text from a client's file so that markdown shows it word for word."""
    escaped = _MARKDOWN.sub(r"\\\1", plain(text))
    return _LIST_OR_HEADING.sub(lambda found: rf"{found[1]}\{found[2]}" if found[1] else rf"\{found[3]}", escaped)


def readable(name: str) -> str:
    """Return a column's or fact's name as readers would write it: ``license_name`` is ``Licence``."""
    ending = next((ending for ending in _SILENT_ENDINGS if name.endswith(ending) and len(name) > len(ending)), "")
    words = name.removesuffix(ending).replace("_", " ").replace("license", "licence")
    return words[:1].upper() + words[1:]


def named_unit(name: str) -> str:
    """Return the unit a name stands for: its field's, else its ending's, else nothing."""
    unit = FIELDS[name].unit if name in FIELDS else ""
    unit = _UNIT_OF_FIELD.get(unit, unit)
    if unit in UNITS:
        return unit
    return next((unit for suffix, unit in _UNIT_OF_SUFFIX.items() if name.endswith(suffix)), "")


def unit_of(name: str, value: object, units: Mapping[str, str]) -> str:
    """Return the unit of a fact: as given, else as its field or its name's ending says, else text for text."""
    unit = units.get(name) or named_unit(name)
    unit = _UNIT_OF_FIELD.get(unit, unit)
    if not unit and (value is None or isinstance(value, str | bool)):
        return "text"
    if not unit and isinstance(value, dt.date):
        return "date"
    if unit not in UNITS:
        raise WorkbenchError(
            f"The fact {name!r} has {f'the unit {unit!r}' if unit else 'no unit'}, so it cannot be written.",
            where="the units given to Figures",
            todo=f"Give it one of {', '.join(UNITS)}.",
        )
    return unit


class Figures(Mapping[str, str]):
    """The facts of a brief, each looked up as the text a reader sees, safe to stand in markdown."""

    def __init__(
        self,
        row: Mapping[str, Any],
        *,
        units: Mapping[str, str] | None = None,
        reasons: Mapping[str, Missing | str] | None = None,
    ) -> None:
        """Hold one row of facts; `reasons` says for a fact which input it waits for."""
        self._row = dict(row)
        self._units = dict(units or {})
        self._reasons = {
            name: reason if isinstance(reason, Missing) else Missing(reason) for name, reason in (reasons or {}).items()
        }

    @classmethod
    def from_frame(
        cls,
        frame: pl.DataFrame,
        *,
        units: Mapping[str, str] | None = None,
        reasons: Mapping[str, Missing | str] | None = None,
    ) -> Figures:
        """Read the facts from a frame of one row."""
        if frame.height != 1:
            raise WorkbenchError(
                f"The facts of a brief are one row; this frame has {frame.height}.", where=", ".join(frame.columns)
            )
        return cls(frame.row(0, named=True), units=units, reasons=reasons)

    def __getitem__(self, name: str) -> str:
        return self.text(name)

    def __iter__(self) -> Iterator[str]:
        return iter(self._row)

    def __len__(self) -> int:
        return len(self._row)

    def __contains__(self, name: object) -> bool:
        return name in self._row

    def value(self, name: str) -> Any:
        """Return the fact itself; MissingInputError when it is null."""
        if name not in self._row:
            near = difflib.get_close_matches(name, self._row, n=1)
            raise WorkbenchError(
                f"There is no fact {name!r}.",
                where="the facts of this brief",
                todo=f"Did you mean {near[0]!r}?" if near else f"The facts are: {', '.join(sorted(self._row))}.",
            )
        value = self._row[name]
        if value is None or (isinstance(value, float) and math.isnan(value)):
            reason = self.missing(name)
            raise MissingInputError(
                f"{name} cannot be printed: {reason.missing}.", where=f"fact {name}", todo=reason.todo
            )
        return value

    def has(self, name: str) -> bool:
        """Tell whether a fact is known."""
        return self._row.get(name) is not None

    def missing(self, name: str) -> Missing:
        """Return which input a fact waits for, and a name for it that readers understand."""
        reason = self._reasons.get(name, Missing("the data it is made from is not in the client's folder"))
        return reason if reason.figure else replace(reason, figure=readable(name))

    def text(self, name: str, spec: str = "") -> str:
        """Write a fact for a reader.

        `spec` refines it: ``bare`` (no currency, no word), ``thousands``, ``cents``, ``signed``, ``words`` or ``Words``
        for a small count, or ``licence|licences`` for the right noun behind it. Joined with commas: ``bare,signed``.
        """
        value = self.value(name)
        unit = unit_of(name, value, self._units)
        if "|" in spec:
            one, many = spec.split("|", 1)
            return f"{count_text(value)} {one if abs(exact(value)) == 1 else many}"
        wishes = {wish.strip() for wish in spec.split(",") if wish.strip()}
        unknown = wishes - {"bare", "thousands", "cents", "signed", "words", "Words"}
        if unknown:
            raise WorkbenchError(
                f"{{{name}:{spec}}} asks for {', '.join(sorted(unknown))}, which no figure knows.",
                where=f"fact {name}",
                todo="Use bare, thousands, cents, signed, words, Words, or one|many.",
            )
        if wishes & {"words", "Words"}:
            words = in_words(value)
            return words.capitalize() if "Words" in wishes else words
        return self._written(name, value, unit, wishes)

    def _written(self, name: str, value: Any, unit: str, wishes: set[str]) -> str:
        signed, bare = "signed" in wishes, "bare" in wishes
        if unit == "count":
            return count_text(value, signed=signed)
        if unit in {"days", "months"}:
            figure = duration_text(value, signed=signed)
            return figure if bare else f"{figure} {unit[:-1] if abs(exact(value)) == 1 else unit}"
        if unit == "amount":
            return self._amount(name, value, wishes)
        if unit == "share":
            return escape_markdown(share_text(value))
        if isinstance(value, bool):
            return "yes" if value else "no"
        return date_text(value) if unit == "date" else escape_markdown(str(value))

    def _amount(self, name: str, value: Any, wishes: set[str]) -> str:
        bare = "bare" in wishes
        currency = self._row.get("currency")
        if not currency and not bare:
            reason = self.missing("currency")
            raise MissingInputError(
                f"{name} cannot be printed without its currency: {reason.missing}.",
                where=f"fact {name}",
                todo=reason.todo,
            )
        return amount_text(
            value,
            escape_markdown(str(currency or "")),
            cents=True if "cents" in wishes else None,
            bare=bare,
            signed="signed" in wishes,
            thousands="thousands" in wishes,
        )
