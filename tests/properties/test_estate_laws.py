"""Laws that hold of whatever a client downloads: on random estates, from real files to the last mart."""

from __future__ import annotations

import tempfile
from collections import defaultdict
from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from dataclasses import replace
from pathlib import Path
from random import Random
from typing import Any

import pytest

from analysis.engine.estate import Estate
from tests.landing import state_of
from tests.oracle.agreement import drawn
from tests.oracle.comparison import Client, together
from tests.oracle.export_files import Named, client_files
from tests.oracle.facts import Holding
from tests.oracle.random_estates import AS_OF
from tests.properties.rearranged import rearranged

Rows = list[tuple[Any, ...]]
MANY = 60
# What says where a row stands, how many files there are, or in which order equal things are numbered.
OF_FILES = {
    "file_id", "row_number", "lot_number", "order_line_id", "transfer_number", "move_number", "file_count",
    "spoken_file_count", "finding_row",
}  # fmt: skip
GATE = ("Not evidenced", "Blocked", "In progress", "Done", "Not applicable")


@contextmanager
def built(files: dict[str, str]) -> Iterator[Estate]:
    """A client's folder with these files, landed and built."""
    with tempfile.TemporaryDirectory() as scratch:
        folder = Path(scratch) / "oracle"
        for name, text in files.items():
            path = folder / name
            path.parent.mkdir(parents=True, exist_ok=True)
            path.write_text(text, "utf-8")
        with Estate(folder, writing=True) as estate:
            estate.land()
            estate.build(AS_OF)
            yield estate


def told(estate: Estate) -> dict[str, Rows]:
    """Every mart and every finding, without what only says where a row stands."""
    answer = {}
    for relation in estate.relations:
        if relation.startswith("marts.") or relation == "checks.findings":
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
    with built(rearranged(client_files(several), Random(seed))) as other:
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
        "select step_key, cast(sum(short_count) as bigint), sum(amount) from marts.bridge_steps group by all order by all"
    ).rows()
    totals = estate.query("select step_key, short_count, priced_amount from marts.bridge_totals order by all").rows()
    assert totals == wanted
    grades = estate.query(
        "select step_key, cast(sum(short_count) as bigint) from marts.bridge_grades group by all order by all"
    ).rows()
    assert grades == [(key, count) for key, count, _ in wanted if count]


def test_the_items_between_the_two_lenses_sum_to_their_difference(estate: Estate) -> None:
    items = dict(
        (key, count)
        for *key, count in estate.query(
            "select smart_account || '|' || license_name, cast(sum(difference_count) as bigint) "
            "from marts.lens_differences group by all"
        ).rows()
    )
    lenses = estate.query("select * from marts.license_lenses")
    assert items
    assert lenses.height
