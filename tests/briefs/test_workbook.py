"""The evidence workbook: every row with its types, its file and its line; text that stays text."""

from __future__ import annotations

import datetime as dt
import zipfile
from typing import TYPE_CHECKING
from xml.etree import ElementTree as ET

import fastexcel
import polars as pl
import pytest
import xlsxwriter

from analysis.briefs.blocks import Exhibit
from analysis.briefs.evidence import Reading
from analysis.briefs.tables import Column, Table
from analysis.briefs.workbook import write_xlsx
from analysis.briefs.workbook_cells import CellLook, EvidenceSheet
from analysis.briefs.workbook_sheets import in_words
from analysis.engine.estate import Estate
from analysis.errors import BuildError
from tests.briefs.evidenced import FIRST, HOSTILE, NETTING, POSITION, brief_of, build_client, exhibit, table
from tests.conftest import AS_OF

if TYPE_CHECKING:
    from pathlib import Path

NAMES = "{http://schemas.openxmlformats.org/spreadsheetml/2006/main}"
SHOWN = table(
    "license_name", "balance_count", "position_status", units={"balance_count": "signed", "position_status": "status"}
)


@pytest.fixture(scope="module")
def client(tmp_path_factory: pytest.TempPathFactory) -> Path:
    return build_client(tmp_path_factory.mktemp("workbook") / "acme")


@pytest.fixture(scope="module")
def made(client: Path) -> Path:
    """The workbook of a brief of three exhibits."""
    document = brief_of(
        client,
        exhibit(1, "position", POSITION, NETTING, shown=SHOWN, title="Short by *fifteen*"),
        exhibit(2, "again", POSITION),
        exhibit(3, "event", Reading("marts.event_calendar")),
    )
    return write_xlsx(document, client.parent / "brief.xlsx")


def rows_of(path: Path, sheet: str) -> list[list[object]]:
    """Every row of a sheet as a reader of workbooks sees it."""
    frame = fastexcel.read_excel(path).load_sheet(sheet, header_row=None).to_polars()
    return [list(row) for row in frame.iter_rows()]


def sheet_names(path: Path) -> list[str]:
    return fastexcel.read_excel(path).sheet_names


def xml_of(path: Path, number: int) -> ET.Element:
    with zipfile.ZipFile(path) as archive:
        return ET.fromstring(archive.read(f"xl/worksheets/sheet{number}.xml"))  # noqa: S314 - our own file


def test_there_is_an_index_a_sheet_an_exhibit_and_what_they_rest_on(made: Path) -> None:
    assert sheet_names(made) == [
        "Index",
        "1 Licence position",
        "2 Licence position",
        "3 Event calendar",
        "Licence netting",
        "Lines",
        "Sources",
        "Rules used",
        "Missing inputs",
        "Columns",
    ]


def test_the_index_says_what_was_read_under_which_conditions(made: Path) -> None:
    index = rows_of(made, "Index")
    words = [str(row[0]) for row in index]
    assert "Evidence workbook: Tiny brief" in words
    assert "As of 24 Nov 2026, data of 31 Oct 2026" in words
    first = next(row for row in index if row[1] == "Short by fifteen")
    assert first[2:7] == ["1 Licence position", "marts.license_position", "8", "Every row", "marts.license_netting"]
    netting = next(row for row in index if row[2] == "Licence netting")
    assert netting[5] == "Smart account is acme.example"


def test_a_sheet_shows_every_row_the_exhibits_columns_first_and_file_and_line_last(made: Path) -> None:
    title, told, names, labels, *rows = rows_of(made, "1 Licence position")
    assert title[0] == "1 · Short by fifteen"
    assert "marts.license_position · Every row · 8 rows · As of 24 Nov 2026, data of 31 Oct 2026" in str(told[1])
    assert names[:4] == ["license_name", "balance_count", "position_status", "smart_account"]
    assert labels[:3] == ["Our license_name", "Our balance_count", "Our position_status"]
    assert labels[-2:] == ["File", "Line"]
    assert len(rows) == 8
    lines = {str(row[0]): (row[-2], str(row[-1])) for row in rows if row[0] != "A"}
    assert lines == {name: (FIRST, str(number)) for number, name in enumerate(HOSTILE, start=1)}


def test_a_row_that_leads_to_no_line_says_so(made: Path) -> None:
    rows = rows_of(made, "3 Event calendar")[4:]
    assert rows
    assert {row[-2] for row in rows} == {"no line told"}


def test_cells_that_begin_like_a_formula_are_text_and_no_sheet_has_a_formula_or_an_outside_link(made: Path) -> None:
    with zipfile.ZipFile(made) as archive:
        sheets = [archive.read(name).decode() for name in archive.namelist() if name.startswith("xl/worksheets/sheet")]
        relations = [archive.read(name).decode() for name in archive.namelist() if name.endswith(".rels")]
    assert not any("<f>" in sheet or "<f " in sheet for sheet in sheets)
    assert not any("http" in relation.replace("http://schemas.openxmlformats.org", "") for relation in relations)
    cells = {text.text: cell.get("t") for cell in xml_of(made, 2).iter(f"{NAMES}c") for text in cell.iter(f"{NAMES}t")}
    assert {cells[name] for name in HOSTILE} == {"inlineStr"}


def test_a_sheet_has_a_filter_over_its_rows_and_a_frozen_header(made: Path) -> None:
    sheet = xml_of(made, 2)
    found = sheet.find(f"{NAMES}autoFilter")
    pane = next(sheet.iter(f"{NAMES}pane"))
    assert found is not None
    assert (found.get("ref") or "").startswith("A4:")
    assert (found.get("ref") or "").endswith("12")
    assert (pane.get("ySplit"), pane.get("state")) == ("4", "frozen")


def test_the_same_brief_gives_the_same_bytes(client: Path, made: Path) -> None:
    document = brief_of(
        client,
        exhibit(1, "position", POSITION, NETTING, shown=SHOWN, title="Short by *fifteen*"),
        exhibit(2, "again", POSITION),
        exhibit(3, "event", Reading("marts.event_calendar")),
    )
    assert write_xlsx(document, client.parent / "again.xlsx").read_bytes() == made.read_bytes()


def test_rows_past_the_limit_of_a_sheet_go_on_in_the_next(client: Path, tmp_path: Path) -> None:
    path = write_xlsx(brief_of(client, exhibit(1, "position", POSITION)), tmp_path / "split.xlsx", most_rows=7)
    assert sheet_names(path)[1:4] == ["1 Licence position", "1 Licence position (2)", "1 Licence position (3)"]
    assert [len(rows_of(path, name)) - 4 for name in sheet_names(path)[1:4]] == [3, 3, 2]


def test_names_of_sheets_are_short_legal_and_apart(client: Path, tmp_path: Path) -> None:
    readings = [Reading("marts.license_netting", {"license_name": name}) for name in HOSTILE]
    path = write_xlsx(brief_of(client, exhibit(1, "a", POSITION, *readings)), tmp_path / "names.xlsx")
    names = sheet_names(path)
    assert len({name.casefold() for name in names}) == len(names)
    assert all(len(name) <= 31 and not set(name) & set("[]:*?/\\") for name in names)
    assert "Licence netting (6)" in names


def test_the_client_edition_shows_the_exhibits_columns_and_keys_alone(client: Path, tmp_path: Path) -> None:
    shown = table("item_name", "gate_status", relation="marts.readiness_gate")
    gate = Reading("marts.readiness_gate")
    brief = [exhibit(1, "gate", gate, shown=shown), exhibit(2, "whole", gate)]
    ours = write_xlsx(brief_of(client, *brief), tmp_path / "internal.xlsx")
    theirs = write_xlsx(brief_of(client, *brief, edition="client"), tmp_path / "client.xlsx")
    name = "1 Readiness gate"
    assert {"note_text", "note_author", "evidence"} <= set(rows_of(ours, name)[2])
    assert [one for one in rows_of(theirs, name)[2] if one] == ["item_name", "gate_status", "item_number"]
    whole = set(rows_of(theirs, "2 Readiness gate")[2])
    assert "evidence" in whole
    assert not whole & {"note_text", "note_author", "note_date", "evidence_relation"}


def test_an_exhibit_made_of_its_sources_is_written_as_shown_and_its_sources_beside_it(
    client: Path, tmp_path: Path
) -> None:
    columns = [
        Column("assumption", "Assumption"),
        Column("due_date", "Due", "date"),
        Column("amount", "Charge", "amount"),
    ]
    shown = Table(columns, [["=cmd", "2027-01-30", 12.5], ["None", "", None]], 2, "marts.license_position", "USD")
    path = write_xlsx(brief_of(client, exhibit(1, "made", POSITION, shown=shown)), tmp_path / "shown.xlsx")
    assert sheet_names(path)[1:3] == ["1 As shown", "Licence position"]
    rows = rows_of(path, "1 As shown")
    assert rows[3][:3] == ["Assumption", "Due", "Charge, USD"]
    assert rows[4][0] == "=cmd"
    assert rows[5][2] == "?"


def test_a_draft_holds_what_it_shows(tmp_path: Path) -> None:
    shown = Table([Column("license_name", "Licence")], [["A"]], 1)
    path = write_xlsx(brief_of(None, Exhibit(1, "a", "Title", "Title", table=shown)), tmp_path / "draft.xlsx")
    assert sheet_names(path) == ["Index", "1 As shown"]
    assert rows_of(path, "1 As shown")[4] == ["A"] or rows_of(path, "1 As shown")[4][0] == "A"


def test_a_workbook_of_an_estate_built_again_is_refused(tmp_path: Path) -> None:
    client = build_client(tmp_path / "acme")
    document = brief_of(client, exhibit(1, "position", POSITION))
    (client / FIRST).write_text((client / FIRST).read_text("utf-8").replace('"A"', '"B"'), "utf-8")
    (client / FIRST).unlink()
    with Estate(client, writing=True) as estate:
        estate.land()
        estate.build(AS_OF)
    with pytest.raises(BuildError, match="built again since"):
        write_xlsx(document, tmp_path / "late.xlsx")
    assert not (tmp_path / "late.xlsx").exists()


def test_cells_keep_their_types_and_whatever_no_workbook_can_hold_is_replaced(tmp_path: Path) -> None:
    frame = pl.DataFrame(
        {
            "day": [dt.date(2027, 1, 30), None, dt.date(1900, 3, 1)],
            "old": [dt.date(1899, 1, 1), dt.date(2027, 1, 30), None],
            "count": [1_000, None, -5],
            "amount": pl.Series(["12.50", None, "-0.01"]).str.to_decimal(scale=2),
            "share": [0.25, float("nan"), float("inf")],
            "is_short": [True, False, None],
            "text": ["a\x00b\x1fc\r\n\ufffe", "_x0041_", "x" * 40_000],
        }
    )
    path = tmp_path / "cells.xlsx"
    with xlsxwriter.Workbook(path, {"constant_memory": True}) as workbook:
        look = CellLook(workbook.add_format({"num_format": "0"}), workbook.add_format({"quote_prefix": True}))
        marked = CellLook(look.plain, look.quoted, workbook.add_format())
        sheet = workbook.add_worksheet("cells", EvidenceSheet)
        sheet.write_string(0, 0, "above")
        sheet.write_frame(1, frame, {name: marked if name == "count" else look for name in frame.columns})
    cells = {cell.get("r"): (cell.get("t"), "".join(cell.itertext())) for cell in xml_of(path, 1).iter(f"{NAMES}c")}
    assert cells["A1"] == ("inlineStr", "above")
    assert (cells["A2"], cells["A4"]) == ((None, "46417"), (None, "61"))
    assert cells["B2"] == ("inlineStr", "1899-01-01")
    assert (cells["C2"], cells["C3"], cells["C4"]) == ((None, "1000"), ("inlineStr", "?"), (None, "-5"))
    assert (cells["D2"], cells["D4"]) == ((None, "12.50"), (None, "-0.01"))
    assert cells["E2"] == (None, "0.25")
    assert not {"A3", "B4", "D3", "E3", "E4", "F4"} & cells.keys()
    assert (cells["F2"], cells["F3"]) == (("b", "1"), ("b", "0"))
    assert cells["G2"] == ("inlineStr", "a\ufffdb\ufffdc_x000D_\n\ufffd")
    assert cells["G3"] == ("inlineStr", "_x005F_x0041_")
    assert len(cells["G4"][1]) == 16_001


@pytest.mark.parametrize(
    ("where", "words"),
    [
        ({}, "Every row"),
        ({"is_internal": False}, "Every row"),
        ({"is_past": False, "currency": "GBP"}, "Is past is no; Currency is GBP"),
        ({"match_class": ["Ghost", "Duplicate", None]}, "Match class is Ghost, Duplicate or not known"),
        ({"match_class": []}, "Match class is nothing"),
    ],
)
def test_conditions_are_said_in_words(where: dict[str, object], words: str) -> None:
    assert in_words(where) == words
