"""A brief as every format reads it: what it says and in which order, and what proves each exhibit."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from functools import cached_property
from pathlib import Path
from typing import TYPE_CHECKING, Any

from analysis.briefs.blocks import Block, Cover, Exhibit, Section
from analysis.briefs.evidence import Evidence, evidence_from
from analysis.briefs.record import blocks_of, is_complete, read_record, run_of
from analysis.errors import BuildError

if TYPE_CHECKING:
    from nbformat import NotebookNode


@dataclass(frozen=True)
class Pair:
    """Two half exhibits that share a row."""

    exhibits: list[Exhibit]
    kind: str = "pair"


@dataclass(frozen=True)
class Part:
    """A stretch of the brief: the first page, which has no section, or a section and what it holds."""

    anchor: str
    section: Section | None
    rows: list[Block | Pair] = field(default_factory=list)

    @property
    def exhibits(self) -> list[Exhibit]:
        """The exhibits of this part, in order."""
        found: list[Exhibit] = []
        for row in self.rows:
            found += row.exhibits if isinstance(row, Pair) else [row] if isinstance(row, Exhibit) else []
        return found


@dataclass(frozen=True)
class Document:
    """One brief in one edition, read from its record.

    `evidence` tells, by an exhibit's key, which rows of the estate and which lines of which files it stands on; `run`
    is what the record says of its own making: notebook, parameters and versions. Both are empty for a notebook that
    was run by hand, and that is a draft.
    """

    blocks: Sequence[Block]
    evidence: Mapping[str, Evidence] = field(default_factory=dict)
    run: Mapping[str, Any] = field(default_factory=dict)
    is_draft: bool = False

    @cached_property
    def cover(self) -> Cover:
        """The one cover; BuildError where there is none or more."""
        covers = [block for block in self.blocks if isinstance(block, Cover)]
        if len(covers) != 1:
            raise BuildError(
                f"A brief has one cover; this notebook shows {len(covers)}.", todo="Call brief.cover once."
            )
        return covers[0]

    @cached_property
    def parts(self) -> list[Part]:
        """The first page and the sections, half exhibits paired; the cover is left out."""
        return parts_of(self.blocks)

    @cached_property
    def exhibits(self) -> list[Exhibit]:
        """Every exhibit, in order; BuildError where two have one key."""
        found = [exhibit for part in self.parts for exhibit in part.exhibits]
        keys = [exhibit.key for exhibit in found]
        if twice := next((one for one in found if keys.count(one.key) > 1), None):
            raise BuildError(f"Two exhibits have the key {twice.key!r}.", where=twice.title, todo="Name them apart.")
        return found

    @cached_property
    def references(self) -> dict[str, str]:
        """What a sentence calls each exhibit, by its key: ``Exhibit 4``."""
        return {exhibit.key: f"Exhibit {exhibit.number}" for exhibit in self.exhibits}

    @property
    def client(self) -> Path | None:
        """The folder of the client this brief is of; None for a draft."""
        folder = self.run.get("parameters", {}).get("client")
        return Path(str(folder)) if folder else None

    @property
    def is_internal(self) -> bool:
        """Whether it is for our own side alone."""
        return self.cover.edition_key == "internal"


def parts_of(blocks: Sequence[Block]) -> list[Part]:
    """Divide the blocks into the first page and the sections, halves paired; the cover is left out."""
    parts = [Part("first-page", None)]
    for block in blocks:
        if isinstance(block, Section):
            parts.append(Part(f"section-{len(parts)}", block))
        elif isinstance(block, Cover):
            continue
        elif isinstance(block, Exhibit) and block.width == "half":
            last = parts[-1].rows[-1] if parts[-1].rows else None
            if isinstance(last, Pair) and len(last.exhibits) == 1:
                last.exhibits.append(block)
            else:
                parts[-1].rows.append(Pair([block]))
        else:
            parts[-1].rows.append(block)
    return parts


def document_of(record: NotebookNode) -> Document:
    """Read a notebook that was run, by the workbench or by hand."""
    run = run_of(record)
    return Document(blocks_of(record), evidence_from(run), run, is_draft=not is_complete(record))


def read_document(record: Path) -> Document:
    """Read a record; BuildError when there is none or when its run did not reach its end."""
    return document_of(read_record(record))
