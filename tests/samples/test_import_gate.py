"""The import gate of every sample says what its story knows: expected/ was worked out from what was written."""

from __future__ import annotations

import json
from collections.abc import Iterable
from datetime import date
from typing import Any

import polars as pl

from analysis.engine.gate import Gate
from analysis.exports.formats import all_formats
from tests.conftest import SAMPLE_NAMES, SAMPLES
from tests.samples.conftest import Sample

NOT_READ = "Not read: "
Rows = list[dict[str, Any]]


def told(sample: Sample, name: str) -> Any:
    return sample.expected["import_gate"][name]


def gate(sample: Sample) -> Gate:
    return sample.estate.gate()


def alike(table: pl.DataFrame, columns: Iterable[str]) -> Rows:
    """Some columns of a table, with days as JSON writes them."""
    return [
        {name: cell.isoformat() if isinstance(cell, date) else cell for name, cell in row.items()}
        for row in table.select(list(columns)).to_dicts()
    ]


def titled(rows: Rows) -> Rows:
    """The story's sources under the titles that the gate prints."""
    return [
        {"format_title": title(row["format"], is_onprem=row["is_onprem"])}
        | {name: cell for name, cell in row.items() if name not in {"format", "is_onprem"}}
        for row in rows
    ]


def title(name: str, *, is_onprem: bool) -> str:
    written = all_formats()[name].title
    apart = ", On-Prem" if is_onprem and "On-Prem" not in written else ""
    return written[:1].upper() + written[1:] + apart


def ordered(rows: Rows) -> Rows:
    return sorted(rows, key=lambda row: json.dumps(row, sort_keys=True))


def test_each_kind_of_source_is_found_missing_or_stale_with_its_files_rows_and_newest_day(sample: Sample) -> None:
    kinds = told(sample, "kinds")
    assert alike(gate(sample).kinds, kinds[0]) == kinds


def test_each_source_has_its_files_rows_and_status(sample: Sample) -> None:
    sources = gate(sample).sources.filter(pl.col("export_status") != "not read")
    wanted = titled(told(sample, "sources"))
    assert ordered(alike(sources, wanted[0])) == ordered(wanted)


def test_files_that_no_format_fits_are_named(sample: Sample) -> None:
    sources = gate(sample).sources.filter(pl.col("export_status") == "not read")
    assert sorted(sources["format_title"]) == [NOT_READ + path for path in told(sample, "not_read")]


def test_each_smart_account_has_its_virtual_accounts_listed_covered_or_never_exported(sample: Sample) -> None:
    accounts = told(sample, "accounts")
    assert alike(gate(sample).accounts, accounts[0]) == accounts


def test_rows_are_refused_for_the_reasons_and_as_often_as_the_story_says(sample: Sample) -> None:
    columns = ("path", "reason", "rejected_count")
    assert ordered(alike(gate(sample).rejects, columns)) == ordered(told(sample, "rejects"))


def test_the_order_of_day_and_month_is_settled_where_the_story_says(sample: Sample) -> None:
    columns = ("path", "date_order", "date_order_source")
    assert ordered(alike(gate(sample).date_orders, columns)) == ordered(told(sample, "date_orders"))


def test_the_same_file_twice_is_told(sample: Sample) -> None:
    said = [notice for notice in gate(sample).notices["notice"] if "counted once" in notice]
    wanted = [f"{row['path']} is the same as {row['same_as']}; counted once." for row in told(sample, "duplicates")]
    assert sorted(said) == sorted(wanted)


def test_what_another_export_of_the_day_overlaps_is_a_finding(sample: Sample) -> None:
    columns = ("format", "smart_account", "taken_at", "file_count")
    found = sample.estate.query("select * from marts.sources where export_status = 'overlapped'")
    assert ordered(alike(found, columns)) == ordered(told(sample, "overlaps"))
    ((findings,),) = sample.rows("select count(*) from checks.findings where check_name = 'overlapping_export'")
    assert findings == len(told(sample, "overlaps"))


def test_every_format_stands_in_one_sample_or_another() -> None:
    written = {
        row["format"]
        for name in SAMPLE_NAMES
        for row in json.loads((SAMPLES / "expected" / f"{name}.json").read_text("utf-8"))["import_gate"]["sources"]
    }
    assert written == set(all_formats())
