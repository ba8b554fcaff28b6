"""The same brief in every format: what one of them says, all of them say."""

from __future__ import annotations

import re
import unicodedata
from html.parser import HTMLParser
from pathlib import Path

import fastexcel
import pytest
from pptx import Presentation
from pypdf import PdfReader

from analysis.briefs.blocks import KeyFigures
from analysis.briefs.document import read_document
from analysis.briefs.making import EDITIONS, make_brief
from analysis.briefs.workbook_sheets import plain_words
from tests.conftest import AS_OF

pytestmark = pytest.mark.slow(reason="makes a sample client's brief in every format")
FORMATS = ("html", "pdf", "pptx", "xlsx")


class Words(HTMLParser):
    """What a page says."""

    def __init__(self, text: str) -> None:
        super().__init__()
        self.said: list[str] = []
        self.feed(text)

    def handle_data(self, data: str) -> None:
        self.said.append(data)


def squeezed(text: str) -> str:
    """Without the spaces and marks that a line break or a format sets."""
    plain = unicodedata.normalize("NFKC", text)
    return re.sub(r"[\s\u00ad\u200b\u2060]+", "", plain).replace("“", '"').replace("”", '"').replace("’", "'")


def said_by(path: Path) -> str:
    if path.suffix == ".html":
        return "".join(Words(path.read_text("utf-8")).said)
    if path.suffix == ".pdf":
        return "".join(page.extract_text() for page in PdfReader(path).pages)
    if path.suffix == ".pptx":
        shapes = [shape for slide in Presentation(str(path)).slides for shape in slide.shapes]
        return "".join(shape.text_frame.text for shape in shapes if shape.has_text_frame)
    index = fastexcel.read_excel(path).load_sheet(0, header_row=None, dtypes="string").to_polars()
    return "".join(str(cell) for row in index.iter_rows() for cell in row if cell)


@pytest.mark.parametrize("edition", EDITIONS)
@pytest.mark.parametrize("name", ["renewal_readiness", "true_forward"])
def test_every_format_says_the_same_findings_and_figures(
    name: str, edition: str, sample_clients: dict[str, Path], tmp_path: Path
) -> None:
    made = make_brief(name, sample_clients["calderbank"], AS_OF, edition=edition, formats=FORMATS, out=tmp_path)
    document = read_document(tmp_path / "calderbank" / f"{name}-{edition}.ipynb")
    parts = [part for part in document.parts if not (part.section and part.section.is_appendix)]
    body = [exhibit for part in parts for exhibit in part.exhibits]
    titles = [plain_words(exhibit.title, document.references) for exhibit in body]
    figures = [
        plain_words(one.value, document.references)
        for block in document.blocks
        if isinstance(block, KeyFigures)
        for one in block.figures
    ]
    assert len(titles) > 10
    assert len(figures) >= 4
    for path in made:
        told = squeezed(said_by(path))
        wanted = titles if path.suffix == ".xlsx" else titles + figures
        assert [words for words in wanted if squeezed(words) not in told] == [], path.suffix
