"""How a chart shows itself in JupyterLab without a network: as data for the Vega-Lite renderer that Lab ships."""

from __future__ import annotations

from typing import Any

import altair as alt

# JupyterLab 4 draws Vega-Lite 3 to 5; our charts are written in the part of 6 that 5 understands.
MIME = "application/vnd.vegalite.v5+json"
SCHEMA = "https://vega.github.io/schema/vega-lite/v5.json"


def show(spec: dict[str, Any], **_: Any) -> dict[str, Any]:
    """Return what a notebook keeps of a chart: its specification, and its alternative text for readers without Lab."""
    heard = spec.get("usermeta", {}).get("alt", "")
    return {MIME: {**spec, "$schema": SCHEMA}, "text/plain": heard}


alt.renderers.register("workbench", show)
alt.renderers.enable("workbench")
