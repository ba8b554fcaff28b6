"""A vendor's proposal taken apart: each line's amount brought to ours, cause by cause, to the cent (RULES.md §7).

The order is fixed. First what the line says of itself: its arithmetic, support, months and price, at its own quantity.
Then the quantity, at our price and months. Each cause is the difference of two amounts rounded to the cent, so that the
causes of a line sum exactly to what is proposed less what is ours.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from decimal import Decimal
from fractions import Fraction
from typing import Any

import polars as pl

from analysis.negotiation.proposal_quantity import Share, shares
from analysis.negotiation.proposal_sides import Line, Suite, SuiteKey, line_names, line_of
from analysis.negotiation.rounding import to_cents
from analysis.negotiation.suite_ladders import suites_of

VARIANCE_COLUMNS: dict[str, Any] = {
    "proposal_line": pl.String,
    "cause": pl.String,
    "file_id": pl.String,
    "row_number": pl.Int64,
    "subscription_id": pl.String,
    "suite_name": pl.String,
    "sku": pl.String,
    "variance_count": pl.Int64,
    "variance_amount": pl.Decimal(18, 2),
    "currency": pl.String,
    "confidence_grade": pl.String,
    "is_exact_fit": pl.Boolean,
    "is_ours_alone": pl.Boolean,
}
QUANTITY_FIT = {"allowance", "moves", "unexplained"}


@dataclass(frozen=True, slots=True)
class Variance:
    """One cause on one line: licences and money that it puts on the proposal; null money is unknown."""

    cause: str
    count: int | None
    amount: Decimal | None
    is_exact: bool | None = None


@dataclass(slots=True)
class _Level:
    """What is left of a line's amount while causes come off it."""

    amount: Decimal
    variances: list[Variance]

    def lower_to(self, amount: Decimal, cause: str, count: int | None = None, *, is_exact: bool | None = None) -> None:
        """Bring the amount to what it is without the cause; what changes nothing leaves no trace."""
        if amount != self.amount or count:
            self.variances.append(Variance(cause, count, self.amount - amount, is_exact))
        self.amount = amount


def proposal_variance(
    lines: pl.DataFrame, terms: pl.DataFrame, corrections: pl.DataFrame, verified: pl.DataFrame, misplaced: pl.DataFrame
) -> pl.DataFrame:
    """Split each line of a proposal, and what of ours it leaves out, into causes.

    `lines`: marts.proposal_lines. `terms`: core.true_forward_terms. `corrections`: core.use_corrections. `verified`:
    marts.true_forward_lines with verified_contract_over_count and verified_amount. `misplaced`: subscription_id,
    suite_name, sku, misplaced_count. One row for each cause that a line has: what it puts on the line, in licences and
    in money of the line's currency. Without any line there is no row.
    """
    told = lines.sort("row_number").to_dicts()
    suites = {one.key: one for one in suites_of(terms, corrections, verified, misplaced)}
    named = [line_of(row, name) for row, name in zip(told, line_names(told), strict=True)]
    rows = [_row(line, one, suites) for line, found in split(named, suites) for one in found]
    rows += [_unasked(suite, suites) for suite in not_proposed(named, suites)]
    return pl.DataFrame(rows, schema=VARIANCE_COLUMNS, orient="row")


def split(lines: Iterable[Line], suites: Mapping[SuiteKey, Suite]) -> list[tuple[Line, list[Variance]]]:
    """Each line with its causes, in the order in which they come off."""
    by_suite: dict[SuiteKey | None, list[Line]] = defaultdict(list)
    for line in lines:
        by_suite[line.suite if line.suite in suites else None].append(line)
    found = []
    for key, asked in by_suite.items():
        if key is None:
            found += [(line, _without_suite(line)) for line in asked]
        else:
            suite = suites[key]
            parts = shares(asked, suite)
            found += [(line, _against(line, suite, share)) for line, share in zip(asked, parts, strict=True)]
    return sorted(found, key=lambda pair: pair[0].row_number)


def _own_words(line: Line, level: _Level) -> tuple[Fraction, Fraction | None]:
    """Take off what a line gets wrong by its own figures; return its price for a month, and its months.

    A price or a number of months that the line leaves out is what its amount implies. Where both are left out, the
    price is that of the whole term, and there are no months.
    """
    price, months, kept = line.price, line.months, Fraction(line.amount - line.support)
    if price is None and months is None:
        price = kept / line.count if line.count else Fraction()
    elif price is None or months is None:
        known = line.count * (price or months or Fraction())
        implied = kept / known if known else Fraction()
        price, months = (implied, months) if price is None else (price, implied)
    own = line.count * price * (1 if months is None else months)
    level.lower_to(to_cents(own + Fraction(line.support)), "arithmetic")
    level.lower_to(to_cents(own), "support")
    return price, months


def _without_suite(line: Line) -> list[Variance]:
    level = _Level(line.amount, [])
    _own_words(line, level)
    if line.matching_suite_count > 1 or line.suite is not None:
        level.variances.append(Variance("unknown", line.count, None))
        return level.variances
    level.lower_to(Decimal(0), "support" if line.is_service else "not_in_agreement", line.count)
    return _joined(level.variances)


def _joined(variances: list[Variance]) -> list[Variance]:
    """Add up what a cause took in two goes."""
    found: dict[str, Variance] = {}
    for one in variances:
        before = found.get(one.cause)
        if before and before.amount is not None and one.amount is not None:
            found[one.cause] = Variance(one.cause, one.count or before.count, before.amount + one.amount)
        else:
            found[one.cause] = one
    return list(found.values())


def _against(line: Line, suite: Suite, share: Share) -> list[Variance]:
    level = _Level(line.amount, [])
    price, months = _own_words(line, level)
    if line.currency != suite.currency:
        level.variances.append(Variance("unknown", line.count, None))
        return level.variances
    unit = _our_terms(line, suite, level, price, months)
    if suite.amount is None or suite.verified_count is None or suite.shown_count is None:
        level.variances.append(Variance("unknown", line.count, None))
        return level.variances
    left = line.count
    for cause, count in share.causes:
        left -= count
        exact = share.is_exact if cause in QUANTITY_FIT else None
        level.lower_to(to_cents(left * unit), cause, count, is_exact=exact)
    held = suite.amount_of(share.last) - suite.amount_of(share.first)
    level.lower_to(held, "rounding")
    if share.unasked_count:
        whole = suite.amount_of(suite.verified_count) - suite.amount_of(suite.verified_count - share.unasked_count)
        level.lower_to(held + whole, "not_proposed", -share.unasked_count)
    return level.variances


def _our_terms(line: Line, suite: Suite, level: _Level, price: Fraction, months: Fraction | None) -> Fraction:
    """Take off the months and the price that are not ours; return what one licence then costs to the end of the term.

    What we do not know is left as the line has it, and nothing is said of it.
    """
    if months is None:
        if suite.price is None or suite.months is None:
            return price
        level.lower_to(to_cents(line.count * suite.price * suite.months), "price")
        return suite.price * suite.months
    if suite.months is not None:
        months = suite.months
        level.lower_to(to_cents(line.count * price * months), "term")
    if suite.price is not None:
        price = suite.price
        level.lower_to(to_cents(line.count * price * months), "price")
    return price * months


def not_proposed(lines: Iterable[Line], suites: Mapping[SuiteKey, Suite]) -> list[Suite]:
    """Suites of the proposal's agreements that no line asks for, with a charge of ours or an unknown one."""
    listed = list(lines)
    asked = {line.suite for line in listed if line.suite}
    about = {key[0] for key in asked} or {key[0] for key in suites}
    return [
        suite
        for key, suite in sorted(suites.items())
        if listed and key[0] in about and key not in asked and suite.verified_count != 0
    ]


def _row(line: Line, one: Variance, suites: Mapping[SuiteKey, Suite]) -> dict[str, Any]:
    suite = suites.get(line.suite) if line.suite else None
    return {
        "proposal_line": line.name,
        "cause": one.cause,
        "file_id": line.file_id,
        "row_number": line.row_number,
        "subscription_id": suite.key[0] if suite else None,
        "suite_name": suite.key[1] if suite else line.suite_name,
        "sku": line.sku,
        "variance_count": one.count,
        "variance_amount": one.amount,
        "currency": line.currency,
        "confidence_grade": (suite.grades or {}).get(one.cause) if suite else None,
        "is_exact_fit": one.is_exact,
        "is_ours_alone": one.cause == "not_proposed",
    }


def _unasked(suite: Suite, suites: Mapping[SuiteKey, Suite]) -> dict[str, Any]:
    subscription, name, sku = suite.key
    shared = sum(key[2] == sku for key in suites) > 1
    return {
        "proposal_line": f"not proposed: {sku}{f' {name}, {subscription}' if shared else ''}",
        "cause": "not_proposed",
        "subscription_id": subscription,
        "suite_name": name,
        "sku": sku,
        "variance_count": None if suite.verified_count is None else -suite.verified_count,
        "variance_amount": None if suite.amount is None else -suite.amount,
        "currency": suite.currency,
        "is_ours_alone": True,
    }
