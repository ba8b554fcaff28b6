from __future__ import annotations

from dataclasses import replace

from analysis.briefs import blocks
from analysis.briefs.cross_references import Mention, onward_links
from analysis.briefs.document import Document

COVER = blocks.Cover("Tiny", "Acme", "Internal edition", "Open", "See [](#b).", "2026-11-15", "Data of", "Sign")


def exhibit(number: int, key: str, *sources: str, reading: str = "") -> blocks.Exhibit:
    return blocks.Exhibit(number, key, "t", "a", reading=reading, sources=list(sources))


def test_every_place_that_cites_an_exhibit_is_a_way_back_to_it() -> None:
    shown: list[blocks.Block] = [
        COVER,
        blocks.KeyFigures([blocks.KeyFigure("Short", "38", "of [](#a)")]),
        exhibit(1, "a"),
        blocks.Columns("Why", ["Because of [](#a)."], "Next", ["[](#b)"]),
        blocks.Section("The rows"),
        blocks.Prose("Twice said: [](#a), [](#a)."),
        exhibit(2, "b", reading="Compare [](#a) and [](#b)."),
    ]
    found = onward_links(Document(shown))
    assert found["a"].mentions == [
        Mention("first-page-row-1", "First page"),
        Mention("section-1-row-1", "The rows"),
        Mention("b", "Exhibit 2"),
    ]
    assert found["b"].mentions == [Mention("brief", "First page")]


def test_exhibits_that_stand_on_the_same_rows_lead_to_each_other_the_later_first() -> None:
    shown: list[blocks.Block] = [
        replace(COVER, lead=""),
        *(exhibit(number, f"e{number}", "marts.levers") for number in range(1, 6)),
        exhibit(6, "e6"),
    ]
    found = onward_links(Document(shown))
    assert [one.number for one in found["e2"].related] == [3, 4, 5]
    assert [one.number for one in found["e5"].related] == [1, 2, 3]
    assert found["e6"].related == []
