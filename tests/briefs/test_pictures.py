"""Charts as pictures, for formats that cannot draw them."""

from __future__ import annotations

import re
import struct
from dataclasses import replace
from typing import TYPE_CHECKING

import pytest

from analysis.briefs.document import Document, read_document
from analysis.briefs.pictures import _svg, png_of, svg_of
from analysis.charts import theme
from analysis.errors import ChartError

if TYPE_CHECKING:
    from pathlib import Path

    from analysis.briefs.blocks import Exhibit


@pytest.fixture(scope="session")
def document(tiny: Path) -> Document:
    return read_document(tiny.parent / "record.ipynb")


def exhibit(document: Document, key: str) -> Exhibit:
    return next(one for one in document.exhibits if one.key == key)


def test_a_picture_keeps_its_labels_as_text(document: Document) -> None:
    labels = re.findall(r"<text[^>]*>([^<]*)</text>", svg_of(exhibit(document, "bridge"), document))
    assert {"158", "−120", "38"} <= set(labels)


def test_the_same_chart_is_the_same_picture_even_when_drawn_anew(document: Document) -> None:
    zoomable = {
        "params": [{"name": "zoom", "select": "interval", "bind": "scales"}],
        "mark": {"type": "bar", "clip": True},
    }
    spec = {**zoomable, "data": {"values": [{"a": 1}]}, "encoding": {"x": {"field": "a", "type": "quantitative"}}}
    one = replace(exhibit(document, "bridge"), chart=spec)
    first = svg_of(one, document)
    _svg.cache_clear()
    assert "url(#" in first
    assert svg_of(one, document) == first


def test_a_name_that_looks_like_a_part_of_the_picture_stays_a_name(document: Document) -> None:
    spec = {"data": {"values": [{"a": "clip7"}]}, "mark": "text", "encoding": {"text": {"field": "a"}}}
    assert ">clip7<" in svg_of(replace(exhibit(document, "bridge"), chart=spec), document)


def test_a_client_s_own_colour_stands_in_place_of_ours(document: Document) -> None:
    accented = Document([replace(document.cover, accent="#123456"), *document.blocks[1:]])
    ours = theme.TOKENS["ours"].light
    assert ours in svg_of(exhibit(document, "bridge"), document)
    assert ours not in svg_of(exhibit(accented, "bridge"), accented)
    assert "#123456" in svg_of(exhibit(accented, "bridge"), accented)


def test_pixels_are_as_many_as_asked_for(document: Document) -> None:
    made = png_of(exhibit(document, "bridge"), document, scale=1.5)
    assert struct.unpack(">I", made[16:20]) == (int(theme.CONTENT_WIDTH * 1.5),)


def test_an_exhibit_without_a_chart_has_no_picture(document: Document) -> None:
    with pytest.raises(ChartError, match="no chart"):
        svg_of(exhibit(document, "rows"), document)


def test_a_chart_that_cannot_be_drawn_is_named(document: Document) -> None:
    with pytest.raises(ChartError, match=r"(?s)cannot be drawn.*exhibit 1: Moves"):
        svg_of(replace(exhibit(document, "bridge"), chart={"layer": 7}), document)
