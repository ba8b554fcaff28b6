"""Run a brief's notebook with papermill and keep the record."""

from __future__ import annotations

import logging
import traceback
from contextlib import contextmanager
from typing import TYPE_CHECKING

import papermill
from papermill.engines import papermill_engines

from analysis.briefs.inprocess import ENGINE, CellFailedError, InProcessEngine
from analysis.briefs.parameters import check_parameters
from analysis.briefs.record import mark_complete, write_record
from analysis.errors import BuildError, GateStoppedError, MissingInputError, WorkbenchError

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping
    from pathlib import Path

# Also an entry point of the package; registered here for a checkout that is not installed.
papermill_engines.register(ENGINE, InProcessEngine)


def run_brief(notebook: Path, parameters: Mapping[str, object], record: Path) -> Path:
    """Run the notebook with these parameters and write the executed notebook to `record`.

    ParameterError before the first cell runs. When a cell raises, the record holds the notebook up to that cell, not
    marked complete, and the error comes out as a BuildError naming the cell; MissingInputError and GateStoppedError
    keep their class. The working directory stays the caller's.
    """
    if not notebook.is_file():
        raise BuildError(f"There is no notebook {notebook.name}.", where=str(notebook.parent))
    values = check_parameters(notebook, parameters)
    record.unlink(missing_ok=True)
    try:
        with _quiet():
            executed = papermill.execute_notebook(
                str(notebook).replace("{", "{{").replace("}", "}}"),  # papermill formats paths
                None,
                parameters=values,
                engine_name=ENGINE,
                kernel_name="python3",
                language="python",
                progress_bar=False,
            )
    except CellFailedError as failed:
        failed.record.metadata.papermill.input_path = notebook.name
        write_record(failed.record, record)
        raise _told(failed, notebook) from failed.cause
    executed.metadata.papermill.input_path = notebook.name
    mark_complete(executed, notebook=notebook.name, parameters=values)
    return write_record(executed, record)


@contextmanager
def _quiet() -> Iterator[None]:
    """Silence papermill, which warns of parameters whose annotation it cannot read; ours are checked already."""
    logger = logging.getLogger("papermill")
    level = logger.level
    logger.setLevel(logging.ERROR)
    try:
        yield
    finally:
        logger.setLevel(level)


def _told(failed: CellFailedError, notebook: Path) -> WorkbenchError:
    written = [cell for cell in failed.record.cells if "injected-parameters" not in cell.metadata.get("tags", [])]
    number = next((place for place, cell in enumerate(written, start=1) if cell is failed.cell), 0)
    place = f"{notebook.name}, cell {number}: {_line(failed)}"
    cause = failed.cause
    if isinstance(cause, WorkbenchError):
        kind = type(cause) if isinstance(cause, MissingInputError | GateStoppedError) else BuildError
        where = f"{cause.where} ({place})" if cause.where else place
        return kind(cause.what, where=where, todo=cause.todo)
    return BuildError(
        f"{notebook.name} stopped in cell {number}: {type(cause).__name__}: {cause}",
        where=place,
        todo="Open the notebook in JupyterLab and run it to that cell.",
    )


def _line(failed: CellFailedError) -> str:
    """Return the line of the cell that raised."""
    lines = failed.cell.source.splitlines()
    frames = traceback.extract_tb(failed.cause.__traceback__)
    reached = [frame.lineno or 0 for frame in frames if frame.filename.startswith("<ipython-input")]
    if isinstance(failed.cause, SyntaxError):
        reached.append(failed.cause.lineno or 0)
    number = reached[-1] if reached and 0 < reached[-1] <= len(lines) else 1
    return str(lines[number - 1]).strip()
