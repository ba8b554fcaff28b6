"""Lots as they stand while moves are tried: which one fits a quantity best, and what taking of it leaves."""

from __future__ import annotations

from bisect import bisect_left, insort
from collections.abc import Sequence

from analysis.remediation.holdings import Spare

Entry = tuple[int, int]  # what may still be taken, and of which candidate


class Shelf:
    """A copy of what some surpluses may give, on which moves are tried again and again; the surpluses stay as they are.

    With `by_rank`, lots of a better rank are taken first wherever one fits; otherwise only of two that fit alike.
    """

    def __init__(self, spares: Sequence[Spare], *, kind: bool, by_rank: bool) -> None:
        # Candidates are numbered by rank, so that of two that fit alike the better one comes first.
        ranked = sorted(
            (lot.rank, number, place)
            for number, spare in enumerate(spares)
            for place, lot in enumerate(spare.lots)
            if lot.is_lasting is kind and spare.can_give(place) > 0
        )
        grades = sorted({rank[:3] for rank, _, _ in ranked}) if by_rank else []
        grade_of = {grade: number for number, grade in enumerate(grades)}
        self.places = [(number, place) for _, number, place in ranked]
        self._accounts = [spares[number].account for number, _ in self.places]
        self._grade = [grade_of[rank[:3]] if by_rank else 0 for rank, _, _ in ranked]
        self._spares = spares
        self._siblings: dict[int, list[int]] = {}
        for candidate, (number, _) in enumerate(self.places):
            if len(spares[number].lots) > 1:
                self._siblings.setdefault(number, []).append(candidate)
        self._first_counts = [spares[number].can_give(place) for number, place in self.places]
        self._first_rows: list[list[Entry]] = [[] for _ in range(max(len(grades), 1))]
        for candidate, count in enumerate(self._first_counts):
            self._first_rows[self._grade[candidate]].append((count, candidate))
        for row in self._first_rows:
            row.sort()
        self.restart()

    def restart(self) -> None:
        """Put everything back."""
        self.can_take = list(self._first_counts)
        self._rows = [list(row) for row in self._first_rows]
        self._left = {number: list(self._spares[number].left) for number in self._siblings}
        self._limits = {number: list(self._spares[number].limits) for number in self._siblings}

    def exact(self, count: int, account: str) -> int | None:
        """The first candidate that gives just this many, of another Virtual Account."""
        found = self.fitting(count, account)
        return found if found is not None and self.can_take[found] == count else None

    def fitting(self, count: int, account: str) -> int | None:
        """The candidate that gives this many and has least left then."""
        for row in self._rows:
            for place in range(bisect_left(row, (count,)), len(row)):
                if self._accounts[row[place][1]] != account:
                    return row[place][1]
        return None

    def largest(self, account: str) -> int | None:
        """The candidate that gives most."""
        best: Entry | None = None
        for row in self._rows:
            for entry in reversed(row):
                if self._accounts[entry[1]] != account:
                    if best is None or entry[0] > best[0]:
                        best = entry
                    break
        return None if best is None else best[1]

    def take(self, candidate: int, count: int) -> None:
        """Take a quantity; what its Virtual Account may still give of other lots changes with it."""
        number, place = self.places[candidate]
        if number not in self._siblings:
            self._set(candidate, self.can_take[candidate] - count)
            return
        left, limits = self._left[number], self._limits[number]
        left[place] -= count
        for later in range(place, len(limits)):
            limits[later] -= count
        for one in self._siblings[number]:
            at = self.places[one][1]
            self._set(one, max(min(left[at], *limits[at:]), 0))

    def _set(self, candidate: int, now: int) -> None:
        before = self.can_take[candidate]
        if before == now:
            return
        row = self._rows[self._grade[candidate]]
        row.pop(bisect_left(row, (before, candidate)))
        if now > 0:
            insort(row, (now, candidate))
        self.can_take[candidate] = now
