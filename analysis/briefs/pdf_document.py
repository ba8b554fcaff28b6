"""A brief as the typesetter reads it: plain values, every text in them only text, sizes in pixels at 96 dpi."""

from __future__ import annotations

import base64
from functools import partial
from typing import Any

from analysis.briefs.blocks import Block, Exhibit, KeyFigure
from analysis.briefs.document import Document, Pair, Part
from analysis.briefs.figures import plain
from analysis.briefs.markdown import line_tokens_of, tokens_of
from analysis.briefs.pdf_tables import table_data
from analysis.briefs.pdf_words import Words, words_of
from analysis.briefs.pictures import svg_of
from analysis.briefs.statuses import shape_paths
from analysis.charts import theme
from analysis.charts.typesetting import shorten

_APPENDIX_SCALE = 0.86
_TALLEST = 880.0  # of a picture on one page
_HEADER_ROOM = 300.0
_HEADER_SIZE = 10.5 * 1.16  # set in capitals, which are wider, and tracked


def document_data(document: Document) -> dict[str, Any]:
    """Return everything the template needs; BuildError where a sentence refers to no exhibit."""
    cover = document.cover
    return {
        "title": plain(f"{cover.brief_title} · {cover.client_name} · {cover.edition}"),
        "running": [
            plain(cover.brief_title),
            shorten(plain(cover.client_name), _HEADER_ROOM, _HEADER_SIZE),
            plain(cover.edition),
        ],
        "client": plain(cover.client_name),
        "keywords": [plain(cover.brief_title), plain(cover.edition), plain(cover.data_date)],
        "foot": [plain(cover.provenance), plain(cover.sign_rule)],
        "headline": _line(cover.headline, document),
        "lead": _text(cover.lead, document),
        "logo": _logo(cover.logo),
        "is_draft": document.is_draft,
        "first": _rows(document.parts[0], document),
        "sections": [_section(part, document) for part in document.parts[1:]],
        "listed": {
            one.key: {"number": str(one.number), "title": _line(one.title, document)} for one in document.exhibits
        },
        "paper": {**theme.PAPERS["a4"]._asdict(), "gutter": theme.GUTTER},
        "tones": theme.tones(accent=cover.accent),
        "sizes": theme.TYPE_SIZES,
        "shapes": shape_paths(),
    }


def _line(text: str, document: Document) -> Words:
    return words_of(line_tokens_of(text, document.references))


def _text(text: str, document: Document) -> Words:
    return words_of(tokens_of(text, document.references))


def _logo(address: str) -> list[int]:
    """Return the bytes of a picture given as a data address."""
    return list(base64.b64decode(address.partition(",")[2])) if address else []


def _section(part: Part, document: Document) -> dict[str, Any]:
    section = part.section
    if section is None:
        return {}
    return {
        "title": _line(section.title, document),
        "opens_page": section.opens_page,
        "is_appendix": section.is_appendix,
        "rows": _rows(part, document),
    }


def _rows(part: Part, document: Document) -> list[dict[str, Any]]:
    is_appendix = part.section is not None and part.section.is_appendix
    return [_row(row, document, _APPENDIX_SCALE if is_appendix else 1.0) for row in part.rows]


def _row(row: Block | Pair, document: Document, scale: float) -> dict[str, Any]:
    line = partial(_line, document=document)
    made: dict[str, Any] = {"kind": row.kind}
    if isinstance(row, Pair):
        made["exhibits"] = [_exhibit(one, document, theme.HALF_WIDTH, scale) for one in row.exhibits]
    elif row.kind == "exhibit":
        made |= _exhibit(row, document, theme.CONTENT_WIDTH, scale)
    elif row.kind == "prose":
        made["words"] = _text(row.markdown, document)
    elif row.kind == "key_figures":
        made["figures"] = [_key_figure(one, document) for one in row.figures]
    elif row.kind == "columns":
        made["columns"] = [
            {"title": line(title), "items": [line(item) for item in items]}
            for title, items in ((row.left_title, row.left), (row.right_title, row.right))
        ]
    elif row.kind == "refusal":
        made |= {"figure": plain(row.figure), "missing": plain(row.missing), "todo": plain(row.todo)}
    elif row.kind == "listing":
        made |= {"title": line(row.title), "note": line(row.note)}
        made["table"] = table_data(row.table, theme.CONTENT_WIDTH, scale)
    return made


def _key_figure(one: KeyFigure, document: Document) -> dict[str, Any]:
    line = partial(_line, document=document)
    return {"label": line(one.label), "value": line(one.value), "note": line(one.note), "role": one.role or "ink"}


def _exhibit(exhibit: Exhibit, document: Document, width: float, scale: float) -> dict[str, Any]:
    made: dict[str, Any] = {
        "number": str(exhibit.number),
        "key": exhibit.key,
        "title": _line(exhibit.title, document),
        "note": _line(exhibit.note, document),
        "sources": exhibit.sources,
        "alt": plain(exhibit.alt),
    }
    if exhibit.chart:
        return made | {"picture": svg_of(exhibit, document), "width": width, "tallest": _TALLEST, "scale": scale}
    if exhibit.table:
        if exhibit.note == f"{exhibit.table.currency}.":  # its columns say so
            made["note"] = []
        made["table"] = table_data(exhibit.table, width, scale)
    return made
