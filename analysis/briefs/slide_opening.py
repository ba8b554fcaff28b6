"""The first two slides: the ask in one sentence, and the page on which a decision can be made."""

from __future__ import annotations

import base64
import binascii
import io
from dataclasses import replace
from typing import Any

from pptx.enum.shapes import PP_PLACEHOLDER

from analysis.briefs.blocks import Columns, KeyFigure, KeyFigures
from analysis.briefs.figures import plain
from analysis.briefs.slide_deck import Deck
from analysis.briefs.slide_elements import child
from analysis.briefs.slide_text import (
    LEADING,
    LEAST_SIZE,
    Box,
    Run,
    add_words,
    describe,
    fill_frame,
    fitted_size,
    line_count,
    rgb,
    runs_of,
    shortened,
    shortened_runs,
    width_of,
    words_of,
)
from analysis.charts.theme import SLIDE_SIZES
from analysis.numbers import date_text

_HEADLINE = (SLIDE_SIZES["headline"], 40.0, 36.0, 32.0, 28.0, 24.0)
_VALUES = (SLIDE_SIZES["value"], 38.0, 34.0, 30.0, 26.0, 22.0, LEAST_SIZE)
# Sizes with the lines an item may take.
_ITEM_SETTINGS = ((SLIDE_SIZES["body"], 2), (22.0, 2), (20.0, 3), (LEAST_SIZE, 3), (LEAST_SIZE, 4))
_LOGO = (170.0, 56.0)
_GUTTER = 26.0
_AFTER = 8.0
# Of the width of words that break into two lines, the longer with some air.
_HALF = 0.64
_DECORATIVE = "{http://schemas.microsoft.com/office/drawing/2017/decorative}decorative"
_TONES = {"ours": "ours", "theirs": "theirs", "short": "short", "unknown": "muted", "": "ink"}


def add_title(deck: Deck) -> None:
    """Add the title slide: the ask with its number, for whom, in which edition, and of which day."""
    cover, base, colors = deck.document.cover, deck.base, deck.colors
    slide = base.presentation.slides.add_slide(base.opening)
    edition = f"{cover.edition}, draft" if deck.document.is_draft else cover.edition
    facts = f"{edition} · Data of {date_text(cover.data_date)}"
    headline = [
        replace(run, tone="ours" if run.is_strong else "ink")
        for run in runs_of(cover.headline, deck.document.references)
    ]
    lead = [replace(run, size=22, tone="muted") for run in runs_of(cover.lead, deck.document.references)]
    if not base.is_house:
        _fill_template(deck, slide, headline, facts)
        deck.say(slide, words_of(cover.lead, deck.document.references))
        return
    grid, wide = base.grid, base.grid.foot.width
    title = Box(grid.foot.left, 128, wide, 164)
    taken = deck.set_title(slide, headline, title, _HEADLINE)
    deck.remove_empty(slide)
    top = replace(grid.foot, top=40)
    half = replace(top, width=wide / 2)
    add_words(slide, half, [[Run(plain(cover.brief_title), tone="muted", is_strong=True)]], name="Brief", colors=colors)
    right = replace(half, left=half.left + wide / 2)
    add_words(slide, right, [[Run(facts, tone="muted")]], name="Edition", colors=colors, align="right")
    _add_line(slide, replace(top, top=72), deck)
    below = Box(title.left, taken.bottom + 18, wide * 0.86, 110)
    size = fitted_size("".join(run.words for run in lead), below, (22.0, 20.0, LEAST_SIZE))
    lines = int(below.height // (size * LEADING))
    kept = [replace(run, size=size) for run in shortened_runs(lead, below.width, size, lines)]
    add_words(slide, below, [kept], name="Lead", colors=colors)
    has_logo = _add_logo(deck, slide)
    room = wide - (_LOGO[0] + _GUTTER if has_logo else 0)
    name = shortened(plain(cover.client_name), room, 24, 2, is_strong=True)
    foot = Box(grid.foot.left, grid.height - 104, room, 62)
    add_words(slide, foot, [[Run(name, 24, is_strong=True)]], name="Client", colors=colors, anchor="bottom")


def _fill_template(deck: Deck, slide: Any, headline: list[Run], facts: str) -> None:
    """Write into the places the client's own title layout has."""
    title = slide.shapes.title
    box = deck.base.grid.title
    if title is not None:
        box = Box(*(length.pt for length in (title.left, title.top, title.width, title.height)))
    deck.set_title(slide, [replace(run, tone="ink") for run in headline], box, _HEADLINE)
    cover = deck.document.cover
    for holder in slide.placeholders:
        if holder.placeholder_format.type == PP_PLACEHOLDER.SUBTITLE:
            room = holder.width.pt
            lines = [shortened(plain(words), room, LEAST_SIZE, 1) for words in (cover.client_name, cover.brief_title)]
            fill_frame(holder.text_frame, [[Run(words, tone="")] for words in (*lines, facts)], colors=deck.colors)
    deck.remove_empty(slide)


def _add_line(slide: Any, box: Box, deck: Deck) -> None:
    line = slide.shapes.add_connector(1, box.emu[0], box.emu[1], box.emu[0] + box.emu[2], box.emu[1])
    line.name = "Rule"
    properties = line._element.xpath(".//p:cNvPr")[0]  # noqa: SLF001
    describe(line, "")
    kept = child(child(properties, "a:extLst"), "a:ext", uri="{C183D7F6-B498-43B3-948B-1728B52AA6E4}")
    kept.append(kept.makeelement(_DECORATIVE, {"val": "1"}))
    for style in line._element.xpath("./p:style"):  # noqa: SLF001 - the theme's own would cast a shadow
        line._element.remove(style)  # noqa: SLF001
    line.line.color.rgb = rgb(deck.colors["ink"])
    line.line.width = 12_700


def _add_logo(deck: Deck, slide: Any) -> bool:
    """Put the client's logo at the foot, at the right; what no office program can show is left out."""
    _, _, data = deck.document.cover.logo.partition(";base64,")
    if not data:
        return False
    try:
        picture = slide.shapes.add_picture(io.BytesIO(base64.b64decode(data)), 0, 0)
    except (binascii.Error, OSError, ValueError):
        return False
    wide, tall = _LOGO
    scale = min(wide / picture.width.pt, tall / picture.height.pt)
    width, height = picture.width.pt * scale, picture.height.pt * scale
    grid = deck.base.grid
    box = Box(grid.foot.left + grid.foot.width - width, grid.height - 42 - height, width, height)
    picture.left, picture.top, picture.width, picture.height = box.emu
    picture.name = "Logo"
    describe(picture, f"Logo of {deck.document.cover.client_name}")
    return True


def add_executive(deck: Deck) -> None:
    """Add the page for who decides: the ask, its key figures, why, and the next dates."""
    document = deck.document
    rows = document.parts[0].rows
    figures = next((row for row in rows if isinstance(row, KeyFigures)), None)
    columns = next((row for row in rows if isinstance(row, Columns)), None)
    if figures is None and columns is None:
        return
    notes = f"{words_of(document.cover.lead, document.references)}\n{document.cover.sign_rule}."
    slide, body = deck.add(runs_of(document.cover.headline, document.references), "In one page", notes=notes.strip())
    body = replace(body, height=deck.base.grid.note.bottom - body.top)
    if figures is not None:
        taken = _add_figures(deck, slide, figures, body)
        body = Box(body.left, taken + 28, body.width, body.bottom - taken - 28)
    if columns is not None:
        _add_columns(deck, slide, columns, body)


def _add_figures(deck: Deck, slide: Any, block: KeyFigures, body: Box) -> float:
    """Set the figures side by side and return where they end."""
    references = deck.document.references
    values = [runs_of(one.value, references) for one in block.figures]
    labels = [words_of(one.label, references) for one in block.figures]
    notes = [words_of(one.note, references) for one in block.figures]
    size, widths = _figure_widths(["".join(run.words for run in runs) for runs in values], labels, notes, body.width)
    labels, notes = (
        [shortened(words, wide, LEAST_SIZE, 2) for words, wide in zip(told, widths, strict=True)]
        for told in (labels, notes)
    )
    head, foot = (
        max(line_count(words, wide, LEAST_SIZE) for words, wide in zip(told, widths, strict=True))
        * LEAST_SIZE
        * LEADING
        for told in (labels, notes)
    )
    left = body.left
    for number, (one, wide) in enumerate(zip(block.figures, widths, strict=True)):
        box = Box(left, body.top, wide, head)
        label = [[Run(labels[number], tone="muted")]]
        add_words(slide, box, label, name=f"Label {number + 1}", colors=deck.colors, anchor="bottom")
        box = replace(box, top=box.bottom, height=size * LEADING + foot)
        told = [[_value_run(run, one, size) for run in values[number]], [Run(notes[number], tone="muted")]]
        add_words(slide, box, told, name=f"Key figure {number + 1}", colors=deck.colors)
        left += wide + _GUTTER
    return body.top + head + size * LEADING + foot


def _figure_widths(values: list[str], labels: list[str], notes: list[str], room: float) -> tuple[float, list[float]]:
    """Return the largest size in which every value stands on one line, and how wide each figure then is."""
    free = room - _GUTTER * (len(values) - 1)
    size, wants = LEAST_SIZE, [free / max(len(values), 1)] * len(values)
    for size in _VALUES:
        wants = [
            max(width_of(value, size, is_strong=True), *(width_of(words, LEAST_SIZE) * _HALF for words in beside))
            for value, *beside in zip(values, labels, notes, strict=True)
        ]
        if sum(wants) <= free:
            break
    spare = (free - sum(wants)) / max(len(wants), 1)
    return size, [wide + spare if spare >= 0 else wide * free / sum(wants) for wide in wants]


def _value_run(run: Run, one: KeyFigure, size: float) -> Run:
    return Run(run.words, LEAST_SIZE if run.is_stressed else size, _TONES[one.role], is_strong=not run.is_stressed)


def _add_columns(deck: Deck, slide: Any, block: Columns, body: Box) -> None:
    """Set two lists in the largest size in which nothing of them is cut, else in the least."""
    wide = (body.width - _GUTTER) / 2
    references = deck.document.references
    lists = ((block.left_title, block.left), (block.right_title, block.right))
    told = [[runs_of(item, references) for item in items] for _, items in lists]
    size, lines = next(
        (one for one in _ITEM_SETTINGS if all(_fits(items, wide, body.height, *one) for items in told)), (LEAST_SIZE, 2)
    )
    for place, ((title, _), items) in enumerate(zip(lists, told, strict=True)):
        box = replace(body, left=body.left + place * (wide + _GUTTER), width=wide)
        head = replace(box, height=size * LEADING)
        heading = [[Run(words_of(title, references), size, is_strong=True)]]
        add_words(slide, head, heading, name=f"List {place + 1}", colors=deck.colors)
        below = replace(box, top=head.bottom + _AFTER, height=box.height - head.height - _AFTER)
        most = max(1, int(below.height // (size * LEADING * lines + _AFTER)))
        shown = items if _fits(items, wide, body.height, size, lines) else items[:most]
        paragraphs = [
            [Run(f"{number}\t", size, "ours", is_strong=True), *_shortened(runs, wide, size, lines)]
            for number, runs in enumerate(shown, start=1)
        ]
        if len(shown) < len(items):
            paragraphs.append([Run(f"{len(items) - len(shown)} more in the brief", size, "muted")])
        add_words(
            slide, below, paragraphs, name=f"Items {place + 1}", colors=deck.colors, after=_AFTER, hanging=1.4 * size
        )


def _shortened(runs: list[Run], wide: float, size: float, lines: int) -> list[Run]:
    return [replace(run, size=size) for run in shortened_runs(runs, wide - 2 * size, size, lines)]


def _fits(items: list[list[Run]], wide: float, height: float, size: float, lines: int) -> bool:
    """Whether a list stands in so much height, its title included, with no item of more than so many lines."""
    counts = [line_count("".join(run.words for run in runs), wide - 2 * size, size) for runs in items]
    return max(counts, default=0) <= lines and sum(one * size * LEADING + _AFTER for one in [1, *counts]) <= height
