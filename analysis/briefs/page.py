"""From blocks to a page: what is grouped with what, what refers to what, and what the template is given."""

from __future__ import annotations

import base64
import json
import re
from functools import cache, partial
from pathlib import Path
from typing import Any

from jinja2 import Environment, PackageLoader, StrictUndefined
from markupsafe import Markup

from analysis.briefs.blocks import Exhibit
from analysis.briefs.document import Document, Pair
from analysis.briefs.markdown import to_html, to_inline_html
from analysis.briefs.tables import table_html
from analysis.briefs.vega_bundle import vega_bundle, vega_lite_version
from analysis.charts import shapes, theme

_FONTS = Path(theme.__file__).parent / "fonts"
_LATIN = (
    "U+0000-00FF,U+0131,U+0152-0153,U+02BB-02BC,U+02C6,U+02DA,U+02DC,U+0304,U+0308,U+0329,U+2000-206F,U+20AC,"
    "U+2122,U+2191,U+2193,U+2212,U+2215,U+FEFF,U+FFFD"
)
_LATIN_EXTENDED = (
    "U+0100-02BA,U+02BD-02C5,U+02C7-02CC,U+02CE-02D7,U+02DD-02FF,U+0304,U+0308,U+0329,U+1D00-1DBF,U+1E00-1E9F,"
    "U+1EF2-1EFF,U+2020,U+20A0-20AB,U+20AD-20C0,U+2113,U+2C60-2C7F,U+A720-A7FF"
)
_TAGS = re.compile("<[^>]+>")


def css_text(text: str) -> Markup:
    """Return text as a CSS string; nothing in it can end the string or the style element."""
    escaped = (char if char.isalnum() or char in " .,:·/-" else f"\\{ord(char):x} " for char in text)
    return Markup(f'"{"".join(escaped)}"')  # noqa: S704 - every other character is a number by now


def json_text(value: object) -> Markup:
    """Return JSON that can stand inside a script element."""
    made = json.dumps(value, ensure_ascii=False, allow_nan=False, separators=(",", ":"))
    return Markup(made.replace("<", "\\u003c").replace("\u2028", "\\u2028").replace("\u2029", "\\u2029"))  # noqa: S704


@cache
def _font_faces() -> Markup:
    faces = ""
    for subset, characters in (("latin", _LATIN), ("latin-ext", _LATIN_EXTENDED)):
        data = base64.b64encode((_FONTS / f"inter-{subset}-wght-normal.woff2").read_bytes()).decode()
        faces += (
            f"@font-face{{font-family:Inter;font-style:normal;font-weight:100 900;unicode-range:{characters};"
            f"src:url(data:font/woff2;base64,{data}) format('woff2')}}\n"
        )
    return Markup(faces)  # noqa: S704 - our own files


def _marks() -> dict[str, str]:
    """Return the path of each shape that stands beside a status."""
    ring = shapes.circle(4.5)
    return {
        "circle": ring,
        "ring": f"{ring}{shapes.circle(3.2)}",
        "half": f"M0,-4.5A4.5,4.5,0,0,0,0,4.5Z{ring}{shapes.circle(3.4)}",
        "up": shapes.triangle_up(5),
        "down": shapes.triangle_down(5),
        "arrows": "M-5.5,-2.6L-2,-5.2V-3.4H5.5V-1.8H-2V0ZM5.5,2.6L2,5.2V3.4H-5.5V1.8H2V0Z",
        "key": (
            "M-5.5,0A2.6,2.6,0,0,1,-.5,-.9H5.5V.9H4.6V2.8H2.9V.9H-.5A2.6,2.6,0,0,1,-5.5,0Z"
            "M-3.9,0A1,1,0,0,0,-1.9,0A1,1,0,0,0,-3.9,0Z"
        ),
    }


def _environment() -> Environment:
    environment = Environment(
        loader=PackageLoader("analysis.briefs", "templates"),
        autoescape=True,
        undefined=StrictUndefined,
        trim_blocks=True,
        lstrip_blocks=True,
    )
    environment.filters |= {"css": css_text, "json": json_text, "table": table_html}
    environment.tests["pair"] = lambda row: isinstance(row, Pair)
    return environment


def _spec(exhibit: Exhibit) -> dict[str, Any]:
    """Return the chart without the addresses and notes that only serve other readers of the record."""
    return {name: value for name, value in (exhibit.chart or {}).items() if name not in {"$schema", "usermeta"}}


def render_page(document: Document) -> str:
    """Return the brief as one HTML page that needs nothing from outside itself."""
    charts = [exhibit for exhibit in document.exhibits if exhibit.chart]
    bundle = vega_bundle(vega_lite_version(exhibit.chart or {} for exhibit in charts)) if charts else ""
    template = _environment().get_template("brief.html.j2")
    return template.render(
        cover=document.cover,
        first=document.parts[0],
        sections=document.parts[1:],
        charts=charts,
        evidence=document.evidence,
        spec=_spec,
        is_draft=document.is_draft,
        markdown=partial(to_html, references=document.references),
        line=partial(to_inline_html, references=document.references),
        spoken=lambda text: _TAGS.sub("", to_inline_html(text, document.references)),
        marks=_marks(),
        font_faces=_font_faces(),
        css_variables=Markup(theme.css_variables()),  # noqa: S704 - our own tokens
        tokens=theme.tones(),
        look={"light": theme.vega_config(), "dark": theme.vega_config(dark=True)},
        tones={"light": theme.tones(), "dark": theme.tones(dark=True)},
        bundle=Markup(bundle),  # noqa: S704 - our own script
    )
