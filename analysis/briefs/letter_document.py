"""A letter as DOCX, from the markdown it was written in: same words, same bytes for the same letter.

The document names no author, no machine and no clock: its day is the letter's own.
"""

from __future__ import annotations

import io
import re
import zipfile
from datetime import UTC, date, datetime, time
from typing import TYPE_CHECKING, Any

from docx import Document
from docx.enum.text import WD_ALIGN_PARAGRAPH, WD_BREAK
from docx.oxml import OxmlElement
from docx.oxml.ns import qn
from docx.shared import Cm, Pt, RGBColor

from analysis.briefs.markdown import tokens_of
from analysis.errors import BuildError

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from docx.document import Document as Docx
    from docx.table import Table
    from docx.text.paragraph import Paragraph
    from markdown_it.token import Token

_FONT = "Calibri"
_INK, _RULE = RGBColor(0x1B, 0x24, 0x30), "C3CAD2"
_SIZES = {1: 18, 2: 13, 3: 11}
_TEXT_WIDTH = Cm(17)
_CHARACTER, _MARGINS = Cm(0.18), Cm(0.45)  # of a head in a table
_WIDEST = 60  # characters of a cell that its column's width is worked out from
_EARLIEST = (1980, 1, 1, 0, 0, 0)  # the first day a zip archive can tell
# What XML cannot hold; most of it never comes this far.
_NO_XML = re.compile("[^\t\n\r\x20-\ud7ff\ue000-\ufffd\U00010000-\U0010ffff]")


def document_bytes(markdown: str, *, title: str, day: date, note: str) -> bytes:
    """Make the document of a letter: headings, paragraphs, bullets, quotations and tables.

    `note` stands with the page number at the foot of every page. Raises BuildError for markdown of another kind.
    """
    document = Document()
    _set_up(document, title, day, note)
    _Writer(document).write(tokens_of(markdown))
    made = io.BytesIO()
    document.save(made)
    return _same_bytes(made.getvalue())


class _Writer:
    """Puts one token after the other into the document."""

    def __init__(self, document: Docx) -> None:
        self._document = document
        self._bullets = 0
        self._quotes = 0

    def write(self, tokens: Sequence[Token]) -> None:
        stream = iter(tokens)
        for token in stream:
            match token.type:
                case "heading_open":
                    heading = self._document.add_heading(level=int(token.tag[1:]))
                    add_runs(heading, next(stream).children or [])
                case "inline":
                    self._paragraph(token)
                case "bullet_list_open" | "bullet_list_close":
                    self._bullets += token.nesting
                case "blockquote_open" | "blockquote_close":
                    self._quotes += token.nesting
                case "table_open":
                    self._table(_rows_of(stream))
                case "hr":
                    self._document.add_paragraph().add_run().add_break(WD_BREAK.PAGE)
                case "paragraph_open" | "paragraph_close" | "list_item_open" | "list_item_close" | "heading_close":
                    pass
                case other:
                    raise BuildError(
                        f"A letter cannot show markdown of the kind {other!r}.",
                        where="the template of the letter",
                        todo="Use headings, paragraphs, bullets, quotations and tables.",
                    )

    def _paragraph(self, token: Token) -> None:
        style = "List Bullet" if self._bullets else "Quote" if self._quotes else None
        add_runs(self._document.add_paragraph(style=style), token.children or [])

    def _table(self, rows: list[list[Token]]) -> None:
        table = self._document.add_table(rows=0, cols=len(rows[0]), style="Table Grid")
        table.autofit = False
        widths = _widths(rows)
        for number, row in enumerate(rows):
            cells = table.add_row().cells
            for cell, token, width in zip(cells, row, widths, strict=True):
                cell.width = width
                paragraph = cell.paragraphs[0]
                paragraph._p.style = "Cell"  # noqa: SLF001 - by its id: looking it up by name takes 50 times as long
                if "right" in str(token.meta.get("style", "")):
                    paragraph.alignment = WD_ALIGN_PARAGRAPH.RIGHT
                add_runs(paragraph, token.children or [], bold=number == 0)
        _settle(table, widths)
        self._document.add_paragraph(style="Cell")


def add_runs(paragraph: Paragraph, tokens: Sequence[Token], *, bold: bool = False) -> None:
    """Write a line's words into a paragraph; nothing in them becomes a field or a link."""
    strong = italic = 0
    for token in tokens:
        match token.type:
            case "strong_open" | "strong_close":
                strong += token.nesting
            case "em_open" | "em_close":
                italic += token.nesting
            case "hardbreak":
                paragraph.add_run().add_break()
            case "softbreak":
                paragraph.add_run(" ")
            case "text" | "text_special" if not token.content:
                pass
            case "text" | "text_special":
                run = paragraph.add_run(_NO_XML.sub("\N{REPLACEMENT CHARACTER}", token.content))
                run.bold = True if strong or bold else None
                run.italic = True if italic else None
            case other:
                raise BuildError(f"A letter cannot show words of the kind {other!r}.", where="the words of a letter")


def _rows_of(stream: Iterator[Token]) -> list[list[Token]]:
    """Read a table's rows up to its end; each cell keeps the alignment of its column."""
    rows: list[list[Token]] = []
    style = ""
    for token in stream:
        if token.type == "table_close":
            break
        if token.type == "tr_open":
            rows.append([])
        elif token.type in {"th_open", "td_open"}:
            style = str(token.attrGet("style") or "")
        elif token.type == "inline":
            token.meta = {"style": style}
            rows[-1].append(token)
    return rows


def _widths(rows: list[list[Token]]) -> list[Cm]:
    """Share the width of the text among columns: the longest word of each head first, the rest by the longest cell."""
    head, *others = rows
    words = [max(map(len, cell.content.split()), default=0) for cell in head]
    cells = [max((len(row[place].content) for row in others), default=0) for place in range(len(head))]
    least = [length * _CHARACTER.cm + _MARGINS.cm for length in words]
    wishes = [max(min(length, _WIDEST) - word, 0) + 1 for length, word in zip(cells, words, strict=True)]
    rest = _TEXT_WIDTH.cm - sum(least)
    made = [width + rest * wish / sum(wishes) for width, wish in zip(least, wishes, strict=True)]
    return [Cm(width) for width in (made if rest > 0 else [_TEXT_WIDTH.cm / len(head)] * len(head))]


def _settle(table: Table, widths: Sequence[Cm]) -> None:
    """Repeat the heads on every page, keep each row on one, and fix the columns so that a long name wraps."""
    for column, width in zip(table.columns, widths, strict=True):
        column.width = width
    for number, row in enumerate(table.rows):
        about = row._tr.get_or_add_trPr()  # noqa: SLF001 - the library has no name for these two
        about.append(OxmlElement("w:cantSplit"))
        if number == 0:
            about.append(OxmlElement("w:tblHeader"))
    borders = OxmlElement("w:tblBorders")
    for side in ("top", "left", "bottom", "right", "insideH", "insideV"):  # in the order the format asks for
        is_drawn = side in {"top", "bottom", "insideH"}
        line = {"val": "single", "sz": "4", "space": "0", "color": _RULE} if is_drawn else {"val": "nil"}
        borders.append(_element(f"w:{side}", **line))
    about = table._tbl.tblPr  # noqa: SLF001
    about.find(qn("w:tblLayout")).addprevious(borders)
    whole = about.find(qn("w:tblW"))
    whole.set(qn("w:type"), "dxa")
    whole.set(qn("w:w"), str(sum(width.twips for width in widths)))


def _element(name: str, **attributes: str) -> Any:
    made = OxmlElement(name)
    for attribute, value in attributes.items():
        made.set(qn(f"w:{attribute}"), value)
    return made


def _set_up(document: Docx, title: str, day: date, note: str) -> None:
    """Set page, fonts, properties and foot; take away what the library's own template tells of its maker."""
    section = document.sections[0]
    section.page_width, section.page_height = Cm(21), Cm(29.7)
    section.left_margin = section.right_margin = section.top_margin = section.bottom_margin = Cm(2)
    _set_styles(document)
    about = document.core_properties
    at = datetime.combine(day, time(), UTC)
    about.title = plain_property(title)
    about.author = about.last_modified_by = about.comments = about.keywords = about.subject = about.category = ""
    about.created = about.modified = at
    about.revision, about.language = 1, "en-GB"
    relations = document.part.package.rels
    for key in [
        key for key, one in relations.items() if not one.reltype.endswith(("officeDocument", "core-properties"))
    ]:
        del relations[key]
    foot = section.footer.paragraphs[0]
    foot.style = "Cell"
    foot.add_run(_NO_XML.sub("", f"{title} · {note} · "))
    foot._p.append(_field("PAGE"))  # noqa: SLF001


def plain_property(text: str) -> str:
    """Return a property of at most 255 characters, which is all that the format holds."""
    return _NO_XML.sub("", text)[:255]


def _field(name: str) -> Any:
    field = _element("w:fldSimple", instr=name)
    run = OxmlElement("w:r")
    run.append(OxmlElement("w:t"))
    field.append(run)
    return field


def _set_styles(document: Docx) -> None:
    styles = document.styles
    cell = styles.add_style("Cell", 1)
    cell.base_style = styles["Normal"]
    for level in _SIZES:  # the twin that colours words inside a heading
        styles[f"Heading {level} Char"].font.color.rgb = _INK
    for name, size, before, after in (
        ("Normal", 10.5, 0, 6),
        ("Cell", 8.5, 1, 1),
        ("List Bullet", 10.5, 0, 2),
        ("Quote", 10.5, 2, 6),
        *((f"Heading {level}", size, 14, 4) for level, size in _SIZES.items()),
    ):
        style = styles[name]
        style.font.name, style.font.size, style.font.color.rgb = _FONT, Pt(size), _INK
        about = style.element.get_or_add_rPr()
        for theme in ("w:themeColor", "w:themeShade", "w:themeTint"):
            about.find(qn("w:color")).attrib.pop(qn(theme), None)
        fonts = about.get_or_add_rFonts()
        for script in ("w:asciiTheme", "w:hAnsiTheme", "w:eastAsiaTheme", "w:cstheme"):
            fonts.attrib.pop(qn(script), None)
        for script in ("w:ascii", "w:hAnsi", "w:eastAsia", "w:cs"):
            fonts.set(qn(script), _FONT)
        spacing = style.paragraph_format
        spacing.space_before, spacing.space_after = Pt(before), Pt(after)
    styles["Quote"].paragraph_format.left_indent = Cm(0.8)


def _same_bytes(made: bytes) -> bytes:
    """Write the archive again with one day for every part, in one order."""
    kept = io.BytesIO()
    with zipfile.ZipFile(io.BytesIO(made)) as read, zipfile.ZipFile(kept, "w", zipfile.ZIP_DEFLATED) as out:
        for name in sorted(read.namelist(), key=lambda name: (name != "[Content_Types].xml", name)):
            part = zipfile.ZipInfo(name, _EARLIEST)
            part.compress_type, part.create_system, part.external_attr = zipfile.ZIP_DEFLATED, 0, 0
            out.writestr(part, read.read(name))
    return kept.getvalue()
