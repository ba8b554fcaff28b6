"""A brief as slides: the ask, the page for who decides, one exhibit a slide, and where the rest is."""

from __future__ import annotations

from dataclasses import replace
from pathlib import Path
from typing import Any

from analysis.briefs.blocks import Refusal
from analysis.briefs.document import Document, Part
from analysis.briefs.figures import plain
from analysis.briefs.slide_deck import Deck
from analysis.briefs.slide_exhibit import add_exhibit
from analysis.briefs.slide_file import saved, set_properties
from analysis.briefs.slide_opening import add_executive, add_title
from analysis.briefs.slide_template import open_base
from analysis.briefs.slide_text import LEADING, LEAST_SIZE, Box, Run, add_words, line_count, shortened, words_of
from analysis.briefs.writing import write_whole
from analysis.charts.theme import SLIDE_SIZES, tones

_LIST_SIZES = (SLIDE_SIZES["body"], 22.0, 20.0, LEAST_SIZE)
_LIST_LINES, _AFTER = 2, 8.0


def write_pptx(document: Document, out: Path) -> Path:
    """Write a brief as a presentation and return its path.

    Raises BuildError for a record of no brief, WorkbenchError where the client's template cannot be read or the file
    not be written.
    """
    colors = tones(accent=document.cover.accent)
    deck = Deck(document, open_base(document, colors), colors)
    add_title(deck)
    add_executive(deck)
    for part in _spoken(document):
        section = words_of(part.section.title, document.references) if part.section else "In one page"
        for exhibit in part.exhibits:
            add_exhibit(deck, exhibit, section)
    _add_refusals(deck)
    _add_rest(deck)
    deck.number()
    set_properties(deck.base.presentation, document)
    return write_whole(out, saved(deck.base.presentation))


def _spoken(document: Document) -> list[Part]:
    """The first page and the sections; appendices are read, not shown."""
    return [part for part in document.parts if not (part.section and part.section.is_appendix)]


def _add_refusals(deck: Deck) -> None:
    """Say on a slide of its own which figures are not printed, and what they wait for."""
    refusals = [row for part in _spoken(deck.document) for row in part.rows if isinstance(row, Refusal)]
    if not refusals:
        return
    count = "One figure is" if len(refusals) == 1 else f"{len(refusals)} figures are"
    slide, body = deck.add([Run(f"{count} not printed, and this is what is missing")], "Open questions")
    said = [plain(f"{one.figure}: {one.missing}. {one.todo}") for one in refusals]
    _add_list(deck, slide, body, said)
    deck.say(slide, "\n".join(one.sentence() for one in refusals))


def _add_rest(deck: Deck) -> None:
    """End with where the rest is: the appendices, the rows, and what the figures stand on."""
    cover, references = deck.document.cover, deck.document.references
    left = [part for part in deck.document.parts if part.section and part.section.is_appendix]
    titles = [words_of(part.section.title, references) for part in left if part.section]
    slide, body = deck.add(
        [Run("What proves these slides is in the brief and its evidence workbook")], "Where the rest is"
    )
    said = [*titles, f"{plain(cover.provenance)}.", f"{plain(cover.sign_rule)}."]
    _add_list(deck, slide, body, said)
    kept = [words_of(exhibit.title, references) for part in left for exhibit in part.exhibits]
    deck.say(slide, "\n".join(f"Only in the appendices: {title}" for title in kept))


def _add_list(deck: Deck, slide: Any, body: Box, items: list[str]) -> None:
    """Set a list in the largest size in which it fits; what does not fit even in the least is counted."""
    box = replace(body, height=body.height + deck.base.grid.note.height)
    for size in _LIST_SIZES:
        shown = [shortened(item, box.width, size, _LIST_LINES) for item in items]
        heights = [line_count(item, box.width, size) * size * LEADING + _AFTER for item in shown]
        if sum(heights) <= box.height:
            break
    while len(heights) > 1 and sum(heights) > box.height:
        heights.pop()
    if len(heights) < len(shown):
        shown = [*shown[: len(heights) - 1], f"{len(shown) - len(heights) + 1} more in the brief"]
    add_words(slide, box, [[Run(item, size)] for item in shown], name="List", colors=deck.colors, after=_AFTER)
