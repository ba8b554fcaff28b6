"""Markdown to HTML for the words of a brief: no HTML passes through, nothing points outside the page."""

from __future__ import annotations

import re
from functools import cache
from itertools import zip_longest
from typing import TYPE_CHECKING

from markdown_it import MarkdownIt
from markdown_it.token import Token
from markupsafe import Markup

from analysis.briefs.figures import on_one_line
from analysis.errors import BuildError

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping, Sequence

_BOUND = re.compile(
    r"(?<=\b[A-Z]{3}) (?=[+−]?\d)"  # USD 398,600
    r"|(?<=\bExhibit) (?=\d)"
    r"|(?<=\d) (?=(?:%|thousand\b|million\b|days?\b|months?\b))"  # 83 %, 45 days
    r"|(?<=\b\d) (?=(?:Jan|Feb|Mar|Apr|May|Jun|Jul|Aug|Sep|Oct|Nov|Dec)\b)"  # 9 Nov
    r"|(?<=\b\d\d) (?=(?:Jan|Feb|Mar|Apr|May|Jun|Jul|Aug|Sep|Oct|Nov|Dec)\b)"
)


class _Parser(MarkdownIt):
    """CommonMark with tables, our quotation marks, and links to places on the page only."""

    def validateLink(self, url: str) -> bool:  # noqa: N802
        return url.startswith("#")


@cache
def _parser() -> _Parser:
    parser = _Parser("commonmark", {"html": False, "typographer": True, "quotes": "“”‘’"})
    parser.enable(["table", "smartquotes"]).disable(["image", "autolink", "html_block", "html_inline"])
    return parser


def bind(text: str) -> str:
    """Keep a figure and its unit on one line: ``USD 398,600``, ``83 %``, ``30 Jan``."""
    return _BOUND.sub("\u00a0", text)


def _finished(tokens: Sequence[Token], references: Mapping[str, str]) -> Iterator[Token]:
    for token, following in zip_longest(tokens, tokens[1:]):
        if token.type == "text":
            token.content = bind(token.content)
        if token.children:
            token.children = list(_finished(token.children, references))
        yield token
        if token.type == "link_open":
            name = bind(_referred(token, references))
            if following.type == "link_close":
                yield Token("text", "", 0, content=name)


def _referred(link: Token, references: Mapping[str, str]) -> str:
    key = str(link.attrGet("href") or "").removeprefix("#")
    if key not in references:
        raise BuildError(
            f"A sentence refers to the exhibit {key!r}, which this brief does not have.",
            where="the words of the brief",
            todo=f"Give the exhibit key={key!r}, or refer to one of {', '.join(sorted(references)) or 'those it has'}.",
        )
    link.attrSet("class", "reference")
    return references[key]


def tokens_of(text: str, references: Mapping[str, str] | None = None) -> list[Token]:
    """Read markdown as the tokens that other formats than HTML are made from."""
    return list(_finished(_parser().parse(text), {} if references is None else references))


def line_tokens_of(text: str, references: Mapping[str, str] | None = None) -> list[Token]:
    """Read one line of markdown as tokens, without a paragraph around it."""
    return list(_finished(_parser().parseInline(on_one_line(text)), {} if references is None else references))


def to_html(text: str, references: Mapping[str, str] | None = None) -> Markup:
    """Render paragraphs, lists and tables; ``[](#key)`` becomes the name of what `references` holds under that key."""
    parser = _parser()
    return Markup(parser.renderer.render(tokens_of(text, references), parser.options, {}))  # noqa: S704 - html is disabled in the parser


def to_inline_html(text: str, references: Mapping[str, str] | None = None) -> Markup:
    """Render one line of words, without a paragraph around it."""
    parser = _parser()
    return Markup(parser.renderer.render(line_tokens_of(text, references), parser.options, {})).strip()  # noqa: S704 - html is disabled in the parser
