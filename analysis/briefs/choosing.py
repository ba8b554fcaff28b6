"""One of the names there are, or an error that names the nearest."""

from __future__ import annotations

import difflib

from analysis.errors import ParameterError


def one_of(kind: str, given: str, known: list[str]) -> None:
    """Raise ParameterError for what is none of those there are."""
    if given not in known:
        near = difflib.get_close_matches(given, known, n=1)
        hint = f"Did you mean {near[0]}?" if near else f"There are {', '.join(known)}."
        raise ParameterError(f"There is no {kind} named {given!r}.", todo=hint)
