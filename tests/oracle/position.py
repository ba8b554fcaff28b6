"""RULES.md §2.1 to §2.4: what each Virtual Account holds, what it lacks, and what its neighbours could spare."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date
from typing import Literal

from tests.oracle.facts import Estate, Holding, Lot

Key = tuple[str, str, str]  # Smart Account, Virtual Account, licence
Pool = tuple[str, str]  # Smart Account, licence
Standing = Literal["Counts", "Not now", "Unknown"]

NEVER_COUNT = {"DEMO", "EVALUATION", "EVAL"}
NOT_COUNTING = {"EXPIRED", "CANCELLED", "FUTURE", "PENDING"}


def standing(lot: Lot, day: date) -> Standing:
    """§2.1: Active, start ≤ day < end, no demonstration. Dates are trusted before the status text.

    A quantity below nothing, and a lot that ends before it starts, are errors of the source: they never count.
    """
    if lot.kind in NEVER_COUNT or lot.quantity < 0:
        return "Not now"
    if lot.start is not None and lot.end is not None and lot.end < lot.start:
        return "Not now"
    if lot.end is not None and lot.end <= day:
        return "Not now"
    if lot.start is not None and lot.start > day:
        return "Not now"
    if lot.status in NOT_COUNTING:
        return "Not now"
    return "Counts" if lot.status == "ACTIVE" else "Unknown"


def available(holding: Holding, day: date) -> int | None:
    """§2.1: the sum of the lots in force; unknown where a lot's standing is, or where the lots are missing."""
    if not holding.lots and holding.quantity != 0:
        return None
    standings = [standing(lot, day) for lot in holding.lots]
    if "Unknown" in standings:
        return None
    return sum(lot.quantity for lot, one in zip(holding.lots, standings, strict=True) if one == "Counts")


def substitution(estate: Estate) -> dict[Key, int]:
    """§2.3: what the export reports, +n for the covered licence and −n for the covering one.

    Of a pair the licence with the lower balance of its own, printed quantity − in use, is the covered one; a licence
    without a known balance counts as having nothing to spare and lacking nothing. Of two equal ones the licence named
    first is covered; where the two records name each other, neither is first, and the alphabet decides. Told by both
    records it is told once, and the larger quantity holds. (docs/decisions/substitution-direction.md)
    """
    own: dict[Key, int] = {}
    for holding in estate.holdings:
        known = holding.quantity is not None and holding.in_use is not None
        own[holding.key] = (holding.quantity or 0) - (holding.in_use or 0) if known else 0

    told: dict[tuple[str, str, frozenset[str]], dict[tuple[str, str], int]] = defaultdict(dict)
    for holding in estate.holdings:
        by_order: dict[tuple[str, str], int] = defaultdict(int)
        for one in holding.substitutions:
            if one.first != one.second and one.count > 0:
                by_order[one.first, one.second] += one.count
        for (first, second), count in by_order.items():
            pair = told[holding.account, holding.virtual_account, frozenset((first, second))]
            pair[first, second] = max(count, pair.get((first, second), 0))

    gained: dict[Key, int] = defaultdict(int)
    for holding in estate.holdings:
        gained[holding.key] += holding.net_substitution
    for (account, virtual_account, _), orders in told.items():
        first, second = min(orders)
        balance = {name: own.get((account, virtual_account, name), 0) for name in (first, second)}
        covered, covering = (first, second) if balance[first] <= balance[second] else (second, first)
        count = max(orders.values())
        gained[account, virtual_account, covered] += count
        gained[account, virtual_account, covering] -= count
    return gained


@dataclass(frozen=True)
class Line:
    """One line of the position."""

    quantity: int | None
    available: int | None
    in_use: int | None
    reserved: int | None
    substitution: int
    balance: int | None


def position(estate: Estate) -> dict[Key, Line]:
    """§2.2: balance = available + substitution − in use. What is unknown makes the balance unknown, never zero."""
    gained = substitution(estate)
    lines = {}
    for one in estate.holdings:
        held = available(one, estate.as_of)
        moved = gained.get(one.key, 0)
        balance = None if held is None or one.in_use is None else held + moved - one.in_use
        lines[one.key] = Line(one.quantity, held, one.in_use, one.reserved, moved, balance)
    return lines


def balances(lines: Mapping[Key, Line]) -> dict[Key, int]:
    """The balances that are known: only they net and only they enter the bridge."""
    return {key: line.balance for key, line in lines.items() if line.balance is not None}


@dataclass(frozen=True)
class Netted:
    """A licence over the Virtual Accounts of one Smart Account."""

    short: int
    misplaced: int
    genuine: int
    surplus: int


def netting(lines: Mapping[Key, Line]) -> dict[Pool, Netted]:
    """§2.4: one account's shortage against another's surplus of the same licence, inside one Smart Account only."""
    known = balances(lines)
    nets = {}
    for pool in {(account, license_name) for account, _, license_name in lines}:
        own = [balance for (account, _, name), balance in known.items() if (account, name) == pool]
        short, surplus = sum(-one for one in own if one < 0), sum(one for one in own if one > 0)
        nets[pool] = Netted(short, min(short, surplus), max(short - surplus, 0), surplus)
    return nets
