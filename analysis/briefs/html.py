"""The HTML of a brief: an exporter for nbconvert, and the file made from a record."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from nbconvert.exporters.exporter import Exporter

from analysis.briefs.page import render_page
from analysis.briefs.record import blocks_of, is_complete, read_record
from analysis.briefs.writing import write_whole

if TYPE_CHECKING:
    from pathlib import Path

    from nbformat import NotebookNode


class BriefExporter(Exporter):
    """Registered under `nbconvert.exporters` as `brief`; a notebook run by hand is exported as a draft."""

    export_from_notebook = "Brief (HTML)"
    output_mimetype = "text/html"

    def _file_extension_default(self) -> str:
        return ".html"

    def from_notebook_node(  # type: ignore[override]
        self, nb: NotebookNode, resources: Any = None, **settings: Any
    ) -> tuple[str, dict[str, Any]]:
        """Return the page and nbconvert's resources."""
        record, resources = super().from_notebook_node(nb, resources, **settings)
        return render_page(blocks_of(record), is_draft=not is_complete(record)), resources


def write_html(record: Path, out: Path) -> Path:
    """Write the brief held by a record as one self-contained HTML file; BuildError when its run did not end well."""
    exporter = BriefExporter()  # type: ignore[no-untyped-call]
    page, _ = exporter.from_notebook_node(read_record(record))
    return write_whole(out, page)
