"""The transfer plan for the client's administrator: a page to tick off, and the same moves as a CSV."""

from __future__ import annotations

import csv
import io
from datetime import date
from typing import TYPE_CHECKING

import polars as pl
import pytest

from analysis.briefs.making import make_plan
from analysis.briefs.transfers import CSV_COLUMNS, csv_text
from analysis.engine.estate import Estate
from tests.conftest import AS_OF
from tests.exports.answers import licence, page
from tests.landing import DAY, ONE_ACCOUNT, Landing

if TYPE_CHECKING:
    from collections.abc import Callable
    from pathlib import Path

    from playwright.sync_api import Browser


def test_no_cell_of_the_list_is_taken_for_a_formula() -> None:
    hostile = {name: ["=HYPERLINK(1)"] for name in CSV_COLUMNS if name != "is_done"}
    text = csv_text(pl.DataFrame(hostile | {"quantity_count": [5], "license_name": ["DNA, 24-port"]}))
    assert text.startswith("\ufeff")
    header, row = list(csv.reader(io.StringIO(text.removeprefix("\ufeff"))))
    assert header == list(CSV_COLUMNS.values())
    assert {cell for cell in row if "HYPERLINK" in cell} == {"'=HYPERLINK(1)"}
    assert {"5", "DNA, 24-port"} <= set(row)


@pytest.mark.slow(reason="makes the transfer_plan page of a sample client and opens it in a browser")
def test_the_page_and_the_list_hold_every_move_of_the_plan(
    sample_clients: dict[str, Path], tmp_path: Path, browser: Browser
) -> None:
    client = sample_clients["calderbank"]
    made = {path.suffix: path for path in make_plan(client, date(2026, 11, 24), out=tmp_path)}
    with Estate(client) as estate:
        plan = estate.read("marts.transfer_plan").sort("move_number")
    with made[".csv"].open(encoding="utf-8-sig", newline="") as listed:
        rows = list(csv.DictReader(listed))
    assert [int(row["Quantity"]) for row in rows] == plan["quantity_count"].to_list()
    assert all(row["Source file"].startswith("exports/") and int(row["Source row"]) > 0 for row in rows)
    seen = browser.new_page()
    seen.goto(made[".html"].as_uri())
    assert f"{plan['quantity_count'].sum()} licences" in seen.locator("h1").inner_text()
    assert all(seen.get_by_text(name).count() > 0 for name in plan["to_virtual_account"].unique())
    assert seen.get_by_role("checkbox").count() == plan.height
    seen.close()


@pytest.mark.slow(reason="runs the transfer_plan notebook")
def test_names_of_a_client_s_files_stay_words_on_the_page_and_in_the_list(
    make_client: Callable[..., Path], tmp_path: Path
) -> None:
    lot = {"quantity": 9, "licenseType": "PERPETUAL", "status": "ACTIVE", "startDate": None, "endDate": None}
    names = ('=cmd|"/c"!A1', "Lab {x} **bold** <script>alert(1)</script>")
    told = page(
        licence("DNA", names[0], inUse=12, licenseDetails=[lot]), licence("DNA", names[1], licenseDetails=[lot])
    )
    landing = Landing(make_client({f"{DAY}/l.json": told}, ONE_ACCOUNT))
    landing.build()
    landing.estate.close()
    made = {path.suffix: path.read_text("utf-8") for path in make_plan(landing.client, AS_OF, out=tmp_path)}
    assert "<script>alert(1)" not in made[".html"]
    assert "Lab {x} **bold** &lt;script&gt;alert(1)&lt;/script&gt;" in made[".html"]
    (row,) = csv.DictReader(io.StringIO(made[".csv"].removeprefix("\ufeff")))
    assert (row["From Virtual Account"], row["To Virtual Account"]) == (names[1], f"'{names[0]}")
