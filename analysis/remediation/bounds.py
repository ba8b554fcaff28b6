"""How few moves a transfer can possibly take: proven from below, without making it."""

from __future__ import annotations

import math
from bisect import bisect_left, bisect_right
from collections import Counter
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from itertools import accumulate

from analysis.remediation.holdings import Spare


@dataclass(frozen=True, slots=True)
class Source:
    """Surpluses, the most that each can give as lots and quantities, and how many they give together."""

    spares: Sequence[Spare]
    parts: Sequence[Sequence[tuple[int, int]]]
    total: int


def fewest_possible(sources: Iterable[Source], wanted: Sequence[int]) -> int:
    """A number of moves that nothing undercuts which carries every source's total to these needs."""
    wanted = [count for count in wanted if count]
    pieces, sizes, every, absorbing, total = list[tuple[int, int]](), list[int](), list[int](), 0, 0
    for source in sources:
        sized = [
            (spare.can_give(place), count)
            for spare, given in zip(source.spares, source.parts, strict=True)
            for place, count in given
        ]
        pieces += _largest(sized, source.total)
        sizes += [size for size, _ in sized]
        total += source.total
        held = [sum(count for _, count in given) for given in source.parts]
        every += [count for count in held if count]
        if source.total == sum(held):
            absorbing += sum(max(one, len(given)) for one, given in zip(_each(held, wanted), source.parts, strict=True))
    bound = max(absorbing, _by_unit_cost(pieces, _largest([(count, count) for count in wanted], total)))
    if total == min(sum(every), sum(wanted)):
        bound = max(bound, _by_groups(every, wanted))
    return max(bound, sum(_each(wanted, sizes))) if total == sum(wanted) else bound


def _largest(pieces: Iterable[tuple[int, int]], total: int) -> list[tuple[int, int]]:
    """The pieces of the largest size that make up a total, the last of them in part."""
    chosen = []
    for size, count in sorted(pieces, reverse=True):
        if total <= 0:
            break
        chosen.append((size, min(count, total)))
        total -= count
    return chosen


def _by_unit_cost(pieces: Sequence[tuple[int, int]], targets: Sequence[tuple[int, int]]) -> int:
    """Spread each move's cost of one over the most that it could carry, which prices every unit, and move the cheapest.

    A unit from a lot of size a to a need of size b costs at least 1/min(a, b). The larger the ends, the cheaper, so the
    largest on both sides are used; and such costs make pairing them in the order of their size the best pairing.
    """
    pieces = sorted(pieces, reverse=True)
    cost, to, in_target = 0.0, 0, targets[0][1] if targets else 0
    for size, count in pieces:
        left = count
        while left > 0:
            carried = min(left, in_target)
            cost += carried / min(size, targets[to][0])
            left, in_target = left - carried, in_target - carried
            if not in_target and to + 1 < len(targets):
                to += 1
                in_target = targets[to][1]
    return math.ceil(cost - 1e-6)


def _by_groups(held: Sequence[int], wanted: Sequence[int]) -> int:
    """Count the groups that moves can form: with k surpluses and needs in a group, it takes k − 1 moves at the least.

    A group of two is one surplus and one need; such groups fit exactly or use up some of what one side has too much of.
    All others have three members or more, so there are no more groups than the pairs and a third of the rest.
    """
    large, small = (held, wanted) if sum(held) >= sum(wanted) else (wanted, held)
    total = sum(small)
    used = bisect_left(list(accumulate(sorted(large, reverse=True), initial=0)), total)
    exact = (Counter(large) & Counter(small)).total()
    ordered = sorted(large)
    over = sorted(ordered[place] - one for one in small if (place := bisect_right(ordered, one)) < len(ordered))
    loose = bisect_right(list(accumulate(over)), sum(large) - total)
    pairs = min(exact + loose, len(small), len(large))
    return math.ceil((2 * (used + len(small)) - pairs) / 3)


def _each(wanted: Sequence[int], sizes: Sequence[int]) -> list[int]:
    """How many of the largest sizes each quantity takes, as if it had them all to itself."""
    sums = list(accumulate(sorted(sizes, reverse=True), initial=0))
    return [bisect_left(sums, count) for count in wanted]
