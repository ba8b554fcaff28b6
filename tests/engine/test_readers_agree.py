"""The database's CSV reader and the exact one give the same rows under the same numbers: those of Python's csv."""

from __future__ import annotations

import csv
import io
from pathlib import Path
from typing import Any

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from analysis.engine import loading
from analysis.engine.database import Database
from analysis.engine.loading import load_tables
from analysis.engine.planning import PlannedFile, no_progress, plan_files
from analysis.engine.raw_tables import prepare_raw_tables
from analysis.exports.client_toml import ClientConfig
from tests.landing import DAY

HEADER = ["License", "Virtual Account", "Purchased", "In Use", "Alerts", "Note"]
CONFIG = ClientConfig(name="Acme", currency="USD", smart_accounts=["acme.example"])
cells = st.text(st.sampled_from("ab,\";|'\n\r \t1é\xa0\\"), max_size=5)
records = st.tuples(st.text("xyz", min_size=1, max_size=3), st.just("Campus"), st.just("1"), st.just("2"), cells, cells)
blank = st.sampled_from([[], ["", "", "", "", "", ""], [" "], ["", "  "]])
tables = st.lists(st.one_of(records.map(list), records.map(list), blank), max_size=8)


def written(rows: list[list[str]], line_end: str, quoting: Any, end: str) -> str:
    """A table as text, as a spreadsheet saves it: a lone return is never left without quotes."""
    if quoting == csv.QUOTE_MINIMAL:
        rows = [[cell.replace("\r", "") for cell in row] for row in rows]
    text = io.StringIO(newline="")
    csv.writer(text, lineterminator=line_end, quoting=quoting).writerows([HEADER, *rows])
    return text.getvalue() + end


def expected(text: str) -> list[tuple[object, ...]]:
    """What Python's own reader finds: rows that hold anything, by their number."""
    rows = enumerate(csv.reader(io.StringIO(text, newline="")), start=1)
    return [
        (number, *(cell or None for cell in row))
        for number, row in rows
        if number > 1 and any(cell.strip(" \t\xa0") for cell in row)
    ]


class Reading:
    """One estate in memory on which a file lands again and again."""

    def __init__(self, client: Path) -> None:
        self.client = client
        (client / DAY).mkdir(parents=True)
        self.database = Database(None)
        prepare_raw_tables(self.database)

    def of(self, text: str) -> tuple[list[tuple[object, ...]], int]:
        """The raw rows of a text and how many rows were rejected."""
        (self.client / DAY / "l.csv").write_bytes(text.encode())
        (plan,) = plan_files(self.client, CONFIG, self.client / ".unpacked", no_progress)
        load_tables(self.database, [plan])
        names = 'row_number, license, virtual_account, available_to_use, in_use, alerts, "Note"'
        rows = self.database.rows(f"select {names} from raw.cssm_licenses order by row_number")
        rejected = self.database.value("select count(*) from meta.rejects")
        self.database.run("delete from raw.cssm_licenses")
        self.database.run("delete from meta.rejects")
        return rows, int(rejected)


@pytest.fixture(scope="module")
def reading(tmp_path_factory: pytest.TempPathFactory) -> Reading:
    return Reading(tmp_path_factory.mktemp("agree") / "acme")


@given(
    rows=tables,
    line_end=st.sampled_from(["\n", "\r\n"]),
    quoting=st.sampled_from([csv.QUOTE_MINIMAL, csv.QUOTE_ALL]),
    end=st.sampled_from(["", "\n", "\r\n\r\n", "\n \n"]),
)
@settings(max_examples=60, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])
def test_any_table_lands_as_python_reads_it(
    reading: Reading, rows: list[list[str]], line_end: str, quoting: Any, end: str
) -> None:
    text = written(rows, line_end, quoting, end)
    assert reading.of(text) == (expected(text), 0)


@given(
    rows=st.lists(records.map(list), min_size=1, max_size=6),
    quoting=st.sampled_from([csv.QUOTE_MINIMAL, csv.QUOTE_ALL]),
)
@settings(max_examples=40, deadline=None)
def test_where_the_fast_reader_is_used_it_says_what_the_exact_one_says(
    reading: Reading, rows: list[list[str]], quoting: Any
) -> None:
    text = written(rows, "\n", quoting, "")
    either, _ = reading.of(text)
    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(loading, "_read_fast", lambda *_: None)
        exact, _ = reading.of(text)
    assert either == exact


def test_a_plain_table_is_read_by_the_fast_reader(reading: Reading, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(loading, "_read_exactly", None)
    rows, _ = reading.of(
        "Exported today\r\n" + written([["x", "Campus", "1", "2", "", "n"]] * 3, "\r\n", csv.QUOTE_ALL, "\r\n\r\n")
    )
    assert [row[0] for row in rows] == [3, 4, 5]


@pytest.mark.parametrize(
    "text",
    [
        'x,Campus,1,2,"a\nb",\ny,Campus,1,2,,\n',
        "x,Campus,1,2,,\n\ny,Campus,1,2,,\n",
        "x,Campus,1,2,,\n,,,,,\ny,Campus,1,2,,\n",
        "x,Campus,1,2,,\ny,Campus\nz,Campus,1,2,,\n",
        'x,Campus,1,2,,"never closed\ny,Campus,1,2,,\n',
        "x,Campus,1,2,a\rb,\ny,Campus,1,2,,\n",
    ],
    ids=["newline in a cell", "blank line", "row of commas", "ragged row", "open quote", "lone return"],
)
def test_a_table_whose_rows_are_not_its_lines_is_left_to_the_exact_reader(
    reading: Reading, monkeypatch: pytest.MonkeyPatch, text: str
) -> None:
    used: list[str] = []
    exactly = loading._read_exactly

    def watched(database: Database, plan: PlannedFile) -> None:
        used.append(plan.format.name)
        exactly(database, plan)

    monkeypatch.setattr(loading, "_read_exactly", watched)
    reading.of(",".join(HEADER) + "\n" + text)
    assert used == ["cssm_licenses"]


@given(body=st.text(st.sampled_from('xy,,,,,"\n\n\r \t;'), max_size=60))
@settings(max_examples=40, deadline=None)
def test_text_however_broken_never_stops_landing_and_both_readers_agree_on_it(reading: Reading, body: str) -> None:
    text = ",".join(HEADER) + "\n" + body
    either = reading.of(text)
    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(loading, "_read_fast", lambda *_: None)
        assert reading.of(text) == either


def test_a_file_with_quotes_that_the_fast_reader_fails_on_aside_is_left_to_the_exact_one(
    reading: Reading, monkeypatch: pytest.MonkeyPatch
) -> None:
    text = written([["x", "Campus", "1", "2", "a,b", ""]], "\n", csv.QUOTE_MINIMAL, "")
    monkeypatch.setattr(loading, "literal", lambda text: f"'{text}'" if text != "," else "'more than a letter'")
    assert reading.of(text) == (expected(text), 0)


def test_a_statement_that_fails_aside_leaves_the_transaction_as_it_was() -> None:
    database = Database(None)
    with database.transaction():
        database.run("create table t as select 1 as a")
        assert not database.works("select no_such_column from t")
        assert database.works("select 1")
        database.run("insert into t values (2)")
    assert database.rows("select a from t") == [(1,), (2,)]
    database.close()
