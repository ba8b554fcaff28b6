"""Sentences with facts in them: ``{fact}`` or ``{fact:how}`` is filled, and a null fact stops the whole sentence."""

from __future__ import annotations

import string
from typing import TYPE_CHECKING

from analysis.errors import WorkbenchError

if TYPE_CHECKING:
    from collections.abc import Iterator

    from analysis.briefs.figures import Figures


def _parts(template: str) -> Iterator[tuple[str, str | None, str]]:
    try:
        for literal, name, spec, conversion in string.Formatter().parse(template):
            if name is not None and (conversion or not name.isidentifier()):
                raise WorkbenchError(
                    f"{{{name}}} is not the name of a fact.",
                    where=f"the sentence {template!r}",
                    todo="Write {fact} or {fact:how}.",
                )
            yield literal, name, spec or ""
    except ValueError as error:
        raise WorkbenchError(
            f"A sentence cannot be read: {error}.",
            where=f"the sentence {template!r}",
            todo="Write a real brace as {{ or }}.",
        ) from error


def facts_in(template: str) -> list[str]:
    """Return the names of the facts a sentence uses, in order."""
    return [name for _, name, _ in _parts(template) if name is not None]


def fill(template: str, figures: Figures) -> str:
    """Put the facts into a sentence of markdown; MissingInputError when one is null."""
    return "".join(
        literal + ("" if name is None else figures.text(name, spec)) for literal, name, spec in _parts(template)
    )
