"""An estate answers questions, and answers wrong questions with the right ones."""

from __future__ import annotations

import subprocess
import sys
from collections.abc import Iterator
from datetime import date
from pathlib import Path

import pytest

from analysis.engine.database import Database
from analysis.engine.estate import Estate, open_estate
from analysis.errors import ClientError, QueryError
from tests.conftest import MakeClient
from tests.exports.answers import licence, page
from tests.landing import DAY, ONE_ACCOUNT

PROJECT = Path(__file__).parents[2]


@pytest.fixture(scope="module")
def client(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A client's folder with a built estate that nobody has open."""
    folder = tmp_path_factory.mktemp("asked") / "acme"
    (folder / DAY).mkdir(parents=True)
    (folder / "client.toml").write_text(ONE_ACCOUNT, "utf-8")
    (folder / DAY / "l.json").write_text(page(licence("A"), licence("B"), licence("C", alert=None)), "utf-8")
    with Estate(folder, writing=True) as estate:
        estate.land()
        estate.build(date(2026, 11, 24))
    return folder


@pytest.fixture
def estate(client: Path) -> Iterator[Estate]:
    with open_estate(client) as opened:
        yield opened


@pytest.mark.parametrize(
    ("where", "names"),
    [
        ({}, ["A", "B", "C"]),
        ({"license": "B"}, ["B"]),
        ({"license": ["C", "A"]}, ["A", "C"]),
        ({"license": ["C", "A"], "row_number": 1}, ["A"]),
        ({"license": []}, []),
        ({"license": "nobody's"}, []),
        ({"license": "A'; drop table meta.files; --"}, []),
        ({"license_details": None}, []),
        ({"alert": None}, ["A", "B", "C"]),
        ({"alert": [None, "x"]}, ["A", "B", "C"]),
    ],
)
def test_a_relation_is_read_where_columns_equal_values(
    estate: Estate, where: dict[str, object], names: list[str]
) -> None:
    assert sorted(estate.read("raw.smart_licensing_licenses", **where)["license"]) == names


def test_a_column_may_be_called_name(estate: Estate) -> None:
    assert estate.read("raw.smart_licensing_accounts", name="x").is_empty()


@pytest.mark.parametrize(
    ("name", "where", "what", "todo"),
    [
        (
            "marts.licence_position",
            {},
            "The estate has no relation 'marts.licence_position'.",
            "Did you mean 'marts.license_position'?",
        ),
        (
            "marts.license_position",
            {"virtual_acount": 1},
            "marts.license_position has no column 'virtual_acount'.",
            "Did you mean 'virtual_account'?",
        ),
        (
            "marts.license_position; drop table x",
            {},
            "The estate has no relation 'marts.license_position; drop table x'.",
            "Did you mean",
        ),
    ],
)
def test_an_unknown_name_is_answered_with_the_nearest_one(
    estate: Estate, name: str, where: dict[str, object], what: str, todo: str
) -> None:
    with pytest.raises(QueryError) as told:
        estate.read(name, **where)
    assert told.value.what == what
    assert told.value.todo.startswith(todo)


@pytest.mark.parametrize(
    ("sql", "what"),
    [
        ("select nothing from marts.license_position", 'Binder Error: Referenced column "nothing" not found'),
        ("selct 1", "Parser Error: syntax error"),
        ("select interval 1 day", "The answer holds a type that cannot be handed on"),
        ("", "That asks nothing."),
        ("-- only a comment", "That asks nothing."),
        ("select * from FILES", "Catalog Error: Table with name FILES does not exist!"),
    ],
)
def test_a_question_that_cannot_be_answered_carries_its_sql(estate: Estate, sql: str, what: str) -> None:
    with pytest.raises(QueryError) as told:
        estate.query(sql)
    assert told.value.what.startswith(what)
    assert told.value.where == sql


def test_parameters_are_bound(estate: Estate) -> None:
    assert estate.query("select ? as answer", ["'; drop table meta.files; --"]).item() == "'; drop table meta.files; --"


@pytest.mark.parametrize(
    "sql",
    [
        "select content from read_text('/etc/passwd')",
        "from read_csv('/etc/passwd')",
        "from '/etc/passwd'",
        "from glob('/etc/*')",
        "copy (select 1) to '/tmp/written.csv'",
        "attach '/tmp/other.duckdb' as other",
        "install httpfs",
        "load httpfs",
        "export database '/tmp/everything'",
        "create table meta.mine as select 1 as a",
        "delete from meta.files",
        "drop table meta.files",
        "update meta.files set path = ''",
        "set enable_external_access = true",
        "set lock_configuration = false",
        "pragma enable_profiling = 'json'; select 1",
        "select 1; drop table meta.files",
    ],
)
def test_an_estate_open_for_reading_writes_nothing_and_reads_no_file(estate: Estate, sql: str) -> None:
    with pytest.raises(QueryError):
        estate.query(sql)
    assert estate.query("select count(*) from meta.files").item() == 1


def test_two_readers_at_once_work(client: Path, estate: Estate) -> None:
    with open_estate(client) as other:
        assert other.read("meta.files").equals(estate.read("meta.files"))
    command = f"from analysis import open_estate; print(open_estate({str(client)!r}).read('meta.files').height)"
    told = subprocess.run([sys.executable, "-c", command], capture_output=True, text=True, check=True, cwd=PROJECT)
    assert told.stdout == "1\n"


def test_a_writer_waits_for_nobody_and_says_who_has_the_estate(client: Path) -> None:
    command = (
        f"from analysis.engine.estate import Estate; e = Estate({str(client)!r}, writing=True); "
        f"print('open', flush=True); input()"
    )
    with subprocess.Popen(
        [sys.executable, "-c", command], stdin=subprocess.PIPE, stdout=subprocess.PIPE, text=True, cwd=PROJECT
    ) as other:
        assert other.stdout is not None
        assert other.stdout.readline() == "open\n"
        for writing in (True, False):
            with pytest.raises(QueryError) as told:
                Estate(client, writing=writing)
            assert told.value.what == f"Another program (process {other.pid}) has this estate open for writing."
            assert told.value.todo == "Close the notebook or command that uses it, then try again."
        other.communicate("\n")


def test_a_second_door_of_the_same_program_is_told_to_close_the_first(client: Path, estate: Estate) -> None:
    with pytest.raises(QueryError, match="This program has the estate open already"):
        Estate(client, writing=True)
    assert estate.read("meta.files").height == 1


def test_a_client_without_an_estate_is_told_how_to_build_one(make_client: MakeClient) -> None:
    with pytest.raises(QueryError, match="acme has no estate yet") as told:
        open_estate(make_client({}))
    assert "workbench build" in told.value.todo


@pytest.mark.parametrize("content", [b"this is no database", b"x" * 100_000])
def test_a_file_that_is_no_estate_is_told(make_client: MakeClient, content: bytes) -> None:
    client = make_client({"estate.duckdb": content})
    with pytest.raises(QueryError, match="The estate's file cannot be opened") as told:
        open_estate(client)
    assert told.value.todo == "Deleting estate.duckdb loses nothing: `workbench build` makes it again."


def test_an_estate_says_what_it_holds(estate: Estate) -> None:
    assert {"marts.license_position", "meta.files", "raw.cssm_licenses"} <= set(estate.relations)
    assert estate.columns("meta.rejects") == ["file_id", "row_number", "reason", "raw_row"]
    assert repr(estate).endswith(f"{len(estate.relations)} relations)")
    assert estate.client_id == "acme"


def test_a_name_in_quotes_stays_a_name(tmp_path: Path) -> None:
    database = Database(tmp_path / 'it\'s a "name".duckdb')
    database.run("create table t as select 1 as a")
    assert database.value("select a from t") == 1
    database.close()


def test_an_estate_that_is_a_link_is_not_written_through(tmp_path: Path) -> None:
    client, outside = tmp_path / "acme", tmp_path / "outside.duckdb"
    client.mkdir()
    (client / "client.toml").write_text(ONE_ACCOUNT, "utf-8")
    (client / "estate.duckdb").symlink_to(outside)
    with pytest.raises(ClientError, match=r"estate\.duckdb is a link"):
        Estate(client, writing=True)
    assert not outside.exists()
