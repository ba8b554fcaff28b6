from __future__ import annotations

import base64
import io
import re
import zipfile
from dataclasses import replace
from datetime import date
from typing import TYPE_CHECKING, Any

import polars as pl
import pytest
from PIL import Image
from pptx import Presentation
from pptx.opc.constants import CONTENT_TYPE as CT
from pptx.opc.constants import RELATIONSHIP_TYPE as RT
from pptx.oxml import parse_xml
from pptx.oxml.ns import nsdecls
from pptx.util import Pt

from analysis.briefs.blocks import Block, Columns, Cover, Exhibit, KeyFigure, KeyFigures, Refusal, Section
from analysis.briefs.document import Document
from analysis.briefs.evidence import Reading
from analysis.briefs.slide_labels import formatted
from analysis.briefs.slide_text import Run, line_count, runs_of, shortened_runs
from analysis.briefs.slides import write_pptx
from analysis.briefs.tables import table_from
from analysis.charts import account_heatmap, proposal_waterfall, readiness_strip, sensitivity_tornado, shortage_bridge
from analysis.charts.theme import tones
from analysis.errors import WorkbenchError
from tests.charts.drawn import PARTS
from tests.charts.frames import BRIDGE, CAUSES, CHARTS, GATE, POSITION
from tests.charts.what_if import DRIVERS

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path

HOSTILE = "<script>alert(1)</script> =cmd|' /C calc'!A1 {x} $y$ #1 *not bold* \u202eturned"
COVER = Cover(
    "True Forward negotiation brief",
    "Acme",
    "Internal edition",
    "Open at **USD 398,600** of what is proposed",
    "The proposal counts what is only misplaced.",
    "2026-11-15",
    "Data of 15 Nov 2026 · 41 files, 18,204 rows, 12 rejected · rules 1",
    "Positive is surplus, negative is short",
)
FIGURES = KeyFigures(
    [
        KeyFigure("Cisco proposes", "USD 1,182,400", "23 lines", "theirs"),
        KeyFigure("Ready", "7 *of 10*", "1 blocked"),
        KeyFigure("Price", "not known", "Missing: a price list", "unknown"),
    ]
)
WHY = Columns("Why", ["**312** is misplaced. [](#bridge)"], "Next dates", ["**12 Dec** start", "**16 Jan** move"])
LONG = pl.concat([POSITION] * 4)
POSITIONS = table_from(LONG, rows=12, relation="marts.license_position")


def exhibit(number: int, key: str, title: str, **parts: Any) -> Exhibit:
    chart = parts.pop("chart", None)
    spec = None if chart is None else chart.to_dict()
    alt = spec["usermeta"]["alt"] if spec else f"Table: {title}"
    return Exhibit(number, key, title, alt, chart=spec, **parts)


BLOCKS: list[Block] = [
    COVER,
    FIGURES,
    exhibit(1, "bridge", "Moves take most of it", chart=shortage_bridge(BRIDGE, **PARTS), unit="Licences"),
    exhibit(
        2,
        "waterfall",
        "Six causes take **783.8** off",
        chart=proposal_waterfall(CAUSES, **PARTS),
        notes="Say it **slowly**.",
        sources=["marts.proposal_causes"],
        readings=[Reading("marts.proposal_causes", {"currency": "USD"})],
    ),
    WHY,
    Section("Position"),
    exhibit(3, "heat", "Three accounts are short", chart=account_heatmap(POSITION, **PARTS), table=POSITIONS),
    exhibit(4, "gate", "One item blocks", chart=readiness_strip(GATE, **PARTS)),
    Refusal("The benchmark", "a settlement ledger", "Put it into benchmarks/."),
    exhibit(5, "rows", "Every account has a balance", table=POSITIONS, unit="Licences"),
    exhibit(6, "tornado", "The basis moves it most", chart=sensitivity_tornado(DRIVERS, **PARTS)),
    Section("Appendix A · Findings", is_appendix=True),
    exhibit(7, "more", "All findings", table=POSITIONS),
]
CLIENT = [
    replace(block, edition="Client edition", edition_key="client") if isinstance(block, Cover) else block
    for block in BLOCKS
]


@pytest.fixture(scope="module")
def deck(tmp_path_factory: pytest.TempPathFactory) -> Any:
    return written(BLOCKS, tmp_path_factory.mktemp("slides"))


def written(blocks: list[Any], folder: Path) -> Any:
    return Presentation(str(write_pptx(Document(blocks), folder / "brief.pptx")))


def with_cover(**parts: Any) -> list[Any]:
    return [replace(block, **parts) if isinstance(block, Cover) else block for block in BLOCKS]


def frames(slide: Any) -> Iterator[Any]:
    """Every text frame of a slide, those of table cells included."""
    for shape in slide.shapes:
        if shape.has_text_frame:
            yield shape.text_frame
        if getattr(shape, "has_table", False) and shape.has_table:
            yield from (cell.text_frame for row in shape.table.rows for cell in row.cells)


def runs(presentation: Any) -> Iterator[Any]:
    for slide in presentation.slides:
        for frame in frames(slide):
            for paragraph in frame.paragraphs:
                yield from paragraph.runs


def words(slide: Any) -> str:
    return "\n".join(frame.text.replace("\N{NO-BREAK SPACE}", " ") for frame in frames(slide))


def slide_of(presentation: Any, start: str) -> Any:
    return next(slide for slide in presentation.slides if slide.shapes.title.text.startswith(start))


def charts(presentation: Any) -> list[Any]:
    return [shape for slide in presentation.slides for shape in slide.shapes if shape.has_chart]


def test_every_slide_has_its_finding_as_a_real_title_and_appendices_are_left_out(deck: Any) -> None:
    titles = [slide.shapes.title.text.replace("\N{NO-BREAK SPACE}", " ") for slide in deck.slides]
    ask = "Open at USD 398,600 of what is proposed"
    assert titles == [
        ask,
        ask,
        "1  Moves take most of it",
        "2  Six causes take 783.8 off",
        "3  Three accounts are short",
        "4  One item blocks",
        "5  Every account has a balance",
        "6  The basis moves it most",
        "One figure is not printed, and this is what is missing",
        "What proves these slides is in the brief and its evidence workbook",
    ]
    assert "Appendix A · Findings" in words(deck.slides[-1])
    assert "All findings" in deck.slides[-1].notes_slide.notes_text_frame.text


def test_the_title_comes_first_for_who_hears_the_slide(deck: Any) -> None:
    assert all(slide.shapes[0].shape_id == slide.shapes.title.shape_id for slide in deck.slides)


def test_nothing_is_smaller_than_eighteen_points_and_every_run_says_its_language(deck: Any) -> None:
    told = [run for run in runs(deck) if run.text.strip()]
    assert len(told) > 100
    assert min(run.font.size.pt for run in told) >= 18
    assert {run._r.rPr.get("lang") for run in told} == {"en-GB"}
    for shape in charts(deck):
        sizes = [int(size) for size in shape.chart._chartSpace.xpath(".//@sz")]
        assert sizes
        assert min(sizes) >= 1800


def test_every_picture_chart_and_table_has_its_words(deck: Any) -> None:
    told = {}
    for slide in deck.slides:
        for shape in slide.shapes:
            if shape.has_chart or shape.has_table or shape.shape_type == 13:
                told[slide.shapes.title.text[:1]] = shape._element.xpath(".//p:cNvPr")[0].get("descr")
    assert set(told) == set("123456")
    assert told["1"].startswith("Waterfall in licences from")
    assert all(told.values())


def test_charts_are_native_and_their_workbook_holds_what_they_show(deck: Any) -> None:
    first = charts(deck)[0].chart
    names = [series.name for series in first.plots[0].series]
    assert names == ["Base", "Stands at", "Takes off", "Adds"]
    with zipfile.ZipFile(io.BytesIO(first.part.chart_workbook.xlsx_part.blob)) as workbook:
        shared = workbook.read("xl/sharedStrings.xml").decode()
        sheet = workbook.read("xl/worksheets/sheet1.xml").decode()
    assert set(re.findall(r"<t[^>]*>([^<]*)</t>", shared)) == {*names, *first.plots[0].categories}
    assert "<f>" not in sheet


def test_what_is_unknown_in_a_chart_is_blank(tmp_path: Path) -> None:
    unknown = BRIDGE.with_columns(
        short_count=pl.when(pl.col("step_number") == 2).then(None).otherwise(pl.col("short_count"))
    )
    made = exhibit(1, "bridge", "One step is unknown", chart=shortage_bridge(unknown, **PARTS))
    (chart,) = charts(written([COVER, made], tmp_path))
    place = next(n for n, name in enumerate(chart.chart.plots[0].categories) if name.endswith(": unknown"))
    assert [series.values[place] for series in chart.chart.plots[0].series] == [None] * 4


def test_the_key_figures_are_those_of_the_record(deck: Any) -> None:
    told = words(deck.slides[1])
    for figure in FIGURES.figures:
        for part in (figure.label, figure.value.replace("*", ""), figure.note):
            assert part in told
    assert "312 is misplaced. Exhibit 1" in told
    assert "16 Jan move" in told


def test_a_cell_map_and_a_strip_are_tables_that_say_in_words_what_their_colours_say(deck: Any) -> None:
    assert "▼ −" in words(slide_of(deck, "3"))
    told = words(slide_of(deck, "4"))
    for name, status in GATE.select("short_name", "gate_status").iter_rows():
        assert name in told
        assert status in told


def test_a_table_shows_what_can_be_read_and_counts_the_rest(deck: Any) -> None:
    slide = slide_of(deck, "5")
    table = next(shape.table for shape in slide.shapes if shape.has_table)
    shown = len(table.rows) - 1
    assert 1 <= shown <= 8
    assert f"{LONG.height - shown} more rows in the brief." in words(slide)
    assert sum(column.width for column in table.columns) <= Pt(873)
    heads = [cell.text for cell in table.rows[0].cells]
    left = [column.label for column in POSITIONS.columns if column.label not in heads]
    assert left
    assert f"Columns only in the brief: {', '.join(left)}." in slide.notes_slide.notes_text_frame.text


def test_where_there_is_no_room_for_every_column_a_status_stays(tmp_path: Path) -> None:
    wide = {f"column_{letter}_name": ["a name without a gap".replace(" ", "_")] for letter in "abcde"}
    frame = pl.DataFrame({**wide, "patch_status": ["Affected"]})
    made = written([COVER, exhibit(1, "rows", "It is affected", table=table_from(frame))], tmp_path)
    assert "Affected" in words(made.slides[1])
    notes = made.slides[1].notes_slide.notes_text_frame.text
    assert "Column e." in notes.partition("Columns only in the brief:")[2]


def test_a_refusal_stands_on_a_slide_with_what_it_waits_for(deck: Any) -> None:
    told = words(slide_of(deck, "One figure is not printed"))
    assert "The benchmark: a settlement ledger. Put it into benchmarks/." in told


def test_notes_hold_what_the_speaker_says_and_where_it_comes_from(deck: Any) -> None:
    notes = slide_of(deck, "2").notes_slide.notes_text_frame.text
    assert notes.startswith("Say it slowly.\n")
    assert "Sources: marts.proposal_causes" in notes
    assert "Read from marts.proposal_causes where currency = USD" in notes


def test_the_edition_the_client_and_the_day_of_the_data_are_on_every_slide(tmp_path: Path) -> None:
    made = written(CLIENT, tmp_path)
    count = len(made.slides)
    for number, slide in enumerate(made.slides, start=1):
        told = words(slide)
        assert "Client edition, draft" not in told
        assert "Client edition · Data of 15 Nov 2026" in told
        assert "Acme" in told
        assert number == 1 or f"{number} / {count}" in told


def test_a_notebook_run_by_hand_says_on_every_slide_that_it_is_a_draft(tmp_path: Path) -> None:
    made = Presentation(str(write_pptx(Document(BLOCKS, is_draft=True), tmp_path / "brief.pptx")))
    assert all("Internal edition, draft" in words(slide) for slide in made.slides)


def test_properties_name_the_brief_and_no_machine(deck: Any) -> None:
    told = deck.core_properties
    assert told.title.replace("\N{NO-BREAK SPACE}", " ").startswith(
        "True Forward negotiation brief: Open at USD 398,600"
    )
    assert {told.author, told.last_modified_by} == {"Readiness workbench"}
    assert {told.created.date(), told.modified.date()} == {date(2026, 11, 15)}
    assert (told.subject, told.language) == ("Acme, Internal edition, data of 2026-11-15", "en-GB")


def test_the_same_brief_gives_the_same_bytes_embedded_workbooks_included(tmp_path: Path) -> None:
    first = write_pptx(Document(BLOCKS), tmp_path / "first.pptx")
    second = write_pptx(Document(BLOCKS), tmp_path / "second.pptx")
    assert first.read_bytes() == second.read_bytes()
    with zipfile.ZipFile(first) as parts:
        assert {entry.date_time for entry in parts.infolist()} == {(1980, 1, 1, 0, 0, 0)}
        assert not [name for name in parts.namelist() if "thumbnail" in name or "printer" in name]
        books = [parts.read(name) for name in parts.namelist() if name.endswith(".xlsx")]
    assert books
    for book in books:
        with zipfile.ZipFile(io.BytesIO(book)) as inner:
            assert b"1980-01-01T00:00:00Z" in inner.read("docProps/core.xml")


def test_hostile_words_stay_words_on_slides_in_charts_and_in_their_workbooks(tmp_path: Path) -> None:
    frame = BRIDGE.with_columns(step_name=pl.lit('=HYPERLINK("http://x") & <b> ' + HOSTILE))
    hostile = exhibit(1, "bridge", "Plain", chart=shortage_bridge(frame, **PARTS))
    table = table_from(pl.DataFrame({"license_name": [HOSTILE, "https://example.com", "@x"]}))
    blocks = [
        replace(COVER, client_name=HOSTILE),
        hostile,
        exhibit(2, "rows", "Rows", table=table),
    ]
    made = written(blocks, tmp_path)
    cells = words(slide_of(made, "2"))
    assert "<script>alert(1)</script> =cmd|' /C calc'!A1 {x} $y$ #1 *not bold*" in cells.replace("\n", " ")
    assert "\u202e" not in cells
    assert "<script>alert(1)</script>" in words(made.slides[0])
    with zipfile.ZipFile(io.BytesIO(charts(made)[0].chart.part.chart_workbook.xlsx_part.blob)) as workbook:
        assert b"<f>" not in workbook.read("xl/worksheets/sheet1.xml")
        assert b"=HYPERLINK" in workbook.read("xl/sharedStrings.xml")
        assert not [name for name in workbook.namelist() if "rels" in name and b"http://x" in workbook.read(name)]


def test_a_name_of_two_hundred_characters_is_shortened_and_leaves_the_page_its_other_words(tmp_path: Path) -> None:
    made = written(with_cover(client_name="Ω" * 200), tmp_path)
    told = words(made.slides[3])
    assert "Ω…" in told
    assert "Internal edition" in told


def test_a_long_title_is_set_smaller_and_never_below_its_floor(tmp_path: Path) -> None:
    made = written([COVER, exhibit(1, "rows", "Every account has a balance that " * 12, table=POSITIONS)], tmp_path)
    sizes = {run.font.size.pt for run in made.slides[1].shapes.title.text_frame.paragraphs[0].runs}
    assert sizes == {24.0}
    assert made.slides[1].shapes.title.text.endswith("…")


def test_an_exhibit_without_data_says_so_instead_of_showing_an_empty_frame(tmp_path: Path) -> None:
    empty = exhibit(1, "bridge", "Nothing yet", chart=shortage_bridge(BRIDGE.clear(), **PARTS))
    bare = exhibit(2, "rows", "No rows yet", table=table_from(POSITION.clear()))
    made = written([COVER, empty, bare], tmp_path)
    assert "Nothing to show: there are no steps" in words(slide_of(made, "1"))
    assert "No rows." in words(slide_of(made, "2"))


def test_a_chart_without_a_native_form_is_a_picture(tmp_path: Path) -> None:
    spec = shortage_bridge(BRIDGE, **PARTS).to_dict()
    del spec["usermeta"]["native"]
    picture = Exhibit(1, "bridge", "A picture", "What it shows", chart=spec)
    (shape,) = [shape for shape in written([COVER, picture], tmp_path).slides[1].shapes if shape.shape_type == 13]
    assert shape._element.xpath(".//p:cNvPr")[0].get("descr") == "What it shows"


def test_a_logo_stands_on_the_first_slide_and_one_that_is_no_picture_is_left_out(tmp_path: Path) -> None:
    png = io.BytesIO()
    Image.new("RGB", (40, 20), "#123456").save(png, "PNG")
    for data, count in ((png.getvalue(), 1), (b"no picture", 0)):
        logo = f"data:image/png;base64,{base64.b64encode(data).decode()}"
        made = written(with_cover(logo=logo), tmp_path)
        assert [shape.name for shape in made.slides[0].shapes if shape.shape_type == 13] == ["Logo"] * count


def template(path: Path) -> Path:
    made = Presentation()
    made.slide_master.name = "Acme master"
    made.slides.add_slide(made.slide_layouts[0]).shapes.title.text = "A slide of another deck"
    listed = parse_xml(
        f'<p:extLst {nsdecls("p")}><p:ext uri="x"><p14:sectionLst xmlns:p14="p14">another deck</p14:sectionLst></p:ext>'
        "</p:extLst>"
    )
    made.part._element.append(listed)
    told = made.part.package.part_related_by(RT.EXTENDED_PROPERTIES)
    told.blob = told.blob.replace(b"<TotalTime>1<", b"<Manager>of another deck</Manager><TotalTime>1<")
    made.save(str(path))
    return path


def test_a_client_s_template_keeps_its_master_and_none_of_its_slides(tmp_path: Path) -> None:
    made = written(with_cover(slide_template=str(template(tmp_path / "acme.pptx"))), tmp_path)
    assert made.slide_master.name == "Acme master"
    assert made.slides[0].slide_layout.name == "Title Slide"
    assert made.slides[2].slide_layout.name == "Title Only"
    assert made.slides[2].shapes.title.text == "1  Moves take most of it"
    with zipfile.ZipFile(tmp_path / "brief.pptx") as parts:
        every = b"".join(parts.read(name) for name in parts.namelist())
    assert b"another deck" not in every
    assert all(shape.text_frame.text for slide in made.slides for shape in slide.placeholders if shape.has_text_frame)


@pytest.mark.parametrize("kind", ["no archive", "macros"])
def test_a_template_that_cannot_be_read_is_named(kind: str, tmp_path: Path) -> None:
    (tmp_path / "broken.pptx").write_bytes(b"PK no presentation")
    if kind == "macros":
        plain = template(tmp_path / "plain.pptx")
        with zipfile.ZipFile(plain) as parts, zipfile.ZipFile(tmp_path / "broken.pptx", "w") as changed:
            for name in parts.namelist():
                kind_of = parts.read(name).replace(CT.PML_PRESENTATION_MAIN.encode(), CT.PML_PRES_MACRO_MAIN.encode())
                changed.writestr(name, kind_of if name == "[Content_Types].xml" else parts.read(name))
    with pytest.raises(WorkbenchError, match=r"slide template broken\.pptx cannot be read"):
        written(with_cover(slide_template=str(tmp_path / "broken.pptx")), tmp_path)


def test_a_template_is_looked_for_in_the_client_s_folder(tmp_path: Path) -> None:
    template(tmp_path / "acme.pptx")
    document = Document(with_cover(slide_template="acme.pptx"), run={"parameters": {"client": str(tmp_path)}})
    made = Presentation(str(write_pptx(document, tmp_path / "brief.pptx")))
    assert made.slide_master.name == "Acme master"


def test_colours_come_from_the_theme_by_their_meaning(deck: Any) -> None:
    fills = {fill.upper() for shape in charts(deck) for fill in shape.chart._chartSpace.xpath(".//a:srgbClr/@val")}
    assert tones()["misplaced"].removeprefix("#").upper() in fills
    assert fills <= {color.removeprefix("#").upper() for color in tones().values()}


@pytest.mark.parametrize(
    ("value", "form", "expected"),
    [
        (1_182_400, '#,##0.0,;"−"#,##0.0,;0', "1,182.4"),
        (-312, '"+"#,##0;"−"#,##0;0', "−312"),
        (312, '"−"#,##0;"−"#,##0;0', "−312"),
        (0, '"+"#,##0;"−"#,##0;0', "0"),
        (0.12, '"+"0%;"−"0%;0%', "+12%"),
        (None, "#,##0", ""),
    ],
)
def test_a_label_takes_the_room_of_what_an_office_program_writes(value: Any, form: str, expected: str) -> None:
    assert formatted(value, form) == expected


def test_words_break_where_a_reader_would_and_a_figure_stays_with_its_unit() -> None:
    assert line_count("one two", 10_000, 18) == 1
    assert line_count("USD\N{NO-BREAK SPACE}1,000 USD\N{NO-BREAK SPACE}1,000", 120, 18) == 2
    assert line_count("a" * 100, 120, 18) > 5
    assert [run.words for run in runs_of("**USD 5** of [](#x)", {"x": "Exhibit 4"})] == [
        "USD\N{NO-BREAK SPACE}5", " of ", "Exhibit\N{NO-BREAK SPACE}4",
    ]  # fmt: skip


def test_what_is_shortened_keeps_the_look_of_what_is_left() -> None:
    kept = shortened_runs([Run("bold ", is_strong=True), Run("and a long rest " * 20)], 300, 18, 1)
    assert kept[0].is_strong
    assert kept[-1].words == "…"
    assert len("".join(run.words for run in kept)) < 60


@pytest.mark.parametrize("name", CHARTS)
def test_every_chart_of_the_house_stands_on_a_slide(name: str, tmp_path: Path) -> None:
    draw, frame = CHARTS[name]
    made = written([COVER, exhibit(1, name, "A finding", chart=draw(frame, **PARTS))], tmp_path)
    shapes = [shape for shape in made.slides[1].shapes if shape.has_chart or shape.has_table]
    assert len(shapes) == 1
