"""RULES.md §2.5: from the shortage CSSM shows to the one that could be charged, each step with its units and money."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Mapping
from dataclasses import dataclass, replace
from decimal import ROUND_FLOOR, ROUND_HALF_UP, Decimal

from tests.oracle.facts import Estate, Suite
from tests.oracle.instances import all_silent, contested_in_bridge
from tests.oracle.ladders import covering
from tests.oracle.position import Key, Line, Pool, position
from tests.oracle.purchases import undeposited_units, unmigrated_units

CENT = Decimal("0.01")
STEPS = (
    "gross_shortage",
    "expired_lots",
    "substitution",
    "moves",
    "pak",
    "undeposited",
    "instances",
    "genuine_shortage",
    "allowance",
    "chargeable",
)


@dataclass(frozen=True)
class Bridge:
    """Eight levels of a licence in a Smart Account, from the one CSSM shows downwards."""

    shown: int
    in_force: int
    covered: int
    moved: int
    without_paks: int
    without_orders: int
    genuine: int
    chargeable: int

    @property
    def levels(self) -> tuple[int, ...]:
        """From first to last."""
        return (
            self.shown, self.in_force, self.covered, self.moved, self.without_paks, self.without_orders, self.genuine,
            self.chargeable,
        )  # fmt: skip


def bridges(estate: Estate) -> dict[Pool, Bridge]:
    """Every licence that has a known balance anywhere in the Smart Account."""
    lines = position(estate)
    covered, given = covering(lines)
    paks, orders, contested = unmigrated_units(estate), undeposited_units(estate), contested_in_bridge(estate)

    before_allowance: dict[Pool, Bridge] = {}
    for pool in {(account, name) for (account, _, name), line in lines.items() if line.balance is not None}:
        own = {key: line for key, line in lines.items() if (key[0], key[2]) == pool and line.balance is not None}
        shown = sum(shown_shortage(line) for line in own.values())
        in_force = sum(max(-(line.balance or 0), 0) for line in own.values())
        uncovered = in_force - sum(covered[key] for key in own)
        spare = sum(max(line.balance or 0, 0) - given[key] for key, line in own.items())
        moved = max(uncovered - spare, 0)
        without_paks = moved - min(moved, paks[pool])
        without_orders = without_paks - min(without_paks, orders[pool])
        genuine = without_orders - min(without_orders, contested[pool])
        before_allowance[pool] = Bridge(
            shown, in_force, uncovered, moved, without_paks, without_orders, genuine, chargeable=genuine
        )

    allowed = allowance(estate, {pool: one.genuine for pool, one in before_allowance.items()})
    return {pool: replace(one, chargeable=one.genuine - allowed.get(pool, 0)) for pool, one in before_allowance.items()}


def shown_shortage(line: Line) -> int:
    """What CSSM would print: its own quantity, ended lots included, with the substitution that it reports."""
    quantity = line.quantity if line.quantity is not None else line.available
    assert quantity is not None
    assert line.in_use is not None
    return max(line.in_use - quantity - line.substitution, 0)


def allowance(estate: Estate, genuine: Mapping[Pool, int]) -> dict[Pool, int]:
    """§7: T = E + floor(E × g), given to the suite's largest genuine shortage first.

    What is owned beyond the commitment has used it already (docs/decisions/evidence-closes-the-bridge.md).
    """
    spent: dict[Pool, int] = {}
    for suite in estate.agreement.suites:
        left = free_allowance(estate, suite)
        own = [pool for pool in genuine if pool[1] in suite.licenses]
        for pool in sorted(own, key=lambda one: (-genuine[one], one[1], one[0])):
            spent[pool] = min(genuine[pool], left)
            left -= spent[pool]
    return spent


def free_allowance(estate: Estate, suite: Suite) -> int:
    """How much may still be used above the commitment without charge; nothing where what is owned is unknown."""
    if suite.growth_count is not None:
        growth = suite.growth_count
    elif suite.growth_share is not None:
        growth = int((suite.committed * suite.growth_share).to_integral_value(ROUND_FLOOR))
    else:
        return 0
    owned = 0
    for (_, _, name), line in position(estate).items():
        if name in suite.licenses:
            if line.available is None:
                return 0
            owned += line.available
    return max(suite.committed + growth - max(suite.committed, owned), 0)


def unit_price(estate: Estate, license_name: str) -> Decimal | None:
    """What a unit costs to the end of term: the suite's price a month, else the price list's, else its single price."""
    months = estate.agreement.remaining_months
    for suite in estate.agreement.suites:
        if license_name in suite.licenses and suite.month_price is not None:
            return suite.month_price * months
    listed = [one for one in estate.prices if one.license == license_name]
    for one in listed:
        if one.is_monthly:
            return one.amount * months
    return listed[0].amount if listed else None


def steps(bridge: Bridge, price: Decimal | None) -> dict[str, tuple[int, Decimal | None]]:
    """Units and money of each step: levels are rounded to the cent, changes lie between them, so that both sum."""
    money = [level_amount(level, price) for level in bridge.levels]
    answer: dict[str, tuple[int, Decimal | None]] = {}
    place = 0
    for name in STEPS:
        if name == "gross_shortage":
            answer[name] = bridge.levels[0], money[0]
        elif name in {"genuine_shortage", "chargeable"}:
            answer[name] = bridge.levels[place], money[place]
        else:
            place += 1
            change = bridge.levels[place] - bridge.levels[place - 1]
            before, after = money[place - 1], money[place]
            if change == 0:
                answer[name] = 0, Decimal(0)
            else:
                answer[name] = change, None if before is None or after is None else after - before
    return answer


def level_amount(level: int, price: Decimal | None) -> Decimal | None:
    """Nothing costs nothing, also where the price is unknown."""
    if level == 0:
        return Decimal(0)
    return None if price is None else (level * price).quantize(CENT, ROUND_HALF_UP)


def totals(estates: list[Estate]) -> dict[str, tuple[int, Decimal | None]]:
    """Every step summed over licences; money only where every licence with a count has a price."""
    counts: dict[str, int] = defaultdict(int)
    amounts: dict[str, Decimal | None] = defaultdict(Decimal)
    for estate in estates:
        for (_, license_name), bridge in bridges(estate).items():
            for name, (count, amount) in steps(bridge, unit_price(estate, license_name)).items():
                counts[name] += count
                former = amounts[name]
                amounts[name] = None if amount is None or former is None else former + amount
    return {name: (counts[name], amounts[name]) for name in counts}


def status(estate: Estate, key: Key) -> str:
    """§2, line status. Unknown is never shown as good."""
    lines = position(estate)
    balance = lines[key].balance
    if balance is None:
        return "Unknown"
    if balance >= 0:
        if (lines[key].in_use or 0) > 0 and all_silent(estate, key):
            return "Not reporting"
        return "Surplus" if balance > 0 else "Covered"
    pool = key[0], key[2]
    pooled = sum(line.balance or 0 for other, line in lines.items() if (other[0], other[2]) == pool)
    if pooled >= 0:
        return "Misplaced"
    hidden = unmigrated_units(estate)[pool] + undeposited_units(estate)[pool]
    return "Hidden" if pooled + hidden >= 0 else "Short"
