"""What a higher tier covers: inside a Virtual Account where it lies, or after a move."""

from __future__ import annotations

import math
from collections import defaultdict
from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from analysis.remediation.holdings import Need, Spare
from analysis.remediation.linear import Programme, solve


@dataclass(slots=True, frozen=True)
class Cover:
    """A higher tier's surplus that covers a lower tier of its own Virtual Account, without a move."""

    spare: Spare
    need: Need
    count: int


@dataclass(slots=True, frozen=True)
class Division:
    """Who serves whom in a family: covers inside Virtual Accounts, and how many of which licence move for which."""

    covers: list[Cover]
    moved: Mapping[tuple[str, str], int]


def divide(spares: Sequence[Spare], needs: Sequence[Need], order: Mapping[str, tuple[int, int]]) -> Division:
    """Serve the dearest needs first, then move least, then take the nearest tier.

    `order` gives each licence its tier and its weight; a higher tier weighs more than those below it, so it gives only
    what its own licence lacks nowhere. What can be served together is a matroid: only the order of the weights counts.
    """
    spare_of: dict[str, int] = defaultdict(int)
    need_of: dict[str, int] = defaultdict(int)
    for spare in spares:
        spare_of[spare.license] += spare.movable()
    for need in needs:
        need_of[need.license] += need.count
    if not _can_cover(spares, needs, order, spare_of, need_of):
        return Division([], {(name, name): min(spare_of[name], need_of[name]) for name in spare_of if need_of[name]})
    return _by_programme(spares, needs, order)


def _can_cover(
    spares: Sequence[Spare],
    needs: Sequence[Need],
    order: Mapping[str, tuple[int, int]],
    spare_of: Mapping[str, int],
    need_of: Mapping[str, int],
) -> bool:
    """Tell whether a tier keeps anything once its own licence is served, with a lower one in need."""
    lowest = min(order[need.license][0] for need in needs)
    free: dict[str, int] = defaultdict(int)
    for spare in spares:
        free[spare.license] += spare.free
    return any(
        order[name][0] > lowest and count > min(spare_of[name], need_of.get(name, 0)) for name, count in free.items()
    )


def _by_programme(spares: Sequence[Spare], needs: Sequence[Need], order: Mapping[str, tuple[int, int]]) -> Division:
    """A flow from surpluses to needs over one pool a licence; as such its solution is whole."""
    names = sorted({*(one.license for one in spares), *(one.license for one in needs)})
    tiers = sorted({order[name][0] for name in names})
    # No way round through the pools is longer, so no lower goal outweighs one unit of a higher one.
    step = (2 * len(names) + 2) * (len(names) + 2) + 1
    heaviest = {weight: place for place, weight in enumerate(sorted({order[name][1] for name in names}), start=1)}
    programme = Programme()

    def cost(giving: str, taking: str, moved: int) -> float:
        worth = heaviest[order[taking][1]] * step**2
        nearness = tiers.index(order[giving][0]) - tiers.index(order[taking][0])
        return moved * step - worth + nearness

    pairs = [
        (giving, taking)
        for giving in names
        for taking in names
        if giving == taking or order[giving][0] > order[taking][0]
    ]
    moved = {pair: programme.variable(cost(*pair, 1), math.inf) for pair in pairs}
    out: dict[str, dict[int, float]] = {name: {moved[pair]: 1.0 for pair in pairs if pair[0] == name} for name in names}
    into: dict[str, dict[int, float]] = {
        name: {moved[pair]: 1.0 for pair in pairs if pair[1] == name} for name in names
    }
    most_out, most_into = dict.fromkeys(names, 0), dict.fromkeys(names, 0)
    covered = _beside(spares, needs, order)
    local = [(*pair, programme.variable(cost(*_licenses(spares, needs, pair), 0), math.inf)) for pair in covered]
    by_spare, by_need = defaultdict[int, dict[int, float]](dict), defaultdict[int, dict[int, float]](dict)
    for at, to, number in local:
        by_spare[at][number] = by_need[to][number] = 1.0
    for place, spare in enumerate(spares):
        if place not in by_spare:
            most_out[spare.license] += spare.movable()
            continue
        leaving = programme.variable(0, spare.movable())
        out[spare.license][leaving] = -1.0
        programme.row(0, spare.free, {leaving: 1.0, **by_spare[place]})
    for place, need in enumerate(needs):
        if place not in by_need:
            most_into[need.license] += need.count
            continue
        coming = programme.variable(0, need.count)
        into[need.license][coming] = -1.0
        programme.row(0, need.count, {coming: 1.0, **by_need[place]})
    for name in names:
        programme.row(-math.inf, most_out[name], out[name])
        programme.row(-math.inf, most_into[name], into[name])
    found = solve(programme)
    values = [0.0] * len(programme.costs) if found is None else found.values
    return Division(
        [Cover(spares[at], needs[to], round(values[number])) for at, to, number in local if round(values[number])],
        {pair: round(values[number]) for pair, number in moved.items() if round(values[number])},
    )


def _beside(
    spares: Sequence[Spare], needs: Sequence[Need], order: Mapping[str, tuple[int, int]]
) -> list[tuple[int, int]]:
    """The places of each surplus and of each lower tier's need in the same Virtual Account."""
    needs_of: dict[str, list[int]] = defaultdict(list)
    for to, need in enumerate(needs):
        needs_of[need.account].append(to)
    return [
        (at, to)
        for at, spare in enumerate(spares)
        for to in needs_of[spare.account]
        if order[spare.license][0] > order[needs[to].license][0]
    ]


def _licenses(spares: Sequence[Spare], needs: Sequence[Need], pair: tuple[int, int]) -> tuple[str, str]:
    return spares[pair[0]].license, needs[pair[1]].license
