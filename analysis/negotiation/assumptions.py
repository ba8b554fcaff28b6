"""Terms of the next True Forward as a set of assumptions changes them: what goes into the formula, never the formula.

A changed count of licences is rounded half up to whole ones, a changed price half up to four decimals. Corrections come
off after use has been changed, and never below nothing.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Mapping
from dataclasses import dataclass, field, replace
from datetime import date
from decimal import ROUND_HALF_UP, Decimal
from functools import cached_property
from typing import Any

import polars as pl

OTHER_BASIS = {"above_allowance": "above_commitment", "above_commitment": "above_allowance"}
_WHOLE, _PRICE = Decimal(1), Decimal("0.0001")

Key = tuple[str, str, str]
Row = dict[str, Any]


@dataclass(frozen=True)
class Assumptions:
    """What is supposed; None leaves the contract's and the exports' own. RULES.md §7 says what each term does."""

    subscription_id: str | None = None
    milestone_date: date | None = None
    milestone_shift_months: int | None = None
    use_change_share: Decimal | None = None
    price_change_share: Decimal | None = None
    growth_allowance_share: Decimal | None = None
    corrected_share: Decimal | None = None
    charge_basis: str | None = None
    capture_key: str | None = None
    correction_keys: frozenset[str] | None = None
    is_other_basis: bool = False
    is_proposed_price: bool = False
    # Where a capture is not known: the use that is shown, or unknown.
    is_shown_elsewhere: bool = False

    def but(self, **changes: Any) -> Assumptions:
        """The same with some of it changed."""
        return replace(self, **changes)


@dataclass(frozen=True)
class Evidence:
    """The estate's own facts that an assumption may call on.

    `corrections`: LINE, correction_key, corrected_count. `milestones`: LINE, milestone_date, milestone_shift_months,
    remaining_months. `captures`: LINE, capture_key, consumed_count. `proposed_prices`: LINE, net_unit_price_amount.
    What is not given is not known.
    """

    corrections: pl.DataFrame = field(default_factory=pl.DataFrame)
    milestones: pl.DataFrame = field(default_factory=pl.DataFrame)
    captures: pl.DataFrame = field(default_factory=pl.DataFrame)
    proposed_prices: pl.DataFrame = field(default_factory=pl.DataFrame)

    def corrected(self, keys: frozenset[str] | None = None) -> Mapping[Key, int]:
        """Use that verified data takes off each line, by some corrections or by all; an unknown one takes nothing."""
        counts: dict[Key, int] = defaultdict(int)
        for row in self.corrections.iter_rows(named=True):
            if keys is None or row["correction_key"] in keys:
                counts[key_of(row)] += row["corrected_count"] or 0
        return counts

    @cached_property
    def captured(self) -> Mapping[tuple[Key, str], int | None]:
        """Use of each line on each day of capture."""
        return {(key_of(row), row["capture_key"]): row["consumed_count"] for row in self.captures.iter_rows(named=True)}

    @cached_property
    def prices(self) -> Mapping[Key, Decimal | None]:
        """The proposal's price of each line that it asks for."""
        return {key_of(row): row["net_unit_price_amount"] for row in self.proposed_prices.iter_rows(named=True)}

    @cached_property
    def months(self) -> Mapping[tuple[Key, date | int], tuple[date, int]]:
        """Milestone and remaining months of a line, by the day of its milestone and by the months it moves."""
        found: dict[tuple[Key, date | int], tuple[date, int]] = {}
        for row in self.milestones.iter_rows(named=True):
            at = (row["milestone_date"], row["remaining_months"])
            found[key_of(row), row["milestone_date"]] = at
            if row["milestone_shift_months"] is not None:
                found[key_of(row), row["milestone_shift_months"]] = at
        return found


def key_of(row: Mapping[str, Any]) -> Key:
    """A priced line of an agreement."""
    return row["subscription_id"], row["suite_name"], row["sku"]


def changed_terms(terms: pl.DataFrame, evidence: Evidence, assumed: Assumptions) -> pl.DataFrame:
    """Return the terms as the assumptions have them, one row in and one row out, in their order.

    `terms` is core.true_forward_terms. What an assumption needs and nobody knows becomes null: the milestone outside
    the term, the use on a day without history.
    """
    corrected = evidence.corrected(assumed.correction_keys)
    rows = [_changed(row, evidence, corrected, assumed) for row in terms.iter_rows(named=True)]
    return pl.DataFrame(rows, schema=terms.schema, orient="row") if rows else terms


def _changed(row: Row, evidence: Evidence, corrected: Mapping[Key, int], assumed: Assumptions) -> Row:
    if assumed.subscription_id not in {None, row["subscription_id"]}:
        return row
    changed = {**row, "consumed_count": _consumed(row, evidence, corrected, assumed)}
    if assumed.growth_allowance_share is not None:
        changed |= {"growth_allowance_share": assumed.growth_allowance_share, "growth_allowance_count": None}
    if assumed.is_proposed_price:
        changed["net_unit_price_amount"] = evidence.prices.get(key_of(row)) or row["net_unit_price_amount"]
    if assumed.price_change_share is not None and changed["net_unit_price_amount"] is not None:
        price = changed["net_unit_price_amount"] * (1 + assumed.price_change_share)
        changed["net_unit_price_amount"] = price.quantize(_PRICE, ROUND_HALF_UP)
    if assumed.charge_basis is not None:
        changed["charge_basis"] = assumed.charge_basis
    if assumed.is_other_basis:
        changed["charge_basis"] = OTHER_BASIS.get(row["charge_basis"])
    return changed | _milestone(row, evidence, assumed)


def _consumed(row: Row, evidence: Evidence, corrected: Mapping[Key, int], assumed: Assumptions) -> int | None:
    used: int | None = row["consumed_count"]
    if assumed.capture_key is not None:
        captured = evidence.captured.get((key_of(row), assumed.capture_key))
        used = used if captured is None and assumed.is_shown_elsewhere else captured
    if used is None:
        return None
    if assumed.use_change_share is not None:
        used = half_up(used * (1 + assumed.use_change_share))
    if assumed.corrected_share is not None:
        used = max(0, used - half_up(corrected.get(key_of(row), 0) * assumed.corrected_share))
    return used


def _milestone(row: Row, evidence: Evidence, assumed: Assumptions) -> Row:
    wanted = assumed.milestone_date if assumed.milestone_date is not None else assumed.milestone_shift_months
    if wanted is None or row["milestone_date"] is None:
        return {}
    milestone, months = evidence.months.get((key_of(row), wanted), (None, None))
    return {"milestone_date": milestone, "remaining_months": months}


def half_up(count: Decimal) -> int:
    """A count of licences, rounded half up to whole ones."""
    return int(count.quantize(_WHOLE, ROUND_HALF_UP))
