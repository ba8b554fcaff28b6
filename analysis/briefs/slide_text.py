"""Words on slides: runs from markdown, the size in which they fit their box, and boxes to hold them."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace
from typing import Any, Literal

from pptx.dml.color import RGBColor
from pptx.enum.dml import MSO_THEME_COLOR
from pptx.enum.lang import MSO_LANGUAGE_ID
from pptx.enum.text import MSO_ANCHOR, MSO_AUTO_SIZE, PP_ALIGN
from pptx.util import Pt

from analysis.briefs.figures import plain
from analysis.briefs.markdown import bind, line_tokens_of
from analysis.charts.theme import LEAST_SLIDE_SIZE, tones
from analysis.charts.typesetting import ELLIPSIS, text_width

LEAST_SIZE = LEAST_SLIDE_SIZE
LEADING = 1.2
# A reader without our typeface sees the words in one that may run a little wider.
_WIDER, _WIDER_STRONG = 1.08, 1.22
_STRONG = 600
_BOUND = "\N{NO-BREAK SPACE}"
Align = Literal["left", "center", "right", "inherited"]
_ALIGNMENTS = {"inherited": None, "left": PP_ALIGN.LEFT, "center": PP_ALIGN.CENTER, "right": PP_ALIGN.RIGHT}


@dataclass(frozen=True)
class Run:
    """Words of one look; `size` in points, a colour by its meaning, or none for that of the box."""

    words: str
    size: float = LEAST_SIZE
    tone: str = "ink"
    is_strong: bool = False
    is_stressed: bool = False


@dataclass(frozen=True)
class Box:
    """A rectangle of a slide, in points."""

    left: float
    top: float
    width: float
    height: float

    @property
    def bottom(self) -> float:
        """Its lower edge."""
        return self.top + self.height

    @property
    def emu(self) -> tuple[int, int, int, int]:
        """Left, top, width and height as the file counts them."""
        return Pt(self.left), Pt(self.top), Pt(self.width), Pt(self.height)


def runs_of(markdown: str, references: Mapping[str, str]) -> list[Run]:
    """Read one line of markdown as runs; a reference becomes the name of its exhibit."""
    runs, open_marks = [], {"strong": 0, "em": 0}
    for token in (inner for line in line_tokens_of(markdown, references) for inner in line.children or []):
        mark = token.type.removesuffix("_open").removesuffix("_close")
        if mark in open_marks:
            open_marks[mark] += token.nesting
        words = _clean(" " if token.type in {"softbreak", "hardbreak"} else token.content)
        if words:
            runs.append(Run(words, is_strong=open_marks["strong"] > 0, is_stressed=open_marks["em"] > 0))
    return runs


def words_of(markdown: str, references: Mapping[str, str]) -> str:
    """Read markdown as the words alone."""
    return "".join(run.words for run in runs_of(markdown, references)).strip()


def _clean(words: str) -> str:
    """Return words no file is broken by, the spaces at their ends kept for the run beside them."""
    kept = bind(plain(words))
    if not kept:
        return " " if words else ""
    return f"{' ' if words[0].isspace() else ''}{kept}{' ' if words[-1].isspace() else ''}"


def width_of(words: str, size: float, *, is_strong: bool = False) -> float:
    """Return how many points a line takes at most, in our typeface or one in its place."""
    wide = text_width(words.replace(_BOUND, " "), size, _STRONG if is_strong else 400)
    return wide * (_WIDER_STRONG if is_strong else _WIDER)


def line_count(words: str, room: float, size: float, *, is_strong: bool = False) -> int:
    """Return into how many lines words break."""
    lines, left = 1, room
    space = width_of(" ", size, is_strong=is_strong)
    for word in filter(None, words.split(" ")):
        wide = width_of(word, size, is_strong=is_strong)
        if wide > left and left < room:
            lines, left = lines + 1, room
        if wide > room:  # a word longer than the line is broken inside
            lines += int(wide // room)
            wide %= room
        left -= wide + space
    return lines


def fitted_size(words: str, box: Box, sizes: Sequence[float], *, is_strong: bool = False) -> float:
    """Return the largest of the sizes in which words fit a box, the last where none does."""
    for size in sizes:
        if line_count(words, box.width, size, is_strong=is_strong) * size * LEADING <= box.height:
            return size
    return sizes[-1]


def shortened(words: str, room: float, size: float, lines: int, *, is_strong: bool = False) -> str:
    """Return as much of the words as stands in so many lines, an ellipsis behind."""
    if line_count(words, room, size, is_strong=is_strong) <= lines:
        return words
    low, high = 0, len(words)
    while low < high:
        middle = (low + high + 1) // 2
        fits = line_count(words[:middle].rstrip() + ELLIPSIS, room, size, is_strong=is_strong) <= lines
        low, high = (middle, high) if fits else (low, middle - 1)
    return words[:low].rstrip() + ELLIPSIS


def shortened_runs(runs: Sequence[Run], room: float, size: float, lines: int, *, is_strong: bool = False) -> list[Run]:
    """Return as many runs, the last of them shortened, as stand in so many lines."""
    whole = "".join(run.words for run in runs)
    kept = shortened(whole, room, size, lines, is_strong=is_strong)
    if kept == whole:
        return list(runs)
    left, told = len(kept) - 1, []
    for run in runs:
        if left > 0:
            told.append(replace(run, words=run.words[:left]))
            left -= len(run.words)
    return [*told, Run(ELLIPSIS, size)]


def rgb(color: str) -> RGBColor:
    """Return one of the theme's colours as the file writes it."""
    return RGBColor(*bytes.fromhex(color.removeprefix("#")))  # type: ignore[no-untyped-call]


def fill_frame(
    frame: Any,
    paragraphs: Sequence[Sequence[Run]],
    *,
    colors: Mapping[str, str] | None = None,
    align: Align = "left",
    after: float = 0,
    hanging: float = 0,
) -> None:
    """Write paragraphs into a text frame, each run with its language.

    `after` is the space behind each, `hanging` how far its lines after a tab stand from the left, in points.
    """
    colors = tones() if colors is None else colors
    frame.word_wrap = True
    frame.auto_size = MSO_AUTO_SIZE.NONE
    for number, runs in enumerate(paragraphs):
        paragraph = frame.paragraphs[0] if number == 0 else frame.add_paragraph()
        paragraph.alignment = _ALIGNMENTS[align]
        paragraph.space_after = Pt(after)
        if hanging:
            properties = paragraph._p.get_or_add_pPr()  # noqa: SLF001 - python-pptx does not indent
            properties.set("marL", str(Pt(hanging)))
            properties.set("indent", str(-Pt(hanging)))
        for one in runs:
            run = paragraph.add_run()
            run.text = one.words
            run.font.size = Pt(one.size)
            run.font.bold = one.is_strong
            run.font.language_id = MSO_LANGUAGE_ID.ENGLISH_UK
            if one.tone == "ink":  # the theme's own, which on a client's template may be light on dark
                run.font.color.theme_color = MSO_THEME_COLOR.TEXT_1
            elif one.tone:
                run.font.color.rgb = rgb(colors[one.tone])


def add_words(
    slide: Any,
    box: Box,
    paragraphs: Sequence[Sequence[Run]],
    *,
    name: str,
    colors: Mapping[str, str] | None = None,
    align: Align = "left",
    anchor: Literal["top", "middle", "bottom"] = "top",
    after: float = 0,
    hanging: float = 0,
) -> Any:
    """Add a text box without insets, so that words stand on the grid, and return its shape."""
    shape = slide.shapes.add_textbox(*box.emu)
    shape.name = name
    frame = shape.text_frame
    frame.margin_left = frame.margin_right = frame.margin_top = frame.margin_bottom = 0
    frame.vertical_anchor = {"top": MSO_ANCHOR.TOP, "middle": MSO_ANCHOR.MIDDLE, "bottom": MSO_ANCHOR.BOTTOM}[anchor]
    fill_frame(frame, paragraphs, colors=colors, align=align, after=after, hanging=hanging)
    return shape


def describe(shape: Any, words: str, *, title: str = "") -> None:
    """Give a shape its alternative text."""
    properties = shape._element.xpath(".//p:cNvPr")[0]  # noqa: SLF001 - python-pptx has no name for it
    properties.set("descr", plain(words))
    if title:
        properties.set("title", plain(title))
