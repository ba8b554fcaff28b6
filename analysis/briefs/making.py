"""A brief of a built estate: run its notebook, keep the record, write the formats that were asked for."""

from __future__ import annotations

import pkgutil
import tempfile
from collections.abc import Callable, Iterator, Mapping, Sequence
from contextlib import contextmanager, suppress
from pathlib import Path
from typing import TYPE_CHECKING

from analysis.briefs.choosing import one_of
from analysis.briefs.document import Document, read_document
from analysis.briefs.evidence import evidence_document, gather_evidence
from analysis.briefs.leak_check import check_client_edition
from analysis.briefs.provenance import provenance_of
from analysis.briefs.record import keep_in
from analysis.briefs.run import run_brief
from analysis.briefs.transfers import csv_text
from analysis.briefs.writing import told_plainly, write_whole
from analysis.engine.estate import Estate
from analysis.numbers import write_in

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
    "pack": "analysis.briefs.pack:write_pack",  # the last: it holds what was written before it
}
ENDINGS = {"pack": "zip"}
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
    if "pack" in writers:
        writers["pack"] = writers.pop("pack")
    folder = out / client.resolve().name
    stem = f"{name}-{edition}"
    notebook = NOTEBOOKS / f"{name}.ipynb"
    parameters = {"client": str(client), "as_of": as_of.isoformat(), "edition": edition}
    # The estate stays open for all of it, so that each reading finds it open.
    with Estate(client), told_plainly(folder), _making(folder) as making:
        record = making / f"{stem}.ipynb"
        document = _run(notebook, parameters, record)
        with write_in(document.cover.locale):
            made = [write(document, making / f"{stem}.{ENDINGS.get(form, form)}") for form, write in writers.items()]
            if edition == "client":
                check_client_edition(client, [record, *made], notebook=notebook)
        record.replace(folder / record.name)
        return [path.replace(folder / path.name) for path in made]


@contextmanager
def _making(folder: Path) -> Iterator[Path]:
    """A folder inside another, gone afterwards; the other goes too where it is new and nothing came of it."""
    is_new = not folder.exists()
    folder.mkdir(parents=True, exist_ok=True)
    try:
        with tempfile.TemporaryDirectory(dir=folder, prefix=".making-") as making:
            yield Path(making)
    except BaseException:
        if is_new:
            with suppress(OSError):
                folder.rmdir()
        raise


def _run(notebook: Path, parameters: Mapping[str, str], record: Path) -> Document:
    """Run a notebook, walk its exhibits back to files, and keep both in its record."""
    document = read_document(run_brief(notebook, parameters, record))
    with Estate(parameters["client"]) as estate:
        evidence = evidence_document(gather_evidence(document, estate))
        told = provenance_of(document, estate, notebook)
    keep_in(record, with_source=document.is_internal, evidence=evidence, **told)
    return read_document(record)


def make_plan(client: Path, as_of: date, *, out: Path) -> list[Path]:
    """Write a built client's transfer plan into `out`/<client's id>/, as a page and as CSV, and return both files."""
    folder, notebook = out / client.resolve().name, NOTEBOOKS / "transfer_plan.ipynb"
    parameters = {"client": str(client), "as_of": as_of.isoformat(), "edition": "client"}
    with Estate(client), told_plainly(folder), _making(folder) as making:
        record = making / notebook.name
        document = _run(notebook, parameters, record)
        with Estate(client) as estate:
            files = estate.read("meta.files").select("file_id", "path")
            moves = estate.read("marts.transfer_plan").join(files, on="file_id", how="left").sort("move_number")
        with write_in(document.cover.locale):
            page = writer_of("html")(document, making / "transfer_plan.html")
        made = [page, write_whole(making / "transfer_plan.csv", csv_text(moves))]
        check_client_edition(client, [record, *made], notebook=notebook)
        record.replace(folder / record.name)
        return [path.replace(folder / path.name) for path in made]
