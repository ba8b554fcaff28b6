"""The slides of the largest sample client, in both editions."""

from __future__ import annotations

from datetime import date
from typing import TYPE_CHECKING, Any

import pytest
from pptx import Presentation

from analysis.briefs.document import read_document
from analysis.briefs.making import make_brief
from analysis.briefs.slide_text import words_of

if TYPE_CHECKING:
    from pathlib import Path

pytestmark = pytest.mark.slow(reason="builds a sample client and runs its notebook twice")

AS_OF = date(2026, 11, 24)


@pytest.fixture(scope="module", params=["internal", "client"])
def made(request: pytest.FixtureRequest, sample_clients: dict[str, Path], tmp_path_factory: Any) -> Path:
    out = tmp_path_factory.mktemp("slides")
    client = sample_clients["calderbank"]
    (path,) = make_brief("true_forward", client, AS_OF, edition=request.param, formats=["pptx"], out=out)
    return path


def test_a_sample_s_slides_are_small_and_most_exhibits_are_native(made: Path) -> None:
    assert made.stat().st_size < 2_000_000
    presentation = Presentation(str(made))
    shapes = [shape for slide in presentation.slides for shape in slide.shapes]
    assert not [shape for shape in shapes if shape.shape_type == 13]
    assert sum(shape.has_chart for shape in shapes) >= 6


def test_every_exhibit_that_is_spoken_of_has_a_slide_with_its_finding(made: Path) -> None:
    document = read_document(made.with_suffix(".ipynb"))
    spoken = [
        f"{exhibit.number}  {words_of(exhibit.title, document.references)}"
        for part in document.parts
        if not (part.section and part.section.is_appendix)
        for exhibit in part.exhibits
    ]
    titles = [slide.shapes.title.text for slide in Presentation(str(made)).slides]
    assert [title for title in titles if title[0].isdigit()] == spoken
