"""RULES.md §2.6: a licence as Cisco sees it, and as the client can prove it."""

from __future__ import annotations

from collections import defaultdict

from tests.oracle.facts import Estate
from tests.oracle.instances import contested
from tests.oracle.position import Pool, position
from tests.oracle.purchases import undeposited_units, unmigrated_units


def lenses(estate: Estate) -> dict[Pool, tuple[int | None, int | None]]:
    """The two balances of each licence in a Smart Account; both unknown where one line of it is.

    Cisco sees its printed quantity less the use. Proven is what is in force, lies in keys or was never deposited, less
    the use that nobody can contest. Neither is capped: a surplus is worth knowing too (docs/decisions/two-lenses.md).
    """
    seen: dict[Pool, int] = defaultdict(int)
    proven: dict[Pool, int] = defaultdict(int)
    unknown = set()
    for (account, _, name), line in position(estate).items():
        if line.balance is None or line.available is None or line.in_use is None:
            unknown.add((account, name))
            continue
        seen[account, name] += (line.available if line.quantity is None else line.quantity) - line.in_use
        proven[account, name] += line.available - line.in_use
    for hidden in (unmigrated_units(estate), undeposited_units(estate)):
        for pool, count in hidden.items():
            if count:
                proven[pool] += count
    for (account, _, name), count in contested(estate).items():
        proven[account, name] += count
    return {
        pool: (None, None) if pool in unknown else (seen.get(pool, 0), proven[pool]) for pool in {*proven, *unknown}
    }
