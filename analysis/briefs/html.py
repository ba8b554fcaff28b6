"""The HTML of a brief: an exporter for nbconvert, and the file made from a record."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from nbconvert.exporters.exporter import Exporter

from analysis.briefs.document import Document, document_of
from analysis.briefs.page import render_page
from analysis.briefs.writing import write_whole
from analysis.numbers import write_in

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
        document = document_of(record)
        with write_in(document.cover.locale):
            return render_page(document), resources


def write_html(document: Document, out: Path) -> Path:
    """Write a brief as one self-contained HTML file."""
    return write_whole(out, render_page(document))
