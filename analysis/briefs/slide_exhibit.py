"""One exhibit on a slide: its finding as the title, a chart, table or picture beneath, its proof in the notes."""

from __future__ import annotations

import io
from typing import Any

from analysis.briefs.blocks import Exhibit
from analysis.briefs.figures import escape_markdown, plain
from analysis.briefs.pictures import png_of
from analysis.briefs.slide_charts import add_chart
from analysis.briefs.slide_deck import Deck
from analysis.briefs.slide_tables import add_cells, add_table
from analysis.briefs.slide_text import (
    LEAST_SIZE,
    Box,
    Run,
    add_words,
    describe,
    line_count,
    runs_of,
    words_of,
)
from analysis.charts.native import Native, NativeChart, native_of
from analysis.numbers import count_text

_NOTHING = "Nothing to show: "
_PICTURE_SCALE = 2


def add_exhibit(deck: Deck, exhibit: Exhibit, section: str) -> None:
    """Add the slide of an exhibit."""
    references = deck.document.references
    title = [Run(f"{exhibit.number}  ", tone="muted"), *runs_of(exhibit.title, references)]
    slide, body = deck.add(title, section)
    native = native_of(exhibit.chart) if exhibit.chart else None
    unsaid: list[str] = []
    left_out = ""
    if native is not None:
        _add_native(deck, slide, native, body, exhibit)
        left_out = _more(native.left_out)
    elif exhibit.chart is not None and exhibit.alt.startswith(_NOTHING):
        add_words(slide, body, [[Run(plain(exhibit.alt), 24, "muted")]], name="Nothing to show", colors=deck.colors)
    elif exhibit.chart is not None:
        _add_picture(deck, slide, exhibit, body)
    elif exhibit.table is not None:
        shown = add_table(slide, exhibit.table, body, alt=exhibit.alt, colors=deck.colors, references=references)
        left_out = _more(exhibit.table.row_total - shown.row_count) if exhibit.table.rows else "No rows."
        if shown.dropped:
            unsaid.append(f"Columns only in the brief: {', '.join(shown.dropped)}.")
    note, rest = _note(deck, exhibit, native, left_out)
    deck.add_note(slide, note)
    deck.say(slide, _notes(deck, exhibit, [*rest, *unsaid]))


def _more(count: int) -> str:
    return f"{count_text(count)} more {'row' if count == 1 else 'rows'} in the brief." if count > 0 else ""


def _add_native(deck: Deck, slide: Any, native: Native, body: Box, exhibit: Exhibit) -> None:
    if isinstance(native, NativeChart):
        add_chart(slide, native, body, alt=exhibit.alt, colors=deck.colors)
    else:
        add_cells(slide, native, body, alt=exhibit.alt, colors=deck.colors)


def _add_picture(deck: Deck, slide: Any, exhibit: Exhibit, body: Box) -> None:
    picture = slide.shapes.add_picture(io.BytesIO(png_of(exhibit, deck.document, _PICTURE_SCALE)), 0, 0)
    scale = min(body.width / picture.width.pt, body.height / picture.height.pt)
    width, height = picture.width.pt * scale, picture.height.pt * scale
    box = Box(body.left + (body.width - width) / 2, body.top, width, height)
    picture.left, picture.top, picture.width, picture.height = box.emu
    picture.name = "Picture"
    describe(picture, exhibit.alt)


def _note(deck: Deck, exhibit: Exhibit, native: Native | None, left_out: str) -> tuple[str, list[str]]:
    """Return what stands under the exhibit in two lines, and what of it has to be read in the notes."""
    references = deck.document.references
    unit = words_of(native.unit if native is not None else exhibit.unit, references)
    unit = unit if not unit or unit.endswith((".", "?")) else f"{unit}."
    reading = words_of(exhibit.reading, references)
    key = words_of(escape_markdown(str((exhibit.chart or {}).get("usermeta", {}).get("note", ""))), references)
    if native is not None and native.note:
        # What explains the picture's marks does not explain these.
        reading = native.note if reading in {"", key} else f"{native.note} {reading}"
    told, rest = unit, []
    for words in (left_out, reading):
        longer = f"{told} {words}".strip()
        if line_count(longer, deck.base.grid.note.width, LEAST_SIZE) <= 2:  # noqa: PLR2004
            told = longer
        else:
            rest.append(words)
    return told, rest


def _notes(deck: Deck, exhibit: Exhibit, rest: list[str]) -> str:
    references = deck.document.references
    parts = [words_of(paragraph, references) for paragraph in exhibit.notes.split("\n\n")] if exhibit.notes else []
    parts += rest
    parts.append(f"Exhibit {exhibit.number}: {words_of(exhibit.title, references)}")
    if exhibit.chart is not None:
        parts.append(f"In words: {plain(exhibit.alt)}")
    if exhibit.sources:
        parts.append(f"Sources: {', '.join(map(plain, exhibit.sources))}")
    for reading in exhibit.readings:
        if reading.where:
            where = ", ".join(f"{column} = {value}" for column, value in reading.where.items())
            parts.append(f"Read from {plain(reading.relation)} where {plain(where)}")
    return "\n".join(part for part in parts if part)
