"""Whatever lies in the folder, landing ends, and each file's rows are either landed or rejected."""

from __future__ import annotations

import tempfile
from pathlib import Path

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from analysis.engine.estate import Estate
from tests.landing import DAY, ONE_ACCOUNT
from tests.properties.fuzz_corpus import corpus

SAMPLES = Path(__file__).parents[2] / "data" / "sample"
SUFFIXES = [".csv", ".tsv", ".json", ".jsonl", ".txt", ".log", ".xml", ".xlsx", ".xls", ".zip", ".tar.gz", ".tgz"]
UNEVEN = """
    select path, read_count, landed_count, rejected_count
    from meta.files where read_count <> landed_count + rejected_count
"""
MISCOUNTED = """
    select path, landed_count, rejected_count
    from meta.files left join (select file_id, count(*) as refused from meta.rejects group by file_id) using (file_id)
    where rejected_count <> coalesce(refused, 0)
"""
UNTOLD = """
    select path from meta.files
    where file_status <> 'landed' and file_id not in (select file_id from meta.notices where file_id is not null)
"""


def landed(client: Path, files: list[tuple[str, bytes]]) -> Estate:
    """An estate on files whose names tell nothing."""
    (client / DAY).mkdir(parents=True)
    (client / "client.toml").write_text(ONE_ACCOUNT, "utf-8")
    for number, (suffix, content) in enumerate(files):
        (client / DAY / f"f{number:05}{suffix}").write_bytes(content)
    estate = Estate(client, writing=True)
    estate.land()
    return estate


def assert_every_row_is_accounted_for(estate: Estate) -> None:
    for law in (UNEVEN, MISCOUNTED, UNTOLD):
        assert estate.query(law).rows() == []


@pytest.mark.slow
def test_no_mutated_file_stops_landing_or_loses_a_row(tmp_path: Path) -> None:
    # Slow: two thousand files, each with statements of its own.
    files = list(corpus(SAMPLES, 2_000, seed=20261124))
    before = set(tmp_path.iterdir())
    with landed(tmp_path / "acme", files) as estate:
        assert_every_row_is_accounted_for(estate)
        ((count,),) = estate.query("select count(distinct split_part(path, '/', 3)) from meta.files").rows()
        told = estate.query("select count(*) from meta.notices where notice like '%is the same as%'").item()
        assert count + told >= len(files)
    assert set(tmp_path.iterdir()) - before == {tmp_path / "acme"}
    assert {path.name for path in (tmp_path / "acme").iterdir()} == {"exports", "client.toml", "estate.duckdb"}


@settings(max_examples=60, deadline=None, suppress_health_check=[HealthCheck.too_slow])
@given(st.lists(st.tuples(st.sampled_from(SUFFIXES), st.binary(max_size=3000)), min_size=1, max_size=6))
def test_any_bytes_under_a_known_name_are_landed_rejected_or_told(files: list[tuple[str, bytes]]) -> None:
    with tempfile.TemporaryDirectory() as folder, landed(Path(folder) / "acme", files) as estate:
        assert_every_row_is_accounted_for(estate)
