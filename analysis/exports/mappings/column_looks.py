"""What the values of a table's columns look like: how they read, and which kinds of things have their shape."""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from analysis.exports.formats import Column
from analysis.fields import header_words, is_personal

# The part of a column's filled values that must read, or have the shape, for the column to be of that kind.
MOSTLY = 0.8
HARDLY = 0.2
LONGEST_VALUE = 200

_CURRENCIES = (
    "AED|ARS|AUD|BGN|BRL|CAD|CHF|CLP|CNY|COP|CZK|DKK|EGP|EUR|GBP|HKD|HUF|IDR|ILS|INR|JPY|KRW|KWD|MAD|MXN|MYR|NGN|NOK|"
    "NZD|PEN|PHP|PLN|QAR|RON|RSD|SAR|SEK|SGD|THB|TRY|TWD|UAH|USD|VND|ZAR"
)
SHAPES: dict[str, re.Pattern[str]] = {
    # A chassis, a Meraki device, a virtual machine.
    "serial number": re.compile(
        r"[A-Z]{3}\d{4}[0-9A-Z]{4}|Q[0-9A-Z]{3}(-[0-9A-Z]{4}){2}|9(?=\d*[A-Z])[0-9A-Z]{10}",
    ),
    "product id": re.compile(r"(?=.{4,40}$)(?=.*[A-Z])[A-Z0-9][A-Z0-9.+]*([-/][A-Z0-9.+]+)+=*"),
    "currency": re.compile(_CURRENCIES),
    "subscription": re.compile(r"(?i:sub)[-_ ]?(?i:id)?[-_ ]?\d{4,}"),
    "address on a network": re.compile(r"(\d{1,3}\.){3}\d{1,3}|[0-9a-fA-F]{0,4}(:[0-9a-fA-F]{0,4}){3,7}"),
    "identifier": re.compile(r"(?=.*\d)[\w.#/+-]{2,60}"),
    "prose": re.compile(r"\S+( \S+){3,}"),
    "e-mail address": re.compile(r"[^@\s]{1,64}@[^@\s]+\.[^@\s]+"),
}
_HOLDS_E_MAIL = re.compile(r"[^@\s]@[^@\s]")
# The shapes that alone tell what a column is; many things look like an identifier or like prose.
TELLING = frozenset({"serial number", "product id", "currency", "subscription"})
# Which shapes a text column wants, by the words of its name; the first that fits counts.
_WANTED = (
    (re.compile(r"\bserial( number)?s?$"), ("serial number", "identifier")),
    (re.compile(r"\b(sku|product id|pid|part number|product number)$"), ("product id", "identifier")),
    (re.compile(r"\bcurrency( code)?$"), ("currency",)),
    (re.compile(r"\bsubscription( id)?$"), ("subscription", "identifier")),
    (re.compile(r"\b(ip|ip address|mac address|management address)$"), ("address on a network",)),
    (re.compile(r"\b(number|id|code|uuid)$"), ("identifier", "product id", "serial number", "subscription")),
    (re.compile(r"\b(description|message|note|remark|comment)s?$"), ("prose",)),
)


@dataclass(frozen=True, slots=True)
class ColumnLook:
    """A column of a table as a sample shows it; each share is a part of its filled values.

    `reads` holds the share that reads as a count, an amount and a date, as the database reads them; `day_first` and
    `month_first` count the dates that only one order of day and month can read, `either_order` those that mean
    another day in each.
    """

    label: str
    filled_count: int
    reads: Mapping[str, float]
    shapes: Mapping[str, float]
    samples: tuple[str, ...]
    day_first: int = 0
    month_first: int = 0
    either_order: int = 0

    @property
    def is_personal(self) -> bool:
        """Whether the header, or the values whatever the header says, speak of persons."""
        return is_personal(self.label) or self.shapes.get("e-mail address", 0.0) > HARDLY

    @property
    def shown(self) -> tuple[str, ...]:
        """The samples that may be shown: none of a personal column, and none with an e-mail address in its text."""
        return () if self.is_personal else tuple(one for one in self.samples if not _HOLDS_E_MAIL.search(one))

    @property
    def kind(self) -> str:
        """What most values look like, as a noun; nothing where they are of no kind in particular."""
        if self.reads.get("date", 0.0) >= MOSTLY:
            return "date"
        kind = next((name for name in (*SHAPES, "") if self.shapes.get(name, 0.0) >= MOSTLY or not name), "")
        if self.reads.get("count", 0.0) >= MOSTLY and kind not in TELLING:
            return "whole number"
        return "amount" if self.reads.get("amount", 0.0) >= MOSTLY and kind not in TELLING else kind


def shape_shares(values: Sequence[str]) -> dict[str, float]:
    """The part of filled values that has each shape."""
    short = [value for value in values if len(value) <= LONGEST_VALUE]
    counted = {name: sum(bool(shape.fullmatch(value)) for value in short) for name, shape in SHAPES.items()}
    counted["prose"] += len(values) - len(short)
    return {name: count / len(values) for name, count in counted.items()} if values else {}


def wanted_shapes(column: Column) -> tuple[str, ...]:
    """The shapes that a text column's values have by its name, the most telling first; none where any will do."""
    if column.reads_as != "text":
        return ()
    words = header_words(column.name)
    return next((shapes for pattern, shapes in _WANTED if pattern.search(words)), ())


def is_impossible(column: Column, look: ColumnLook) -> bool:
    """Tell whether a column of the format cannot be this one: it wants numbers or days, and most values are neither."""
    if look.is_personal:
        return True
    return column.reads_as in look.reads and look.filled_count > 0 and look.reads[column.reads_as] < MOSTLY


def support(column: Column, look: ColumnLook) -> float:
    """How well the values suit the column, from 0 for not at all to 1; a half where they do not say."""
    if not look.filled_count:
        return 0.5
    if column.reads_as in look.reads:
        return 1.0 if column.reads_as == "date" or look.reads["date"] < HARDLY else 0.0
    if wanted := wanted_shapes(column):
        share = max(look.shapes.get(shape, 0.0) for shape in wanted)
        return 1.0 if share >= MOSTLY else 0.5 if share >= HARDLY else 0.0
    return 0.0 if look.kind in {"date", "amount", "whole number"} else 0.5
