"""The PDF of a brief, checked as a reader's assistive software and a validator would."""

from __future__ import annotations

import base64
import io
import shutil
import subprocess
from dataclasses import replace
from itertools import pairwise
from typing import TYPE_CHECKING, Any

import pytest
import typst
from PIL import Image
from pypdf import PdfReader
from pypdf.generic import ArrayObject, DictionaryObject

from analysis.briefs import blocks
from analysis.briefs.document import Document, read_document
from analysis.briefs.figures import escape_markdown
from analysis.briefs.pdf import pdf_of, write_pdf
from analysis.briefs.pdf_tables import table_data
from analysis.briefs.tables import Column, Table
from analysis.charts.typesetting import text_width
from analysis.errors import BuildError

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path

HOSTILE = "</script><script>alert(1)</script>"
NAME = r"""A #let x = 1 $y$ *b* _i_ |p| {q} <z> @w \n `c` ~t [l](http://x.y) // -- -> 1x2 "s" 's'"""
COVER = blocks.Cover("Tiny", "Acme", "Internal edition", "Open", "Lead", "2026-11-15", "Data of 15 Nov 2026", "Signs")


@pytest.fixture(scope="session")
def document(tiny: Path) -> Document:
    return read_document(tiny.parent / "record.ipynb")


@pytest.fixture(scope="session")
def written(document: Document, tmp_path_factory: pytest.TempPathFactory) -> Path:
    return write_pdf(document, tmp_path_factory.mktemp("pdf") / "tiny.pdf")


@pytest.fixture(scope="session")
def pdf(written: Path) -> PdfReader:
    return PdfReader(written)


def read(document: Document) -> PdfReader:
    return PdfReader(io.BytesIO(pdf_of(document)))


def elements(pdf: PdfReader, *kinds: str) -> Iterator[DictionaryObject]:
    """Every element of the structure, in reading order."""

    def walk(node: Any) -> Iterator[DictionaryObject]:
        node = node.get_object() if hasattr(node, "get_object") else node
        if isinstance(node, ArrayObject):
            for child in node:
                yield from walk(child)
        elif isinstance(node, DictionaryObject):
            if node.get("/S") in kinds:
                yield node
            if "/K" in node:
                yield from walk(node["/K"])

    yield from walk(root_of(pdf)["/StructTreeRoot"]["/K"])


def root_of(pdf: PdfReader) -> Any:
    return pdf.root_object


def fonts_of(page: Any) -> list[Any]:
    return [font.get_object() for font in page["/Resources"]["/Font"].values()]


def links_of(page: Any) -> list[Any]:
    return [note.get_object() for note in page.get("/Annots", [])]


def titles(outline: list[Any], depth: int = 0) -> list[tuple[int, str]]:
    told: list[tuple[int, str]] = []
    for one in outline:
        told += titles(one, depth + 1) if isinstance(one, list) else [(depth, one.title)]
    return told


def words(pdf: PdfReader) -> str:
    return " ".join(" ".join(page.extract_text() for page in pdf.pages).split())


def test_it_says_that_it_is_tagged_in_which_language_and_of_which_title(pdf: PdfReader) -> None:
    root = root_of(pdf)
    assert root["/MarkInfo"]["/Marked"].value
    assert root["/Lang"] == "en-GB"
    assert root["/ViewerPreferences"]["/DisplayDocTitle"].value
    assert pdf.metadata
    assert pdf.metadata.title == 'Tiny brief · Ac"me } </style> · Internal edition'
    assert pdf.metadata.creation_date is None


def test_it_claims_to_follow_the_rules_for_accessible_documents(pdf: PdfReader) -> None:
    assert pdf.xmp_metadata
    assert b"<pdfuaid:part>1</pdfuaid:part>" in pdf.xmp_metadata.stream.get_data()


def test_every_picture_has_a_text_in_its_place(pdf: PdfReader, document: Document) -> None:
    heard = [str(figure.get("/Alt", "")) for figure in elements(pdf, "/Figure")]
    assert heard == [exhibit.alt for exhibit in document.exhibits if exhibit.chart]


def test_a_table_s_head_is_told_from_its_rows(pdf: PdfReader) -> None:
    heads = list(elements(pdf, "/TH"))
    assert len(heads) == 4
    assert all("/Column" in str(head["/A"]) for head in heads)
    assert len(list(elements(pdf, "/TD"))) == 4


def test_no_level_of_heading_is_skipped(pdf: PdfReader) -> None:
    levels = [int(str(heading["/S"])[2:]) for heading in elements(pdf, "/H1", "/H2", "/H3")]
    assert levels[0] == 1
    assert all(after <= before + 1 for before, after in pairwise(levels))


def test_a_list_a_contents_and_a_link_are_tagged_as_what_they_are(pdf: PdfReader) -> None:
    assert [len(list(elements(pdf, kind))) for kind in ("/L", "/TOCI", "/Link")] == [2, 5, 6]
    links = [link for page in pdf.pages for link in links_of(page)]
    assert links
    assert all(link["/Contents"] for link in links)


def test_bookmarks_name_the_sections_and_the_exhibits(pdf: PdfReader) -> None:
    assert titles(pdf.outline) == [
        (0, "Only 38 are short."),
        (1, "1 Moves take most of it"),
        (1, f"2 {HOSTILE} is short"),
        (0, "Contents"),
        (0, "The rows"),
        (1, "3 Every row"),
    ]


def test_every_page_says_its_edition_its_data_date_and_which_page_of_how_many_it_is(pdf: PdfReader) -> None:
    count = len(pdf.pages)
    for number, page in enumerate(pdf.pages, start=1):
        told = " ".join(page.extract_text().split())
        for part in ("INTERNAL EDITION", "Data of 15 Nov 2026", "Positive is surplus", f"{number} / {count}"):
            assert part in told


def test_what_every_page_says_is_not_read_out_with_the_brief(pdf: PdfReader) -> None:
    drawn = pdf.pages[0].get_contents()
    assert drawn is not None
    assert drawn.get_data().count(b"/Artifact") >= 2


def test_figures_titles_and_the_labels_of_charts_can_be_found(pdf: PdfReader, document: Document) -> None:
    told = words(pdf)
    for part in ("38 of 158", "not known", "−120", *(exhibit.title for exhibit in document.exhibits[::2])):
        assert part in told


def test_the_contents_tell_the_page_of_each_exhibit(pdf: PdfReader) -> None:
    contents = next(" ".join(page.extract_text().split()) for page in pdf.pages if "Contents" in page.extract_text())
    assert "The rows 3 3 Every row 3" in contents


def test_a_reference_leads_to_the_page_of_its_exhibit(pdf: PdfReader) -> None:
    link = links_of(pdf.pages[0])[0]
    assert pdf.get_destination_page_number(pdf.named_destinations[link["/Dest"]]) == 2


def test_every_typeface_is_carried_along(pdf: PdfReader) -> None:
    fonts = [font for page in pdf.pages for font in fonts_of(page)]
    assert fonts
    for font in fonts:
        descriptor = font["/DescendantFonts"][0].get_object()["/FontDescriptor"]
        assert {"/FontFile2", "/FontFile3"} & set(descriptor)
        assert "/ToUnicode" in font


def test_it_runs_nothing_and_leads_nowhere_outside(written: Path) -> None:
    content = written.read_bytes()
    assert [mark for mark in (b"/JavaScript", b"/JS", b"/URI", b"/Launch", b"/EmbeddedFile") if mark in content] == []


def test_the_same_brief_is_the_same_file(written: Path, document: Document) -> None:
    assert pdf_of(document) == written.read_bytes()


def test_a_hostile_name_is_words_wherever_it_stands() -> None:
    name = escape_markdown(NAME)
    table = Table([Column("a", NAME), Column("b", "Status", "status")], [[NAME, NAME], [None, ""]], 2)
    told = read(
        Document(
            [
                replace(COVER, client_name=NAME, headline=f"Open **{name}**", lead=name),
                blocks.KeyFigures([blocks.KeyFigure(name, name, name)]),
                blocks.Exhibit(1, "k", name, NAME, reading=name, table=table),
                blocks.Columns(name, [name], name, [name]),
                blocks.Refusal(NAME, NAME, NAME),
                blocks.Section(name),
                blocks.Prose(name),
                blocks.Listing(name, table, name),
            ]
        )
    )
    said = words(told)
    assert said.count(NAME) >= 12
    assert said.replace(" ", "").count(NAME.replace(" ", "")) >= 20
    assert told.metadata
    assert NAME in str(told.metadata.title)


@pytest.mark.parametrize(
    "name", ["Zażółć Ελληνικά Київ", "شركة", "חברה", "株式会社", "🚀", "X" * 200, "Long name " * 20]
)
def test_a_name_in_any_script_and_of_any_length_makes_a_brief(name: str) -> None:
    made = read(Document([replace(COVER, client_name=name, headline=name), blocks.Section(name)]))
    assert made.metadata
    assert name.strip() in str(made.metadata.title)
    assert all(page.mediabox.width == pytest.approx(595.3, abs=0.1) for page in made.pages)


def test_a_name_in_a_script_of_ours_needs_no_typeface_of_the_machine() -> None:
    name = "Zażółć Ελληνικά Київ"
    made = read(Document([replace(COVER, headline=name)]))
    fonts = {str(font["/BaseFont"]) for font in fonts_of(made.pages[0])}
    assert all("Inter" in font for font in fonts)
    assert name in words(made)


def test_a_long_word_keeps_every_character() -> None:
    made = read(Document([COVER, blocks.Prose("a1b2" * 60)]))
    assert "a1b2" * 60 in words(made).replace(" ", "").replace("\u200b", "")


def test_a_refusal_and_what_is_not_known_are_seen() -> None:
    table = Table([Column("a", "Count", "count")], [[None]], 3, "marts.x")
    told = words(
        read(
            Document(
                [COVER, blocks.Refusal("Peak", "orders", "Add them"), blocks.Exhibit(1, "k", "T", "t", table=table)]
            )
        )
    )
    assert "? Not printed: Peak. Missing: orders. Add them" in told
    assert "Count ? 2 more rows in the estate: marts.x." in told


def test_a_long_table_repeats_its_head_on_every_page() -> None:
    table = Table([Column("a", "Heading"), Column("b", "Count", "count")], [[f"row {n}", n] for n in range(120)], 120)
    made = read(Document([COVER, blocks.Section("S"), blocks.Listing("Rows", table)]))
    pages = [page.extract_text() for page in made.pages if "row " in page.extract_text()]
    assert len(pages) >= 3
    assert all("Heading" in page for page in pages)


def test_a_table_with_more_columns_than_fit_is_set_smaller_and_keeps_to_the_page() -> None:
    columns = [Column(f"c{n}", f"Licences of {n}", "count") for n in range(16)]
    data = table_data(Table(columns, [[1_000_000] * 16], 1), 706)
    assert 0.65 <= data["scale"] < 1
    assert (sum(data["widths"]) + 12 * 15) * data["scale"] == pytest.approx(706, abs=0.1)


def test_a_table_without_rows_says_so() -> None:
    table = Table([Column("a", "Heading")], [], 0)
    assert "Heading No rows." in words(read(Document([COVER, blocks.Listing("Empty", table)])))


def test_a_column_is_wide_enough_for_its_figures_and_its_longest_word() -> None:
    table = Table(
        [Column("a", "A"), Column("b", "B", "count"), Column("c", "C", "status")],
        [["words " * 90, 1_234_567, "not evidenced"], ["unbreakable-C9300-24-words", 1, "done"]],
        2,
    )
    widths = table_data(table, 340)["widths"]
    assert widths[1] >= text_width("1,234,567", 11.5)
    assert widths[2] >= text_width("not evidenced", 11.5)
    assert widths[0] >= text_width("unbreakable-", 11.5)


def test_an_exhibit_is_not_split_by_a_page() -> None:
    filler = blocks.Prose("\n\n".join(["Words."] * 30))
    table = Table([Column("a", "A")], [[f"row {n}"] for n in range(12)], 12)
    made = read(Document([COVER, blocks.Section("S"), filler, blocks.Exhibit(1, "k", "Whole", "t", table=table)]))
    assert len([page for page in made.pages[2:] if "row " in page.extract_text()]) == 1
    assert next(page for page in made.pages[2:] if "row 0" in page.extract_text()).extract_text().count("Whole") == 1


def test_the_logo_stands_on_the_first_page() -> None:
    picture = io.BytesIO()
    Image.new("RGB", (40, 20), "#123456").save(picture, "PNG")
    logo = f"data:image/png;base64,{base64.b64encode(picture.getvalue()).decode()}"
    made = read(Document([replace(COVER, logo=logo)]))
    assert len(made.pages[0].images) == 1


def test_a_notebook_run_by_hand_is_a_draft() -> None:
    assert "Draft:" in words(read(Document([COVER], is_draft=True)))
    assert "Draft:" not in words(read(Document([COVER])))


def test_what_the_typesetter_refuses_is_said_with_its_place(monkeypatch: pytest.MonkeyPatch) -> None:
    compiled = typst.compile
    monkeypatch.setattr(typst, "compile", lambda _, **told: compiled(b"#let x = 1\n#x.y", **told))
    with pytest.raises(BuildError, match=r"(?s)cannot be typeset: cannot access.*templates/brief.typ:2:3"):
        pdf_of(Document([COVER]))


@pytest.mark.skipif(not shutil.which("pdfinfo"), reason="poppler is not installed")
def test_poppler_opens_it_and_finds_it_tagged(written: Path) -> None:
    told = subprocess.run(["pdfinfo", written], capture_output=True, text=True, check=True).stdout
    assert "Tagged:          yes" in told
    assert "JavaScript:      no" in told
