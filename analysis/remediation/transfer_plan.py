"""The transfer plan: which lots of which Virtual Account cure which shortage of another one (RULES.md §3).

In this order it leaves the least short, weighted by price; moves the fewest licences; takes lots that last beyond the
next event; makes the fewest moves; needs no other tool than Cisco's; and takes lots that end latest.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from itertools import groupby
from typing import Any

import polars as pl

from analysis.remediation.bounds import Source, fewest_possible
from analysis.remediation.covering import Cover, Division, divide
from analysis.remediation.fewest_moves import Way, fewest_moves
from analysis.remediation.holdings import FOREVER, Lot, Move, Need, Spare, cost_of
from analysis.remediation.linear import Budget
from analysis.remediation.packing import ask, is_near, pack

KEY = ("smart_account", "virtual_account", "license_name")
MOST_REORDERED = 1_000  # surpluses and needs of a family for which other orders are tried
# Lots that are alike in all that counts change places without changing the plan, whatever file tells them.
LOT_ORDER = ("lot_end_date", "is_agreement_lot", "subscription_id", "lot_count", "file_id", "row_number", "lot_number")
STEP_COLUMNS = {
    "transfer_number": pl.Int64,
    "transfer_kind": pl.String,
    "smart_account": pl.String,
    "license_name": pl.String,
    "from_virtual_account": pl.String,
    "to_virtual_account": pl.String,
    "covered_license_name": pl.String,
    "quantity_count": pl.Int64,
    "file_id": pl.String,
    "row_number": pl.Int64,
    "lot_number": pl.Int64,
}
LOT_COLUMNS = ("lot", "lot_count", "end", "is_lasting_lot", "is_agreement_lot", "rank", "limit")
Step = tuple[str, str, str, str, str, str, int, int | None]


@dataclass(frozen=True, slots=True)
class Plan:
    """The steps, the moves and covers among them; how many moves there are, and how many there must be at least."""

    steps: pl.DataFrame
    move_count: int
    proven_move_count: int


@dataclass(frozen=True, slots=True)
class Told:
    """How many were carried on one way: of lots that last or not, to needs that last, that do not, or to all."""

    way: Way
    kind: bool
    is_long: bool | None
    count: int
    bound: int


@dataclass(slots=True)
class _Component:
    """What can be settled by itself: a family of licences in one Smart Account."""

    smart_account: str
    spares: list[Spare]
    needs: list[Need]
    order: Mapping[str, tuple[int, int]]
    moves: list[Move] = field(default_factory=list)
    covers: list[Cover] = field(default_factory=list)
    proven: int = 0

    def cover(self, cover: Cover) -> None:
        """Keep a surplus where it is, for a lower tier."""
        self.covers.append(cover)
        cover.spare.cover(cover.count)
        cover.need.count -= cover.count

    def steps(self) -> Iterator[Step]:
        """The moves and the covers, in plain values."""
        for move in self.moves:
            giving, taking = move.spare, move.need
            names = (giving.license, giving.account, taking.account, taking.license)
            yield ("Move", self.smart_account, *names, move.count, move.lot.number)
        for cover in self.covers:
            names = (cover.spare.license, cover.spare.account, cover.need.account, cover.need.license)
            yield ("Cover", self.smart_account, *names, cover.count, None)

    def move(self, moves: list[Move]) -> int:
        """Make moves, and say how many licences they carry."""
        for move in moves:
            move.spare.give(move.place, move.count)
            move.need.count -= move.count
        self.moves += moves
        return sum(move.count for move in moves)


def plan_transfers(balances: pl.DataFrame, lots: pl.DataFrame) -> Plan:
    """Plan the moves and the covers by a higher tier that leave the least short.

    `balances` has a row a Smart Account, Virtual Account and licence: its license_family and tier_rank (null stands on
    no ladder), unit_amount (null is unknown), balance_count (negative is short), free_count (what may leave today), and
    is_long_short (whether the shortage is still there on the day of the next event). `lots` has the lots that may move,
    each with limit_count: how many it and those that outlast it may give together, so that nothing is missed later.
    """
    lot_rows = _needed_lots(lots, balances)
    steps, move_count, proven, budget = list[Step](), 0, 0, Budget()
    for component in _components(balances, lot_rows):
        _settle(component, budget)
        steps += component.steps()
        move_count += len(component.moves)
        proven += component.proven
    return Plan(_frame_of(steps, lot_rows), move_count, proven)


def _needed_lots(lots: pl.DataFrame, balances: pl.DataFrame) -> pl.DataFrame:
    """The lots of each line, the latest end first, with what each and those that outlast it may give.

    Where one lot could give all that is free, lots that come after it in rank are never needed.
    """
    rank = pl.struct(~pl.col("is_lasting_lot"), "is_agreement_lot", -pl.col("end"), "lot").rank("ordinal")
    limit = pl.min_horizontal("limit_count", "free_count")
    ends = pl.col("lot_end_date").to_physical().cast(pl.Int64).fill_null(FOREVER)
    joined = (
        lots.sort(*KEY, *LOT_ORDER, nulls_last=True, maintain_order=True)
        .with_row_index("lot")
        .join(balances.select(*KEY, "free_count"), on=list(KEY), how="inner", maintain_order="left")
        .with_columns(end=ends)
        .sort(*KEY, -pl.col("end"), "lot")
    )
    # What a lot and those before it may give is never more than what they may give with the next one.
    limited = joined.with_columns(limit=limit.cum_min(reverse=True).over(KEY), rank=rank)
    is_whole = pl.min_horizontal("lot_count", "limit") >= pl.col("free_count")
    first_whole = pl.col("rank").filter(is_whole).min().over(KEY)
    return limited.filter(pl.col("rank") <= pl.coalesce(first_whole, "rank"))


def _components(balances: pl.DataFrame, lots: pl.DataFrame) -> Iterator[_Component]:
    """Each family of each Smart Account in which something is short and something is free."""
    lines = balances.filter((pl.col("balance_count") < 0) | (pl.col("free_count") > 0)).select(
        *KEY,
        pl.coalesce("license_family", "license_name").alias("family"),
        pl.col("tier_rank").fill_null(0),
        pl.col("unit_amount").cast(pl.Float64).fill_null(0),
        "balance_count",
        "free_count",
        pl.col("is_long_short").fill_null(value=True),
    )
    rows = lines.join(lots.select(*KEY, *LOT_COLUMNS), on=list(KEY), how="left").sort(
        "smart_account", "family", "license_name", "virtual_account", -pl.col("end"), "lot"
    )
    columns = rows.select("smart_account", "family", "license_name", "virtual_account", *rows.columns[4:])
    for (smart_account, _), family in groupby(columns.iter_rows(), key=lambda row: row[:2]):
        spares, needs, worth = [], [], {}
        for (name, account), members in groupby(family, key=lambda row: row[2:4]):
            held = list(members)
            tier, amount, balance, free, is_long = held[0][4:9]
            worth[name] = (tier, amount)
            if balance < 0:
                needs.append(Need(account, name, -balance, is_long))
            else:
                spares.append(_spare(account, name, free, [row[9:] for row in held if row[9] is not None]))
        if spares and needs:
            # A licence whose price is unknown weighs least of its tier, but it weighs.
            order = sorted(set(worth.values()))
            weights = {name: (one[0], 1 + order.index(one)) for name, one in worth.items()}
            yield _Component(smart_account, spares, needs, weights)


def _spare(account: str, name: str, free: int, rows: Sequence[tuple[Any, ...]]) -> Spare:
    lots = [
        Lot(number, count, end, is_lasting, is_agreement, (not is_lasting, is_agreement, -end, rank))
        for number, count, end, is_lasting, is_agreement, rank, _ in rows
    ]
    limits = [limit for *_, limit in rows[:-1]]
    return Spare(account, name, lots, [*limits, free], [lot.count for lot in lots])


def _settle(component: _Component, budget: Budget) -> None:
    """Divide a family's surpluses among its needs, then find few moves for each part of it."""
    if len(component.order) == 1:
        name = next(iter(component.order))
        division = Division([], {(name, name): sum(need.count for need in component.needs)})
    else:
        division = divide(component.spares, component.needs, component.order)
    for cover in division.covers:
        component.cover(cover)
    untouched = _copied(component)
    told = list[Told]()
    tier = {name: rank for name, (rank, _) in component.order.items()}
    for way in sorted(division.moved, key=lambda way: (-component.order[way[1]][1], tier[way[0]], way[0])):
        told += _carry(component, way, division.moved[way])
    carried: dict[tuple[Way, bool], int] = {}
    for one in told:
        carried[one.way, one.kind] = carried.get((one.way, one.kind), 0) + one.count
    bound = sum(_proven(untouched, [one for one in told if one.way[1] == name]) for name in component.order)
    if not is_near(len(component.moves), bound) and len(component.spares) + len(component.needs) < MOST_REORDERED:
        component.moves = min([component.moves, *_reordered(untouched, told)], key=cost_of)
    component.moves, component.proven = fewest_moves(
        untouched.spares, untouched.needs, carried, component.moves, bound, budget
    )


def _reordered(untouched: _Component, told: Sequence[Told]) -> Iterator[list[Move]]:
    """The moves that carry the same totals when they are carried in another order: what is served last gets scraps."""
    orders = [sorted(told, key=lambda one: (one.kind is first, one.way[0] == one.way[1])) for first in (True, False)]
    for order in (*orders, sorted(told, key=lambda one: one.kind), told[::-1]):
        if order == told:
            continue
        component = _copied(untouched)
        for one in order:
            spares, needs = _sides(component, one.way, is_long=one.is_long)
            question = ask(spares, needs, one.count, kind=one.kind)
            if component.move(pack(question)) < one.count:
                break
        else:
            yield component.moves


def _copied(component: _Component) -> _Component:
    needs = [Need(one.account, one.license, one.count, one.is_long) for one in component.needs]
    return _Component(component.smart_account, [one.copied() for one in component.spares], needs, component.order)


def _carry(component: _Component, way: Way, total: int) -> list[Told]:
    """Move a total of one licence: what lasts to the needs that last, what lasts to the others, then the rest."""
    left, told = total, list[Told]()
    for kind, is_long in ((True, True), (True, False), (False, None)):
        spares, needs = _sides(component, way, is_long=is_long)
        question = ask(spares, needs, left, kind=kind) if left and needs else None
        if question and question.total:
            # A bound holds for the whole plan where nothing has moved yet.
            bound = 0 if component.moves or component.covers else question.bound
            moved = component.move(pack(question))
            told.append(Told(way, kind, is_long, moved, bound))
            left -= moved
    spares, needs = _sides(component, way, is_long=None)
    for spare in spares if left else ():
        for need in needs:
            # What was left for its own Virtual Account alone is no move but a cover.
            if spare.account == need.account and (count := min(left, spare.free, need.count)) > 0:
                component.cover(Cover(spare, need, count))
                left -= count
    return told


def _proven(untouched: _Component, told: Sequence[Told]) -> int:
    """The fewest moves that carry these totals to one licence, question by question or all of them together."""
    if len(told) == 1 and told[0].bound:
        return told[0].bound
    each, sources, every = 0, list[Source](), list[Need]()
    for one in told:
        spares, every = _sides(untouched, one.way, is_long=None)
        if not one.kind:  # such lots go once those that last are gone
            spares = [spare.without_lasting() for spare in spares]
        sources.append(Source(spares, [spare.parts(kind=one.kind) for spare in spares], one.count))
        each += fewest_possible(sources[-1:], [need.count for need in every if one.is_long in (None, need.is_long)])
    return max(each, fewest_possible(sources, [need.count for need in every])) if len(told) > 1 else each


def _sides(component: _Component, way: Way, *, is_long: bool | None) -> tuple[list[Spare], list[Need]]:
    giving, taking = way
    return (
        [spare for spare in component.spares if spare.license == giving],
        [one for one in component.needs if one.license == taking and one.count > 0 and is_long in (None, one.is_long)],
    )


def _frame_of(rows: list[Step], lots: pl.DataFrame) -> pl.DataFrame:
    """The plan as a frame: the moves with their lots, then the covers."""
    named = list(STEP_COLUMNS)[1:8]
    schema = {name: STEP_COLUMNS[name] for name in named} | {"lot": pl.UInt32}
    told = pl.DataFrame(rows, schema=schema, orient="row")
    joined = told.join(lots.select("lot", "file_id", "row_number", "lot_number"), on="lot", how="left").sort(
        pl.col("transfer_kind") == "Cover", *named[1:6], "lot", nulls_last=True, maintain_order=True
    )
    numbered = joined.with_row_index("transfer_number", offset=1)
    return numbered.select(pl.col(name).cast(kind) for name, kind in STEP_COLUMNS.items())
