"""Where a reader goes next from an exhibit: the words that refer to it, and exhibits that stand on the same rows."""

from __future__ import annotations

import re
from dataclasses import dataclass, field
from typing import TYPE_CHECKING

from analysis.briefs.blocks import Block, Columns, Exhibit, KeyFigures, Prose
from analysis.briefs.document import Pair, Part

if TYPE_CHECKING:
    from collections.abc import Iterator

    from analysis.briefs.document import Document

_LINK = re.compile(r"\]\(#([^)\s]+)\)")
_MOST_RELATED = 3


@dataclass(frozen=True)
class Mention:
    """A place of the brief that refers to an exhibit, and what the reader calls it."""

    anchor: str
    place: str


@dataclass(frozen=True)
class Onward:
    """Links onward from one exhibit."""

    mentions: list[Mention] = field(default_factory=list)
    related: list[Exhibit] = field(default_factory=list)


def row_anchor(part: Part, number: int) -> str:
    """Return the id of a part's row, counted from one."""
    return f"{part.anchor}-row-{number}"


def onward_links(document: Document) -> dict[str, Onward]:
    """Return, by an exhibit's key, where it is mentioned and which others were read from the same relations."""
    mentions: dict[str, dict[str, Mention]] = {}
    for mention, text in _texts(document):
        for key in _LINK.findall(text):
            if key != mention.anchor:  # one mention a place, however often it is said there
                mentions.setdefault(key, {}).setdefault(mention.place, mention)
    return {
        exhibit.key: Onward(list(mentions.get(exhibit.key, {}).values()), _related(exhibit, document.exhibits))
        for exhibit in document.exhibits
    }


def _texts(document: Document) -> Iterator[tuple[Mention, str]]:
    yield Mention("brief", "First page"), f"{document.cover.headline} {document.cover.lead}"
    for part in document.parts:
        title = part.section.title if part.section else "First page"
        for number, row in enumerate(part.rows, start=1):
            for block in row.exhibits if isinstance(row, Pair) else [row]:
                if isinstance(block, Exhibit):
                    yield Mention(block.key, f"Exhibit {block.number}"), f"{block.title} {block.reading} {block.unit}"
                else:
                    yield Mention(row_anchor(part, number), title), _words(block)


def _words(block: Block) -> str:
    if isinstance(block, Prose):
        return block.markdown
    if isinstance(block, Columns):
        return " ".join([*block.left, *block.right])
    if isinstance(block, KeyFigures):
        return " ".join(f"{one.label} {one.value} {one.note}" for one in block.figures)
    return ""


def _related(exhibit: Exhibit, others: list[Exhibit]) -> list[Exhibit]:
    """The first few exhibits that share a source, the ones further on before those already read."""
    sharing = [one for one in others if one.key != exhibit.key and {*one.sources} & {*exhibit.sources}]
    return sorted(sharing, key=lambda one: (one.number < exhibit.number, one.number))[:_MOST_RELATED]
