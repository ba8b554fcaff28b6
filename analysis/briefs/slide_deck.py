"""A deck in the making: each slide gets its title, its section and, when all are there, its foot."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace
from typing import Any

from pptx.enum.lang import MSO_LANGUAGE_ID
from pptx.enum.text import MSO_ANCHOR

from analysis.briefs.document import Document
from analysis.briefs.figures import plain
from analysis.briefs.slide_template import Base
from analysis.briefs.slide_text import (
    LEADING,
    LEAST_SIZE,
    Box,
    Run,
    add_words,
    fill_frame,
    fitted_size,
    line_count,
    shortened,
    shortened_runs,
)
from analysis.charts.theme import SLIDE_SIZES
from analysis.numbers import date_text

_TITLE_SIZES = (SLIDE_SIZES["title"], 28.0, 26.0, 24.0)
_TITLE_LINES = 3


@dataclass(frozen=True)
class Deck:
    """The brief, the presentation its slides go into, and the colours by their meaning."""

    document: Document
    base: Base
    colors: Mapping[str, str]

    def add(self, title: Sequence[Run], eyebrow: str = "", *, notes: str = "") -> tuple[Any, Box]:
        """Add a slide with its title and return it with the room below."""
        base, grid = self.base, self.base.grid
        slide = base.presentation.slides.add_slide(base.layout)
        box = self.set_title(slide, title, grid.title, _TITLE_SIZES)
        if eyebrow and grid.eyebrow:
            words = shortened(plain(eyebrow), grid.eyebrow.width, LEAST_SIZE, 1)
            add_words(slide, grid.eyebrow, [[Run(words, tone="muted")]], name="Section", colors=self.colors)
        self.remove_empty(slide)
        self.say(slide, notes)
        return slide, grid.body(box.bottom + 14)

    def set_title(self, slide: Any, runs: Sequence[Run], box: Box, sizes: Sequence[float]) -> Box:
        """Write the title in the largest size in which it fits, and return what it takes of its box."""
        words = "".join(run.words for run in runs)
        size = fitted_size(words, replace(box, height=min(box.height, 2.5 * sizes[0] * LEADING)), sizes, is_strong=True)
        lines = max(1, int(box.height // (size * LEADING)))
        kept = shortened_runs(runs, box.width, size, min(lines, _TITLE_LINES), is_strong=True)
        told = [
            replace(run, size=size, is_strong=True, tone=run.tone if self.base.is_house or run.tone != "ink" else "")
            for run in kept
        ]
        shape = slide.shapes.title or slide.shapes.add_textbox(*box.emu)
        shape.left, shape.top, shape.width, shape.height = box.emu
        frame = shape.text_frame
        if self.base.is_house:
            frame.margin_left = frame.margin_right = frame.margin_top = frame.margin_bottom = 0
            frame.vertical_anchor = MSO_ANCHOR.TOP
        fill_frame(frame, [told], colors=self.colors, align="left" if self.base.is_house else "inherited")
        count = line_count("".join(run.words for run in kept), box.width, size, is_strong=True)
        return replace(box, height=min(count * size * LEADING, box.height) if self.base.is_house else box.height)

    def remove_empty(self, slide: Any) -> None:
        """Take away the placeholders nothing was written into: a reader would see their prompts."""
        for holder in list(slide.placeholders):
            if not (holder.has_text_frame and holder.text_frame.text):
                holder._element.getparent().remove(holder._element)  # noqa: SLF001

    def say(self, slide: Any, notes: str) -> None:
        """Write what the speaker sees and the room does not."""
        if notes:
            frame = slide.notes_slide.notes_text_frame
            frame.text = notes
            for run in (run for paragraph in frame.paragraphs for run in paragraph.runs):
                run.font.language_id = MSO_LANGUAGE_ID.ENGLISH_UK

    def add_note(self, slide: Any, words: str) -> None:
        """Write what stands under an exhibit: its unit, how to read it, how much is left out."""
        if words:
            add_words(slide, self.base.grid.note, [[Run(words, tone="muted")]], name="Note", colors=self.colors)

    def number(self) -> None:
        """Write the foot of every slide but the first: client, edition, day of the data, which slide of how many."""
        slides, cover, foot = list(self.base.presentation.slides), self.document.cover, self.base.grid.foot
        edition = f"{cover.edition}, draft" if self.document.is_draft else cover.edition
        rest = f" · {edition} · Data of {date_text(cover.data_date)}"
        room = foot.width - 120
        name = shortened(plain(cover.client_name), max(room - len(rest) * LEAST_SIZE * 0.56, 120), LEAST_SIZE, 1)
        for number, slide in enumerate(slides[1:], start=2):
            left, right = replace(foot, width=room), replace(foot, left=foot.left + foot.width - 100, width=100)
            add_words(slide, left, [[Run(name + rest, tone="muted")]], name="Foot", colors=self.colors)
            told = [[Run(f"{number} / {len(slides)}", tone="muted")]]
            add_words(slide, right, told, name="Slide number", colors=self.colors, align="right")
