"""What proves an exhibit: the rows it was read from, and the lines of files behind them."""

from __future__ import annotations

import json
from typing import TYPE_CHECKING

import nbformat
import polars as pl
import pytest

from analysis.briefs.document import document_of
from analysis.briefs.editions import files_for_edition, for_edition
from analysis.briefs.evidence import evidence_document, evidence_from, line_ranges
from analysis.briefs.making import make_brief
from analysis.briefs.provenance import expect_same_estate
from analysis.briefs.record import keep_in, mark_complete, read_record, write_record
from analysis.engine.estate import Estate
from analysis.errors import BuildError
from tests.briefs.evidenced import FIRST, HOSTILE, NETTING, POSITION, brief_of, build_client, exhibit
from tests.conftest import AS_OF

if TYPE_CHECKING:
    from pathlib import Path


@pytest.fixture(scope="module")
def client(tmp_path_factory: pytest.TempPathFactory) -> Path:
    return build_client(tmp_path_factory.mktemp("evidence") / "acme")


def test_an_exhibit_stands_on_the_lines_its_readings_lead_to(client: Path) -> None:
    told = brief_of(client, exhibit(1, "position", POSITION)).evidence["position"]
    assert told.row_counts == [8]
    assert [(one.path, one.lines, one.line_count) for one in told.files] == [
        (FIRST, "1–6", 6),
        (FIRST.replace("1.json", "2.json"), "1–2", 2),
    ]
    assert {one.taken_at for one in told.files} == {"2026-10-31"}


def test_an_exhibit_of_two_readings_counts_a_line_once(client: Path) -> None:
    document = brief_of(client, exhibit(1, "both", POSITION, NETTING), exhibit(2, "none"))
    assert document.evidence["both"].row_counts == [8, 7]
    assert sum(one.line_count for one in document.evidence["both"].files) == 8
    assert document.evidence["none"].files == []


def test_line_numbers_are_written_as_ranges() -> None:
    lines = pl.DataFrame({"file_id": ["a", "b", "a", "a", "a", "a"], "row_number": [7, 1, 9, 3, 8, 8]})
    told = line_ranges(lines, ["file_id"]).rows()
    assert told == [("a", "3, 7–9", 4), ("b", "1", 1)]


def test_evidence_comes_back_from_the_record_as_it_went_in(client: Path) -> None:
    evidence = dict(brief_of(client, exhibit(1, "a", POSITION), exhibit(2, "b", NETTING)).evidence)
    kept = json.loads(json.dumps(evidence_document(evidence)))
    assert evidence_from({"evidence": kept}) == evidence
    assert len(kept["files"]) == 2  # what two exhibits share is kept once


def test_a_record_without_evidence_has_none() -> None:
    assert evidence_from({}) == {}


def test_an_estate_built_again_is_told_apart(tmp_path: Path) -> None:
    client = build_client(tmp_path / "acme")
    document = brief_of(client, exhibit(1, "position", POSITION))
    with Estate(client) as estate:
        expect_same_estate(document, estate)
    (client / FIRST).write_text((client / FIRST).read_text("utf-8").replace(HOSTILE[0], "B"), "utf-8")
    with Estate(client, writing=True) as estate:
        estate.land()
        estate.build(AS_OF)
    with Estate(client) as estate, pytest.raises(BuildError, match="built again since"):
        expect_same_estate(document, estate)


def test_the_record_of_the_client_edition_keeps_no_source(tmp_path: Path) -> None:
    cells = [nbformat.v4.new_code_cell(text, metadata={"tags": tags}) for text, tags in (  # type: ignore[no-untyped-call]
        ("edition = 'client'", ["injected-parameters"]), ("brief.exhibit(notes='say nothing')", []))]  # fmt: skip
    record = nbformat.v4.new_notebook(cells=cells)  # type: ignore[no-untyped-call]
    mark_complete(record, notebook="tiny.ipynb", parameters={})
    path = write_record(record, tmp_path / "record.ipynb")
    keep_in(path, with_source=False, versions={"a": "1"})
    kept = read_record(path)
    assert [cell.source for cell in kept.cells] == ["edition = 'client'", ""]
    assert document_of(kept).run["versions"] == {"a": "1"}


def test_what_is_internal_stays_out_of_the_client_edition() -> None:
    rows = pl.DataFrame({"amount": [1, 2, 3], "is_internal": [False, True, None]})
    assert for_edition(rows, is_internal=False)["amount"].to_list() == [1]
    assert for_edition(rows, is_internal=True).height == 3
    files = pl.DataFrame({"path": ["exports/a.csv", "benchmarks/settlements.xlsx"]})
    assert files_for_edition(files, is_internal=False)["path"].to_list() == ["exports/a.csv"]


@pytest.mark.slow(reason="runs a brief of a sample client")
def test_the_evidence_of_the_client_edition_names_no_file_of_ours(
    sample_clients: dict[str, Path], tmp_path: Path
) -> None:
    make_brief("true_forward", sample_clients["calderbank"], AS_OF, edition="client", formats=[], out=tmp_path)
    document = document_of(read_record(tmp_path / "calderbank" / "true_forward-client.ipynb"))
    paths = {one.path for told in document.evidence.values() for one in told.files}
    assert len(paths) > 100
    assert not [path for path in paths if path.startswith("benchmarks/")]
