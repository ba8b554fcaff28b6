"""The fewest moves for a small family of licences, by a mixed-integer programme."""

from __future__ import annotations

import math
from collections.abc import Iterable, Mapping, Sequence

from analysis.remediation.holdings import Move, Need, Spare, cost_of
from analysis.remediation.linear import Budget, Programme, Solution, solve

MOST_PAIRS = 200  # pairs of lot and need above which the programme takes longer than it is worth
_NEARLY = 1e-5
Way = tuple[str, str]  # the licence that moves, the licence that it serves
Pair = tuple[Spare, int, Need, int]  # a surplus, its lot, a need, and the variable of the quantity


def fewest_moves(
    spares: Sequence[Spare],
    needs: Sequence[Need],
    totals: Mapping[tuple[Way, bool], int],
    known: list[Move],
    bound: int,
    budget: Budget,
) -> tuple[list[Move], int]:
    """Better moves than the known ones where there are any, and a number of moves that cannot be undercut.

    They carry the same `totals`, of lots that last (True) and of others, and as many that last to needs that last. Of
    equally few, the better by `cost_of`.
    """
    if len(known) <= bound or budget.nodes <= 0 or len(spares) * len(needs) > MOST_PAIRS:
        return known, bound
    ways = {way for way, _ in totals}
    lots = [(spare, place) for spare in spares for place in range(len(spare.lots)) if spare.can_give(place) > 0]
    wanted = [
        (spare, place, need)
        for spare, place in lots
        for need in needs
        if (spare.license, need.license) in ways and spare.account != need.account and need.count > 0
    ]
    if len(wanted) > MOST_PAIRS:
        return known, bound
    programme, pairs = Programme(), list[Pair]()
    ends = sorted({-spare.lots[place].end for spare, place in lots})
    for spare, place, need in wanted:
        lot, most = spare.lots[place], min(spare.can_give(place), need.count)
        # Together the ties cost less than half a move.
        tie = (0.3 * lot.is_agreement + 0.1 * ends.index(-lot.end) / len(ends)) / sum(totals.values())
        count, is_used = programme.variable(tie, most), programme.variable(1, 1, is_whole=True)
        programme.row(-math.inf, 0, {count: 1, is_used: -most})
        pairs.append((spare, place, need, count))
    _limit(programme, pairs, spares, needs)
    for (way, kind), total in totals.items():
        programme.row(total, total, _sum(pair for pair in pairs if _way_of(pair) == (way, kind)))
    to_long = sum(move.count for move in known if move.lot.is_lasting and move.need.is_long)
    programme.row(
        to_long, math.inf, _sum(pair for pair in pairs if pair[0].lots[pair[1]].is_lasting and pair[2].is_long)
    )
    programme.row(bound, len(known), {count + 1: 1.0 for *_, count in pairs})
    found = solve(programme, budget)
    moves = None if found is None else _read(found, pairs)
    if found is None or moves is None:
        return known, bound
    proven = max(bound, math.floor(found.bound + _NEARLY))
    return min(known, moves, key=cost_of), min(proven, len(known), len(moves))


def _limit(programme: Programme, pairs: Sequence[Pair], spares: Sequence[Spare], needs: Sequence[Need]) -> None:
    """What each surplus and each of its lots may give, and what each need takes."""
    for spare in spares:
        mine = [pair for pair in pairs if pair[0] is spare]
        for last, limit in enumerate(spare.limits if mine else ()):
            programme.row(0, max(limit, 0), _sum(pair for pair in mine if pair[1] <= last))
            programme.row(0, spare.left[last], _sum(pair for pair in mine if pair[1] == last))
    for need in needs:
        programme.row(0, need.count, _sum(pair for pair in pairs if pair[2] is need))


def _way_of(pair: Pair) -> tuple[Way, bool]:
    spare, place, need, _ = pair
    return (spare.license, need.license), spare.lots[place].is_lasting


def _sum(pairs: Iterable[Pair]) -> dict[int, float]:
    return {count: 1.0 for *_, count in pairs}


def _read(found: Solution, pairs: Sequence[Pair]) -> list[Move] | None:
    """The moves of a solution; None where it is not whole."""
    counts = [(found.values[count], spare, place, need) for spare, place, need, count in pairs]
    if any(abs(value - round(value)) > _NEARLY for value, *_ in counts):
        return None
    return [Move(spare, place, need, round(value)) for value, spare, place, need in counts if round(value)]
