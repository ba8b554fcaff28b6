"""The empty presentation that slides are put into: the client's own template, or the house's."""

from __future__ import annotations

import re
from collections.abc import Mapping
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from pptx import Presentation
from pptx.enum.shapes import PP_PLACEHOLDER
from pptx.opc.constants import CONTENT_TYPE as CT
from pptx.opc.constants import RELATIONSHIP_TYPE as RT
from pptx.util import Emu, Pt

from analysis.briefs.document import Document
from analysis.briefs.slide_text import Box
from analysis.charts.theme import FONT, SLIDE, SLIDE_SIZES
from analysis.errors import WorkbenchError

_WIDTH, _HEIGHT, _MARGIN = SLIDE
_TITLES = (PP_PLACEHOLDER.TITLE, PP_PLACEHOLDER.CENTER_TITLE)
_DECORATION = (PP_PLACEHOLDER.DATE, PP_PLACEHOLDER.FOOTER, PP_PLACEHOLDER.SLIDE_NUMBER)
# What names slides beside their own list: a program repairs a file in which it names some that are gone.
_LISTS_OF_SLIDES = './/p:ext[*[local-name()="sectionLst"]] | ./p:custShowLst'
_THEME_TONES = {
    "dk1": "ink",
    "lt1": "paper",
    "dk2": "theirs",
    "lt2": "wash",
    "accent1": "ours",
    "accent2": "short",
    "accent3": "misplaced",
    "accent4": "hidden",
    "accent5": "surplus",
    "accent6": "progress",
    "hlink": "ours",
    "folHlink": "muted",
}


@dataclass(frozen=True)
class Grid:
    """Where things stand on a slide, in points; one grid for all of them. A template has no line over the title."""

    width: float
    height: float
    eyebrow: Box | None
    title: Box
    note: Box
    foot: Box

    def body(self, top: float) -> Box:
        """What is left between a title that ends at `top` and the note."""
        return Box(self.note.left, top, self.note.width, self.note.top - top - 6)


@dataclass(frozen=True)
class Base:
    """A presentation without slides, the layouts to use and their grid."""

    presentation: Any
    opening: Any
    layout: Any
    grid: Grid
    is_house: bool


def open_base(document: Document, colors: Mapping[str, str]) -> Base:
    """Open the client's template, or make the house's; WorkbenchError where the template cannot be read."""
    named = document.cover.slide_template
    if not named:
        return _house(colors)
    path = (document.client or Path()) / named
    try:
        presentation = _without_macros(Presentation(str(path)))
        layouts = list(presentation.slide_layouts)
        layout = min(layouts, key=_unfitness)
    except Exception as error:  # a broken archive fails in as many ways as there are libraries below
        raise WorkbenchError(
            f"The slide template {Path(named).name} cannot be read: it is no presentation PowerPoint would open.",
            where=str(path),
            todo="Save it again as .pptx, or leave it out of client.toml.",
        ) from error
    _remove_slides(presentation)
    opening = next((one for one in layouts if _kinds(one) & {PP_PLACEHOLDER.CENTER_TITLE}), layout)
    return Base(presentation, opening, layout, _grid_of(presentation, layout), is_house=False)


def _without_macros(presentation: Any) -> Any:
    """Return the presentation; ValueError for one with macros, which no program opens under our ending."""
    if presentation.part.content_type != CT.PML_PRESENTATION_MAIN:
        raise ValueError(presentation.part.content_type)
    return presentation


def _kinds(layout: Any) -> set[Any]:
    return {one.placeholder_format.type for one in layout.placeholders}


def _unfitness(layout: Any) -> tuple[bool, int]:
    """How ill a layout fits one title and a free body."""
    kinds = _kinds(layout)
    return PP_PLACEHOLDER.TITLE not in kinds, len(kinds - set(_TITLES) - set(_DECORATION))


def _remove_slides(presentation: Any) -> None:
    listed = presentation.slides._sldIdLst  # noqa: SLF001 - python-pptx cannot remove a slide
    for slide in list(listed):
        presentation.part.drop_rel(slide.rId)
        listed.remove(slide)
    for listing in presentation.part._element.xpath(_LISTS_OF_SLIDES):  # noqa: SLF001
        listing.getparent().remove(listing)


def _grid(width: float, height: float, title: Box, eyebrow: Box | None) -> Grid:
    wide = width - 2 * _MARGIN
    foot = Box(_MARGIN, height - 40, wide, 24)
    note = Box(_MARGIN, foot.top - 54, wide, 46)
    return Grid(width, height, eyebrow, title, note, foot)


def _grid_of(presentation: Any, layout: Any) -> Grid:
    """Keep the template's own place of the title where it leaves room for what it is the title of."""
    width, height = Emu(presentation.slide_width).pt, Emu(presentation.slide_height).pt
    title = Box(_MARGIN, 30, width - 2 * _MARGIN, 78)
    for one in layout.placeholders:
        if one.placeholder_format.type in _TITLES and None not in (one.left, one.top, one.width, one.height):
            own = Box(*(Emu(length).pt for length in (one.left, one.top, one.width, one.height)))
            if own.width > width / 2 and own.left + own.width <= width and own.bottom < height * 0.4:
                title = Box(own.left, own.top, own.width, max(own.height, 66))
    return _grid(width, height, title, None)


def _house(colors: Mapping[str, str]) -> Base:
    presentation = Presentation()
    presentation.slide_width, presentation.slide_height = Pt(_WIDTH), Pt(_HEIGHT)
    wide = _WIDTH - 2 * _MARGIN
    grid = _grid(_WIDTH, _HEIGHT, Box(_MARGIN, 50, wide, 88), Box(_MARGIN, 22, wide, 24))
    layout = next(one for one in presentation.slide_layouts if one.name == "Title Only")
    for other in list(presentation.slide_layouts):
        if other is not layout and other.name != "Title Only":
            presentation.slide_layouts.remove(other)
    master = presentation.slide_master
    for holder in (*master.placeholders, *layout.placeholders):
        kind = holder.placeholder_format.type
        box = grid.title if kind in _TITLES else grid.foot if kind in _DECORATION else grid.body(grid.title.bottom)
        holder.left, holder.top, holder.width, holder.height = box.emu
    titles = master._element  # noqa: SLF001 - python-pptx does not know a master's styles
    for style in titles.xpath(".//p:titleStyle/a:lvl1pPr"):
        style.set("algn", "l")
    for font in titles.xpath(".//p:titleStyle/a:lvl1pPr/a:defRPr"):
        font.set("sz", str(Pt(SLIDE_SIZES["title"]).centipoints))
        font.set("b", "1")
    _dress(master.part.part_related_by(RT.THEME), colors)
    return Base(presentation, layout, layout, grid, is_house=True)


def _dress(theme: Any, colors: Mapping[str, str]) -> None:
    """Give the theme our typeface and colours, so that what a reader adds looks like the rest."""
    made = theme.blob.decode("utf-8")
    family = FONT.split(",", 1)[0]
    made = re.sub(r'(<a:(?:major|minor)Font><a:latin typeface=)"[^"]*"', rf'\1"{family}"', made)
    for name, meaning in _THEME_TONES.items():
        made = re.sub(
            rf"<a:{name}>.*?</a:{name}>",
            f'<a:{name}><a:srgbClr val="{colors[meaning].removeprefix("#").upper()}"/></a:{name}>',
            made,
        )
    theme.blob = made.encode()
