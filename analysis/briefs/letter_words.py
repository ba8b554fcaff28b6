"""Letters in markdown: templates hold the words, rows hold the figures, and a client's text stays text."""

from __future__ import annotations

import re
from functools import cache
from typing import TYPE_CHECKING, Any

from jinja2 import Environment, PackageLoader, StrictUndefined

from analysis.briefs.figures import escape_markdown

if TYPE_CHECKING:
    from collections.abc import Mapping

    from analysis.briefs.figures import Figures

# What some readers of markdown turn into a link by themselves, unless the sign before it is escaped.
_ADDRESS = re.compile(r"(?<!\\)(?=://)|(?<=\bwww)(?=\.)", re.IGNORECASE)
NOT_KNOWN = "not known"


class Words(str):
    """Markdown that is finished: whatever came from a file is escaped in it."""

    __slots__ = ()


class Told:
    """A row of facts as a template reads it: ``row("charge_amount", "cents")`` is the text a reader sees."""

    def __init__(self, figures: Figures) -> None:
        self._figures = figures

    def __call__(self, name: str, spec: str = "") -> Words:
        """Write a fact, as Figures.text; MissingInputError when it is null."""
        return Words(unlinked(self._figures.text(name, spec)))

    def cell(self, name: str, otherwise: str = NOT_KNOWN, *, spec: str = "") -> Words:
        """Write a fact, or what stands in its place when it is null."""
        return self(name, spec) if self.has(name) else Words(otherwise)

    def has(self, name: str) -> bool:
        """Tell whether a fact is known."""
        return self._figures.has(name)

    def value(self, name: str) -> Any:
        """Return a known fact itself, to choose words by."""
        return self._figures.value(name)


def unlinked(markdown: str) -> str:
    """Return escaped markdown in which no address becomes a link by itself."""
    return _ADDRESS.sub(r"\\", markdown)


def _finished(told: Any) -> str:
    """Escape whatever a template prints that is not finished yet: the net under all templates."""
    return told if isinstance(told, Words) else unlinked(escape_markdown(str(told)))


@cache
def _environment() -> Environment:
    environment = Environment(
        loader=PackageLoader("analysis.briefs", "templates/letters"),
        autoescape=False,  # noqa: S701 - it is markdown, escaped by `finalize`
        finalize=_finished,
        undefined=StrictUndefined,
        trim_blocks=True,
        lstrip_blocks=True,
    )
    environment.filters["said"] = Words  # what a macro of ours returns is escaped already
    return environment


def write_markdown(letter: str, told: Mapping[str, Any]) -> str:
    """Fill a letter's template; one blank line at most between two paragraphs."""
    text = _environment().get_template(f"{letter}.md.j2").render(told)
    return re.sub(r"\n{3,}", "\n\n", text).strip() + "\n"
