"""A table nobody recognises: proposed, written, and landed by what was written."""

from __future__ import annotations

import tomllib
import zipfile
from pathlib import Path

import pytest

from analysis.engine.unknown_table import (
    next_steps,
    preview,
    propose_mapping,
    read_unknown_table,
    save_mapping,
    still_open,
    tables_of,
    with_headers,
)
from analysis.errors import ClientError, ExportError
from tests.conftest import MakeClient
from tests.engine.conftest import Land
from tests.exports.test_workbooks import Rows, workbook
from tests.landing import DAY

PAKS = (
    "PAK No.;Part;Qty;Qty fulfilled;Created on;Requester mail\n"
    "L8DJXWGRRF5;SL-4330-SEC-K9;1;1;19/02/2015;ann@acme.example\n"
    "VMP6EQDQKHT;L-ISE-BSE-PLIC;1.250;250;23/04/2015;bo@acme.example\n"
)
OTHER_ORDER = "Note;Qty;PAK No.;Created on;Qty fulfilled;Part\nx;3;BVGL98QT31X;03/04/2016;2;SL-44-SEC-K9\n"


def written(file: Path, format_name: str = "") -> Path:
    table = read_unknown_table(file)
    proposal, near = propose_mapping(table, format_name)
    return save_mapping(table, proposal, near, force=False)


def test_what_is_proposed_lands_as_it_is_and_so_does_the_next_file_like_it(land: Land) -> None:
    landed = land({f"{DAY}/paks.csv": PAKS})
    assert landed.formats == {f"{DAY}/paks.csv": None}
    path = written(landed.client / DAY / "paks.csv")
    assert path == landed.client / "mappings" / "paks.toml"
    landed.write({"exports/2026-11-30/more.csv": OTHER_ORDER})
    landed.land()
    assert landed.rows("raw.pak_licenses", "pak_number", "sku", "quantity", "fulfilled_quantity", "pak_date") == [
        ("L8DJXWGRRF5", "SL-4330-SEC-K9", "1", "1", "19/02/2015"),
        ("VMP6EQDQKHT", "L-ISE-BSE-PLIC", "1.250", "250", "23/04/2015"),
        ("BVGL98QT31X", "SL-44-SEC-K9", "3", "2", "03/04/2016"),
    ]
    # The second file leaves the order of its dates open; the first one settled it for both.
    assert landed.rows("meta.files", "date_order") == [("dmy",), ("dmy",)]


def test_a_table_in_an_archive_is_mapped_where_it_lies(land: Land, tmp_path: Path) -> None:
    with zipfile.ZipFile(tmp_path / "all.zip", "w") as archive:
        archive.writestr("pak/list.csv", PAKS)
    landed = land({f"{DAY}/all.zip": (tmp_path / "all.zip").read_bytes()})
    written(landed.client / DAY / "all.zip" / "pak" / "list.csv")
    landed.land()
    assert landed.formats == {f"{DAY}/all.zip/pak/list.csv": "pak_licenses"}
    assert [path.name for path in landed.client.iterdir() if path.name.startswith(".")] == []


def test_a_sheet_of_a_workbook_is_mapped_by_its_path(land: Land) -> None:
    lines = [line.split(";") for line in PAKS.splitlines()]
    sheets: dict[str, Rows] = {"Cover": [["PAK report", "October"], ["made by", "the portal"]], "Lines": lines}
    landed = land({f"{DAY}/report.xlsx": workbook(sheets)})
    path = written(landed.client / DAY / "report.xlsx" / "Lines")
    assert path.name == "report Lines.toml"
    landed.land()
    assert landed.formats[f"{DAY}/report.xlsx/Lines"] == "pak_licenses"


def test_a_table_no_export_is_like_asks_for_its_format(make_client: MakeClient) -> None:
    client = make_client({f"{DAY}/t.csv": "Router,Colour\na,red\nb,blue\n"})
    with pytest.raises(ExportError) as told:
        written(client / DAY / "t.csv")
    assert "workbench map FILE --format NAME" in told.value.todo
    assert "pak_licenses" in told.value.todo
    path = written(client / DAY / "t.csv", "pak_licenses")
    assert tomllib.loads(path.read_text("utf-8"))["columns"] == {"pak_number": "", "quantity": ""}


def test_a_format_there_is_not_names_the_one_meant(make_client: MakeClient) -> None:
    client = make_client({f"{DAY}/t.csv": PAKS})
    with pytest.raises(ClientError, match="Did you mean 'pak_licenses'"):
        written(client / DAY / "t.csv", "pak_license")


def test_a_table_in_prices_is_proposed_as_what_is_read_from_there(make_client: MakeClient) -> None:
    client = make_client({"prices/t.csv": "SKU No.,Net Price (unit),Curr.\nC9300-24UX,12.50,EUR\n"})
    table = read_unknown_table(client / "prices" / "t.csv")
    proposal, near = propose_mapping(table)
    assert {proposal.format.name, *(one.name for one in near)} == {"price_list"}


def test_a_mapping_that_is_there_is_not_replaced_unasked(make_client: MakeClient) -> None:
    client = make_client({f"{DAY}/t.csv": PAKS, "mappings/t.toml": "mine"})
    table = read_unknown_table(client / DAY / "t.csv")
    proposal, near = propose_mapping(table)
    with pytest.raises(ClientError, match="is there already; nothing was written"):
        save_mapping(table, proposal, near, force=False)
    assert (client / "mappings" / "t.toml").read_text("utf-8") == "mine"
    assert save_mapping(table, proposal, near, client / "mappings" / "u.toml", force=False).name == "u.toml"
    assert save_mapping(table, proposal, near, force=True).read_text("utf-8") != "mine"


def test_what_a_reader_chose_stands_in_the_mapping(make_client: MakeClient) -> None:
    client = make_client({f"{DAY}/t.csv": PAKS})
    table = read_unknown_table(client / DAY / "t.csv")
    chosen = with_headers(propose_mapping(table)[0], {"quantity": "Qty fulfilled", "fulfilled_quantity": None}, "mdy")
    text = save_mapping(table, chosen, [], force=False).read_text("utf-8")
    assert "# chosen: in the form" in text
    answer = tomllib.loads(text)
    assert answer["date_order"] == "mdy"
    assert answer["columns"]["quantity"] == "Qty fulfilled"
    assert "fulfilled_quantity" not in answer["columns"]


def test_the_first_rows_are_shown_as_they_would_read(make_client: MakeClient) -> None:
    client = make_client({f"{DAY}/t.csv": PAKS})
    table = read_unknown_table(client / DAY / "t.csv")
    rows = preview(table, propose_mapping(table)[0])
    assert [one.text for one in rows[1]] == ["VMP6EQDQKHT", "L-ISE-BSE-PLIC", "1250", "250", "2015-04-23"]


def test_what_is_open_is_said_in_words(make_client: MakeClient) -> None:
    client = make_client({f"{DAY}/t.csv": PAKS.replace("19/02", "03/02").replace("23/04", "03/04")})
    table = read_unknown_table(client / DAY / "t.csv")
    twice = with_headers(
        propose_mapping(table)[0], {"pak_number": None, "quantity": "Qty", "fulfilled_quantity": "Qty"}
    )
    assert still_open(table, twice) == [
        "Without a header, though required: PAK number.",
        "Chosen for more than one column: Qty.",
        "Say date_order: the dates looked at could put the day or the month first.",
    ]
    assert next_steps(table, twice, client / "t.toml")[-1] == f"Then: workbench land {client}"


def test_unrecognised_tables_come_first_even_while_a_mapping_is_unfinished(make_client: MakeClient) -> None:
    files = {
        f"{DAY}/a.csv": "License,Virtual Account,Available to Use,In Use\nA,Campus,1,1\n",
        f"{DAY}/b.csv": PAKS,
        f"{DAY}/c.json": "{}",
        "mappings/b.toml": 'format = "pak_licenses"\n[columns]\npak_number = ""\n',
    }
    tables = tables_of(make_client(files))
    assert [(path, known and known.name) for path, known in tables.items()] == [
        (f"{DAY}/b.csv", None),
        (f"{DAY}/a.csv", "cssm_licenses"),
    ]
