"""The locale of a client: every word of its brief, none of the next brief's."""

from __future__ import annotations

from pathlib import Path

import nbformat
import papermill
import polars as pl

from analysis.briefs.document import document_of
from analysis.briefs.estate_words import in_locale
from analysis.briefs.html import BriefExporter
from analysis.numbers import DEFAULT_LOCALE, count_text, current_locale, write_in

SHOW = """
from analysis.numbers import date_text, count_text, set_locale
from analysis.charts.theme import magnitude
{opening}
print(count_text(1234567), magnitude([1e6]).text(1e6), date_text("2027-12-30"))
"""


def _run(folder: Path, opening: str) -> str:
    """Run a notebook as a brief is run, and return what it printed."""
    cells = [nbformat.v4.new_code_cell(one) for one in SHOW.format(opening=opening).split("\n\n")]  # type: ignore[no-untyped-call]
    nbformat.write(nbformat.v4.new_notebook(cells=cells), folder / "a.ipynb")  # type: ignore[no-untyped-call]
    papermill.execute_notebook(
        folder / "a.ipynb", folder / "b.ipynb", engine_name="inprocess", progress_bar=False, kernel_name="python3"
    )
    record = nbformat.read(folder / "b.ipynb", as_version=4)  # type: ignore[no-untyped-call]
    return "".join(output["text"] for cell in record.cells for output in cell.outputs).replace("\xa0", " ")


def test_the_locale_of_one_brief_is_not_that_of_the_next_in_the_same_process(tmp_path: Path) -> None:
    assert _run(tmp_path, "set_locale('de-DE')") == "1.234.567 1.000,0 30. Dez. 2027\n"
    assert current_locale() == DEFAULT_LOCALE
    assert _run(tmp_path, "") == "1,234,567 1,000.0 30 Dec 2027\n"


def test_sentences_of_the_estate_are_read_in_the_locale_and_names_from_files_are_not() -> None:
    frame = pl.DataFrame({"finding": ["1,250 short", None], "license_name": ["Tier 1,250", "B"]})
    assert in_locale(frame) is frame
    with write_in("de-DE"):
        assert in_locale(frame).to_dict(as_series=False) == {
            "finding": ["1.250 short", None],
            "license_name": ["Tier 1,250", "B"],
        }
        assert count_text(1250) == "1.250"


def test_a_record_is_exported_in_the_locale_of_its_cover(tmp_path: Path) -> None:
    opening = """
import datetime as dt
from analysis.briefs.brief import Brief, Provenance
from analysis.briefs.client_look import CoverLook
from analysis.briefs.figures import Figures
import polars as pl
brief = Brief(name="a", title="A brief", client_name="Acme", edition="internal", data_date=dt.date(2026, 11, 24),
    provenance=Provenance(1, 1, 0, "1"), figures=Figures({}), look=CoverLook("de-DE"))
brief.cover(headline="It is so", lead="")
brief.exhibit(title="They are many", table=pl.DataFrame({"license_count": [1234567]}))
"""
    cell = nbformat.v4.new_code_cell(opening)  # type: ignore[no-untyped-call]
    nbformat.write(nbformat.v4.new_notebook(cells=[cell]), tmp_path / "a.ipynb")  # type: ignore[no-untyped-call]
    papermill.execute_notebook(
        tmp_path / "a.ipynb", tmp_path / "b.ipynb", engine_name="inprocess", progress_bar=False, kernel_name="python3"
    )
    record = nbformat.read(tmp_path / "b.ipynb", as_version=4)  # type: ignore[no-untyped-call]
    assert document_of(record).cover.locale == "de-DE"
    page, _ = BriefExporter().from_notebook_node(record)  # type: ignore[no-untyped-call]
    assert ">1.234.567<" in page
    assert current_locale() == DEFAULT_LOCALE
