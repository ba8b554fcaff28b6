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
from analysis.briefs.cross_references import onward_links, row_anchor
from analysis.briefs.document import Document, Pair
from analysis.briefs.drawers import drawer_of
from analysis.briefs.markdown import to_html, to_inline_html
from analysis.briefs.statuses import shape_paths
from analysis.briefs.tables import table_html
from analysis.briefs.vega_bundle import vega_bundle, vega_lite_version
from analysis.briefs.what_if_controls import controls_html
from analysis.charts import theme
from analysis.numbers import date_text, write_in

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


def _environment() -> Environment:
    environment = Environment(
        loader=PackageLoader("analysis.briefs", "templates"),
        autoescape=True,
        undefined=StrictUndefined,
        trim_blocks=True,
        lstrip_blocks=True,
    )
    environment.filters |= {
        "css": css_text,
        "json": json_text,
        "table": table_html,
        "day": _day,
        "controls": controls_html,
    }
    environment.tests["pair"] = lambda row: isinstance(row, Pair)
    return environment


def _day(text: str) -> str:
    """Write an ISO date for readers; a file without one says nothing."""
    return date_text(text) if text[:4].isdigit() else text


def _spec(exhibit: Exhibit) -> dict[str, Any]:
    """Return the chart without the addresses and notes that only serve other readers of the record."""
    return {name: value for name, value in (exhibit.chart or {}).items() if name not in {"$schema", "usermeta"}}


def render_page(document: Document) -> str:
    """Return the brief as one HTML page that needs nothing from outside itself."""
    template = _environment().get_template("brief.html.j2")
    with write_in(document.cover.locale):
        return template.render(**_parts(document), **_look(document))


def _parts(document: Document) -> dict[str, Any]:
    """What the page says, and how its words become HTML."""
    charts = [exhibit for exhibit in document.exhibits if exhibit.chart and not exhibit.what_if]
    bundle = vega_bundle(vega_lite_version(exhibit.chart or {} for exhibit in charts)) if charts else ""
    inline = partial(to_inline_html, references=document.references)
    return {
        "cover": document.cover,
        "first": document.parts[0],
        "sections": document.parts[1:],
        "charts": charts,
        "has_what_if": any(exhibit.what_if for exhibit in document.exhibits),
        "drawer": partial(drawer_of, document=document),
        "onward": onward_links(document),
        "row_anchor": row_anchor,
        "spec": _spec,
        "is_draft": document.is_draft,
        "markdown": partial(to_html, references=document.references),
        "line": inline,
        "spoken": lambda text: Markup(_TAGS.sub("", inline(text))),  # noqa: S704 - escaped already
        "bundle": Markup(bundle),  # noqa: S704 - our own script
    }


def _look(document: Document) -> dict[str, Any]:
    """Everything that has a colour or a letter, by day and by night, in the client's own accent."""
    accent = document.cover.accent
    light, dark = theme.tones(accent=accent), theme.tones(dark=True, accent=accent)
    configs = {"light": theme.vega_config(accent=accent), "dark": theme.vega_config(dark=True, accent=accent)}
    return {
        "marks": shape_paths(),
        "font_faces": _font_faces(),
        "css_variables": Markup(theme.css_variables(accent=accent)),  # noqa: S704 - our own tokens
        "tokens": light,
        "look": configs,
        "tones": {"light": light, "dark": dark},
    }
