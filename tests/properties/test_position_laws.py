"""Laws of the position, the netting and the bridge, on random estates through the real models (RULES.md §2)."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Sequence
from dataclasses import replace
from typing import Any

from hypothesis import assume, given, settings
from hypothesis import strategies as st

from tests.oracle.ladders import LADDERS
from tests.properties.estates import Lot, Record, Small, Workbench, small_estates

Rows = list[dict[str, Any]]
POSITION, NETTING, OPTIONS = "marts.license_position", "marts.license_netting", "marts.substitution_options"
STEPS, TOTALS, MOVES = "marts.bridge_steps", "marts.bridge_totals", "marts.cured_shortages"
FEWER = settings(max_examples=15)  # each asks most of the models; tests/oracle tries them on more estates


def by_license(rows: Rows) -> dict[tuple[str, str], Rows]:
    answer: dict[tuple[str, str], Rows] = defaultdict(list)
    for row in rows:
        answer[row["smart_account"], row["license_name"]].append(row)
    return answer


@FEWER
@given(small=small_estates(licenses=("ISE Advantage",), with_substitution=False, with_unknown=False), data=st.data())
def test_moving_licences_changes_neither_what_is_genuine_nor_the_sum_of_balances(
    workbench: Workbench, small: Small, data: st.DataObject
) -> None:
    pairs = [
        (one, other)
        for one in small.records
        for other in small.records
        if (one.smart_account, one.license_name) == (other.smart_account, other.license_name)
        and one is not other
        and any(lot.lot_count for lot in one.lots)
    ]
    assume(pairs)
    giving, taking = data.draw(st.sampled_from(pairs))
    place = data.draw(st.sampled_from([place for place, lot in enumerate(giving.lots) if lot.lot_count]))
    lot = giving.lots[place]
    count = data.draw(st.integers(1, lot.lot_count))
    less = replace(lot, lot_count=lot.lot_count - count)
    moved = {
        giving: replace(giving, lots=(*giving.lots[:place], less, *giving.lots[place + 1 :])),
        taking: replace(taking, lots=(*taking.lots, replace(lot, lot_count=count))),
    }
    workbench.tell(small)
    positions, nets = workbench.answer(POSITION, NETTING)
    workbench.tell(small.rearranged(moved.get(one, one) for one in small.records))
    positions_after, nets_after = workbench.answer(POSITION, NETTING)
    assert sums(positions) == sums(positions_after)
    assert genuine(nets) == genuine(nets_after)


def sums(positions: Rows) -> dict[tuple[str, str], int]:
    return {key: sum(row["balance_count"] for row in rows) for key, rows in by_license(positions).items()}


def genuine(nets: Rows) -> dict[tuple[str, str], int]:
    return {key: row["genuine_short_count"] for key, (row,) in by_license(nets).items()}


@FEWER
@given(small=small_estates(), data=st.data())
def test_splitting_and_reordering_rows_and_files_and_overlapping_pages_change_nothing(
    workbench: Workbench, small: Small, data: st.DataObject
) -> None:
    relations = (POSITION, NETTING, OPTIONS, STEPS, TOTALS, MOVES, "marts.license_history")
    workbench.tell(small)
    before = workbench.answer(*relations)
    shuffled = data.draw(st.permutations(small.records))
    pages = [replace(one, file_number=data.draw(st.integers(0, 3))) for one in shuffled]
    # A page may begin with the last records of the one before.
    twice = data.draw(st.lists(st.sampled_from(pages), unique=True)) if pages else []
    pages += [replace(one, file_number=one.file_number + 4) for one in twice]
    workbench.tell(small.rearranged(pages))
    assert workbench.answer(*relations) == before


@FEWER
@given(small=small_estates(licenses=("Threat Defense Malware",), with_substitution=False))
def test_of_a_licence_without_a_ladder_all_that_is_misplaced_is_cured(workbench: Workbench, small: Small) -> None:
    workbench.tell(small)
    moves, nets = workbench.answer(MOVES, NETTING)
    promised: dict[tuple[str, str], int] = defaultdict(int)
    for row in moves:
        promised[row["smart_account"], row["license_name"]] += row["move_count"]
    assert dict(promised) == {
        key: row["misplaced_count"] for key, (row,) in by_license(nets).items() if row["misplaced_count"]
    }


def most_coverable(shortages: Sequence[tuple[int, int]], surpluses: Sequence[tuple[int, int]]) -> int:
    """The most that can be covered at all, found by matching licence to licence: pairs of (rank, count)."""
    wanting = [rank for rank, count in shortages for _ in range(count)]
    giving = [rank for rank, count in surpluses for _ in range(count)]
    taken: dict[int, int] = {}

    def finds(place: int, seen: set[int]) -> bool:
        for other, rank in enumerate(giving):
            if rank > wanting[place] and other not in seen:
                seen.add(other)
                if other not in taken or finds(taken[other], seen):
                    taken[other] = place
                    return True
        return False

    return sum(finds(place, set()) for place in range(len(wanting)))


LADDER = ("C9300-24 DNA Essentials", "C9300-24 DNA Advantage", "C9300-24 DNA-A", "C9300-24 DNA Premier")


@FEWER
@given(held=st.lists(st.integers(-4, 4), min_size=4, max_size=4))
def test_on_one_ladder_of_one_account_as_much_is_covered_as_can_be_at_all(
    workbench: Workbench, held: list[int]
) -> None:
    records = [
        Record("acme", "Campus", name, max(0, -balance), (Lot(max(0, balance)),))
        for name, balance in zip(LADDER, held, strict=True)
    ]
    workbench.tell(Small(tuple(records)))
    (options,) = workbench.answer(OPTIONS)
    ranks = [(LADDERS[name][1], balance) for name, balance in zip(LADDER, held, strict=True)]
    most = most_coverable(
        [(rank, -balance) for rank, balance in ranks if balance < 0],
        [(rank, balance) for rank, balance in ranks if balance > 0],
    )
    assert sum(row["covered_count"] for row in options) == most


def test_an_estate_without_records_has_nothing_to_tell(workbench: Workbench) -> None:
    workbench.tell(Small(()))
    assert workbench.answer(POSITION, NETTING, STEPS, TOTALS) == [[], [], [], []]
