"""papermill with a Jupyter kernel, then nbconvert's own HTML, on the same notebook."""

import sys
from pathlib import Path

import papermill
from nbconvert.exporters import HTMLExporter

notebook, client, as_of, out = sys.argv[1:]
record = Path(out) / "plain.ipynb"
record.parent.mkdir(parents=True, exist_ok=True)
papermill.execute_notebook(
    notebook,
    str(record),
    parameters={"client": client, "as_of": as_of, "edition": "internal"},
    kernel_name="python3",
    progress_bar=False,
)
exporter = HTMLExporter()  # type: ignore[no-untyped-call]
page, _ = exporter.from_filename(str(record))
record.with_suffix(".html").write_text(page, "utf-8")
