"""An exhibit's chart as a picture, for the formats that cannot draw it themselves: vector, or pixels of it."""

from __future__ import annotations

import json
import re
from functools import cache, lru_cache
from pathlib import Path
from typing import TYPE_CHECKING

import vl_convert

from analysis.briefs.vega_bundle import vega_lite_version
from analysis.charts import theme
from analysis.errors import ChartError

if TYPE_CHECKING:
    from analysis.briefs.blocks import Exhibit
    from analysis.briefs.document import Document

FONTS = Path(theme.__file__).parent / "fonts"
_KEPT = 128
_PARTS_OF_THE_RECORD = {"usermeta", "description", "config"}
# Vega numbers what it cuts and shades by all the pictures of the process, which differ from one run to the next.
_NUMBERED = re.compile(r"""((?:<\w+ id="|url\(#))((?:clip|gradient_)\d+)""")


def svg_of(exhibit: Exhibit, document: Document) -> str:
    """Return the chart as SVG in the light look of the brief, its text kept as text; the same for the same chart.

    Raises ChartError where the exhibit has no chart, or one that cannot be drawn.
    """
    return _svg(*_drawing(exhibit, document))


def png_of(exhibit: Exhibit, document: Document, scale: float = 2.0) -> bytes:
    """Return the chart as PNG, `scale` pixels for each of the page's."""
    _register_fonts()
    made: bytes = vl_convert.svg_to_png(svg_of(exhibit, document), scale=scale)
    return made


def _drawing(exhibit: Exhibit, document: Document) -> tuple[str, str, str]:
    """Return what decides how a picture looks, as text: its specification, its version and its name for an error."""
    if exhibit.chart is None:
        raise ChartError("There is no chart to draw.", where=f"exhibit {exhibit.number}: {exhibit.title}")
    spec = {name: value for name, value in exhibit.chart.items() if name not in _PARTS_OF_THE_RECORD}
    spec["config"] = theme.vega_config(accent=document.cover.accent)
    return json.dumps(spec), vega_lite_version([exhibit.chart]), f"exhibit {exhibit.number}: {exhibit.title}"


@lru_cache(maxsize=_KEPT)
def _svg(spec: str, version: str, name: str) -> str:
    _register_fonts()
    try:
        drawn: str = vl_convert.vegalite_to_svg(spec, vl_version=version, allowed_base_urls=[])
    except ValueError as error:
        reason = str(error).splitlines()[1:2] or [str(error)]
        raise ChartError(
            f"A chart cannot be drawn: {reason[0].rstrip('.')}.", where=name, todo="Show its table in its place."
        ) from error
    names: dict[str, str] = {}
    return _NUMBERED.sub(lambda found: found[1] + names.setdefault(found[2], f"part{len(names)}"), drawn)


@cache
def _register_fonts() -> None:
    vl_convert.register_font_directory(str(FONTS))
