"""Hundreds of random estates, landed from real files and built, agree with tests/oracle to the last unit and cent."""

from __future__ import annotations

from tests.oracle.agreement import agreement, clients, drawn, told
from tests.oracle.comparison import differences

LEAST = 500


def test_the_workbench_agrees_with_the_oracle_on_500_random_estates() -> None:
    found = agreement(LEAST)
    assert not found.disagreeing, told(found)
    assert not found.first, told(found)
    assert found.compared >= LEAST


def test_the_estates_are_all_different_and_show_what_real_ones_show() -> None:
    every = drawn(LEAST)
    assert len(set(every)) == LEAST
    lots = [lot for estate in every for holding in estate.holdings for lot in holding.lots]
    assert any(lot.status == "ACTIVE" and lot.end is not None and lot.end <= every[0].as_of for lot in lots)
    assert any(lot.start and lot.end and lot.end < lot.start for lot in lots)


def test_an_estate_alone_in_its_client_comes_out_as_among_others() -> None:
    some, client = next(clients(2))
    for estate in some:
        assert differences([estate], client) == []
