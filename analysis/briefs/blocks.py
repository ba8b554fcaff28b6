"""What a brief is made of: each block is one thing a reader meets, shown by a notebook cell and kept in its output.

A block's document (`MIME`) is what every format is made from; its HTML and plain text are for readers of the notebook.
"""

from __future__ import annotations

import json
from abc import ABC, abstractmethod
from dataclasses import asdict, dataclass, field
from functools import partial
from typing import TYPE_CHECKING, Annotated, Any, Literal

from markupsafe import escape
from pydantic import Field, TypeAdapter, ValidationError

from analysis.briefs.evidence import Reading
from analysis.briefs.markdown import to_html, to_inline_html
from analysis.briefs.tables import Table, table_html, table_text
from analysis.errors import BuildError

if TYPE_CHECKING:
    from collections.abc import Mapping


class _AnyReference(dict[str, str]):
    """In the notebook itself a reference stays what it is called: the exhibit may be further down."""

    def __contains__(self, key: object) -> bool:
        return True

    def __missing__(self, key: str) -> str:
        return f"exhibit {key}"


_line = partial(to_inline_html, references=_AnyReference())
_words = partial(to_html, references=_AnyReference())
MIME = "application/vnd.workbench.block+json"


class Shown(ABC):
    """How a block shows itself in a notebook."""

    def document(self) -> dict[str, Any]:
        """Return the block as plain JSON values."""
        try:
            json.dumps(asdict(self), allow_nan=False)  # type: ignore[call-overload]
        except ValueError as error:
            raise BuildError(
                "A block holds a number no browser can read (NaN or infinity).",
                where=str(getattr(self, "title", type(self).__name__)),
                todo="Leave such rows out of the chart, or make the value null.",
            ) from error
        made: dict[str, Any] = _BLOCKS.dump_python(self, mode="json")  # type: ignore[arg-type]
        return made

    @abstractmethod
    def _html(self) -> str:
        """Return HTML for a reader of the notebook."""

    @abstractmethod
    def _text(self) -> str:
        """Return plain text for a reader of the notebook."""

    def _repr_mimebundle_(self, include: Any = None, exclude: Any = None) -> dict[str, Any]:
        del include, exclude
        return self.bundle()

    def bundle(self) -> dict[str, Any]:
        """Return what a notebook keeps of the block: its document, HTML and plain text."""
        return {MIME: self.document(), "text/html": self._html(), "text/plain": self._text()}


@dataclass(frozen=True)
class Cover(Shown):
    """The ask in one sentence, and what every page says about where the brief comes from.

    `edition_key` is internal or client. `locale` is how figures are written, `accent` the client's own colour in place
    of ours, `logo` its picture as a data address, `slide_template` a file of its folder;
    empty is the look of the house.
    """

    brief_title: str
    client_name: str
    edition: str
    headline: str
    lead: str
    data_date: str
    provenance: str
    sign_rule: str
    edition_key: str = "internal"
    locale: str = "en-GB"
    accent: str = ""
    logo: str = ""
    slide_template: str = ""
    kind: Literal["cover"] = "cover"

    def _html(self) -> str:
        return f"<h1>{_line(self.headline)}</h1>{_words(self.lead)}"

    def _text(self) -> str:
        return f"{self.brief_title} · {self.client_name} · {self.edition}\n{self.headline}\n{self.lead}"


@dataclass(frozen=True)
class KeyFigure:
    """One number of the first page, in markdown; emphasis in the value is set small: ``7 *of 10*``."""

    label: str
    value: str
    note: str = ""
    role: Literal["", "ours", "theirs", "short", "unknown"] = ""


@dataclass(frozen=True)
class KeyFigures(Shown):
    """The few numbers a reader takes away."""

    figures: list[KeyFigure]
    kind: Literal["key_figures"] = "key_figures"

    def _html(self) -> str:
        cells = (
            f"<td>{_line(one.label)}<br><b>{_line(one.value)}</b><br><small>{_line(one.note)}</small></td>"
            for one in self.figures
        )
        return f"<table><tr>{''.join(cells)}</tr></table>"

    def _text(self) -> str:
        return "\n".join(f"{one.label}: {one.value} ({one.note})" for one in self.figures)


@dataclass(frozen=True)
class Section(Shown):
    """A section's title; on paper it opens a page unless told to run on. Appendices are read last, set smaller."""

    title: str
    opens_page: bool = True
    is_appendix: bool = False
    kind: Literal["section"] = "section"

    def _html(self) -> str:
        return f"<h2>{_line(self.title)}</h2>"

    def _text(self) -> str:
        return f"## {self.title}"


@dataclass(frozen=True)
class Prose(Shown):
    """Words in markdown, the figures already in them."""

    markdown: str
    kind: Literal["prose"] = "prose"

    def _html(self) -> str:
        return _words(self.markdown)

    def _text(self) -> str:
        return self.markdown


@dataclass(frozen=True)
class Exhibit(Shown):
    """A finding as a title, its picture or its rows, and how to read it.

    `chart` is a finished Vega-Lite specification. With both, the table is the rows behind the picture. `readings` are
    the relations it was read from; `notes` are for who presents it, and never in the client edition. `what_if` is what
    a reader may change about it, as analysis.negotiation.what_if gives it.
    """

    number: int
    key: str
    title: str
    alt: str
    unit: str = ""
    reading: str = ""
    sources: list[str] = field(default_factory=list)
    width: Literal["full", "half"] = "full"
    chart: dict[str, Any] | None = None
    table: Table | None = None
    readings: list[Reading] = field(default_factory=list)
    notes: str = ""
    what_if: dict[str, Any] | None = None
    kind: Literal["exhibit"] = "exhibit"

    @property
    def note(self) -> str:
        """The unit, said once, then how to read it."""
        unit = self.unit if not self.unit or self.unit.endswith((".", "?")) else f"{self.unit}."
        return f"{unit} {self.reading}".strip()

    def _html(self) -> str:
        told = f"<p><b>{self.number}</b> <b>{_line(self.title)}</b></p>"
        picture = f"<p><i>Chart: {escape(self.alt)}</i></p>" if self.chart else ""
        rows = table_html(self.table) if self.table else ""
        return f"{told}{picture}{rows}<p><small>{_line(self.note)}</small></p>"

    def _text(self) -> str:
        rows = table_text(self.table) if self.table else ""
        return "\n".join(part for part in (f"Exhibit {self.number}: {self.title}", rows, self.note) if part)


@dataclass(frozen=True)
class Columns(Shown):
    """Two short numbered lists side by side, such as why and the next dates."""

    left_title: str
    left: list[str]
    right_title: str
    right: list[str]
    kind: Literal["columns"] = "columns"

    def _html(self) -> str:
        made = ""
        for title, items in ((self.left_title, self.left), (self.right_title, self.right)):
            told = "".join(f"<li>{_line(item)}</li>" for item in items)
            made += f"<h3>{_line(title)}</h3><ol>{told}</ol>"
        return made

    def _text(self) -> str:
        return "\n".join([self.left_title, *self.left, self.right_title, *self.right])


@dataclass(frozen=True)
class Refusal(Shown):
    """A figure that is not printed, which input it waits for, and where to put it."""

    figure: str
    missing: str
    todo: str = ""
    kind: Literal["refusal"] = "refusal"

    def sentence(self) -> str:
        """Say it on one line."""
        return f"Not printed: {self.figure}. Missing: {self.missing}. {self.todo}".strip()

    def _html(self) -> str:
        return f"<p><b>Not printed: {escape(self.figure)}.</b> Missing: {escape(self.missing)}. {escape(self.todo)}</p>"

    def _text(self) -> str:
        return self.sentence()


@dataclass(frozen=True)
class Listing(Shown):
    """A table that argues nothing: the sources, the rules; not numbered, on paper in full."""

    title: str
    table: Table
    note: str = ""
    kind: Literal["listing"] = "listing"

    def _html(self) -> str:
        note = f"<p><small>{_line(self.note)}</small></p>"
        return f"<h3>{_line(self.title)}</h3>{table_html(self.table)}{note}"

    def _text(self) -> str:
        return f"{self.title}\n{table_text(self.table)}"


Block = Cover | KeyFigures | Section | Prose | Exhibit | Columns | Refusal | Listing
_BLOCKS: TypeAdapter[Block] = TypeAdapter(Annotated[Block, Field(discriminator="kind")])


def block_from(document: Mapping[str, Any]) -> Block:
    """Read a block back from its document; BuildError when it is none of ours."""
    try:
        return _BLOCKS.validate_python(document)
    except ValidationError as error:
        first = error.errors()[0]
        raise BuildError(
            f"A block of the record cannot be read: {'.'.join(map(str, first['loc']))} {first['msg']}.",
            where=f"block {document.get('kind', '?')}",
            todo="Run the brief again with this version of the workbench.",
        ) from error
