"""A letter as DOCX: the words of its markdown, the same bytes each time, and nothing that leaks or runs."""

from __future__ import annotations

import io
import zipfile
from datetime import UTC, date, datetime

import pytest
from docx import Document

from analysis.briefs.figures import escape_markdown
from analysis.briefs.letter_document import document_bytes
from analysis.errors import BuildError

DAY = date(2026, 11, 24)
LETTER = """# Title

**To:** Cisco\\
**From:** Acme

A paragraph with *words*.

- one
- two

> Said so.

| No. | Licence |
| --: | --- |
| 1 | {name} |

---

## Internal
"""
LONG = "C9300_" + "x" * 200
NAMES = [
    "ライセンス 智能许可",
    "רישיון חכם",
    "лицензия",
    "😀",
    LONG,
    'a<b>&"c"',
    "=cmd|' /C calc'!A1",
    "x\x00\x0by\uffff",
]


def made(name: str = "DNA", title: str = "Request · Acme") -> bytes:
    return document_bytes(LETTER.format(name=escape_markdown(name)), title=title, day=DAY, note="24 Nov 2026")


def parts(document: bytes) -> dict[str, str]:
    with zipfile.ZipFile(io.BytesIO(document)) as archive:
        return {name: archive.read(name).decode("utf-8") for name in archive.namelist()}


def test_the_document_says_what_the_markdown_says() -> None:
    read = Document(io.BytesIO(made()))
    said = [(one.style.name if one.style else "", one.text) for one in read.paragraphs if one.text.strip()]
    assert said == [
        ("Heading 1", "Title"),
        ("Normal", "To: Cisco\nFrom: Acme"),
        ("Normal", "A paragraph with words."),
        ("List Bullet", "one"),
        ("List Bullet", "two"),
        ("Quote", "Said so."),
        ("Heading 2", "Internal"),
    ]
    assert [[cell.text for cell in row.cells] for row in read.tables[0].rows] == [["No.", "Licence"], ["1", "DNA"]]


@pytest.mark.parametrize("name", NAMES)
def test_a_name_of_any_script_and_length_is_there_word_for_word(name: str) -> None:
    cell = Document(io.BytesIO(made(name))).tables[0].cell(1, 1)
    assert cell.text == name.replace("\x00", "\ufffd").replace("\x0b", " ").replace("\uffff", "\ufffd")
    assert cell.width is not None


def test_the_same_letter_is_the_same_bytes_and_tells_of_no_machine_clock_or_author() -> None:
    document = made()
    assert document == made()
    with zipfile.ZipFile(io.BytesIO(document)) as archive:
        assert {one.date_time for one in archive.infolist()} == {(1980, 1, 1, 0, 0, 0)}
        assert archive.namelist()[0] == "[Content_Types].xml"
    about = Document(io.BytesIO(document)).core_properties
    assert (about.author, about.last_modified_by, about.comments, about.title) == ("", "", "", "Request · Acme")
    assert about.created == about.modified == datetime(2026, 11, 24, tzinfo=UTC)
    told = parts(document)
    assert not [name for name in told if "thumbnail" in name or "app.xml" in name]
    assert not [name for name, text in told.items() if "python-docx" in text or "Macintosh" in text]


def test_nothing_in_it_points_outside_or_runs() -> None:
    hostile = '[x](https://evil.example) { HYPERLINK "http://evil.example" } DDEAUTO c:\\\\x'
    told = parts(made(hostile, title=f"Request · {hostile}"))
    assert not [name for name, text in told.items() if 'TargetMode="External"' in text]
    body = told["word/document.xml"]
    assert not [tag for tag in ("w:hyperlink", "w:instrText", "w:fldSimple", "w:object", "w:pict") if f"<{tag}" in body]
    assert "evil.example" in body


def test_a_table_fills_the_page_and_no_long_name_squeezes_the_head_of_another_column() -> None:
    table = Document(io.BytesIO(made(LONG))).tables[0]
    number, name = (cell.width.cm if cell.width else 0 for cell in table.rows[0].cells)
    assert number > 0.9
    assert abs(number + name - 17) < 0.01


def test_the_parts_of_a_table_stand_in_the_order_of_the_format() -> None:
    body = parts(made())["word/document.xml"]
    order = ["tblStyle", "tblW", "tblBorders", "tblLayout", "tblLook"]
    places = [body.index(f"<w:{name}") for name in order]
    assert places == sorted(places)


def test_a_title_longer_than_a_property_may_be_is_cut_there_and_whole_on_the_page() -> None:
    document = made(title="Request · " + "x" * 400)
    assert len(Document(io.BytesIO(document)).core_properties.title) == 255
    assert "x" * 400 in "".join(text for name, text in parts(document).items() if "footer" in name)


def test_markdown_that_a_letter_cannot_show_is_refused_and_not_dropped() -> None:
    for markdown in ("1. one\n", "`code`\n", "    code\n"):
        with pytest.raises(BuildError, match="cannot show"):
            document_bytes(markdown, title="t", day=DAY, note="")
