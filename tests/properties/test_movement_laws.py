"""Laws of the movement ledger, on random snapshots, moves and deposits of one Smart Account (RULES.md §3, §11)."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from analysis.engine.database import Database
from analysis.engine.models import all_models

ACCOUNTS = ("Campus", "Depot", "Lab")
DAYS = ("2026-03-10", "2026-05-10", "2026-07-10")
MODELS = ("core.transfer_legs", "core.lot_changes", "core.movement_differences", "marts.movement_ledger")
Cell = tuple[str, str]  # Virtual Account, snapshot day


@dataclass(frozen=True)
class Move:
    """Licences that went from one account to another before a snapshot, in the log, in the snapshots, or in both."""

    source: str
    target: str
    quantity: int
    pair: int
    is_told: bool
    is_made: bool


@st.composite
def moves(draw: st.DrawFn, *, is_told: bool | None = None, is_made: bool | None = None) -> Move:
    source, target = draw(st.permutations(ACCOUNTS))[:2]
    return Move(
        source,
        target,
        draw(st.integers(1, 20)),
        draw(st.integers(1, len(DAYS) - 1)),
        draw(st.booleans()) if is_told is None else is_told,
        draw(st.booleans()) if is_made is None else is_made,
    )


deposits = st.lists(st.tuples(st.sampled_from(ACCOUNTS), st.integers(1, 30), st.integers(1, len(DAYS) - 1)), max_size=3)


class Ledger:
    """An estate whose models are run on tables that a test fills."""

    def __init__(self, database: Database) -> None:
        self.database = database

    def fill(self, made: list[Move], gained: list[tuple[str, int, int]]) -> dict[Cell, int]:
        """Draw what the models read; return what each account's quantity changed by before each snapshot."""
        changed: dict[Cell, int] = defaultdict(int)
        for move in made:
            if move.is_made:
                changed[move.source, DAYS[move.pair]] -= move.quantity
                changed[move.target, DAYS[move.pair]] += move.quantity
        for account, quantity, pair in gained:
            changed[account, DAYS[pair]] += quantity
        days: list[tuple[object, ...]] = [
            (account, day, before, day, True, True, True, "All")
            for account in ACCOUNTS
            for day, before in zip(DAYS, (None, *DAYS), strict=False)
        ]
        self._table(
            "core.snapshot_days",
            "virtual_account, taken_at, previous_taken_at, round_date, is_shown, is_exhaustive, is_whole, log_coverage",
            days,
        )
        self._table(
            "core.ownership_changes",
            "virtual_account, taken_at, license_name, changed_count",
            [(account, day, "DNA", count) for (account, day), count in changed.items() if count],
        )
        self._table(
            "core.license_transfers",
            "from_virtual_account, to_virtual_account, quantity_count, moved_at, license_name, file_id, row_number",
            [
                (one.source, one.target, one.quantity, DAYS[one.pair - 1][:8] + "20", "DNA", "log", number)
                for number, one in enumerate(made)
                if one.is_told
            ],
        )
        for relation in MODELS:
            self.database.run(f"create or replace table {relation} as {all_models()[relation].sql}")
        return {cell: count for cell, count in changed.items() if count}

    def _table(self, relation: str, columns: str, rows: list[tuple[object, ...]]) -> None:
        self.database.run(f"delete from {relation}")
        for row in rows:
            marks = ", ".join("?" for _ in row)
            self.database.run(f"insert into {relation} (smart_account, {columns}) values ('acme', {marks})", list(row))


@pytest.fixture(scope="module")
def ledger(empty_estate: Path, tmp_path_factory: pytest.TempPathFactory) -> Iterator[Ledger]:
    path = tmp_path_factory.mktemp("movements") / "estate.duckdb"
    path.write_bytes(empty_estate.read_bytes())
    database = Database(path)
    yield Ledger(database)
    database.close()


@given(made=st.lists(moves(), max_size=6), gained=deposits)
def test_the_ledger_of_two_snapshots_sums_to_their_difference(
    ledger: Ledger, made: list[Move], gained: list[tuple[str, int, int]]
) -> None:
    changed = ledger.fill(made, gained)
    found: dict[Cell, int] = defaultdict(int)
    for account, day, count in ledger.database.rows("""
        select
            virtual_account, cast(to_snapshot_date as varchar),
            quantity_count - if(movement_source = 'Event log', sign(quantity_count) * unexplained_count, 0)
        from marts.movement_ledger
    """):
        found[account, day] += int(count)
    assert {cell: count for cell, count in found.items() if count} == changed


@given(made=st.lists(moves(), max_size=6), gained=deposits)
def test_what_is_not_explained_left_as_many_accounts_as_it_entered(
    ledger: Ledger, made: list[Move], gained: list[tuple[str, int, int]]
) -> None:
    ledger.fill(made, gained)
    found: dict[str, int] = defaultdict(int)
    for day, source, sign, count in ledger.database.rows("""
        select cast(to_snapshot_date as varchar), movement_source, sign(quantity_count), unexplained_count
        from marts.movement_ledger
    """):
        # A told move that is missing stands for one the other way.
        found[day] += int(sign * count) * (-1 if source == "Event log" else 1)
        assert count >= 0
    assert not {day: count for day, count in found.items() if count}


@given(made=st.lists(moves(is_told=True, is_made=True), max_size=6), gained=deposits)
def test_moves_that_the_log_tells_and_deposits_are_explained(
    ledger: Ledger, made: list[Move], gained: list[tuple[str, int, int]]
) -> None:
    ledger.fill(made, gained)
    assert ledger.database.rows("select * from marts.movement_ledger where not is_explained") == []


@given(made=st.lists(moves(is_told=False, is_made=True), min_size=1, max_size=6))
def test_moves_that_nobody_told_are_not_explained_however_they_net(ledger: Ledger, made: list[Move]) -> None:
    changed = ledger.fill(made, [])
    found = ledger.database.rows("""
        select virtual_account, cast(moved_at as varchar), quantity_count
        from marts.movement_ledger
        where not is_explained and unexplained_count = abs(quantity_count)
    """)
    assert {(account, day): int(count) for account, day, count in found} == changed


@given(made=st.lists(moves(is_told=True, is_made=False), min_size=1, max_size=6))
def test_moves_that_were_only_told_are_each_missed_in_full_where_nothing_nets_them(
    ledger: Ledger, made: list[Move]
) -> None:
    ledger.fill(made, [])
    told: dict[Cell, int] = defaultdict(int)
    for move in made:
        told[move.source, DAYS[move.pair]] -= move.quantity
        told[move.target, DAYS[move.pair]] += move.quantity
    missed: dict[Cell, int] = defaultdict(int)
    for account, day, count in ledger.database.rows(
        "select virtual_account, cast(to_snapshot_date as varchar), unexplained_count from marts.movement_ledger"
    ):
        missed[account, day] += int(count)
    assert {cell: count for cell, count in missed.items() if count} == {
        cell: abs(count) for cell, count in told.items() if count
    }
