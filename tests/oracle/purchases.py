"""RULES.md §4, purchases: what is owned and not shown by CSSM, because it lies in a PAK or was never deposited."""

from __future__ import annotations

from collections import defaultdict

from tests.oracle.facts import Estate, Lot, Pak
from tests.oracle.position import NEVER_COUNT, Pool

OUTSIDE_SMART_LICENSING = {"UNFULFILLED", "FULFILLED", "PARTIALLY FULFILLED"}
INSIDE = {"CONVERTED"}


def unmigrated(pak: Pak) -> int | None:
    """A key fulfilled the traditional way stays outside Smart Licensing; only a converted one is in CSSM."""
    if pak.quantity <= 0 or (pak.fulfilled is not None and pak.fulfilled < 0):
        return None
    if pak.status in INSIDE:
        return 0
    return pak.quantity if pak.status in OUTSIDE_SMART_LICENSING else None


def unmigrated_units(estate: Estate) -> dict[Pool, int]:
    """Units on keys by Smart Account and licence; keys of no known Smart Account cure nothing."""
    units: dict[Pool, int] = defaultdict(int)
    for pak in estate.paks:
        if pak.account is not None:
            units[pak.account, pak.license] += unmigrated(pak) or 0
    return units


def proves_a_deposit(lot: Lot) -> bool:
    """An ended lot still proves that its order was deposited; a demonstration proves nothing."""
    return lot.quantity > 0 and lot.kind not in NEVER_COUNT and lot.order is not None


def undeposited_units(estate: Estate) -> dict[Pool, int]:
    """What was ordered of a licence under an order number, less the lots that carry this number.

    A unit of a lot proves one ordered unit, once. A line belongs where its units lie, else where the order says; to
    nobody where neither tells. An account whose export tells no order number at all proves nothing of what is missing,
    and of an order from which units of a licence were taken back nothing can be said.
    """
    deposited: dict[tuple[str, str], int] = defaultdict(int)
    found_in: dict[tuple[str, str], set[str]] = defaultdict(set)
    tells_orders = set()
    for holding in estate.holdings:
        for lot in holding.lots:
            if lot.order is not None and lot.quantity != 0:
                tells_orders.add(holding.account)
            if proves_a_deposit(lot):
                assert lot.order is not None
                deposited[lot.order, holding.license] += lot.quantity
                found_in[lot.order, holding.license].add(holding.account)

    taken_back = {(line.order, line.license) for line in estate.orders if line.quantity < 0}
    units: dict[Pool, int] = defaultdict(int)
    for line in sorted(estate.orders, key=lambda one: (one.order, one.line)):
        document = line.order, line.license
        taken = min(max(line.quantity, 0), deposited[document])
        deposited[document] -= taken
        where = line.account
        if taken and len(found_in[document]) == 1:
            (where,) = found_in[document]
        if where is not None and where in tells_orders and line.quantity > 0 and document not in taken_back:
            units[where, line.license] += line.quantity - taken
    return units
