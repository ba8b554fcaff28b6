"""From surpluses to needs in few moves: each need from one lot where a lot is large enough, what fits exactly first."""

from __future__ import annotations

import random
from bisect import bisect_left, insort
from collections.abc import Callable, Sequence
from dataclasses import dataclass, replace
from functools import cached_property
from heapq import heapify, heappop, heappush

from analysis.remediation.bounds import Source, fewest_possible
from analysis.remediation.holdings import Move, Need, Spare, cost_of
from analysis.remediation.shelf import Shelf

EFFORT = 2_000  # orders that are tried where the first does not reach the bound, times what each of them places
MOST_STARTS = 16
SHAKE = 0.8  # how far such an order may depart from the largest first

Tried = list[tuple[int, int, int, int]]  # surplus, lot, need, quantity


@dataclass(frozen=True)
class Transport:
    """One question: a total of one licence from surpluses to needs, of lots that last beyond the event or that do not.

    Each surplus gives its `parts` at the most, each need takes its part of `wanted`.
    """

    spares: list[Spare]
    parts: list[list[tuple[int, int]]]
    needs: list[Need]
    wanted: list[int]
    total: int
    kind: bool

    @cached_property
    def bound(self) -> int:
        """A number of moves that cannot be undercut."""
        return fewest_possible([Source(self.spares, self.parts, self.total)], self.wanted)

    @cached_property
    def uses_all(self) -> bool:
        """Whether every surplus is used up."""
        return self.total == sum(count for parts in self.parts for _, count in parts)


def ask(spares: Sequence[Spare], needs: list[Need], most: int, *, kind: bool) -> Transport:
    """The question how to carry as much as there is, is needed and is asked for."""
    giving = [(spare, parts) for spare in spares if (parts := spare.parts(kind=kind))]
    wanted = [need.count for need in needs]
    total = min(most, sum(wanted), sum(count for _, parts in giving for _, count in parts))
    return Transport([spare for spare, _ in giving], [parts for _, parts in giving], needs, wanted, total, kind)


def pack(question: Transport) -> list[Move]:
    """Moves that carry the total, few of them; of equally few, those that need no other tool and last longest.

    Nothing is taken from the surpluses yet.
    """
    if question.total < sum(question.wanted) and question.uses_all:
        return _moves(question, _fewest(question, lambda shake: _drain(question, shake)))
    chosen = _largest_needs(question)
    shelf = _shelf(chosen, by_rank=True)
    best = _fill(chosen, shelf, None)
    if not is_near(len(best), question.bound):
        shelf = _shelf(chosen, by_rank=False)
        best = _better(question, best, _fewest(question, lambda shake: _fill(chosen, shelf, shake)))
    return _moves(question, best)


def is_near(count: int, bound: int) -> bool:
    """Whether another try is not worth it: at the bound, or within one move in a hundred of it."""
    return count - bound <= bound // 100


def _fewest(question: Transport, tried: Callable[[random.Random | None], Tried]) -> Tried:
    """The best of some tries: the largest first, then other orders, until the bound is reached."""
    best = tried(None)
    effort = EFFORT // (len(question.spares) + len(question.needs))
    for start in range(min(MOST_STARTS, effort)):
        if is_near(len(best), question.bound):
            break
        best = _better(question, best, tried(random.Random(start)))  # noqa: S311 - the same orders every time
    return best


def _better(question: Transport, one: Tried, other: Tried) -> Tried:
    if len(one) != len(other):
        return min(one, other, key=len)
    return min(one, other, key=lambda tried: cost_of(_moves(question, tried)))


def _shelf(question: Transport, *, by_rank: bool) -> Shelf:
    return Shelf(question.spares, kind=question.kind, by_rank=by_rank)


def _moves(question: Transport, tried: Tried) -> list[Move]:
    return [Move(question.spares[one], place, question.needs[need], count) for one, place, need, count in tried]


def _largest_needs(question: Transport) -> Transport:
    """Where neither side is used up: the largest needs, the last of them in part."""
    left, wanted = question.total, [0] * len(question.needs)
    for need in sorted(range(len(wanted)), key=lambda one: (-question.wanted[one], one)):
        wanted[need] = min(question.wanted[need], left)
        left -= wanted[need]
    return replace(question, wanted=wanted)


def _fill(question: Transport, shelf: Shelf, shake: random.Random | None) -> Tried:
    """Fill every need, the largest first; what no lot fills alone takes the largest lot and stays for its rest."""
    shelf.restart()
    tried: Tried = []

    def move(candidate: int, need: int, count: int) -> None:
        shelf.take(candidate, count)
        tried.append((*shelf.places[candidate], need, count))

    waiting = []
    for count, number in sorted((-count, number) for number, count in enumerate(question.wanted) if count):
        match = shelf.exact(-count, question.needs[number].account)
        if match is None:
            waiting.append((_first(-count, shake), number, -count))
        else:
            move(match, number, -count)
    heapify(waiting)
    while waiting:
        _, number, count = heappop(waiting)
        account = question.needs[number].account
        found = shelf.fitting(count, account)
        if found is not None:
            move(found, number, count)
            continue
        found = shelf.largest(account)
        if found is None:  # only its own Virtual Account has any left: a cover, not a move
            continue
        taken = shelf.can_take[found]
        move(found, number, taken)
        heappush(waiting, (_first(count - taken, shake), number, count - taken))
    return tried


def _drain(question: Transport, shake: random.Random | None) -> Tried:
    """Use up every surplus, the largest part first; what no need takes whole goes to the largest, its rest waits."""
    tried: Tried = []
    rows = sorted((count, number) for number, count in enumerate(question.wanted) if count)

    def move(place: int, part: tuple[int, int], count: int) -> None:
        left, number = rows.pop(place)
        tried.append((*part, number, count))
        if left > count:
            insort(rows, (left - count, number))

    waiting = []
    accounts = [need.account for need in question.needs]
    givers = [spare.account for spare in question.spares]
    given = sorted((-count, one, place) for one, parts in enumerate(question.parts) for place, count in parts)
    for count, one, place in given:
        match = _other(rows, -count, accounts, givers[one])
        if match is not None and rows[match][0] == -count:
            move(match, (one, place), -count)
        else:
            waiting.append((_first(-count, shake), one, place, -count))
    heapify(waiting)
    while waiting and rows:
        _, one, place, count = heappop(waiting)
        match = _other(rows, count, accounts, givers[one])
        if match is not None:
            move(match, (one, place), count)
            continue
        match = _largest(rows, accounts, givers[one])
        if match is None:
            continue
        taken = rows[match][0]
        move(match, (one, place), taken)
        heappush(waiting, (_first(count - taken, shake), one, place, count - taken))
    return tried


def _other(rows: list[tuple[int, int]], count: int, accounts: list[str], account: str) -> int | None:
    """The smallest need of another Virtual Account that takes the count."""
    for place in range(bisect_left(rows, (count,)), len(rows)):
        if accounts[rows[place][1]] != account:
            return place
    return None


def _largest(rows: list[tuple[int, int]], accounts: list[str], account: str) -> int | None:
    """The largest need of another Virtual Account."""
    for place in range(len(rows) - 1, -1, -1):
        if accounts[rows[place][1]] != account:
            return place
    return None


def _first(count: int, shake: random.Random | None) -> float:
    return -count if shake is None else -count * (1 + shake.uniform(-SHAKE, SHAKE))
