"""How many random estates the workbench and the oracle agree on: `python -m tests.oracle.agreement 5000`.

With a file's name behind the number, the sentence goes there.
"""

from __future__ import annotations

import sys
import time
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from functools import cache
from pathlib import Path

from hypothesis import HealthCheck, Phase, given, seed, settings

from tests.oracle.comparison import Client, Difference, differences
from tests.oracle.facts import Estate
from tests.oracle.random_estates import estates
from tests.oracle.reduction import smallest

SEED = 20261124
TOGETHER = 250  # estates that share a client, and so a landing and a build
CLIENTS = (Client(), Client(records_are_complete=True, silent_after_days=60))


@dataclass(frozen=True)
class Agreement:
    """What came of a comparison; `seconds` are the oracle's and the workbench's together."""

    compared: int
    disagreeing: tuple[tuple[Estate, Client], ...]
    first: tuple[Difference, ...]
    seconds: float


@cache
def drawn(count: int) -> tuple[Estate, ...]:
    """So many estates, each different, and the same ones every time."""
    found: dict[Estate, None] = {}
    number = SEED
    while len(found) < count:
        _each(min(count, 1000), number, found.setdefault)
        number += 1
    return tuple(found)[:count]


def _each(count: int, number: int, keep: Callable[[Estate], object]) -> None:
    @seed(number)
    @settings(
        max_examples=count,
        database=None,
        deadline=None,
        phases=(Phase.generate,),
        suppress_health_check=list(HealthCheck),
    )
    @given(estate=estates())
    def draw(estate: Estate) -> None:
        keep(estate)

    draw()


def clients(count: int) -> Iterator[tuple[tuple[Estate, ...], Client]]:
    """The estates, a client's worth at a time, under different words of the client."""
    every = drawn(count)
    for number, start in enumerate(range(0, count, TOGETHER)):
        yield every[start : start + TOGETHER], CLIENTS[number % len(CLIENTS)]


def agreement(count: int) -> Agreement:
    """Compare so many random estates."""
    started = time.perf_counter()
    compared, disagreeing, first = 0, list[tuple[Estate, Client]](), list[Difference]()
    for some, client in clients(count):
        found = differences(some, client)
        first += found[:5]
        disagreeing += [
            (some[place], client) for place in sorted({one.place for one in found if one.place is not None})
        ]
        compared += len(some)
    return Agreement(compared, tuple(disagreeing), tuple(first), time.perf_counter() - started)


def told(found: Agreement) -> str:
    """The agreement in a sentence; where there is none, the smallest estate that shows it."""
    agreeing = found.compared - len(found.disagreeing)
    words = f"{agreeing:,} of {found.compared:,} random estates agree"
    if not found.disagreeing:
        return "\n".join([words, *map(str, found.first)])
    estate, client = found.disagreeing[0]
    least, differ = smallest(estate, client)
    return "\n".join([words, f"for one, under {client}:", repr(least), *map(str, differ)])


def main(count: str, kept: str = "") -> int:
    """Compare; print the seconds, and the sentence before them or into a file."""
    found = agreement(int(count))
    if kept:
        Path(kept).write_text(told(found), "utf-8")
    else:
        sys.stdout.write(f"{told(found)}\n")
    sys.stdout.write(f"{found.seconds:.2f}\n")
    return bool(found.disagreeing or found.first)


if __name__ == "__main__":
    sys.exit(main(*sys.argv[1:]))
