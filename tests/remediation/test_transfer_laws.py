"""Laws of the transfer plan on random estates: through the real models, measured by a computation of its own."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Mapping
from datetime import date
from itertools import chain, combinations
from types import MappingProxyType
from typing import Any

import polars as pl
from hypothesis import given, settings
from hypothesis import strategies as st

from analysis.remediation import plan_transfers
from tests.properties.estates import AS_OF, Lot, Record, Small, Workbench, small_estates
from tests.remediation.flows import Network, largest_flow
from tests.remediation.pictures import BALANCES, LOTS

Rows = list[dict[str, Any]]
Key = tuple[str, str, str]
Tier = tuple[str | None, int]
PLAN, STEPS, SIMULATION = "marts.transfer_plan", "marts.transfer_steps", "marts.transfer_simulation"
POSITION, TIERS, AMOUNTS = "marts.license_position", "core.license_tiers", "core.unit_amounts"


def in_force(lot: Lot, day: date) -> int:
    """What a lot counts on a day, by RULES.md §2.1; a status of the future counts once its start says so."""
    if lot.license_type == "DEMO" or lot.reported_status in {"CANCELLED", "EXPIRED"}:
        return 0
    if lot.lot_start_date and lot.lot_end_date and lot.lot_end_date < lot.lot_start_date:
        return 0
    if (lot.lot_end_date and lot.lot_end_date <= day) or (lot.lot_start_date and lot.lot_start_date > day):
        return 0
    if lot.reported_status in {"FUTURE", "PENDING"} and not (lot.lot_start_date and lot.lot_start_date > AS_OF):
        return 0
    return lot.lot_count


def key_of(row: Mapping[str, Any]) -> Key:
    return row["smart_account"], row["virtual_account"], row["license_name"]


def moves_out(moves: Rows, key: Key, day: date) -> int:
    """What of a plan a line lacks on a day: the lots that left it and would still be there."""
    return sum(
        row["quantity_count"]
        for row in moves
        if (row["smart_account"], row["from_virtual_account"], row["license_name"]) == key
        and (row["lot_end_date"] is None or row["lot_end_date"] > day)
    )


def no_day_is_worse(small: Small, moves: Rows, positions: Rows) -> None:
    """No account is made short, or shorter, on any day on which a lot starts or ends."""
    known = {key_of(row): row for row in positions if row["balance_count"] is not None}
    lots: dict[Key, list[Lot]] = defaultdict(list)
    for record in small.records:
        lots[record.smart_account, record.virtual_account, record.license_name] += record.lots
    days = {AS_OF} | {
        day
        for lot in chain(*lots.values())
        for day in (lot.lot_start_date, lot.lot_end_date)
        if day is not None and day > AS_OF
    }
    for key in {(row["smart_account"], row["from_virtual_account"], row["license_name"]) for row in moves}:
        for day in days:
            held = sum(in_force(lot, day) for lot in lots[key])
            before = held + known[key]["substitution_count"] - known[key]["in_use_count"]
            assert before - moves_out(moves, key, day) >= min(before, 0)


def no_licence_is_made(small: Small, moves: Rows, lines: Rows) -> None:
    """What comes in went out, no lot gives more than it has, and no line is worse than before."""
    assert sum(row["moved_in_count"] for row in lines) == sum(row["moved_out_count"] for row in lines)
    assert sum(row["cover_count"] for row in lines) == 0
    for row in lines:
        if row["balance_count"] is not None:
            assert row["planned_balance_count"] >= min(row["balance_count"], 0)
    owned: dict[tuple[Any, ...], int] = defaultdict(int)
    for record in small.records:
        for lot in record.lots:
            key = record.smart_account, record.virtual_account, record.license_name, lot.lot_end_date
            owned[key] += in_force(lot, AS_OF)
    for row in moves:
        assert row["from_virtual_account"] != row["to_virtual_account"]
        key = row["smart_account"], row["from_virtual_account"], row["license_name"], row["lot_end_date"]
        owned[key] -= row["quantity_count"]
    assert min(owned.values(), default=0) >= 0


class Measured:
    """What RULES.md §3 lets be cured at all, and with how little moved, as one cheapest flow."""

    def __init__(
        self,
        balances: Mapping[Key, int],
        held: Mapping[Key, int],
        tiers: Mapping[str, Tier],
        amounts: Mapping[str, Any] = MappingProxyType({}),
    ) -> None:
        self.short = {key: -count for key, count in balances.items() if count < 0}
        self.spare = {key: count for key, count in balances.items() if count > 0}
        self.held = held
        self.tiers = tiers
        # A higher tier before a lower one, a dearer licence before a cheaper one of its tier.
        worth = {key[2]: (tiers.get(key[2], (None, 0))[1], amounts.get(key[2]) or 0) for key in balances}
        order = sorted(set(worth.values()))
        self.weight = {name: 1 + order.index(one) for name, one in worth.items()}

    def covers(self, giving: str, taking: str) -> bool:
        """Whether a licence serves another: itself, or a lower tier of its family."""
        (family, rank), (other, below) = self.tiers.get(giving, (None, 0)), self.tiers.get(taking, (None, 0))
        return giving == taking or (family is not None and family == other and rank > below)

    def flow(self, *, least_rank: int = 0) -> tuple[int, int]:
        """How much can be cured of tiers from a rank up, and how little of it has to move."""
        network = Network()
        for key, count in self.spare.items():
            network.add("source", ("spare", key), count)
            network.add(("spare", key), ("out", key), min(count, self.held.get(key, 0)), 1)
        for key, count in self.short.items():
            if self.tiers.get(key[2], (None, 0))[1] >= least_rank:
                network.add(("short", key), "sink", count, -1000 * self.weight[key[2]])
        for giving in self.spare:
            for taking in self.short:
                if giving[0] == taking[0] and self.covers(giving[2], taking[2]):
                    start = "spare" if giving[1] == taking[1] else "out"
                    network.add((start, giving), ("short", taking), 10**6)
        cured = network.cheapest("source", "sink")
        return cured, sum(network.sent(("spare", key), ("out", key)) for key in self.spare)


def as_much_is_cured_as_can_be(steps: Rows, measured: Measured) -> None:
    """What stays short is the least, the higher tiers served first, and as little moves for it as can."""
    for rank in (0, 1, 2, 3):
        served = [row for row in steps if measured.tiers.get(row["covered_license_name"], (None, 0))[1] >= rank]
        assert sum(row["quantity_count"] for row in served) == measured.flow(least_rank=rank)[0]
    moved = sum(row["quantity_count"] for row in steps if row["transfer_kind"] == "Move")
    assert moved == measured.flow()[1]


@given(small=small_estates())
def test_a_plan_makes_no_licence_harms_nobody_on_any_day_and_cures_all_that_can_be(
    workbench: Workbench, small: Small
) -> None:
    workbench.tell(small)
    moves, steps, lines, positions, tiers, told = workbench.answer(PLAN, STEPS, SIMULATION, POSITION, TIERS, AMOUNTS)
    no_licence_is_made(small, moves, lines)
    no_day_is_worse(small, moves, positions)
    balances = {key_of(row): row["balance_count"] for row in positions if row["balance_count"] is not None}
    held: dict[Key, int] = defaultdict(int)
    for record in small.records:
        key = record.smart_account, record.virtual_account, record.license_name
        held[key] += sum(in_force(lot, AS_OF) for lot in record.lots)
    ladder = {row["license_name"]: (row["license_family"], row["tier_rank"]) for row in tiers}
    amounts = {row["license_name"]: row["unit_amount"] for row in told}
    as_much_is_cured_as_can_be(steps, Measured(balances, held, ladder, amounts))


@given(small=small_estates(licenses=("ISE Advantage", "Threat Defense Malware"), with_substitution=False))
def test_what_stays_short_is_what_a_plain_flow_leaves(workbench: Workbench, small: Small) -> None:
    workbench.tell(small)
    lines, positions = workbench.answer(SIMULATION, POSITION)
    arcs: dict[tuple[Any, Any], int] = {}
    spare = {key_of(row): row["balance_count"] for row in positions if (row["balance_count"] or 0) > 0}
    short = {key_of(row): -row["balance_count"] for row in positions if (row["balance_count"] or 0) < 0}
    for key, count in spare.items():
        arcs["source", key] = count
        arcs.update(((key, other), count) for other in short if (other[0], other[2]) == (key[0], key[2]))
    arcs.update(((key, "sink"), count) for key, count in short.items())
    left = sum(max(-row["planned_balance_count"], 0) for row in lines if row["planned_balance_count"] is not None)
    assert left == sum(short.values()) - largest_flow(arcs, "source", "sink")


LADDER: dict[str, Tier] = {
    "Essentials": ("ISE", 1),
    "Advantage": ("ISE", 2),
    "ISE-A": ("ISE", 2),
    "Premier": ("ISE", 3),
}


def frames(balances: Mapping[Key, int], *, lots: int = 1) -> tuple[pl.DataFrame, pl.DataFrame]:
    """Lines as the plan takes them, each surplus in so many lots, every one of which has it all."""
    lines, parts = [], []
    for number, (key, count) in enumerate(balances.items()):
        named = dict(zip(("smart_account", "virtual_account", "license_name"), key, strict=True))
        family, rank = LADDER.get(key[2], (None, None))
        line = {"license_family": family, "tier_rank": rank, "balance_count": count}
        lines.append({**named, **line, "free_count": max(count, 0), "is_long_short": count < 0})
        for place in range(lots if count > 0 else 0):
            end = None if place == 0 else date(2030, 1, place)
            lot = {"lot_count": count, "limit_count": count, "lot_end_date": end, "lot_number": place + 1}
            told = {"is_lasting_lot": True, "is_agreement_lot": False, "file_id": "f", "row_number": number}
            parts.append({**named, **lot, **told})
    return pl.DataFrame(lines, schema=BALANCES), pl.DataFrame(parts, schema=LOTS)


def alone(counts: list[int]) -> dict[Key, int]:
    """One licence without a ladder, in so many Virtual Accounts."""
    return {("acme", f"VA {number:03d}", "A"): count for number, count in enumerate(counts)}


def fewest(balances: Mapping[Key, int]) -> int:
    """The fewest moves of all: every set of pairs is tried, the smaller ones first."""
    lines = [(key[1], count) for key, count in balances.items()]
    spare, short = [one for one in lines if one[1] > 0], [one for one in lines if one[1] < 0]
    total = min(sum(count for _, count in spare), -sum(count for _, count in short))
    pairs = [(giving, taking) for giving in spare for taking in short]
    for count in range(len(pairs) + 1):
        for chosen in combinations(pairs, count):
            arcs: dict[tuple[Any, Any], int] = {("source", one): one[1] for one in spare}
            arcs |= {(one, "sink"): -one[1] for one in short}
            arcs |= dict.fromkeys(chosen, 10**6)
            if largest_flow(arcs, "source", "sink") == total:
                return count
    raise AssertionError(lines)


COUNTS = st.integers(-9, 9).filter(bool)


@given(
    balances=st.dictionaries(
        st.tuples(st.just("acme"), st.sampled_from("VWXYZ"), st.sampled_from([*LADDER, "Malware"])),
        COUNTS,
        max_size=16,
    )
)
@settings(max_examples=300)
def test_on_a_ladder_as_much_is_cured_as_can_be_with_as_little_moved(balances: dict[Key, int]) -> None:
    plan = plan_transfers(*frames(balances, lots=2))
    held = {key: 2 * max(count, 0) for key, count in balances.items()}
    as_much_is_cured_as_can_be(plan.steps.to_dicts(), Measured(balances, held, LADDER))
    assert plan.proven_move_count <= plan.move_count


@given(counts=st.lists(COUNTS, max_size=6))
@settings(max_examples=200)
def test_a_small_plan_has_the_fewest_moves_and_proves_it(counts: list[int]) -> None:
    plan = plan_transfers(*frames(alone(counts)))
    assert plan.move_count == plan.proven_move_count == fewest(alone(counts))


@given(counts=st.lists(st.integers(-200, 200).filter(bool), min_size=20, max_size=120))
def test_a_larger_plan_never_undercuts_its_proof_and_is_near_it(counts: list[int]) -> None:
    plan = plan_transfers(*frames(alone(counts)))
    assert plan.proven_move_count <= plan.move_count
    spare, short = sum(one for one in counts if one > 0), -sum(one for one in counts if one < 0)
    assert plan.steps["quantity_count"].sum() == min(spare, short)
    moved = plan.steps.group_by("from_virtual_account").agg(pl.col("quantity_count").sum())
    assert all(count <= alone(counts)["acme", name, "A"] for name, count in moved.iter_rows())


@given(counts=st.lists(COUNTS, max_size=12), data=st.data())
def test_the_order_of_lines_and_lots_changes_nothing(counts: list[int], data: st.DataObject) -> None:
    balances, lots = frames(alone(counts), lots=3)
    told = plan_transfers(balances, lots).steps
    shuffled = [
        frame[data.draw(st.permutations(range(frame.height)))] if frame.height else frame for frame in (balances, lots)
    ]
    assert plan_transfers(*shuffled).steps.equals(told)


@given(small=small_estates(), data=st.data())
def test_splitting_files_and_lots_changes_neither_what_is_cured_nor_what_moves(
    workbench: Workbench, small: Small, data: st.DataObject
) -> None:
    def told() -> tuple[int, int]:
        steps, lines = workbench.answer(STEPS, SIMULATION)
        left = sum(max(-(row["planned_balance_count"] or 0), 0) for row in lines)
        return left, sum(row["quantity_count"] for row in steps if row["transfer_kind"] == "Move")

    workbench.tell(small)
    before = told()
    split = []
    for record in data.draw(st.permutations(small.records)):
        lots: list[Lot] = []
        for lot in record.lots:
            part = data.draw(st.integers(0, lot.lot_count))
            lots += [replaced(lot, part), replaced(lot, lot.lot_count - part)]
        split.append(
            Record(
                record.smart_account,
                record.virtual_account,
                record.license_name,
                record.in_use_count,
                tuple(lots),
                record.covered_by,
                data.draw(st.integers(0, 3)),
            )
        )
    workbench.tell(small.rearranged(split))
    assert told() == before


def replaced(lot: Lot, count: int) -> Lot:
    """The same lot of another quantity."""
    return Lot(count, lot.lot_start_date, lot.lot_end_date, lot.reported_status, lot.license_type)
