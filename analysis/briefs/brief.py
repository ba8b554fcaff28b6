"""The brief a notebook talks to: it fills sentences with facts, numbers exhibits, and shows each as a block.

A sentence whose fact is null is not printed: a refusal stands in its place and says which input is missing.
"""

from __future__ import annotations

import string
from collections.abc import Callable, Mapping, Sequence
from dataclasses import asdict, dataclass
from typing import TYPE_CHECKING, Any, Literal, Protocol

import polars as pl
from IPython.display import display

from analysis.briefs import blocks
from analysis.briefs.client_look import CoverLook
from analysis.briefs.evidence import Reading
from analysis.briefs.figures import Figures, escape_markdown
from analysis.briefs.sentences import facts_in, fill
from analysis.briefs.tables import Cell, Column, ColumnWish, Table, cell_text, table_from
from analysis.errors import ChartError, MissingInputError
from analysis.numbers import count_text, date_text

if TYPE_CHECKING:
    import datetime as dt

SIGN_RULE = "Positive is surplus, negative is short"
EDITIONS = {"internal": "Internal edition", "client": "Client edition"}
RULE_TAGS = {
    "V": "V: primary source",
    "S": "S: advisors report",
    "I": "I: method used",
    "M": "M: assumed, can be set",
}
KeyFigureWish = blocks.KeyFigure | tuple[str, ...]
Items = Sequence[str] | pl.DataFrame


class Chart(Protocol):
    """A chart finished by analysis.charts: it leaves as a specification."""

    def to_dict(self) -> dict[str, Any]:
        """Return the Vega-Lite specification, with unit, source and alternative text under `usermeta`."""
        ...


@dataclass(frozen=True)
class Provenance:
    """Where a brief's figures come from, said on every page."""

    file_count: int
    row_count: int
    rejected_count: int
    rules_version: str

    def sentence(self, data_date: dt.date) -> str:
        """Return the line at the foot of every page."""
        files = f"{count_text(self.file_count)} {'file' if self.file_count == 1 else 'files'}"
        rows = f"{count_text(self.row_count)} rows, {count_text(self.rejected_count)} rejected"
        return f"Data of {date_text(data_date)} · {files}, {rows} · rules {self.rules_version}"


class Brief:
    """One brief for one client, in one edition; every method shows its block at once and returns nothing."""

    def __init__(
        self,
        *,
        name: str,
        title: str,
        client_name: str,
        edition: Literal["internal", "client"],
        data_date: dt.date,
        provenance: Provenance,
        figures: Figures,
        look: CoverLook | None = None,
        show: Callable[[blocks.Block], object] | None = None,
    ) -> None:
        """`show` is where blocks go."""
        self.name = name
        self.title = title
        self.client_name = client_name
        self.edition = edition
        self.data_date = data_date
        self.provenance = provenance
        self.figures = figures
        self._look = look or CoverLook()
        self._out = show or _into_notebook
        self._exhibits = 0
        self._appendices = 0
        self._is_withheld = False

    def __repr__(self) -> str:
        return f"Brief({self.name!r}, {self.client_name!r}, {self.edition!r})"

    def cover(self, *, headline: str, lead: str) -> None:
        """Open the brief: the ask in one sentence with its number in ``**bold**``, and why in two or three."""
        texts, refusals = [], []
        for template, instead in ((headline, f"{self.title}: the headline figure is not known yet"), (lead, "")):
            refusal = self._refusal(template)
            texts.append(instead if refusal else fill(template, self.figures))
            refusals.append(refusal)
        self._show(
            blocks.Cover(
                brief_title=self.title,
                client_name=self.client_name,
                edition=EDITIONS[self.edition],
                headline=texts[0],
                lead=texts[1],
                data_date=self.data_date.isoformat(),
                provenance=self.provenance.sentence(self.data_date),
                sign_rule=SIGN_RULE,
                edition_key=self.edition,
                **asdict(self._look),
            )
        )
        for refusal in dict.fromkeys(refusals):
            if refusal:
                self._show(refusal)

    def key_figures(self, *figures: KeyFigureWish) -> None:
        """Show up to four numbers, each ``(label, value)`` or with a note and a role: ours, theirs or short."""
        self._show(blocks.KeyFigures([self._key_figure(one) for one in figures]))

    def _key_figure(self, wish: KeyFigureWish) -> blocks.KeyFigure:
        one = wish if isinstance(wish, blocks.KeyFigure) else blocks.KeyFigure(*wish)  # type: ignore[arg-type]
        refusal = self._refusal(one.label, one.value, one.note)
        if refusal:
            return blocks.KeyFigure(one.label, "not known", f"Missing: {escape_markdown(refusal.missing)}", "unknown")
        label, value, note = (fill(text, self.figures) for text in (one.label, one.value, one.note))
        return blocks.KeyFigure(label, value, note, one.role)

    def _show(self, block: blocks.Block) -> None:
        if not self._is_withheld:
            self._out(block)

    def section(self, title: str, *, opens_page: bool = True, internal: bool = False) -> None:
        """Begin a section; on paper it opens a page unless told to run on.

        An internal one, with all that follows until the next, stands in the internal edition alone.
        """
        self._is_withheld = internal and self.edition != "internal"
        self._show(self._refusal(title) or blocks.Section(fill(title, self.figures), opens_page))

    def appendix(self, title: str, *, internal: bool = False) -> None:
        """Begin an appendix, lettered in order: what proves the brief without being read through.

        An internal one stands in the internal edition alone.
        """
        self._is_withheld = internal and self.edition != "internal"
        self._appendices += not self._is_withheld
        letter = string.ascii_uppercase[self._appendices - 1]
        self._show(
            self._refusal(title) or blocks.Section(f"Appendix {letter} · {fill(title, self.figures)}", is_appendix=True)
        )

    def say(self, sentence: str, *, when: str = "") -> None:
        """Print words in markdown with facts in them; with `when`, only if that fact is neither zero nor empty.

        ``[](#key)`` becomes the number of the exhibit shown under that key, before or after.
        """
        if self._is_wanted(when):
            self._show(self._refusal(sentence) or blocks.Prose(fill(sentence, self.figures)))

    def _is_wanted(self, when: str) -> bool:
        """Tell whether a fact is neither zero nor empty, no fact named being yes; one not known is refused in words."""
        refusal = self._refusal(f"{{{when}}}") if when else None
        if refusal:
            self._show(refusal)
        return not when or (not refusal and bool(self.figures.value(when)))

    def refuse(self, figure: str, *, missing: str, todo: str = "") -> None:
        """Say that a figure is not printed, which input it waits for, and where to put it."""
        self._show(blocks.Refusal(figure, missing, todo))

    def exhibit(
        self,
        *,
        title: str = "",
        chart: Chart | None = None,
        table: pl.DataFrame | None = None,
        columns: Mapping[str, ColumnWish] | Sequence[str] | None = None,
        rows: int | None = 12,
        unit: str = "",
        reading: str = "",
        sources: Sequence[str] = (),
        width: Literal["full", "half"] = "full",
        key: str = "",
        alt: str = "",
        when: str = "",
        null: str | None = None,
        notes: str = "",
        what_if: dict[str, Any] | None = None,
    ) -> None:
        """Show a numbered finding: `title` says it, `chart` or `table` proves it, `reading` tells how to read it.

        With `when`, only if that fact is neither zero nor empty.

        A null in the table is not known; with `null=""` it does not apply. `rows` limits the table; what is left out is
        counted beneath, with the first of `sources` as its place. `notes` are for who presents it and stay in the
        internal edition; `what_if` is what a reader may change about it.
        What is not given comes from the chart: title (filled too), unit, reading, source, alternative text. Two halves
        in a row share it.
        """
        if self._is_withheld or not self._is_wanted(when):
            return
        spec = chart.to_dict() if chart is not None else None
        about: dict[str, Any] = (spec or {}).get("usermeta", {})
        title = title or str(about.get("title") or "")
        notes = "" if self.edition != "internal" or self._refusal(notes) else fill(notes, self.figures)
        refusal = self._refusal(title, unit, reading)
        if refusal:
            self._show(refusal)
            return
        words = about["title"] = fill(title, self.figures)
        if not words or (spec is None and table is None):
            raise ChartError("An exhibit needs a title, and a chart or a table.", where=words, todo="Or use brief.say.")
        heard = alt or str(about.get("alt") or "")
        told = list(sources) or ([str(about["source"])] if about.get("source") else [])
        if spec is not None:
            _refuse_unfinished(words, alternative_text=heard, unit=unit or about.get("unit"), source=told)
        relation = told[0] if told else ""
        self._exhibits += 1
        self._show(
            blocks.Exhibit(
                number=self._exhibits,
                key=key or f"exhibit-{self._exhibits}",
                title=words,
                alt=heard or words,
                unit=self._words(unit, about.get("unit")),
                reading=self._words(reading, about.get("note")),
                sources=told,
                width=width,
                chart=spec,
                table=None
                if table is None
                else table_from(table, columns=columns, rows=rows, relation=relation, null=null),
                readings=[self.reading_of(source) for source in told],
                notes=notes,
                what_if=what_if,
            )
        )

    def reading_of(self, relation: str) -> Reading:
        """Return how this brief read a relation: all of it, unless a kind of brief knows better."""
        return Reading(relation)

    def _words(self, template: str, otherwise: object) -> str:
        return fill(template, self.figures) if template else escape_markdown(str(otherwise or ""))

    def columns(self, left_title: str, left: Items, right_title: str, right: Items) -> None:
        """Show two short numbered lists side by side.

        Items are sentences with facts, or a frame whose first column is set bold (dates, names) before the others.
        """
        self._show(blocks.Columns(left_title, self._items(left), right_title, self._items(right)))

    def _items(self, items: Items) -> list[str]:
        if isinstance(items, pl.DataFrame):
            return _items_from(table_from(items, rows=None))
        told = []
        for item in items:
            refusal = self._refusal(item)
            told.append(escape_markdown(refusal.sentence()) if refusal else fill(item, self.figures))
        return told

    def listing(
        self,
        title: str,
        frame: pl.DataFrame,
        *,
        columns: Mapping[str, ColumnWish],
        relation: str,
        note: str = "",
        rows: int | None = 40,
    ) -> None:
        """Show a table that argues nothing, such as the files behind the brief; nothing where it has no row.

        A null in it does not apply, rather than not being known.
        """
        if frame.height:
            table = table_from(frame, columns=columns, rows=rows, relation=relation, null="")
            self._show(blocks.Listing(title, table, note))

    def rules(self, *rules: tuple[str, str, str]) -> None:
        """List the rules used, each as ``(sentence, tag, source)``; the tag V, S, I or M says how sure it is."""
        columns = [Column("rule", "Rule", "words"), Column("tag", "How sure"), Column("source", "Source")]
        told: list[list[Cell]] = []
        for sentence, tag, source in rules:
            refusal = self._refusal(sentence)
            words = escape_markdown(refusal.sentence()) if refusal else fill(sentence, self.figures)
            told.append([words, RULE_TAGS.get(tag, tag), source])
        self._show(blocks.Listing("Rules used", Table(columns, told, len(told))))

    def _refusal(self, *templates: str) -> blocks.Refusal | None:
        for name in (name for template in templates for name in facts_in(template)):
            try:
                self.figures.text(name)
            except MissingInputError:
                reason = self.figures.missing(name)
                return blocks.Refusal(reason.figure, reason.missing.rstrip("."), reason.todo)
        return None


def _into_notebook(block: blocks.Block) -> None:
    # Made here rather than by IPython, which would print an error beside the cell and keep the rest.
    display(block.bundle(), raw=True)  # type: ignore[no-untyped-call]


def _refuse_unfinished(title: str, **parts: object) -> None:
    """Let no chart into a brief that theme.finish would not have let leave."""
    missing = [name.replace("_", " ") for name, told in parts.items() if not told]
    if missing:
        todo = "Finish it with charts.theme.finish, or give the exhibit what is missing."
        raise ChartError(f"A chart has no {' and no '.join(missing)}.", where=title, todo=todo)


def _items_from(table: Table) -> list[str]:
    told = []
    for row in table.rows:
        first, *others = (
            escape_markdown(cell_text(value, column.unit, table.currency))
            for value, column in zip(row, table.columns, strict=True)
        )
        told.append(" ".join([f"**{first}**", *others]))
    return told
