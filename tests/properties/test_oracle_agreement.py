"""Hundreds of random estates, landed from real files and built, agree with tests/oracle to the last unit and cent."""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable

import pytest

from tests.oracle.agreement import agreement, clients, drawn, told
from tests.oracle.comparison import differences
from tests.oracle.facts import Estate, Lot

LEAST = 500


def test_the_workbench_agrees_with_the_oracle_on_500_random_estates() -> None:
    found = agreement(LEAST)
    assert not found.disagreeing, told(found)
    assert not found.first, told(found)
    assert found.compared >= LEAST


ODDITIES: dict[str, Callable[[Estate], bool]] = {
    "a lot that has ended and is called active": lambda one: any(
        lot.status == "ACTIVE" and lot.end is not None and lot.end <= one.as_of for lot in lots_of(one)
    ),
    "a lot that ends before it starts": lambda one: any(
        lot.start and lot.end and lot.end < lot.start for lot in lots_of(one)
    ),
    "a negative quantity": lambda one: any(lot.quantity < 0 for lot in lots_of(one)),
    "a lot without an end": lambda one: any(lot.end is None for lot in lots_of(one)),
    "a demonstration": lambda one: any(lot.kind == "DEMO" for lot in lots_of(one)),
    "a lot that is still to start": lambda one: any(lot.start and lot.start > one.as_of for lot in lots_of(one)),
    "a use that nobody tells": lambda one: any(line.in_use is None for line in one.holdings),
    "a Virtual Account without lots": lambda one: any(not line.lots for line in one.holdings),
    "reserved licences": lambda one: any(line.reserved for line in one.holdings),
    "a pair that both records tell": lambda one: any(
        {pair.first, pair.second} == {other.first, other.second}
        for line in one.holdings
        for pair in line.substitutions
        for beside in one.holdings
        if beside.key[:2] == line.key[:2] and beside is not line
        for other in beside.substitutions
    ),
    "one name of a Virtual Account in two Smart Accounts": lambda one: (
        len({line.key[:2] for line in one.holdings}) > len({line.virtual_account for line in one.holdings})
    ),
    "a serial number in three Virtual Accounts": lambda one: any(
        count > 2 for count in Counter(instance.serial for instance in one.instances).values()
    ),
    "a key of no Smart Account": lambda one: any(pak.account is None for pak in one.paks),
    "an order of which a part is deposited": lambda one: any(
        0 < sum(lot.quantity for lot in lots_of(one) if lot.order == line.order) < line.quantity for line in one.orders
    ),
    "no instance, order or key at all": lambda one: not (one.instances or one.orders or one.paks),
    "an account told by a table": lambda one: bool(one.tables),
}


def lots_of(estate: Estate) -> list[Lot]:
    return [lot for line in estate.holdings for lot in line.lots]


def test_the_estates_are_all_different() -> None:
    assert len(set(drawn(LEAST))) == LEAST


@pytest.mark.parametrize("oddity", ODDITIES)
def test_the_estates_show_what_real_ones_show(oddity: str) -> None:
    shows = ODDITIES[oddity]
    assert sum(shows(one) for one in drawn(LEAST)) >= LEAST // 100


def test_an_estate_alone_in_its_client_comes_out_as_among_others() -> None:
    some, client = next(clients(2))
    for estate in some:
        assert differences([estate], client) == []
