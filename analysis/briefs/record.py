"""The record: an executed notebook that says of itself that it ran to its end, and holds the brief's blocks."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

import nbformat
from nbformat import NotebookNode

from analysis.briefs.blocks import MIME, Block, block_from
from analysis.briefs.writing import write_whole
from analysis.errors import BuildError

if TYPE_CHECKING:
    from collections.abc import Mapping
    from pathlib import Path

# papermill says "completed" of every cell even after a kill, so the record carries a mark of its own.
_MARK = "workbench"
_PARAMETERS = {"parameters", "injected-parameters"}
_SHOWN = ("display_data", "execute_result")


def read_notebook(path: Path) -> NotebookNode:
    """Read a notebook; BuildError when the file is none."""
    try:
        notebook: NotebookNode = nbformat.read(path, as_version=4)  # type: ignore[no-untyped-call]
    except (OSError, ValueError) as error:  # nbformat's own errors are ValueErrors
        raise BuildError(f"This is not a notebook that can be read: {error}.", where=str(path)) from error
    return notebook


def mark_complete(record: NotebookNode, *, notebook: str, parameters: Mapping[str, str | float | bool]) -> None:
    """Say that every cell ran, of which notebook, and with which parameters."""
    record.metadata[_MARK] = {"complete": True, "notebook": notebook, "parameters": dict(parameters)}


def run_of(record: NotebookNode) -> dict[str, Any]:
    """Return what the record says of its own making; nothing of a notebook that was run by hand."""
    return dict(record.metadata.get(_MARK, {}))


def keep_in(path: Path, *, with_source: bool = True, **told: Any) -> Path:
    """Add to what a complete record says of its making.

    Without its source, only what the cells showed and the parameters are left: the notebook's own words are of both
    editions, the internal one's too.
    """
    record = read_record(path)
    record.metadata[_MARK] = {**record.metadata[_MARK], **told}
    for cell in record.cells if not with_source else ():
        if not _PARAMETERS & set(cell.metadata.get("tags", ())):
            cell.source = ""
    return write_record(record, path)


def is_complete(record: NotebookNode) -> bool:
    """Tell whether the notebook ran to its end."""
    return bool(record.metadata.get(_MARK, {}).get("complete"))


def write_record(record: NotebookNode, path: Path) -> Path:
    """Write the record; a run that is killed leaves none."""
    return write_whole(path, nbformat.writes(record) + "\n")  # type: ignore[no-untyped-call]


def read_record(path: Path) -> NotebookNode:
    """Read a record; BuildError when there is none or when its run did not reach its end."""
    if not path.is_file():
        raise BuildError("There is no record of this brief.", where=str(path), todo="Run the brief first.")
    record = read_notebook(path)
    if not is_complete(record):
        raise BuildError(
            "This brief did not run to its end, so nothing is made from it.", where=str(path), todo="Run it again."
        )
    return record


def blocks_of(record: NotebookNode) -> list[Block]:
    """Return the blocks the cells showed, in order; BuildError when a cell failed."""
    blocks = []
    for number, cell in enumerate(record.cells, start=1):
        for output in cell.get("outputs", []):
            if output.output_type == "error":
                raise BuildError(f"Cell {number} of the record failed: {output.ename}: {output.evalue}.")
            if output.output_type in _SHOWN and MIME in output.data:
                blocks.append(block_from(output.data[MIME]))
    return blocks
