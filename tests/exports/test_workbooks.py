"""Workbooks written as CSV: what a person sees in a cell, in the row and the column where it stands."""

from __future__ import annotations

import contextlib
import csv
import io
import struct
import zipfile
from collections.abc import Callable, Iterable, Mapping
from datetime import date, datetime, time, timedelta
from itertools import pairwise
from pathlib import Path
from typing import Any

import pytest
import xlsxwriter
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from analysis.exports.workbooks import Sheet, WorkbookError, kind_of_old_file, kind_of_zip, sheets_as_csv

Rows = Iterable[Iterable[Any]]
Read = Callable[..., dict[str, str]]
MEMORY = 2 << 30
WORKBOOK_RELATIONS = "http://schemas.openxmlformats.org/officeDocument/2006/relationships"
FORMATS = {date: "yyyy-mm-dd", datetime: "dd/mm/yyyy hh:mm", time: "hh:mm", timedelta: "[h]:mm"}


def workbook(sheets: dict[str, Rows], **options: Any) -> bytes:
    """An xlsx with these rows on its sheets; None leaves a cell out, text is never taken for a formula or a number."""
    held = io.BytesIO()
    with xlsxwriter.Workbook(held, {"in_memory": True, **options}) as book:
        looks = {kind: book.add_format({"num_format": look}) for kind, look in FORMATS.items()}
        for name, rows in sheets.items():
            sheet = book.add_worksheet(name)
            for row, cells in enumerate(rows):
                for column, value in enumerate(cells):
                    if isinstance(value, str):
                        sheet.write_string(row, column, value)
                    elif type(value) in looks:
                        sheet.write_datetime(row, column, value, looks[type(value)])
                    elif value is not None:
                        sheet.write(row, column, value)
    return held.getvalue()


def handmade(sheet: str, name: str = "S") -> bytes:
    """An xlsx whose only sheet holds this XML."""
    parts = {
        "[Content_Types].xml": "<Types/>",
        "_rels/.rels": f'<Relationships><Relationship Id="r" Type="{WORKBOOK_RELATIONS}/officeDocument" '
        'Target="xl/workbook.xml"/></Relationships>',
        "xl/workbook.xml": f'<workbook xmlns:r="{WORKBOOK_RELATIONS}"><sheets>'
        f'<sheet name="{name}" sheetId="1" r:id="r"/></sheets></workbook>',
        "xl/_rels/workbook.xml.rels": f'<Relationships><Relationship Id="r" Type="{WORKBOOK_RELATIONS}/worksheet" '
        'Target="worksheets/sheet1.xml"/></Relationships>',
        "xl/worksheets/sheet1.xml": f"<worksheet><sheetData>{sheet}</sheetData></worksheet>",
    }
    return zipped(parts)


def zipped(parts: Mapping[str, str | bytes]) -> bytes:
    held = io.BytesIO()
    with zipfile.ZipFile(held, "w", zipfile.ZIP_DEFLATED) as writing:
        for name, content in parts.items():
            writing.writestr(name, content)
    return held.getvalue()


def old_file(stream_name: str, stream: bytes = b"") -> bytes:
    """A compound file, as Office wrote before 2007, with one stream."""
    stream = stream.ljust(-(-max(len(stream), 4096) // 512) * 512, b"\0")
    last = 1 + len(stream) // 512
    chains = [0xFFFFFFFD, 0xFFFFFFFE, *range(3, last + 1), 0xFFFFFFFE]
    fat = struct.pack(f"<{len(chains)}I", *chains).ljust(512, b"\xff")

    def entry(name: str, kind: int, child: int, start: int, size: int) -> bytes:
        named = name.encode("utf-16-le").ljust(64, b"\0") + struct.pack("<HBB", 2 * len(name) + 2, kind, 1)
        return named + struct.pack("<3i", -1, -1, child) + bytes(36) + struct.pack("<IQ", start, size)

    folder = entry("Root Entry", 5, 1, 0xFFFFFFFE, 0) + entry(stream_name, 2, -1, 2, len(stream))
    header = b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + bytes(16) + struct.pack("<5H6x", 0x3E, 3, 0xFFFE, 9, 6)
    header += struct.pack("<9I", 0, 1, 1, 0, 4096, 0xFFFFFFFE, 0, 0xFFFFFFFE, 0) + struct.pack("<I", 0)
    return header.ljust(512, b"\xff") + fat + folder.ljust(512, b"\0") + stream


def old_workbook(name: str, cells: dict[tuple[int, int], str | float | bool | date]) -> bytes:
    """An xls with one sheet."""

    def record(kind: int, content: bytes) -> bytes:
        return struct.pack("<HH", kind, len(content)) + content

    def cell(place: tuple[int, int], value: str | float | bool | date) -> bytes:
        if isinstance(value, bool):
            return record(0x0205, struct.pack("<3HBB", *place, 0, value, 0))
        if isinstance(value, str):
            return record(0x0204, struct.pack("<3HHB", *place, 0, len(value), 0) + value.encode("latin-1"))
        if isinstance(value, date):
            return record(0x0203, struct.pack("<3Hd", *place, 1, (value - date(1899, 12, 30)).days))
        return record(0x0203, struct.pack("<3Hd", *place, 0, value))

    def before(place: int) -> bytes:
        formats = b"".join(record(0x00E0, struct.pack("<HH16x", 0, look)) for look in (0, 14))
        bound = struct.pack("<IBBBB", place, 0, 0, len(name), 0) + name.encode("latin-1")
        return record(0x0809, struct.pack("<HH12x", 0x0600, 5)) + formats + record(0x0085, bound) + record(0x000A, b"")

    sheet = record(0x0809, struct.pack("<HH12x", 0x0600, 16))
    sheet += b"".join(cell(place, value) for place, value in cells.items()) + record(0x000A, b"")
    return old_file("Workbook", before(len(before(0))) + sheet)


def binary_workbook(name: str, rows: Rows) -> bytes:
    """An xlsb with one sheet of texts and numbers."""

    def record(kind: int, content: bytes = b"") -> bytes:
        assert len(content) < 128
        code = bytes([kind]) if kind < 128 else bytes([kind & 0x7F | 0x80, kind >> 7])
        return code + bytes([len(content)]) + content

    def text(value: str) -> bytes:
        return struct.pack("<I", len(value)) + value.encode("utf-16-le")

    sheet = record(0x81) + record(0x94, bytes(16)) + record(0x91)
    for number, row in enumerate(rows):
        sheet += record(0x00, struct.pack("<I", number))
        for column, value in enumerate(row):
            place = struct.pack("<II", column, 0)
            is_text = isinstance(value, str)
            sheet += record(0x06, place + text(value)) if is_text else record(0x05, place + struct.pack("<d", value))
    bundle = struct.pack("<II", 0, 1) + text("r") + text(name)
    return zipped(
        {
            "[Content_Types].xml": "<Types/>",
            "xl/workbook.bin": record(0x9C, bundle) + record(0x90) + record(0x84),
            "xl/_rels/workbook.bin.rels": '<Relationships><Relationship Id="r" Target="worksheets/sheet1.bin"/>'
            "</Relationships>",
            "xl/worksheets/sheet1.bin": sheet + record(0x92),
        }
    )


def open_document(table: str) -> bytes:
    """An ods with one sheet named S."""
    return zipped(
        {
            "mimetype": "application/vnd.oasis.opendocument.spreadsheet",
            "META-INF/manifest.xml": "<manifest:manifest/>",
            "content.xml": f'<office:document-content><table:table table:name="S">{table}</table:table>'
            "</office:document-content>",
        }
    )


@pytest.fixture
def read(tmp_path: Path) -> Read:
    """Read a workbook: the text of each sheet's CSV, or what is said instead of it."""

    def make(content: bytes, kind: str = "xlsx", memory_bytes: int = MEMORY, seconds: int = 60) -> dict[str, str]:
        # The name of the client's file says nothing about what it is.
        path = tmp_path / "export.csv"
        path.write_bytes(content)
        folder = tmp_path / "folder"
        folder.mkdir(exist_ok=True)
        answer: dict[str, str] = {}
        try:
            for sheet in sheets_as_csv(path, kind, folder, memory_bytes, seconds):
                answer[sheet.name] = sheet.path.read_bytes().decode() if sheet.path else f"! {sheet.words}"
        except WorkbookError as error:
            answer["!"] = str(error)
        return answer

    return make


def test_a_sheet_is_its_rows_in_their_places(read: Read) -> None:
    rows: Rows = [
        [None, None, None],
        [None, "Licence", "Quantity"],
        [None, None, None],
        [None, "C9300-24 DNA Advantage", 10],
        [None, None, 20],
    ]
    assert read(workbook({"Lots": rows})) == {"Lots": ",,\n,Licence,Quantity\n,,\n,C9300-24 DNA Advantage,10\n,,20\n"}


def test_a_sheet_of_one_column_keeps_its_blank_rows(read: Read) -> None:
    assert read(workbook({"S": [[None], ["a"], [None], ["b"]]})) == {"S": "\na\n\nb\n"}


def test_a_cell_comes_out_as_a_person_sees_it(read: Read) -> None:
    seen: list[tuple[object, str]] = [
        (12345, "12345"),
        (12345.0, "12345"),
        (12.5, "12.5"),
        (0.1 + 0.2, "0.3"),
        (-3, "-3"),
        (123456789012345, "123456789012345"),
        (10**18, "1000000000000000000"),
        (0.00001, "0.00001"),
        (True, "TRUE"),
        (False, "FALSE"),
        (date(2026, 10, 31), "2026-10-31"),
        (datetime(2026, 10, 31, 12, 30), "2026-10-31 12:30:00"),  # noqa: DTZ001 - a spreadsheet has no zones
        (time(12, 30), "12:30:00"),
    ]
    assert read(workbook({"S": [["Header"], *([value] for value, _ in seen)]})) == {
        "S": "".join(f"{text}\n" for text in ["Header", *(text for _, text in seen)])
    }


def test_text_comes_out_as_it_is(read: Read) -> None:
    texts = ["00123", "12345.0", "1E5", "=1+1", "@x", " two  spaces ", "Größe ✓ 漢字 😀", "#N/A", "N/A", "null", "TRUE"]
    assert read(workbook({"S": [[text] for text in texts]})) == {"S": "".join(f"{text}\n" for text in texts)}


def test_texts_that_look_like_dates_and_switches_stand_beside_real_ones(read: Read) -> None:
    rows: Rows = [
        [None, "Date", "Switch"],
        [None, date(2026, 10, 31), True],
        [None, "2026-10-31 00:00:00", "true"],
        [None, time(8, 0), False],
        [None, "1899-12-31 08:00:00", "false"],
    ]
    assert read(workbook({"S": rows}))["S"] == (
        ",Date,Switch\n,2026-10-31,TRUE\n,2026-10-31 00:00:00,true\n,08:00:00,FALSE\n,1899-12-31 08:00:00,false\n"
    )


def test_a_number_past_all_days_costs_neither_its_sheet_nor_the_days_beside_it(read: Read) -> None:
    rows: Rows = [[date(2026, 10, 31), "true"], [-106751991169, "false"]]
    assert read(workbook({"S": rows})) == {"S": "2026-10-31,true\n-106751991169,false\n"}


def test_formulas_come_out_as_what_they_came_to(read: Read) -> None:
    held = io.BytesIO()
    with xlsxwriter.Workbook(held) as book:
        sheet = book.add_worksheet("S")
        for row, value in enumerate(
            [2, "ab", True, "#N/A", "#DIV/0!", "#REF!", "#VALUE!", "#NUM!", "#NAME?", "#NULL!"]
        ):
            sheet.write_formula(row, 0, "=A100", None, value)
    assert read(held.getvalue()) == {"S": "2\nab\nTRUE\n#N/A\n#DIV/0!\n#REF!\n#VALUE!\n#NUM!\n#NAME?\n#NULL!\n"}


def test_quotes_commas_and_line_ends_inside_a_cell_survive(read: Read) -> None:
    cells = ['say "yes"', "a,b", "two\nlines", "three\r\nlines", "tab\there", ""]
    (text,) = read(workbook({"S": [[*cells, "end"], ["next"]]})).values()
    assert list(csv.reader(io.StringIO(text, newline=""))) == [[*cells, "end"], ["next", "", "", "", "", "", ""]]


def test_a_merged_cell_has_its_text_in_its_first_place(read: Read) -> None:
    held = io.BytesIO()
    with xlsxwriter.Workbook(held) as book:
        sheet = book.add_worksheet("S")
        sheet.merge_range("A1:C2", "Title")
        sheet.write("A3", "x")
        sheet.write("C3", "y")
    assert read(held.getvalue()) == {"S": "Title,,\n,,\nx,,y\n"}


def test_rows_that_are_empty_to_the_end_are_left_out(read: Read) -> None:
    assert read(workbook({"S": [["a"], [None], ["b"], ["  "], [""]]})) == {"S": "a\n\nb\n"}


def test_hidden_sheets_are_read_but_charts_and_empty_sheets_are_not(read: Read) -> None:
    held = io.BytesIO()
    with xlsxwriter.Workbook(held) as book:
        book.add_worksheet("Shown").write("A1", "seen")
        book.add_worksheet("Empty")
        chart = book.add_chart({"type": "line"})
        chart.add_series({"values": "=Shown!$A$1:$A$2"})
        book.add_chartsheet("Chart").set_chart(chart)
        hidden, very_hidden = book.add_worksheet("Hidden"), book.add_worksheet("Very hidden")
        hidden.write("A1", 1)
        hidden.hide()
        very_hidden.write("A1", 2)
        very_hidden.very_hidden()
    assert read(held.getvalue()) == {"Shown": "seen\n", "Hidden": "1\n", "Very hidden": "2\n"}


def test_dates_that_count_from_1904_are_the_same_days(read: Read) -> None:
    assert read(workbook({"S": [[date(2026, 10, 31)]]}, date_1904=True)) == {"S": "2026-10-31\n"}


def test_zero_bytes_in_a_text_do_not_make_it_unreadable(read: Read) -> None:
    sheet = '<row r="1"><c r="A1" t="inlineStr"><is><t>a_x0000_b</t></is></c></row>'
    assert read(handmade(sheet)) == {"S": "a\ufffdb\n"}


def test_cells_without_references_stand_one_after_the_other(read: Read) -> None:
    sheet = "<row><c><v>1</v></c><c><v>2</v></c></row><row></row><row><c><v>3</v></c></row>"
    assert read(handmade(sheet)) == {"S": "1,2\n,\n3,\n"}


def test_a_workbook_of_before_2007_is_read(read: Read) -> None:
    cells: dict[tuple[int, int], str | float | bool | date] = {
        (1, 1): "Licence",
        (1, 2): "Start",
        (2, 1): 10.0,
        (2, 2): date(2026, 10, 31),
        (3, 1): True,
        (3, 2): "true",
    }
    assert read(old_workbook("Lots", cells), "xls") == {"Lots": ",,\n,Licence,Start\n,10,2026-10-31\n,TRUE,true\n"}


def test_a_binary_workbook_is_read(read: Read) -> None:
    assert read(binary_workbook("Lots", [["Licence", "Quantity"], ["A", 10.0], ["true", 0.5]]), "xlsb") == {
        "Lots": "Licence,Quantity\nA,10\ntrue,0.5\n"
    }


def test_an_open_document_is_read(read: Read) -> None:
    def cell(kind: str, value: str, text: str = "") -> str:
        return f'<table:table-cell office:value-type="{kind}" {value}><text:p>{text}</text:p></table:table-cell>'

    cells = [
        cell("string", "", "Licence"),
        cell("float", 'office:value="10"', "10"),
        cell("date", 'office:date-value="2026-10-31"'),
        cell("boolean", 'office:boolean-value="true"'),
        cell("time", 'office:time-value="PT12H30M05S"'),
        cell("string", "", "true"),
    ]
    blank = '<table:table-row table:number-rows-repeated="2"><table:table-cell/></table:table-row>'
    assert read(open_document(f"{blank}<table:table-row>{''.join(cells)}</table:table-row>"), "ods") == {
        "S": ",,,,,\n,,,,,\nLicence,10,2026-10-31,TRUE,12:30:05,true\n"
    }


def test_cells_that_lie_too_far_apart_cost_the_sheet_and_not_the_process(read: Read) -> None:
    far = '<row r="1"><c r="A1"><v>1</v></c></row><row r="1048576"><c r="XFD1048576"><v>1</v></c></row>'
    assert read(handmade(far, "Far")) == {
        "!": "it needs more memory than is allowed, or breaks the reader, from sheet 'Far' on"
    }


def test_a_sheet_as_tall_as_they_come_is_read_where_it_fits(read: Read) -> None:
    tall = '<row r="1"><c r="A1"><v>1</v></c></row><row r="1048576"><c r="B1048576"><v>2</v></c></row>'
    text = read(handmade(tall))["S"]
    assert (text[:4], text[-6:], text.count("\n")) == ("1,\n,", "\n,\n,2\n", 1_048_576)


def test_a_module_in_the_folder_where_the_user_stands_is_not_run(
    read: Read, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    (tmp_path / "polars.py").write_text("raise SystemExit(1)")
    monkeypatch.chdir(tmp_path)
    assert read(workbook({"S": [["x"]]})) == {"S": "x\n"}


def test_a_workbook_that_takes_too_long_is_given_up(read: Read) -> None:
    assert read(workbook({"S": [["x"]]}), seconds=0) == {"!": "it takes longer than 0 seconds"}


@pytest.mark.parametrize(
    ("content", "kind", "words"),
    [
        (b"nothing at all", "xlsx", "Xlsx error"),
        (handmade("<row><c>"), "xlsx", "! Xlsx error"),
        (
            handmade('<row><c t="e"><v>#GETTING_DATA</v></c></row>'),
            "xlsx",
            "! Xlsx error: Unsupported cell error value",
        ),
        (old_file("Something else"), "xls", "Xls error"),
        (workbook({"S": [["x"]]})[:-200], "xlsx", "Xlsx error"),
        (open_document("<table:table-row>"), "ods", ""),
    ],
)
def test_what_cannot_be_read_is_told_in_the_librarys_words(read: Read, content: bytes, kind: str, words: str) -> None:
    (told,) = read(content, kind).values()
    assert told.startswith(words)
    assert told.isprintable()
    assert len(told) < 200


def test_a_broken_sheet_does_not_cost_the_others(read: Read) -> None:
    content = io.BytesIO(workbook({"First": [["a"]], "Second": [["b"]]}))
    with zipfile.ZipFile(content) as parts:
        changed = {name: parts.read(name) for name in parts.namelist()}
    changed["xl/worksheets/sheet1.xml"] = changed["xl/worksheets/sheet1.xml"].partition(b"</c>")[0]
    answer = read(zipped(changed))
    assert answer["First"].startswith("! Xlsx error")
    assert answer["Second"] == "b\n"


def test_office_files_are_told_apart_by_what_is_in_them(tmp_path: Path) -> None:
    def kind(*names: str, **contents: str) -> str:
        parts: dict[str, str | bytes] = {**dict.fromkeys(names, "x"), **contents}
        with zipfile.ZipFile(io.BytesIO(zipped(parts))) as archive:
            return kind_of_zip(archive)

    def old_kind(stream: str) -> str:
        path = tmp_path / "old"
        path.write_bytes(old_file(stream))
        with path.open("rb") as file:
            return kind_of_old_file(file)

    types, open_document_kind = "[Content_Types].xml", "application/vnd.oasis.opendocument."
    assert kind(types, "xl/workbook.xml") == "xlsx"
    assert kind(types, "xl/workbook.bin", "xl/styles.bin") == "xlsb"
    assert kind(types, "word/document.xml") == "a Word document"
    assert kind(types, "ppt/presentation.xml") == "a PowerPoint presentation"
    assert kind("content.xml", mimetype=f"{open_document_kind}spreadsheet") == "ods"
    assert kind("content.xml", mimetype=f"{open_document_kind}text") == "an OpenDocument file"
    assert kind("Index/Document.iwa") == "an Apple iWork document"
    assert kind("licenses.json", "xl/notes.txt") == ""
    assert old_kind("Workbook") == old_kind("Book") == "xls"
    assert old_kind("EncryptedPackage") == "protected"
    assert old_kind("WordDocument") == "a Word document"
    assert old_kind("Anything else") == "an old Office file that is no workbook"


TEXT = st.text(st.characters(codec="utf-8", exclude_categories=["Cs", "Cc", "Co", "Cn"]), min_size=1, max_size=20)
DAYS = st.dates(date(1900, 3, 1), date(9999, 12, 31))
VALUES = st.one_of(
    TEXT.map(lambda text: (text, text)),
    st.sampled_from(["true", "FALSE", "2026-10-31 00:00:00", "007", "1e5", "=A1", '"', "a\nb"]).map(
        lambda text: (text, text)
    ),
    st.integers(-(2**53), 2**53).map(lambda number: (number, str(number))),
    st.integers(-(10**6), 10**6).map(lambda number: (number / 100, f"{number / 100:.2f}".rstrip("0").rstrip("."))),
    st.booleans().map(lambda value: (value, str(value).upper())),
    DAYS.map(lambda day: (day, day.isoformat())),
)


@settings(max_examples=12, deadline=None, derandomize=True, database=None, suppress_health_check=list(HealthCheck))
@given(rows=st.lists(st.lists(VALUES, min_size=3, max_size=3), min_size=1, max_size=60))
def test_texts_numbers_dates_and_switches_survive_the_round_trip(
    tmp_path_factory: pytest.TempPathFactory, rows: list[list[tuple[object, str]]]
) -> None:
    folder = tmp_path_factory.mktemp("round")
    path = folder / "book"
    path.write_bytes(workbook({"S": [*([value for value, _ in row] for row in rows), ["end"]]}))
    (sheet,) = sheets_as_csv(path, "xlsx", folder, MEMORY, 60)
    assert sheet.path is not None
    with sheet.path.open(encoding="utf-8", newline="") as file:
        found = list(csv.reader(file))
    assert found == [*([seen for _, seen in row] for row in rows), ["end", "", ""]]


@settings(max_examples=15, deadline=None, derandomize=True, database=None, suppress_health_check=list(HealthCheck))
@given(
    kind=st.sampled_from(["xlsx", "xls", "xlsb", "ods"]),
    changes=st.lists(st.tuples(st.floats(0, 0.999), st.binary(max_size=8)), min_size=1, max_size=6),
)
def test_a_workbook_with_changed_bytes_is_read_or_told_about(
    tmp_path_factory: pytest.TempPathFactory, kind: str, changes: list[tuple[float, bytes]]
) -> None:
    whole = {
        "xlsx": workbook({"S": [["a", 1], ["b", 2]]}),
        "xls": old_workbook("S", {(0, 0): "a", (1, 0): 1.0}),
        "xlsb": binary_workbook("S", [["a", 1.0]]),
        "ods": open_document("<table:table-row><table:table-cell/></table:table-row>"),
    }[kind]
    cuts = [0, *sorted(int(share * len(whole)) for share, _ in changes), len(whole)]
    content = b"".join(
        whole[a:b] + bytes_ for (a, b), (_, bytes_) in zip(pairwise(cuts), [*changes, (0, b"")], strict=True)
    )
    folder = tmp_path_factory.mktemp("changed")
    path = folder / "book"
    path.write_bytes(content)
    sheets: list[Sheet] = []
    with contextlib.suppress(WorkbookError):
        sheets.extend(sheets_as_csv(path, kind, folder, MEMORY, 60))
    assert all((sheet.path is None) == bool(sheet.words) for sheet in sheets)
