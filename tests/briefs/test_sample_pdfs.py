"""The sample clients' briefs on paper: how long, how large, and whether all of them is there."""

from __future__ import annotations

from datetime import date
from itertools import pairwise
from typing import TYPE_CHECKING

import pytest
from pypdf import PdfReader

from analysis.briefs.blocks import KeyFigures
from analysis.briefs.document import Document, read_document
from analysis.briefs.making import make_brief
from analysis.briefs.pdf import pdf_of

if TYPE_CHECKING:
    from pathlib import Path

pytestmark = pytest.mark.slow(reason="builds the sample clients and runs their notebooks")

AS_OF = date(2026, 11, 24)
BRIEFS = [
    (client, name)
    for client in ("harbourline", "stmarys", "calderbank")
    for name in ("renewal_readiness", "true_forward")
]


@pytest.fixture(scope="session")
def pdfs(sample_clients: dict[str, Path], tmp_path_factory: pytest.TempPathFactory) -> dict[tuple[str, str], Path]:
    """Every brief of every sample client, for our own side."""
    out = tmp_path_factory.mktemp("pdfs")
    return {
        (client, name): make_brief(name, sample_clients[client], AS_OF, formats=["pdf"], out=out)[0]
        for client, name in BRIEFS
    }


def record_of(pdf: Path) -> Document:
    return read_document(pdf.with_suffix(".ipynb"))


def page_of_each_section(pdf: PdfReader) -> dict[str, int]:
    return {
        str(mark.title): pdf.get_destination_page_number(mark) or 0
        for mark in pdf.outline
        if not isinstance(mark, list)
    }


@pytest.mark.parametrize("brief", BRIEFS)
def test_a_brief_is_at_most_one_megabyte_and_follows_the_rules_for_accessible_documents(
    brief: tuple[str, str], pdfs: dict[tuple[str, str], Path]
) -> None:
    content = pdfs[brief].read_bytes()
    assert len(content) <= 1_000_000
    assert b"<pdfuaid:part>1</pdfuaid:part>" in content


@pytest.mark.parametrize("brief", BRIEFS)
def test_a_brief_is_twelve_pages_at_most_before_its_appendices(
    brief: tuple[str, str], pdfs: dict[tuple[str, str], Path]
) -> None:
    pages = page_of_each_section(PdfReader(pdfs[brief]))
    assert pages["Contents"] == 1, "the first page is one page"
    assert min(page for title, page in pages.items() if title.startswith("Appendix")) <= 12
    assert all(before <= after for before, after in pairwise(pages.values()))


@pytest.mark.parametrize("brief", BRIEFS)
def test_every_exhibit_and_every_key_figure_is_there(brief: tuple[str, str], pdfs: dict[tuple[str, str], Path]) -> None:
    document = record_of(pdfs[brief])
    told = "".join("".join(page.extract_text().split()) for page in PdfReader(pdfs[brief]).pages)
    figures = next(row.figures for row in document.parts[0].rows if isinstance(row, KeyFigures))
    assert [one.label for one in figures if "".join(one.label.split()) not in told] == []
    missing = [one.number for one in document.exhibits if f"{one.number}{_bare(one.title)}" not in told]
    assert missing == []


def _bare(title: str) -> str:
    return "".join(title.replace("\\", "").replace("'", "’").split())


def test_the_same_record_gives_the_same_file(pdfs: dict[tuple[str, str], Path]) -> None:
    pdf = pdfs["calderbank", "true_forward"]
    assert pdf_of(record_of(pdf)) == pdf.read_bytes()
