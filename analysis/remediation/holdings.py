"""What one Virtual Account has to spare of a licence, lot by lot, and what another one needs of it."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

Rank = tuple[bool, bool, int, int]  # which lot goes first: it lasts beyond the event, needs no other tool, ends later

FOREVER = 4_000_000  # the day on which a lot without an end would end, as an ordinal; later than any real one


@dataclass(slots=True, frozen=True)
class Lot:
    """A quantity with one end. `number` is its place among all lots of the plan; `tool` names what moves it."""

    number: int
    count: int
    end: int
    is_lasting: bool
    is_agreement: bool
    rank: Rank


@dataclass(slots=True)
class Spare:
    """A surplus: its lots, the latest end first, and for each how much it and those that outlast it may give together.

    A lot's limit is the least that is free from the day before it may be missed until its end (RULES.md §3), so that no
    giving makes its Virtual Account short on any later day. The last limit is what is free today.
    """

    account: str
    license: str
    lots: list[Lot]
    limits: list[int]
    left: list[int]

    @property
    def free(self) -> int:
        """What may still leave this Virtual Account, or cover a lower tier inside it."""
        return max(self.limits[-1], 0)

    def can_give(self, place: int) -> int:
        """How many of one lot may still move."""
        limits = self.limits
        if place == len(limits) - 1:
            return max(min(self.left[place], limits[place]), 0)
        return max(min(self.left[place], *limits[place:]), 0)

    def give(self, place: int, count: int) -> None:
        """Take a quantity out of a lot."""
        self.left[place] -= count
        for later in range(place, len(self.limits)):
            self.limits[later] -= count

    def cover(self, count: int) -> None:
        """Keep a quantity here, for a lower tier of the same Virtual Account."""
        self.limits[-1] -= count

    def parts(self, *, kind: bool | None = None) -> list[tuple[int, int]]:
        """The most it can give in the fewest parts, as (place, count): the largest lots first.

        A kind asks for lots that last beyond the event, or that do not, alone.
        """
        if len(self.lots) == 1:
            count = min(self.left[0], self.limits[0])
            return [(0, count)] if count > 0 and kind in (None, self.lots[0].is_lasting) else []
        places = [place for place, lot in enumerate(self.lots) if kind in (None, lot.is_lasting)]
        if len(places) > 1:
            places.sort(key=lambda place: (-self.can_give(place), self.lots[place].rank))
        limits, given = (list(self.limits) if len(places) > 1 else self.limits), []
        for place in places:
            count = min(self.left[place], *limits[place:])
            if count > 0:
                given.append((place, count))
                for later in range(place, len(limits) if len(places) > 1 else 0):
                    limits[later] -= count
        return given

    def copied(self) -> Spare:
        """The same, for trying out."""
        return Spare(self.account, self.license, self.lots, list(self.limits), list(self.left))

    def without_lasting(self) -> Spare:
        """What is left when all its lots that last are gone."""
        if not any(lot.is_lasting for lot in self.lots):
            return self
        rest = self.copied()
        for place, count in self.parts(kind=True):
            rest.give(place, count)
        return rest

    def movable(self, *, kind: bool | None = None) -> int:
        """The most it can give."""
        return sum(count for _, count in self.parts(kind=kind))


@dataclass(slots=True)
class Need:
    """A shortage. It is long where it is still there on the day of the next event."""

    account: str
    license: str
    count: int
    is_long: bool


@dataclass(slots=True, frozen=True)
class Move:
    """A quantity of one lot for one need."""

    spare: Spare
    place: int
    need: Need
    count: int

    @property
    def lot(self) -> Lot:
        """The lot that moves."""
        return self.spare.lots[self.place]


def cost_of(moves: Sequence[Move]) -> tuple[int, int, int]:
    """What a plan is compared by: its moves, what needs another tool, and how soon the moved lots end."""
    other_tool = sum(move.count for move in moves if move.lot.is_agreement)
    return len(moves), other_tool, -sum(move.count * move.lot.end for move in moves)
