"""Tiny notebooks for tests."""

from __future__ import annotations

from typing import TYPE_CHECKING

import nbformat

if TYPE_CHECKING:
    from pathlib import Path

PARAMETERS = """\
client: str = "acme"  # the client's folder
edition: "Literal['internal', 'client']" = "internal"  # for whom
as_of: "date" = ""  # the day the brief speaks of
rows: int = 12  # rows a table shows
margin: float = 0.5  # a share
is_short: bool = False  # leave the appendices out
"""

OPEN = """\
import datetime as dt
import polars as pl
from analysis.briefs.brief import Brief, Provenance
from analysis.briefs.figures import Figures
facts = Figures({"short_count": 38, "peak_count": None, "virtual_account": "</script><script>alert(1)</script>"})
brief = Brief(name="tiny", title="Tiny brief", client_name='Ac"me } </style>', edition=edition, figures=facts,
    data_date=dt.date(2026, 11, 15), provenance=Provenance(1, 2, 0, "v1"))
"""

CHARTS = """\
from analysis.charts import shortage_bridge, account_heatmap
steps = pl.DataFrame({"step_number": [1, 2, 3], "step_key": ["gross_shortage", "moves", "genuine_shortage"],
    "step_name": ["Gross shortage", "Moves", "Genuine shortage"], "step_kind": ["level", "change", "level"],
    "short_count": [158, -120, 38], "confidence_grade": [None, "A", None]})
position = pl.DataFrame({"smart_account": ["a"] * 2, "virtual_account": [facts.value("virtual_account"), "Campus"],
    "license_name": ["C9300-24 DNA Advantage"] * 2, "balance_count": [-38, None]})
bridge = shortage_bridge(steps, title="x", unit="Licences", source="marts.bridge_steps")
heat = account_heatmap(position, title="x", unit="Licences", source="marts.license_position", width=340)
"""
WORDS = """\
brief.cover(headline="Only **{short_count}** are short.", lead="See [](#rows).")
brief.key_figures(("Short", "{short_count} *of 158*", "licences", "short"), ("Peak", "{peak_count}"))
brief.exhibit(title="Moves take most of it", chart=bridge, key="bridge")
brief.exhibit(title="{virtual_account} is short", chart=heat, table=position, width="half", key="heat")
brief.columns("Why", ["**{virtual_account}**"], "Next", ["Nothing"])
brief.section("The rows")
brief.say("The account {virtual_account} is short.")
brief.exhibit(title="Every row", table=position, sources=["marts.license_position"], key="rows", rows=1)
"""

TINY = (OPEN, CHARTS, WORDS)

WHOLE_WORDS = """
lines = pl.DataFrame({"license_name": [f"C9300-{n} DNA Advantage" for n in range(11)],
    "balance_count": [-38, None, 4, 1200, -7, 0, 15, -2, 90, 3, -1],
    "end_date": [dt.date(2027, 1, 1 + n) for n in range(11)]})
brief.cover(headline="Only **{short_count}** are short.", lead="Three are close.")
brief.key_figures(("Short", "{short_count} *of 158*", "licences", "short"), ("Lines", "11"))
brief.exhibit(title="Moves take most of it", chart=bridge, table=steps, key="bridge",
    notes="Say it slowly: {short_count}.")
brief.columns("Why", ["**38** stay short. [](#lines)"], "Next", ["Nothing"])
brief.section("The lines")
brief.say("Eleven lines are counted. [](#lines)")
position = ["marts.license_position"]
brief.exhibit(title="One of eleven lines is not known", table=lines, sources=position, key="lines", rows=None)
brief.exhibit(title="Nothing else was found", table=lines.head(0), sources=position, key="nothing")
brief.say("The last words.")
"""
WHOLE = (OPEN, CHARTS, WHOLE_WORDS)


def write_notebook(path: Path, *cells: str, parameters: str = PARAMETERS) -> Path:
    """Write a notebook of a parameters cell and these cells."""
    made = [nbformat.v4.new_code_cell(cell) for cell in (parameters, *cells)]  # type: ignore[no-untyped-call]
    made[0].metadata["tags"] = ["parameters"]
    nbformat.write(nbformat.v4.new_notebook(cells=made), path)  # type: ignore[no-untyped-call]
    return path
