"""Opening, target and walk-away from the formula, the proposal and a benchmark, in exact fractions.

The method (RULES.md §9; inferred, I):

* the opening is what the contract's formula gives on verified data: lower could not be defended;
* the walk-away is the least of what the formula gives on the use as shown (with every correction refused, the contract
  still supports no more), the benchmark's upper end and the proposal; never below the opening;
* the target lies a stated part of the way from the opening to the walk-away (half of it, unless client.toml says
  otherwise: a working default, M), and not above the benchmark's better end; never below the opening.

What an adviser sets stands; what is computed gives way to it, so that the three never change places.
"""

from __future__ import annotations

from dataclasses import dataclass
from decimal import Decimal
from fractions import Fraction


@dataclass(frozen=True, slots=True)
class Benchmark:
    """Shares of a proposal that are settled for: the one to aim at, and the one not to pass."""

    better: Fraction
    worse: Fraction


@dataclass(frozen=True, slots=True)
class Aims:
    """Opening, target and walk-away in money; None is unknown."""

    opening: Fraction | None = None
    target: Fraction | None = None
    walk_away: Fraction | None = None


def achievable_share(markup: Decimal) -> Fraction:
    """The share of a proposal that is achieved where it lies so far above that: 1 ÷ (1 + mark-up), RULES.md §9."""
    return 1 / (1 + Fraction(markup))


def ceiling(proposal: Fraction, shown: Fraction, benchmark: Benchmark | None) -> Fraction:
    """The least of the proposal, the formula on the use as shown, and the benchmark's upper end."""
    return min(proposal, shown, proposal * benchmark.worse) if benchmark else min(proposal, shown)


def worked_out(
    proposal: Fraction | None,
    shown: Fraction | None,
    verified: Fraction | None,
    benchmark: Benchmark | None,
    part: Fraction,
) -> Aims:
    """The three by the method; without a proposal there is an opening alone, without our formula nothing."""
    if verified is None:
        return Aims()
    if proposal is None:
        return Aims(opening=verified)
    opening = min(verified, proposal)
    if shown is None:
        return Aims(opening=opening)
    walk_away = max(opening, ceiling(proposal, shown, benchmark))
    on_the_way = opening + part * (walk_away - opening)
    better = on_the_way if benchmark is None else min(on_the_way, proposal * benchmark.better)
    return Aims(opening, max(opening, better), walk_away)


def with_chosen(computed: Aims, chosen: Aims) -> Aims:
    """What was chosen in place of what was computed; what is computed beside it is moved no further than it must be."""
    opening, target, walk_away = chosen.opening, chosen.target, chosen.walk_away
    if opening is None and computed.opening is not None:
        opening = min([computed.opening, *(one for one in (target, walk_away) if one is not None)])
    if target is None and computed.target is not None:
        target = max([computed.target, *([opening] if opening is not None else [])])
        target = target if walk_away is None else min(target, walk_away)
    if walk_away is None and computed.walk_away is not None:
        walk_away = max([computed.walk_away, *(one for one in (opening, target) if one is not None)])
    return Aims(opening, target, walk_away)
