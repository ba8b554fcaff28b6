"""RULES.md §3: whether a plan of moves may be carried out, and how little could stay short at the best.

The smallest shortage is found by a flow of our own: each unit of surplus looks for a unit of need, the weightiest needs
first, and what is served once stays served while others are rearranged.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from datetime import date
from decimal import Decimal

from tests.oracle.bridge import unit_price
from tests.oracle.facts import Estate, Holding, Lot
from tests.oracle.ladders import LADDERS, stands_above
from tests.oracle.position import Key, Line, balances, position, standing

Node = tuple[str, ...]
Weight = tuple[int, Decimal]


@dataclass(frozen=True)
class Move:
    """So many of the giver's lot (counted from nought) to another Virtual Account, and whose lack they cure there."""

    account: str
    license: str
    giver: str
    taker: str
    lot: int
    quantity: int
    cures: str


@dataclass(frozen=True)
class Cover:
    """A surplus that stays where it is and covers a lower tier there."""

    account: str
    virtual_account: str
    license: str
    quantity: int
    cures: str


def in_force_on(lot: Lot, estate: Estate, day: date) -> bool:
    """Whether a lot counts on a later day: one that counts today, until it ends; one that is to start, from then on."""
    if standing(lot, estate.as_of) == "Counts":
        return lot.end is None or lot.end > day
    is_error = lot.quantity < 0 or (lot.start is not None and lot.end is not None and lot.end < lot.start)
    if is_error or lot.kind == "DEMO" or lot.status in {"EXPIRED", "CANCELLED"}:
        return False
    starts_later = lot.start is not None and estate.as_of < lot.start <= day
    return starts_later and (lot.end is None or lot.end > day)


def days_of(holding: Holding, estate: Estate) -> list[date]:
    """The as-of date, and the later days on which something starts or ends."""
    told = {day for lot in holding.lots for day in (lot.start, lot.end) if day is not None and day > estate.as_of}
    return [estate.as_of, *sorted(told)]


def free_on(holding: Holding, line: Line, estate: Estate, day: date) -> int:
    """What may be missing on a day without harm: the balance then, less what is reserved beyond the use."""
    owned = sum(lot.quantity for lot in holding.lots if in_force_on(lot, estate, day))
    used = max(line.in_use or 0, holding.reserved or 0)
    return max(owned + line.substitution - used, 0)


def movable(holding: Holding, line: Line, estate: Estate) -> int:
    """The most that may leave: lots that end late first, and on no day more of them than is free then."""
    lots = [lot for lot in holding.lots if standing(lot, estate.as_of) == "Counts" and lot.quantity > 0]
    ends = sorted({lot.end or date.max for lot in lots}, reverse=True)
    gone = 0
    for place, end in enumerate(ends):
        gone += sum(lot.quantity for lot in lots if (lot.end or date.max) == end)
        # Until the next lots end, all of these are missed together.
        since = ends[place + 1] if place + 1 < len(ends) else estate.as_of
        felt = [day for day in days_of(holding, estate) if since <= day < end]
        gone = min([gone, *(free_on(holding, line, estate, day) for day in felt)])
    return gone


def _spares(estate: Estate) -> dict[Key, tuple[int, int]]:
    """What each line with a surplus may give to others, and what it may give at all."""
    lines = position(estate)
    return {
        one.key: (movable(one, lines[one.key], estate), free_on(one, lines[one.key], estate, estate.as_of))
        for one in estate.holdings
        if (lines[one.key].balance or 0) > 0
    }


def needs(estate: Estate) -> dict[Key, int]:
    """What each line with a known balance lacks."""
    return {key: -balance for key, balance in balances(position(estate)).items() if balance < 0}


def weight(estate: Estate, license_name: str) -> Weight:
    """A higher tier's own need comes before a lower one's, then the dearer; an unknown price weighs least in a tier."""
    tier = LADDERS[license_name][1] if license_name in LADDERS else 0
    return tier, unit_price(estate, license_name) or Decimal(0)


def family(license_name: str) -> str:
    """The licences that can stand in for each other."""
    return LADDERS[license_name][0] if license_name in LADDERS else license_name


def least_left(estate: Estate) -> dict[tuple[str, str, Weight], int]:
    """The smallest shortage that any plan can leave, by Smart Account, family and weight."""
    wanted = needs(estate)
    flow = _Flow()
    for (account, virtual_account, name), (most, free) in _spares(estate).items():
        spare, pool = ("spare", account, virtual_account, name), ("pool", account, name)
        flow.allow(("source",), spare, free)
        flow.allow(spare, pool, most)
        for other in wanted:
            if other[0] == account and stands_above(name, other[2]) and other[1] == virtual_account:
                flow.allow(spare, ("need", *other), free)
            if other[0] == account and (other[2] == name or stands_above(name, other[2])):
                flow.allow(pool, ("need", *other), wanted[other])
    left: dict[tuple[str, str, Weight], int] = defaultdict(int)
    for key in sorted(wanted, key=lambda one: weight(estate, one[2]), reverse=True):
        flow.allow(("need", *key), ("sink",), wanted[key])
        while flow.add_one():
            pass
        left[key[0], family(key[2]), weight(estate, key[2])] += wanted[key] - flow.through("need", *key)
    return left


class _Flow:
    """Units from source to sink, one path at a time."""

    def __init__(self) -> None:
        self.room: dict[Node, dict[Node, int]] = defaultdict(lambda: defaultdict(int))

    def allow(self, start: Node, end: Node, most: int) -> None:
        """Let so many units pass."""
        self.room[start][end] += most
        self.room[end][start] += 0

    def add_one(self) -> bool:
        """Find a way for more, rearranging what flows already; say whether there was one."""
        path: dict[Node, Node] = {("source",): ("source",)}
        waiting: list[Node] = [("source",)]
        while waiting and ("sink",) not in path:
            here = waiting.pop(0)
            for there, most in self.room[here].items():
                if most > 0 and there not in path:
                    path[there] = here
                    waiting.append(there)
        if ("sink",) not in path:
            return False
        ways = []
        node: Node = ("sink",)
        while node != ("source",):
            ways.append((path[node], node))
            node = path[node]
        count = min(self.room[start][end] for start, end in ways)
        for start, end in ways:
            self.room[start][end] -= count
            self.room[end][start] += count
        return True

    def through(self, *need: str) -> int:
        """How many units reached a need."""
        return self.room["sink",][need]


def left_by(estate: Estate, moves: Iterable[Move], covers: Iterable[Cover]) -> dict[tuple[str, str, Weight], int]:
    """What a plan leaves short, in the terms of `least_left`."""
    cured: dict[Key, int] = defaultdict(int)
    for move in moves:
        cured[move.account, move.taker, move.cures] += move.quantity
    for cover in covers:
        cured[cover.account, cover.virtual_account, cover.cures] += cover.quantity
    left: dict[tuple[str, str, Weight], int] = defaultdict(int)
    for key, count in needs(estate).items():
        left[key[0], family(key[2]), weight(estate, key[2])] += count - cured[key]
    return left


def faults(estate: Estate, moves: Iterable[Move], covers: Iterable[Cover]) -> list[str]:
    """Why a plan may not be carried out; nothing where it may."""
    held = {one.key: one for one in estate.holdings}
    found = []
    taken: dict[tuple[Key, int], int] = defaultdict(int)
    kept: dict[Key, int] = defaultdict(int)
    served: dict[Key, int] = defaultdict(int)
    for move in moves:
        giver = (move.account, move.giver, move.license)
        if move.quantity <= 0 or move.giver == move.taker:
            found.append(f"{move} moves nothing")
        if giver not in held or move.lot not in range(len(held[giver].lots)):
            found.append(f"{move} moves a lot that is not there")
            continue
        if standing(held[giver].lots[move.lot], estate.as_of) != "Counts":
            found.append(f"{move} moves what does not count")
        if move.cures != move.license and not stands_above(move.license, move.cures):
            found.append(f"{move} cures what it cannot")
        taken[giver, move.lot] += move.quantity
        served[move.account, move.taker, move.cures] += move.quantity
    for cover in covers:
        if cover.quantity <= 0 or not stands_above(cover.license, cover.cures):
            found.append(f"{cover} covers what it cannot")
        kept[cover.account, cover.virtual_account, cover.license] += cover.quantity
        served[cover.account, cover.virtual_account, cover.cures] += cover.quantity
    return found + _missed(estate, held, taken, kept) + _unasked(estate, served)


def _missed(
    estate: Estate, held: Mapping[Key, Holding], taken: Mapping[tuple[Key, int], int], kept: Mapping[Key, int]
) -> list[str]:
    """No lot gives more than it holds, and no Virtual Account misses on any day what it needs then."""
    lines = position(estate)
    found = []
    for (key, place), count in taken.items():
        if count > held[key].lots[place].quantity:
            found.append(f"{key}: lot {place} gives {count}")
    for key in {*kept, *(one for one, _ in taken)}:
        if key not in held or lines[key].balance is None:
            found.append(f"{key} gives and is not known to have anything")
            continue
        for day in days_of(held[key], estate):
            gone = sum(
                count
                for (giver, place), count in taken.items()
                if giver == key and in_force_on(held[key].lots[place], estate, day)
            )
            gone += kept[key] if day == estate.as_of and key in kept else 0
            if gone > free_on(held[key], lines[key], estate, day):
                found.append(f"{key} misses {gone} on {day}")
    return found


def _unasked(estate: Estate, served: Mapping[Key, int]) -> list[str]:
    """Nobody gets more than he lacks: what needs no curing stays where it is."""
    wanted = needs(estate)
    return [
        f"{key} gets {count} and lacks {wanted.get(key, 0)}"
        for key, count in served.items()
        if count > wanted.get(key, 0)
    ]
