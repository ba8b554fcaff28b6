"""A brief of a built estate: run its notebook, keep the record, write the formats that were asked for."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

from analysis.briefs.choosing import one_of
from analysis.briefs.html import write_html
from analysis.briefs.run import run_brief
from analysis.briefs.transfers import csv_text
from analysis.briefs.writing import write_whole
from analysis.engine.estate import Estate

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
    one_of("brief", name, brief_names())
    for form in formats:
        one_of("format", form, sorted(WRITERS))
    folder = out / client.resolve().name
    stem = f"{name}-{edition}"
    parameters = {"client": str(client), "as_of": as_of.isoformat(), "edition": edition}
    record = run_brief(NOTEBOOKS / f"{name}.ipynb", parameters, folder / f"{stem}.ipynb")
    return [WRITERS[form](record, folder / f"{stem}.{form}") for form in formats]


def make_plan(client: Path, as_of: date, *, out: Path) -> list[Path]:
    """Write a built client's transfer plan into `out`/<client's id>/, as a page and as CSV, and return both files."""
    folder = out / client.resolve().name
    parameters = {"client": str(client), "as_of": as_of.isoformat(), "edition": "client"}
    record = run_brief(NOTEBOOKS / "transfer_plan.ipynb", parameters, folder / "transfer_plan.ipynb")
    with Estate(client) as estate:
        files = estate.read("meta.files").select("file_id", "path")
        moves = estate.read("marts.transfer_plan").join(files, on="file_id", how="left").sort("move_number")
    return [
        write_html(record, folder / "transfer_plan.html"),
        write_whole(folder / "transfer_plan.csv", csv_text(moves)),
    ]
