"""A brief of a built estate: run its notebook, keep the record, write the formats that were asked for."""

from __future__ import annotations

import pkgutil
import tempfile
from collections.abc import Callable, Sequence
from pathlib import Path
from typing import TYPE_CHECKING

from analysis.briefs.choosing import one_of
from analysis.briefs.document import Document, read_document
from analysis.briefs.run import run_brief
from analysis.briefs.transfers import csv_text
from analysis.briefs.writing import told_plainly, write_whole
from analysis.engine.estate import Estate

if TYPE_CHECKING:
    from datetime import date

NOTEBOOKS = Path(__file__).resolve().parents[2] / "notebooks" / "briefs"
EDITIONS = ("internal", "client")
# Each is imported only when it is asked for: a page needs no typesetter and no office library.
WRITERS = {
    "html": "analysis.briefs.html:write_html",
    "pdf": "analysis.briefs.pdf:write_pdf",
    "pptx": "analysis.briefs.slides:write_pptx",
    "xlsx": "analysis.briefs.workbook:write_xlsx",
}
Writer = Callable[[Document, Path], Path]


def brief_names() -> list[str]:
    """The briefs there are: one notebook each."""
    return sorted(path.stem for path in NOTEBOOKS.glob("*.ipynb"))


def writer_of(form: str) -> Writer:
    """Return what writes a format; ParameterError where there is none."""
    one_of("format", form, sorted(WRITERS))
    writer: Writer = pkgutil.resolve_name(WRITERS[form])
    return writer


def make_brief(
    name: str, client: Path, as_of: date, *, edition: str = "internal", formats: Sequence[str] = ("html",), out: Path
) -> list[Path]:
    """Write a brief into `out`/<client's id>/ and return the files, the record not among them.

    Files appear when all of them are made, and not before. Raises ParameterError for a brief or format there is none
    of, and what the notebook raised.
    """
    name = name.replace("-", "_")
    one_of("brief", name, brief_names())
    writers = {form: writer_of(form) for form in dict.fromkeys(formats)}
    folder = out / client.resolve().name
    stem = f"{name}-{edition}"
    parameters = {"client": str(client), "as_of": as_of.isoformat(), "edition": edition}
    record = run_brief(NOTEBOOKS / f"{name}.ipynb", parameters, folder / f"{stem}.ipynb")
    document = read_document(record)
    with told_plainly(folder), tempfile.TemporaryDirectory(dir=folder, prefix=".making-") as making:
        made = [write(document, Path(making) / f"{stem}.{form}") for form, write in writers.items()]
        return [path.replace(folder / path.name) for path in made]


def make_plan(client: Path, as_of: date, *, out: Path) -> list[Path]:
    """Write a built client's transfer plan into `out`/<client's id>/, as a page and as CSV, and return both files."""
    folder = out / client.resolve().name
    parameters = {"client": str(client), "as_of": as_of.isoformat(), "edition": "client"}
    record = run_brief(NOTEBOOKS / "transfer_plan.ipynb", parameters, folder / "transfer_plan.ipynb")
    with Estate(client) as estate:
        files = estate.read("meta.files").select("file_id", "path")
        moves = estate.read("marts.transfer_plan").join(files, on="file_id", how="left").sort("move_number")
    return [
        writer_of("html")(read_document(record), folder / "transfer_plan.html"),
        write_whole(folder / "transfer_plan.csv", csv_text(moves)),
    ]
