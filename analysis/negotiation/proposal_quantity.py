"""The quantity of a suite's lines split by what explains it (RULES.md §7): from the licences asked for to ours."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, field
from itertools import product

from analysis.negotiation.proposal_sides import Line, Suite


@dataclass(slots=True)
class Share:
    """What of a suite falls to one line: the causes of what it asks too much, and which of our licences it holds.

    `causes` stand in the order in which they come off; `first` and `last` bound our own licences among the suite's.
    `unasked_count` are ours that no line asks for. `is_exact` tells whether the causes meet the quantity to the unit.
    """

    causes: list[tuple[str, int]] = field(default_factory=list)
    first: int = 0
    last: int = 0
    unasked_count: int = 0
    is_exact: bool = False


def shares(lines: Sequence[Line], suite: Suite) -> list[Share]:
    """Lay a suite's lines, in the order of the file, one after the other on its licences: ours first.

    Above ours lie the corrections, up to what the formula charges on the use shown. What lies beyond is asked for
    twice where earlier lines had asked for all of that already, and is judged by `beyond` where they had not.
    """
    verified, shown = suite.verified_count or 0, suite.shown_count or 0
    found: list[Share] = []
    taken = 0
    for line in lines:
        start, end = taken, taken + max(line.count, 0)
        share = Share(first=min(start, verified), last=min(end, verified))
        over = max(end - max(start, shown), 0)
        if line.count < 0:
            share.causes.append(("unexplained", line.count))
        elif over and found and start >= shown:
            share.causes.append(("repeated", over))
        elif over:
            parts, share.is_exact = beyond(end, suite, line.allowance_count)
            share.causes += parts
        top = shown
        for cause, count in suite.corrections:
            share.causes.append((cause, max(min(end, top) - max(start, top - count), 0)))
            top -= count
        share.causes.append(("unexplained", max(min(end, top) - max(start, verified), 0)))
        share.causes = [(cause, count) for cause, count in share.causes if count]
        taken = end
        found.append(share)
    if found:
        found[0].unasked_count = verified - min(taken, verified)
    return found


def beyond(asked: int, suite: Suite, stated_allowance: int | None) -> tuple[list[tuple[str, int]], bool]:
    """Split what is asked beyond the formula on the use shown; and whether that meets the quantity to the unit.

    The vendor may have left the growth allowance out, or counted licences that are only misplaced, or both. Each of
    these implies a use; the one nearest to the use shown is taken, the simplest first. No cause takes more than it
    gives; what is left is unexplained. An allowance that the line states settles that question.
    """
    used, committed, shown = suite.consumed_count or 0, suite.committed_count or 0, suite.shown_count or 0
    ways = [suite.granted_count, 0] if stated_allowance is None else [stated_allowance]
    granted, misplaced = min(
        product(dict.fromkeys(ways), dict.fromkeys((0, suite.misplaced_count))),
        key=lambda way: (abs(committed + way[0] + asked - used - way[1]), way[0] != suite.granted_count, way[1]),
    )
    without_allowance = max(used - committed - granted, 0)
    allowance = min(asked - shown, max(without_allowance - shown, 0))
    most_moves = max(used + misplaced - committed - granted, 0) - without_allowance
    moves = min(asked - shown - allowance, most_moves)
    rest = asked - shown - allowance - moves
    is_exact = not rest and committed + granted + asked == used + misplaced
    return [("unexplained", rest), ("moves", moves), ("allowance", allowance)], is_exact
