"""Words as the typesetter reads them: markdown as a tree of plain values, in which text from a file is only text."""

from __future__ import annotations

import re
from collections.abc import Sequence
from typing import Any

from markdown_it.token import Token
from markdown_it.tree import SyntaxTreeNode

from analysis.charts.typesetting import text_width

Words = list[Any]
_BREAKS = {"softbreak": " ", "hardbreak": "\n"}
# Where a line may break: never before a figure, so that C9300-24 stays whole.
_PLACES = re.compile(r"(?<=[-/])(?=[^\W\d])|\s+|\u200b")
_LONGEST, _SIZE = 150.0, 11.5  # of a word in a table; the largest headline then still fits the page


def words_of(tokens: Sequence[Token]) -> Words:
    """Return a tree: text as it is, everything else as its `kind` and what is `inside`."""
    return _inside(SyntaxTreeNode(tokens))


def _inside(node: SyntaxTreeNode) -> Words:
    found: Words = []
    for child in node.children:
        if child.type == "inline":
            found += _inside(child)
        elif child.type in _BREAKS:
            found.append(_BREAKS[child.type])
        elif child.type == "text":
            found.append(breakable(child.content))
        else:
            found.append(_node(child))
    return found


def _node(node: SyntaxTreeNode) -> dict[str, Any]:
    made: dict[str, Any] = {"kind": node.type, "inside": _inside(node)}
    if node.type in {"code_inline", "code_block", "fence"}:
        made["inside"] = [breakable(node.content.rstrip("\n"))]
    elif node.type == "link":
        made["to"] = str(node.attrGet("href") or "").removeprefix("#")
    elif node.type == "heading":
        made["level"] = int(node.tag[1:])
    elif node.type in {"th", "td"}:
        made["is_right"] = "right" in str(node.attrGet("style"))
    elif node.type == "ordered_list":
        made["start"] = int(node.attrGet("start") or 1)
    return made


def parts_of(text: str) -> list[str]:
    """Divide text where a line may break."""
    return _PLACES.split(text)


def breakable(text: str) -> str:
    """Return text in which a word longer than most columns may break anywhere, such as a checksum."""
    long = [word for word in dict.fromkeys(parts_of(text)) if text_width(word, _SIZE) > _LONGEST]
    for word in long:
        text = text.replace(word, "\u200b".join(_pieces(word)))
    return text


def _pieces(word: str) -> list[str]:
    pieces, room = [""], _LONGEST
    for char in word:
        wide = text_width(char, _SIZE)
        if wide > room:
            pieces.append("")
            room = _LONGEST
        pieces[-1] += char
        room -= wide
    return pieces
