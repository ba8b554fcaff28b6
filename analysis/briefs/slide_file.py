"""The presentation as a file: what it says of itself, and the same bytes for the same slides."""

from __future__ import annotations

import datetime as dt
import io
import zipfile
from typing import Any

from pptx.opc.constants import RELATIONSHIP_TYPE as RT

from analysis.briefs.document import Document
from analysis.briefs.figures import plain
from analysis.briefs.slide_text import words_of

AUTHOR = "Readiness workbench"
_EARLIEST = (1980, 1, 1, 0, 0, 0)
_LONGEST = 255
# A picture of the first slide, a printer's settings: of the file that this one began as.
_LEFT_BEHIND = (RT.THUMBNAIL, RT.PRINTER_SETTINGS)
_APPLICATION = (
    '<?xml version="1.0" encoding="UTF-8" standalone="yes"?>\n<Properties xmlns='
    f'"http://schemas.openxmlformats.org/officeDocument/2006/extended-properties"><Application>{AUTHOR}</Application>'
    "</Properties>"
)


def set_properties(presentation: Any, document: Document) -> None:
    """Say what the file is; its dates are the data's, since nothing here knows what day it is."""
    cover, properties = document.cover, presentation.core_properties
    day = dt.datetime.combine(dt.date.fromisoformat(cover.data_date), dt.time())
    properties.title = plain(f"{cover.brief_title}: {words_of(cover.headline, document.references)}")[:_LONGEST]
    properties.subject = plain(f"{cover.client_name}, {cover.edition}, data of {cover.data_date}")[:_LONGEST]
    properties.author = properties.last_modified_by = AUTHOR
    properties.created = properties.modified = properties.last_printed = day
    properties.language, properties.revision = "en-GB", 1
    properties.comments = properties.keywords = properties.category = properties.content_status = ""
    _forget(presentation)


def _forget(presentation: Any) -> None:
    """Drop what the file began as says of itself: its picture, its printer, the titles of slides that are gone."""
    for rels in (presentation.part.package._rels, presentation.part.rels):  # noqa: SLF001
        for key in [key for key, rel in rels.items() if rel.reltype in _LEFT_BEHIND]:
            rels.pop(key)
        for rel in rels.values():
            if rel.reltype == RT.EXTENDED_PROPERTIES:
                rel.target_part.blob = _APPLICATION.encode()


def saved(presentation: Any) -> bytes:
    """Return the file's bytes; the same slides give the same bytes."""
    written, made = io.BytesIO(), io.BytesIO()
    presentation.save(written)
    with zipfile.ZipFile(written) as before, zipfile.ZipFile(made, "w") as after:
        for name in before.namelist():
            after.writestr(_entry(name), before.read(name))
    return made.getvalue()


def _entry(name: str) -> zipfile.ZipInfo:
    entry = zipfile.ZipInfo(name, _EARLIEST)
    entry.compress_type = zipfile.ZIP_DEFLATED
    entry.external_attr = 0o600 << 16
    return entry
