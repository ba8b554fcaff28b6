"""Laws that hold of whatever a client downloads: on random estates, from real files to the last mart."""

from __future__ import annotations

import tempfile
from collections import defaultdict
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from dataclasses import replace
from pathlib import Path
from random import Random
from typing import Any

import pytest

from analysis.engine.building import build
from analysis.engine.estate import Estate
from analysis.engine.planning import no_progress
from tests.landing import state_of
from tests.oracle.agreement import drawn
from tests.oracle.comparison import Client, together
from tests.oracle.export_files import Named, client_files
from tests.oracle.facts import Holding, Lot
from tests.oracle.random_estates import AS_OF
from tests.properties.rearranged import rearranged

Rows = list[tuple[Any, ...]]
MANY = 60
# What says where a row stands, how many files there are, or in which order equal things are numbered.
OF_FILES = {
    "file_id", "row_number", "lot_number", "order_line_id", "transfer_number", "move_number", "file_count",
    "spoken_file_count", "finding_row", "price_source", "exhibit_count",
}  # fmt: skip
EXHIBITS = "marts.position_exhibits"  # one row a file, by its grain
GATE = ("Not evidenced", "Blocked", "In progress", "Done", "Not applicable")


@contextmanager
def built(files: dict[str, str], *only: str) -> Iterator[Estate]:
    """A client's folder with these files, landed and built; or only some relations with what they read."""
    with tempfile.TemporaryDirectory() as scratch:
        folder = Path(scratch) / "oracle"
        for name, text in files.items():
            path = folder / name
            path.parent.mkdir(parents=True, exist_ok=True)
            path.write_text(text, "utf-8")
        with Estate(folder, writing=True) as estate:
            estate.land()
            if only:
                build(estate._database, estate.config, "oracle", AS_OF, no_progress, only)
            else:
                estate.build(AS_OF)
            yield estate


def told(estate: Estate) -> dict[str, Rows]:
    """Every mart and every finding, without what only says where a row stands."""
    answer = {}
    for relation in estate.relations:
        if (relation.startswith("marts.") and relation != EXHIBITS) or relation == "checks.findings":
            columns = [f'"{name}"' for name in estate.columns(relation) if name not in OF_FILES]
            answer[relation] = sorted(estate.query(f"select {', '.join(columns)} from {relation}").rows(), key=repr)
    return answer


@pytest.fixture(scope="module")
def several() -> list[Named]:
    """Random estates as one client."""
    return together(drawn(MANY), Client())


@pytest.fixture(scope="module")
def estate(several: list[Named]) -> Iterator[Estate]:
    """The client, built."""
    with built(client_files(several)) as one:
        yield one


@pytest.mark.parametrize("seed", [1, 2])
def test_splitting_and_reordering_the_rows_of_every_file_changes_nothing(
    several: list[Named], estate: Estate, seed: int
) -> None:
    before = told(estate)
    random = Random(seed)  # noqa: S311 - it shuffles rows
    with built(rearranged(client_files(several), random)) as other:
        after = told(other)
    assert [relation for relation in before if before[relation] != after[relation]] == []


def test_a_second_landing_changes_nothing(several: list[Named]) -> None:
    with built(client_files(several)) as one:
        before = state_of(one)
        one.land()
        report = one.build(AS_OF)
        assert report.built == ()
        assert state_of(one) == before


SUMS = {
    "marts.bridge_steps": "smart_account, license_name",
    "marts.bridge_totals": "1",
}


@pytest.mark.parametrize("relation", SUMS)
@pytest.mark.parametrize("measure", ["short_count", "amount"])
def test_every_level_of_the_bridge_is_the_level_before_it_and_the_changes_between(
    estate: Estate, relation: str, measure: str
) -> None:
    bridges = defaultdict[Any, Rows](list)
    for *key, kind, value in estate.query(
        f"select {SUMS[relation]}, step_kind, {measure} from {relation} order by {SUMS[relation]}, step_number"
    ).rows():
        bridges[tuple(key)].append((kind, value))
    counted = 0
    for rows in bridges.values():
        if any(value is None for _, value in rows):
            assert measure == "amount"
            continue
        level = rows[0][1]
        for kind, value in rows[1:]:
            level += 0 if kind == "level" else value
            assert kind != "level" or level == value
        counted += 1
    assert counted or (relation, measure) == ("marts.bridge_totals", "amount")


def test_the_total_of_a_step_is_the_sum_of_its_licences_and_of_its_grades(estate: Estate) -> None:
    wanted = estate.query(
        "select step_key, cast(sum(short_count) as bigint), sum(amount) from marts.bridge_steps "
        "group by all order by all"
    ).rows()
    totals = estate.query("select step_key, short_count, priced_amount from marts.bridge_totals order by all").rows()
    assert totals == wanted
    grades = estate.query(
        "select step_key, cast(sum(short_count) as bigint) from marts.bridge_grades group by all order by all"
    ).rows()
    assert grades == [(key, count) for key, count, _ in wanted if count]


def test_what_is_genuine_is_never_more_than_what_is_short_or_than_netting_leaves(estate: Estate) -> None:
    rows = estate.query(
        """
        select
            levels.in_force_short_count,
            levels.uncovered_short_count,
            levels.unmoved_short_count,
            netting.gross_short_count,
            netting.genuine_short_count
        from marts.bridge_levels as levels
        inner join marts.license_netting as netting using (smart_account, license_name)
        """
    ).rows()
    assert rows
    for in_force, uncovered, unmoved, gross, genuine in rows:
        assert in_force == gross
        assert 0 <= unmoved <= genuine <= in_force
        assert unmoved <= uncovered <= in_force


def test_moves_are_promised_once_and_never_more_than_is_misplaced(estate: Estate) -> None:
    rows = estate.query(
        """
        select
            netting.misplaced_count,
            cast(sum(moves.move_count) as bigint),
            min(moves.move_count),
            max(moves.move_count - moves.short_count)
        from marts.cured_shortages as moves
        inner join marts.license_netting as netting using (smart_account, license_name)
        group by smart_account, license_name, netting.misplaced_count
        """
    ).rows()
    assert rows
    assert all(promised <= misplaced and least > 0 and more <= 0 for misplaced, promised, least, more in rows)


def test_the_items_between_the_two_lenses_sum_to_their_difference(estate: Estate) -> None:
    rows = estate.query(
        """
        select
            lenses.proven_balance_count - lenses.shown_balance_count,
            cast(coalesce(sum(items.difference_count), 0) as bigint)
        from marts.license_lenses as lenses
        left join marts.lens_differences as items using (smart_account, license_name)
        where lenses.shown_balance_count is not null
        group by smart_account, license_name, lenses.proven_balance_count, lenses.shown_balance_count
        """
    ).rows()
    assert any(items for _, items in rows)
    assert all(difference == items for difference, items in rows)


def _without_use(holding: Holding) -> Holding:
    return replace(holding, printed_use=None)


def _without_lots(holding: Holding) -> Holding:
    return replace(holding, lots=(), quantity=holding.quantity or 7)


def _with_a_status_nobody_knows(holding: Holding) -> Holding:
    lots = holding.lots or (Lot(5),)
    return replace(
        holding, lots=(*lots[:-1], replace(lots[-1], quantity=5, start=None, end=None, kind="TERM", status="?"))
    )


def blinded(one: Named, blind: Callable[[Holding], Holding]) -> tuple[Named, Holding] | None:
    """The estate with a line made unknown; a table has no lots, and a row of it without its use is rejected."""
    lines = one.estate.holdings
    places = [place for place, line in enumerate(lines) if line.account not in one.estate.tables]
    if not places:
        return None
    last = places[-1]
    changed = (*lines[:last], blind(lines[last]), *lines[last + 1 :])
    return Named(one.tag, replace(one.estate, holdings=changed)), lines[last]


@pytest.mark.parametrize("blind", [_without_use, _without_lots, _with_a_status_nobody_knows])
def test_what_becomes_unknown_is_never_shown_as_good(
    several: list[Named], estate: Estate, blind: Callable[[Holding], Holding]
) -> None:
    changed = [blinded(one, blind) for one in several]
    keys = {
        (one.account(line.account), line.virtual_account, one.license(line.license))
        for one, line in (pair for pair in changed if pair)
    }
    assert len(keys) > MANY // 2
    with built(client_files([pair[0] for pair in changed if pair])) as after:
        standing = positions(after)
        assert {standing[key] for key in keys} == {(None, "Unknown")}
        assert not {giver for giver in givers(after) if giver in keys}
        assert_nothing_got_better(estate, after, keys)


def positions(estate: Estate) -> dict[Any, Any]:
    rows = estate.query(
        "select smart_account, virtual_account, license_name, balance_count, position_status "
        "from marts.license_position"
    ).rows()
    return {tuple(key): (balance, status) for *key, balance, status in rows}


def givers(estate: Estate) -> set[Any]:
    """Who gives something away in the transfer plan."""
    return set(
        estate.query(
            "select smart_account, from_virtual_account, license_name from marts.transfer_steps "
            "union select smart_account, to_virtual_account, covered_license_name from marts.transfer_steps"
        ).rows()
    )


def assert_nothing_got_better(before: Estate, after: Estate, keys: set[Any]) -> None:
    """Where what was lost from sight was a surplus, its licence is not less short in its Smart Account than before."""
    former = positions(before)
    spare = {(account, name) for account, virtual, name in keys if (former[account, virtual, name][0] or 0) >= 0}
    levels = "select smart_account, license_name, unmoved_short_count from marts.bridge_levels"
    was, now = ({(a, n): count for a, n, count in one.query(levels).rows()} for one in (before, after))
    assert spare
    assert not [pool for pool in spare if now.get(pool, 0) < was.get(pool, 0) and pool in now]


SOURCES = ("cmdb.csv", "orders.csv", "paks.csv", "devices.json", "licenses.json", "prices.csv")


def test_taking_a_source_away_never_improves_an_item_of_the_gate(several: list[Named], estate: Estate) -> None:
    before = gate(estate)
    for source in SOURCES:
        files = {name: text for name, text in client_files(several).items() if not name.endswith(f"/{source}")}
        with built(files, "marts.readiness_gate") as poorer:
            after = gate(poorer)
        better = [item for item in before if GATE.index(after[item]) > GATE.index(before[item])]
        assert not better, f"without {source}: {[(item, before[item], after[item]) for item in better]}"


def gate(estate: Estate) -> dict[int, str]:
    return dict(estate.query("select item_number, gate_status from marts.readiness_gate").rows())
