"""The two sides of a proposal's line as small records: what the vendor prints, and what our data give for its suite.

Amounts are Decimal in the line's currency, rounded half away from zero to the cent; between them everything is an exact
fraction.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from decimal import Decimal
from fractions import Fraction
from typing import Any

from analysis.negotiation.rounding import to_cents

# In the order in which they come off the use that is shown: the best proven first, as in the bridge.
CORRECTIONS = ("unmigrated_pak", "undeposited_order", "duplicate", "ghost", "stale")
SuiteKey = tuple[str, str, str]


@dataclass(frozen=True, slots=True)
class Suite:
    """Our side: what the contract's formula charges for one suite, on the use shown and on verified use.

    `shown_count` and `verified_count` are licences charged; `corrections` is what each correction takes off between the
    two. `months` and `price` are null where they are not known; so is `amount`, our figure on verified use.
    """

    key: SuiteKey
    currency: str | None
    price: Fraction | None
    months: Fraction | None
    committed_count: int | None
    granted_count: int
    consumed_count: int | None
    misplaced_count: int
    shown_count: int | None
    verified_count: int | None
    amount: Decimal | None
    corrections: tuple[tuple[str, int], ...] = ()
    grades: Mapping[str, str | None] | None = None

    def amount_of(self, count: int) -> Decimal:
        """Our figure for the first `count` of the licences charged."""
        if count == self.verified_count and self.amount is not None:
            return self.amount
        return to_cents(count * (self.price or Fraction()) * (self.months or Fraction()))


@dataclass(frozen=True, slots=True)
class Line:
    """The vendor's side: one line as printed. `support` is null where the printed amount holds none."""

    name: str
    file_id: str
    row_number: int
    sku: str | None
    suite_name: str | None
    currency: str
    count: int
    amount: Decimal
    price: Fraction | None
    months: Fraction | None
    support: Decimal
    allowance_count: int | None
    suite: SuiteKey | None
    matching_suite_count: int
    is_service: bool


def line_of(row: Mapping[str, Any], name: str) -> Line:
    """Read one row of marts.proposal_lines; a net price may also stand as list price and discount."""
    count, months = row["proposed_count"], _fraction(row["proposed_months"])
    price = _fraction(row["net_unit_price_amount"])
    if price is None and row["list_unit_price_amount"] is not None and row["discount_share"] is not None:
        price = Fraction(row["list_unit_price_amount"]) * (1 - Fraction(str(row["discount_share"])))
    amount = Decimal(row["proposed_amount"])
    suite = (row["matched_subscription_id"], row["matched_suite_name"], row["matched_sku"])
    return Line(
        name=name,
        file_id=row["file_id"],
        row_number=row["row_number"],
        sku=row["sku"],
        suite_name=row["suite_name"],
        currency=row["currency"],
        count=count,
        amount=amount,
        price=price,
        months=months,
        support=_support(row["support_amount"], amount, count, price, months),
        allowance_count=row["stated_allowance_count"],
        suite=suite if row["is_matched"] else None,
        matching_suite_count=row["matching_suite_count"],
        is_service=bool(row["is_service_line"]),
    )


def _support(
    support: Decimal | None, amount: Decimal, count: int, price: Fraction | None, months: Fraction | None
) -> Decimal:
    """Return the support that a printed amount holds: none where the amount is nearer to quantity × price × months."""
    if not support:
        return Decimal(0)
    if price is None or months is None:
        return support
    without = Fraction(amount) - count * price * months
    return support if abs(without - Fraction(support)) < abs(without) else Decimal(0)


def line_names(rows: Iterable[Mapping[str, Any]]) -> list[str]:
    """Give every line a name of its own: its number, with its row where the number is missing or used twice."""
    listed = list(rows)
    told = [row["proposal_line"] for row in listed]
    times = Counter(told)
    names = [
        number if number and times[number] == 1 else f"{number} (row {row['row_number']})" if number else ""
        for number, row in zip(told, listed, strict=True)
    ]
    return [name or f"row {row['row_number']}" for name, row in zip(names, listed, strict=True)]


def _fraction(number: Decimal | int | None) -> Fraction | None:
    return None if number is None else Fraction(number)
