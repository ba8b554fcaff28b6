"""Where a figure comes from: a column back to raw columns, a row back to exactly its files and rows."""

from __future__ import annotations

import csv
import itertools
import json
from collections.abc import Iterator

import pytest

from analysis.errors import QueryError
from tests.engine.conftest import LOT
from tests.exports.answers import licence, page
from tests.landing import DAY, TWO_ACCOUNTS, Landing

TABLE = (
    "License,Available to Use,In Use,Virtual Account\n"
    '"B, with\na newline",10,4,Campus\n'
    "A,10,4,Campus\n"
    "A,3,9,Datacentre\n"
)


@pytest.fixture(scope="module")
def landed(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Landing]:
    """Two Smart Accounts, three snapshots, and one licence that all of them name."""
    files = {
        "exports/2026-09-01/acme.example/old.json": page(licence("A", "Campus", inUse=1, licenseDetails=[LOT])),
        f"{DAY}/acme.example/1.json": page(licence("Z"), licence("A", "Campus", inUse=15, licenseDetails=[LOT])),
        f"{DAY}/acme.example/2.json": page(licence("A", "Datacentre", inUse=1, licenseDetails=[LOT]), licence("Y")),
        f"{DAY}/north-gate.example/table.csv": TABLE,
    }
    client = tmp_path_factory.mktemp("walked") / "acme"
    for name, text in {"client.toml": TWO_ACCOUNTS, **files}.items():
        (client / name).parent.mkdir(parents=True, exist_ok=True)
        (client / name).write_text(text, "utf-8")
    made = Landing(client)
    made.build()
    yield made
    made.estate.close()


def walked(landed: Landing, relation: str, **where: object) -> list[tuple[str, int]]:
    """File name and row number of every row that a walk back ends at."""
    return [
        (path.removeprefix("exports/"), row)
        for path, row in landed.estate.lineage(relation, **where).select("path", "row_number").rows()
    ]


def test_a_row_walks_back_to_exactly_the_rows_of_its_licence_in_the_exports_that_speak(landed: Landing) -> None:
    assert walked(landed, "marts.license_netting", smart_account="acme.example", license_name="A") == [
        ("2026-10-31/acme.example/1.json", 2),
        ("2026-10-31/acme.example/2.json", 1),
    ]


def test_a_row_of_another_smart_account_walks_back_to_its_own_file(landed: Landing) -> None:
    assert walked(landed, "marts.license_netting", smart_account="north-gate.example", license_name="A") == [
        ("2026-10-31/north-gate.example/table.csv", 3),
        ("2026-10-31/north-gate.example/table.csv", 4),
    ]


def test_the_rows_told_by_file_and_row_are_the_rows_of_the_files(landed: Landing) -> None:
    for path, row in walked(landed, "marts.license_position", license_name="A"):
        text = (landed.client / "exports" / path).read_text("utf-8")
        if path.endswith(".json"):
            assert json.loads(text)["licenses"][row - 1]["license"] == "A"
        else:
            assert list(csv.reader(text.splitlines(keepends=True)))[row - 1][0] == "A"


def test_a_history_walks_back_to_every_snapshot(landed: Landing) -> None:
    rows = walked(landed, "marts.license_history", license_name="A")
    assert ("2026-09-01/acme.example/old.json", 1) in rows
    assert ("2026-10-31/acme.example/1.json", 2) in rows


def test_a_whole_relation_walks_back_to_all_rows_that_speak(landed: Landing) -> None:
    assert walked(landed, "marts.license_position") == [
        ("2026-10-31/acme.example/1.json", 1),
        ("2026-10-31/acme.example/1.json", 2),
        ("2026-10-31/acme.example/2.json", 1),
        ("2026-10-31/acme.example/2.json", 2),
        ("2026-10-31/north-gate.example/table.csv", 2),
        ("2026-10-31/north-gate.example/table.csv", 3),
        ("2026-10-31/north-gate.example/table.csv", 4),
    ]


def test_a_raw_row_is_its_own_origin(landed: Landing) -> None:
    assert walked(landed, "raw.cssm_licenses", row_number=4) == [("2026-10-31/north-gate.example/table.csv", 4)]


def test_a_row_that_is_not_there_comes_from_nowhere(landed: Landing) -> None:
    assert walked(landed, "marts.license_netting", license_name="nobody's") == []


def test_a_column_walks_back_to_its_raw_columns(landed: Landing) -> None:
    steps = landed.estate.lineage("marts.license_netting.genuine_short_count")
    ends = {(relation, column) for _, relation, column in steps.rows() if relation.startswith(("raw.", "inputs."))}
    assert steps.row(0) == (0, "marts.license_netting", "genuine_short_count")
    assert {
        ("raw.smart_licensing_licenses", "in_use"),
        ("raw.smart_licensing_licenses", "license_details"),
        ("raw.cssm_licenses", "available_to_use"),
        ("inputs.run", "as_of_date"),
    } <= ends
    assert not {column for _, column in ends} & {"billing_type", "host_name", "unit_net_price"}


def test_a_count_of_rows_walks_back_to_the_rows_it_counts(landed: Landing) -> None:
    steps = landed.estate.lineage("marts.license_netting.short_account_count")
    assert (1, "marts.license_position", "balance_count") in steps.rows()
    counted = landed.estate.lineage("marts.preparation_facts.cure_count")
    assert counted.row(1) == (1, "marts.remediation_plan", "*")
    assert "raw.smart_licensing_licenses" in set(counted["relation"])


def test_each_step_of_a_walk_stands_one_below_what_it_makes(landed: Landing) -> None:
    depths = [depth for depth, *_ in landed.estate.lineage("marts.license_position.in_use_count").rows()]
    assert depths[0] == 0
    assert all(later - earlier <= 1 for earlier, later in itertools.pairwise(depths))


@pytest.mark.parametrize(
    ("name", "where", "what"),
    [
        (
            "marts.license_nettin.genuine_short_count",
            {},
            "The estate has no relation 'marts.license_nettin.genuine_short_count'.",
        ),
        ("marts.license_netting.genuine_short", {}, "marts.license_netting has no column 'genuine_short'."),
        ("marts.license_netting", {"licence_name": "A"}, "marts.license_netting has no column 'licence_name'."),
        ("nothing", {}, "The estate has no relation 'nothing'."),
    ],
)
def test_a_walk_from_nowhere_is_told(landed: Landing, name: str, where: dict[str, object], what: str) -> None:
    with pytest.raises(QueryError) as told:
        landed.estate.lineage(name, **where)
    assert told.value.what == what
