"""The PDF of a brief: typeset, tagged for those who hear it, and the same bytes for the same brief."""

from __future__ import annotations

import json
from functools import cache
from importlib import resources
from typing import TYPE_CHECKING

import typst

from analysis.briefs.pdf_document import document_data
from analysis.briefs.pictures import FONTS
from analysis.briefs.writing import write_whole
from analysis.errors import BuildError

if TYPE_CHECKING:
    from pathlib import Path

    from analysis.briefs.document import Document

_NO_GLYPH = "could not be displayed"
# What is tried in turn: whether the machine's own fonts are read, and whether the rules for accessible files are kept.
_ATTEMPTS = ((False, True), (True, True), (True, False))


def write_pdf(document: Document, out: Path) -> Path:
    """Write a brief as PDF; BuildError where it cannot be typeset."""
    return write_whole(out, pdf_of(document))


def pdf_of(document: Document) -> bytes:
    """Return the brief as PDF, to the rules for accessible documents (PDF/UA-1).

    Text in a script our typeface lacks is set in the machine's own fonts, read only then. Where it has none either, a
    character shows as a box, and the file does not claim to follow those rules.
    """
    told = json.dumps(document_data(document), allow_nan=False)
    for with_system, is_accessible in _ATTEMPTS:
        try:
            return _typeset(told, with_system=with_system, is_accessible=is_accessible)
        except typst.TypstError as error:
            if _NO_GLYPH not in error.message:
                raise _failure(error) from error
            lacking = error
    raise _failure(lacking)


def _typeset(told: str, *, with_system: bool, is_accessible: bool) -> bytes:
    return typst.compile(
        resources.files("analysis.briefs").joinpath("templates/brief.typ").read_bytes(),
        sys_inputs={"brief": told},
        font_paths=_fonts(with_system=with_system),
        pdf_standards="ua-1" if is_accessible else None,
    )


@cache
def _fonts(*, with_system: bool) -> typst.Fonts:
    return typst.Fonts(include_system_fonts=with_system, font_paths=[str(FONTS)])


def _failure(error: typst.TypstError) -> BuildError:
    place = " ".join(error.diagnostic.split("┌─")[-1].split()[:1]).removeprefix("__typst_py_bytes__")
    return BuildError(
        f"The brief cannot be typeset: {error.message}.",
        where=f"templates/brief{place or '.typ'}",
        todo="Make the other formats, and report this with the record of the brief.",
    )
