"""Every file of a sample client is accounted for, and every row of it."""

from __future__ import annotations

from tests.samples.conftest import Sample


def test_rows_read_are_rows_landed_and_rows_rejected(sample: Sample) -> None:
    assert sample.rows("select path from meta.files where read_count <> landed_count + rejected_count") == []


def test_every_file_of_the_folder_stands_in_meta_files_by_itself_or_by_what_it_holds(sample: Sample) -> None:
    gate = sample.expected["import_gate"]
    there = {
        path.relative_to(sample.folder).as_posix()
        for area in ("exports", "prices", "proposal", "benchmarks")
        for path in (sample.folder / area).rglob("*")
        if path.is_file()
    }
    statuses = dict(sample.rows("select path, file_status from meta.files"))
    copies = {row["path"] for row in gate["duplicates"]}
    assert {path for path in there if not any(f"{one}/".startswith(f"{path}/") for one in statuses)} == copies
    assert {path for path in statuses if not any(f"{path}/".startswith(f"{one}/") for one in there)} == set()
    assert sorted(path for path, status in statuses.items() if status != "landed") == gate["not_read"]


def test_nothing_of_a_sample_stops_a_brief(sample: Sample) -> None:
    assert sample.rows("select * from meta.notices where severity = 'stop'") == []


def test_every_row_of_every_raw_table_belongs_to_a_file(sample: Sample) -> None:
    landed = dict(sample.rows("select file_id, landed_count from meta.files"))
    for (table,) in sample.rows("select table_name from information_schema.tables where table_schema = 'raw'"):
        for file_id, count in sample.rows(f"select file_id, count(*) from raw.{table} group by file_id"):
            assert landed.pop(file_id) == count
    assert not any(landed.values())


def test_pages_are_complete(sample: Sample) -> None:
    assert sample.rows("select * from checks.findings where check_name = 'missing_pages'") == []
