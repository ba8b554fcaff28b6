"""A brief of a built estate: run its notebook, keep the record, write the formats that were asked for."""

from __future__ import annotations

import difflib
from pathlib import Path
from typing import TYPE_CHECKING

from analysis.briefs.html import write_html
from analysis.briefs.run import run_brief
from analysis.errors import ParameterError

if TYPE_CHECKING:
    from collections.abc import Sequence
    from datetime import date

NOTEBOOKS = Path(__file__).resolve().parents[2] / "notebooks" / "briefs"
WRITERS = {"html": write_html}


def brief_names() -> list[str]:
    """The briefs there are: one notebook each."""
    return sorted(path.stem for path in NOTEBOOKS.glob("*.ipynb"))


def make_brief(
    name: str, client: Path, as_of: date, *, edition: str = "internal", formats: Sequence[str] = ("html",), out: Path
) -> list[Path]:
    """Write a brief into `out`/<client's id>/ and return the files, the record not among them.

    Raises ParameterError for a brief or format there is none of, and what the notebook raised.
    """
    name = name.replace("-", "_")
    _one_of("brief", name, brief_names())
    for form in formats:
        _one_of("format", form, sorted(WRITERS))
    folder = out / client.resolve().name
    stem = f"{name}-{edition}"
    parameters = {"client": str(client), "as_of": as_of.isoformat(), "edition": edition}
    record = run_brief(NOTEBOOKS / f"{name}.ipynb", parameters, folder / f"{stem}.ipynb")
    return [WRITERS[form](record, folder / f"{stem}.{form}") for form in formats]


def _one_of(kind: str, given: str, known: list[str]) -> None:
    if given not in known:
        near = difflib.get_close_matches(given, known, n=1)
        hint = f"Did you mean {near[0]}?" if near else f"There are {', '.join(known)}."
        raise ParameterError(f"There is no {kind} named {given!r}.", todo=hint)
