"""From an estate on which both sides disagree to a small one on which they still do, many attempts in one client."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace
from typing import Any, TypeVar

from tests.oracle.comparison import Client, Difference, differences
from tests.oracle.facts import Estate, Holding

Thing = TypeVar("Thing", Estate, Holding)

PARTS = ("holdings", "instances", "deployed", "orders", "paks", "prices")


def _with(thing: Thing, name: str, value: tuple[Any, ...]) -> Thing:
    changed: dict[str, Any] = {name: value}
    return replace(thing, **changed)


def smaller(estate: Estate) -> Iterator[Estate]:
    """The estate without one of its parts, the largest parts first."""
    for name in PARTS:
        held = getattr(estate, name)
        if len(held) > 1:
            yield _with(estate, name, ())
    for name in PARTS:
        held = getattr(estate, name)
        for place in range(len(held)):
            yield _with(estate, name, (*held[:place], *held[place + 1 :]))
    for place, holding in enumerate(estate.holdings):
        before, after = estate.holdings[:place], estate.holdings[place + 1 :]
        for inner in ("lots", "substitutions"):
            held = getattr(holding, inner)
            for lot in range(len(held)):
                less = _with(holding, inner, (*held[:lot], *held[lot + 1 :]))
                yield replace(estate, holdings=(*before, less, *after))
    if estate.agreement.suites:
        yield replace(estate, agreement=replace(estate.agreement, suites=()))


def smallest(estate: Estate, client: Client) -> tuple[Estate, list[Difference]]:
    """The smallest estate found, and what the two sides say of it."""
    while True:
        attempts = list(smaller(estate))
        found = differences(attempts, client)
        places = sorted({one.place for one in found if one.place is not None})
        if not places:
            return estate, differences([estate], client)
        estate = attempts[places[0]]
