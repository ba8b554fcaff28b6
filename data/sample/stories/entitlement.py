"""From the balance each Virtual Account should show to the lots that make it so."""

from __future__ import annotations

from dataclasses import dataclass, field
from datetime import date, timedelta
from typing import TYPE_CHECKING

from stories.catalogue import LICENSES
from stories.model import Agreement, Holding, Lot

if TYPE_CHECKING:
    import random
    from collections.abc import Mapping

STRAY_SURPLUS = (0, 0, 0, 1, 2, 4, 6)
TERMS = (
    (date(2024, 6, 14), date(2027, 6, 13)),
    (date(2024, 10, 2), date(2027, 10, 1)),
    (date(2025, 3, 21), date(2028, 3, 20)),
    (date(2023, 5, 8), date(2028, 5, 7)),
    (date(2025, 9, 12), date(2028, 9, 11)),
)
PAST_TERMS = (
    (date(2020, 3, 2), date(2023, 3, 1)),
    (date(2021, 8, 16), date(2024, 8, 15)),
    (date(2022, 5, 9), date(2025, 5, 8)),
)
PAST_SHARE = 0.12
UNDATED_SHARE = 0.15
UNNUMBERED_SHARE = 0.5  # term lots whose subscription the export leaves out
WHOLE_SHARE = 0.45
LEAST_SPLIT = 12


@dataclass(frozen=True)
class Plan:
    """What an account's lots should come to.

    `balances` are available minus in use, before substitution; a licence named there has no stray surplus elsewhere.
    `extra` lots are given word for word; those that count on the day are part of what makes the balance.
    `agreement_only` holdings own nothing but lots of the agreement, so that their surplus is the agreement's.
    """

    balances: Mapping[Holding, int]
    extra: Mapping[Holding, list[Lot]] = field(default_factory=dict)
    agreement_only: frozenset[Holding] = frozenset()


def build_lots(
    rng: random.Random, in_use: Mapping[Holding, int], plan: Plan, agreement: Agreement, as_of: date
) -> dict[Holding, list[Lot]]:
    """Lots for every holding, so that available minus in use is the planned balance on the day."""
    told = {license_name for _, license_name in plan.balances}
    counted = {license_name for suite in agreement.suites for license_name in suite.licenses}
    lots: dict[Holding, list[Lot]] = {}
    for key in sorted(set(in_use) | set(plan.balances) | set(plan.extra)):
        stray = 0 if key[1] in told else rng.choice(STRAY_SURPLUS)
        balance = plan.balances.get(key, stray if in_use.get(key) else 0)
        extra = list(plan.extra.get(key, []))
        target = in_use.get(key, 0) + balance - sum(lot.quantity for lot in extra if lot.is_available(as_of))
        if target < 0:
            raise ValueError(f"{key}: cannot be {-balance} short of {in_use.get(key, 0)} in use with these extra lots")
        if LICENSES[key[1]].price_months is None:
            made = _perpetual(rng, target)
        else:
            share = _agreement_quantity(rng, key, plan, target, balance) if key[1] in counted else 0
            made = _agreement_lot(agreement, share) + _terms(rng, target - share) + _past(rng, target)
        if made or extra:
            lots[key] = made + extra
    return lots


def _agreement_quantity(rng: random.Random, key: Holding, plan: Plan, target: int, balance: int) -> int:
    """Size the agreement's part; a surplus lies in the other lots, which may be moved freely."""
    if key in plan.agreement_only:
        return target
    return int(max(0, target - max(0, balance)) * rng.uniform(0.55, 0.95))


def _agreement_lot(agreement: Agreement, quantity: int) -> list[Lot]:
    if not quantity:
        return []
    return [Lot(quantity, "SUBSCRIPTION", agreement.start, agreement.end, agreement.subscription_id)]


def _terms(rng: random.Random, quantity: int) -> list[Lot]:
    lots = []
    for part in _parts(rng, quantity):
        start, end = rng.choice(TERMS)
        subscription = None if rng.random() < UNNUMBERED_SHARE else f"Sub-{rng.randint(600000, 999999)}"
        lots.append(Lot(part, "TERM", start, end, subscription))
    return lots


def _past(rng: random.Random, target: int) -> list[Lot]:
    if rng.random() >= PAST_SHARE or not target:
        return []
    start, end = rng.choice(PAST_TERMS)
    return [Lot(max(1, target // 3), "TERM", start, end, None)]


def _perpetual(rng: random.Random, quantity: int) -> list[Lot]:
    lots = []
    for part in _parts(rng, quantity):
        start = None if rng.random() < UNDATED_SHARE else date(2019, 5, 1) + timedelta(days=rng.randint(0, 2300))
        lots.append(Lot(part, "PERPETUAL", start, None, None))
    return lots


def _parts(rng: random.Random, quantity: int) -> list[int]:
    """One part, or two where there is enough to split."""
    if not quantity:
        return []
    if quantity < LEAST_SPLIT or rng.random() < WHOLE_SHARE:
        return [quantity]
    first = max(5, int(quantity * rng.uniform(0.5, 0.85)) // 5 * 5)
    return [first, quantity - first] if first < quantity else [quantity]
