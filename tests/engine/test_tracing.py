"""Many walks back at once: each ends where it would have ended alone."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from analysis.engine import tracing
from analysis.engine.estate import Estate
from analysis.engine.models import all_models
from analysis.errors import QueryError
from tests.engine.conftest import LOT
from tests.exports.answers import licence, page
from tests.landing import DAY, TWO_ACCOUNTS, Landing

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path

    import polars as pl

MARTS = [name for name in all_models() if name.startswith("marts.")]


@pytest.fixture(scope="module")
def estate(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Estate]:
    """Two Smart Accounts and two snapshots, built, open for reading alone."""
    files = {
        "exports/2026-09-01/acme.example/old.json": page(licence("A", "Campus", inUse=1, licenseDetails=[LOT])),
        f"{DAY}/acme.example/1.json": page(licence("Z"), licence("A", "Campus", inUse=15, licenseDetails=[LOT])),
        f"{DAY}/acme.example/2.json": page(licence("A", "Datacentre", inUse=1, licenseDetails=[LOT]), licence("Y")),
        f"{DAY}/north-gate.example/3.json": page(licence("A", "Campus", inUse=3, licenseDetails=[LOT])),
    }
    client = tmp_path_factory.mktemp("traced") / "acme"
    for name, text in {"client.toml": TWO_ACCOUNTS, **files}.items():
        (client / name).parent.mkdir(parents=True, exist_ok=True)
        (client / name).write_text(text, "utf-8")
    landing = Landing(client)
    landing.build()
    landing.estate.close()
    with Estate(client) as opened:
        yield opened


def ends_of(trace: tracing.Trace, number: int) -> set[tuple[str, int]]:
    """File and row number of every line that one starting point reaches."""
    lines = trace.lines.join(trace.origins.filter(origin_number=number), on="set_number")
    return set(lines.select("file_id", "row_number").rows())


def alone(estate: Estate, relation: str, **where: object) -> set[tuple[str, int]]:
    """The same of a walk of its own."""
    return set(estate.lineage(relation, **where).select("file_id", "row_number").rows())


def test_many_readings_at_once_end_where_each_alone_ends(estate: Estate) -> None:
    trace = estate.trace([(name, {}) for name in MARTS])
    for number, name in enumerate(MARTS):
        assert ends_of(trace, number) == alone(estate, name), name
    assert len(ends_of(trace, MARTS.index("marts.license_position"))) == 5


def test_readings_of_one_relation_keep_their_own_conditions(estate: Estate) -> None:
    wheres: list[dict[str, object]] = [
        {"license_name": "A"},
        {"license_name": ["Y", "Z"]},
        {"license_name": "nobody's"},
    ]
    trace = estate.trace([("marts.license_netting", where) for where in wheres])
    assert trace.row_counts == (2, 2, 0)
    assert [len(ends_of(trace, number)) for number in range(3)] == [3, 2, 0]


def test_every_row_ends_where_a_walk_with_its_keys_ends(estate: Estate) -> None:
    rows = estate.read("marts.license_netting")
    trace = estate.trace_rows([("marts.license_position", estate.read("marts.license_position")),
                               ("marts.license_netting", rows)], most_lines=9)  # fmt: skip
    for place, row in zip(trace.places[1], rows.iter_rows(named=True), strict=True):
        reached = set(trace.lines.filter(origin_number=place).select("file_id", "row_number").rows())
        keys = {name: row[name] for name in ("smart_account", "license_name")}
        assert reached == alone(estate, "marts.license_netting", **keys)


def test_rows_that_share_their_keys_share_their_origin(estate: Estate) -> None:
    rows = estate.read("marts.license_netting")
    twice = rows.vstack(rows)
    (places,) = estate.trace_rows([("marts.license_netting", twice)], most_lines=9).places
    assert places[: rows.height].to_list() == places[rows.height :].to_list()
    assert places.n_unique() == rows.height


def test_a_row_of_many_lines_is_counted_and_not_listed(estate: Estate) -> None:
    rows = estate.read("marts.license_netting", license_name="A", smart_account="acme.example")
    few = estate.trace_rows([("marts.license_netting", rows)], most_lines=1)
    assert few.lines.height == 0
    assert few.counts["line_count"].sum() == 2


def test_the_frame_of_most_rows_is_walked_as_one_where_there_are_too_many(
    estate: Estate, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(tracing, "_MOST_ORIGINS", 5)
    position, netting = estate.read("marts.license_position"), estate.read("marts.license_netting")
    trace = estate.trace_rows([("marts.license_position", position), ("marts.license_netting", netting)], most_lines=9)
    assert trace.places[0].n_unique() == 1
    assert trace.places[1].n_unique() == netting.height == 4
    whole = trace.lines.filter(origin_number=trace.places[0][0])
    assert set(whole.select("file_id", "row_number").rows()) == alone(estate, "marts.license_position")


def test_a_walk_leaves_no_table_behind(estate: Estate) -> None:
    estate.trace([("marts.license_netting", {}), ("marts.bridge_totals", {})])
    left: pl.DataFrame = estate.query("select table_name from duckdb_tables() where temporary")
    assert left.height == 0


def test_nothing_asked_is_nothing_found(estate: Estate) -> None:
    trace = estate.trace([])
    assert (trace.lines.height, trace.origins.height, trace.row_counts) == (0, 0, ())


@pytest.mark.parametrize(
    ("reading", "what"),
    [
        (("marts.nothing", {}), "The estate has no relation 'marts.nothing'."),
        (("marts.license_netting", {"licence": "A"}), "marts.license_netting has no column 'licence'."),
    ],
)
def test_a_reading_of_nothing_is_told(estate: Estate, reading: tracing.Reading, what: str) -> None:
    with pytest.raises(QueryError) as told:
        estate.trace([("marts.license_position", {}), reading])
    assert told.value.what == what
    assert estate.query("select table_name from duckdb_tables() where temporary").height == 0


@pytest.mark.slow(reason="builds the sample clients")
def test_in_a_sample_every_relation_ends_where_it_ends_alone(sample_clients: dict[str, Path]) -> None:
    with Estate(sample_clients["harbourline"]) as sample:
        trace = sample.trace([(name, {}) for name in MARTS])
        for number, name in enumerate(MARTS):
            assert ends_of(trace, number) == alone(sample, name), name
