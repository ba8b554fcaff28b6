"""One brief by hand: papermill with a kernel, nbconvert's HTML, a browser's PDF, and the marts as an Excel workbook."""

import shutil
import subprocess
import sys
from pathlib import Path

import duckdb
import pandas as pd
import papermill
from nbconvert.exporters import HTMLExporter

notebook, client, as_of, out = (Path(one) for one in sys.argv[1:])
out.mkdir(parents=True, exist_ok=True)
record, page = out / "by_hand.ipynb", out / "by_hand.html"
parameters = {"client": str(client), "as_of": str(as_of), "edition": "internal"}
papermill.execute_notebook(str(notebook), str(record), parameters=parameters, kernel_name="python3", progress_bar=False)
exporter = HTMLExporter()  # type: ignore[no-untyped-call]
text, _ = exporter.from_filename(str(record))
page.write_text(text, "utf-8")
browser = next(path for path in map(shutil.which, ("chromium", "chromium-browser", "google-chrome")) if path)
printed = [
    browser,
    "--headless",
    "--no-sandbox",
    "--disable-gpu",
    f"--print-to-pdf={out / 'by_hand.pdf'}",
    page.as_uri(),
]
subprocess.run(printed, check=True, capture_output=True)
with (
    duckdb.connect(str(client / "estate.duckdb"), read_only=True) as connection,
    pd.ExcelWriter(out / "by_hand.xlsx", engine="xlsxwriter") as book,
):
    for name in ("true_forward_lines", "proposal_variance", "claim_cards", "license_netting", "event_calendar"):
        connection.sql(f"select * from marts.{name}").df().astype(str).to_excel(book, sheet_name=name, index=False)
