"""The mapping form, its controls turned by hand, and the notebook that shows it."""

from __future__ import annotations

import tomllib
from pathlib import Path

import nbformat
import pytest

from analysis.briefs.run import run_brief
from analysis.errors import ClientError
from analysis.widgets.mapping_form import COMPLETE, MappingForm
from tests.architecture.sources import NOTEBOOKS
from tests.conftest import MakeClient
from tests.engine.test_unknown_table import PAKS
from tests.landing import DAY

NOTEBOOK = NOTEBOOKS / "explore" / "map_export.ipynb"


@pytest.fixture
def client(make_client: MakeClient) -> Path:
    files = {
        f"{DAY}/paks.csv": PAKS,
        f"{DAY}/strange.csv": "Router,<b>Colour</b>\na,red\n",
        f"{DAY}/lic.csv": "License,Virtual Account,Available to Use,In Use\nA,Campus,1,1\n",
    }
    return make_client(files)


@pytest.fixture
def form(client: Path) -> MappingForm:
    return MappingForm(client)


def test_it_opens_on_a_table_nobody_recognises_with_what_is_proposed(form: MappingForm) -> None:
    assert [path for _, path in form.file.options] == [f"{DAY}/{name}.csv" for name in ("paks", "strange", "lic")]
    assert form.format.value == "pak_licenses"
    assert {name: control.value for name, control in form.headers.items() if control.value} == {
        "pak_number": "PAK No.",
        "sku": "Part",
        "quantity": "Qty",
        "fulfilled_quantity": "Qty fulfilled",
        "pak_date": "Created on",
    }
    assert COMPLETE in form.gaps.value


def test_the_rows_are_shown_as_they_are_and_as_they_would_read_but_no_person_is(form: MappingForm) -> None:
    assert "1.250" in form.rows.value
    assert "1250" in form.reading.value
    assert "2015-04-23" in form.reading.value
    assert "@" not in form.rows.value
    assert "not shown" in form.rows.value
    assert all("Requester mail" not in dict(control.options) for control in form.headers.values())


def test_another_header_is_seen_at_once(form: MappingForm) -> None:
    form.headers["pak_date"].value = "Part"
    assert "wrong" in form.reading.value
    assert "is not a date" in form.reading.value
    form.headers["quantity"].value = ""
    assert "Without a header, though required: Quantity." in form.gaps.value
    form.headers["quantity"].value = "Qty"
    form.headers["pak_date"].value = "Created on"
    assert COMPLETE in form.gaps.value


def test_it_saves_what_the_command_would(form: MappingForm, client: Path) -> None:
    form.headers["sku"].value = ""
    form.date_order.value = "dmy"
    form.save.click()
    saved = tomllib.loads((client / "mappings" / "paks.toml").read_text("utf-8"))
    assert (saved["format"], saved["date_order"]) == ("pak_licenses", "dmy")
    assert "sku" not in saved["columns"]
    assert "Saved as" in form.told.value
    assert "workbench land" in form.told.value


def test_it_replaces_a_mapping_only_where_that_is_ticked(form: MappingForm, client: Path) -> None:
    (client / "mappings").mkdir()
    path = client / "mappings" / "paks.toml"
    path.write_text("mine", "utf-8")
    form.save.click()
    assert "nothing was written" in form.told.value
    assert path.read_text("utf-8") == "mine"
    form.replace.value = True
    form.save.click()
    assert path.read_text("utf-8") != "mine"


def test_a_table_that_no_export_is_like_waits_for_a_choice(form: MappingForm) -> None:
    form.file.value = f"{DAY}/strange.csv"
    assert (form.format.value, form.headers, form.proposal) == ("", {}, None)
    assert form.body.layout.display == "none"
    assert "is like a column of any export" in form.told.value
    assert "<b>" not in form.rows.value
    form.format.value = "orders"
    assert form.body.layout.display is None
    assert "Without a header, though required" in form.gaps.value
    form.file.value = f"{DAY}/paks.csv"
    assert form.format.value == "pak_licenses"


def test_dates_are_asked_about_where_a_column_holds_days(form: MappingForm) -> None:
    assert form.date_order.layout.display is None
    form.headers["pak_date"].value = ""
    assert form.date_order.layout.display == "none"


def test_a_file_that_cannot_be_read_is_said_and_nothing_can_be_saved(client: Path) -> None:
    form = MappingForm(client, "exports/none.csv")
    assert "is not there." in form.told.value
    form.save.click()
    assert not (client / "mappings").exists()


def test_a_client_without_tables_and_no_client_at_all_are_said(
    make_client: MakeClient, monkeypatch: pytest.MonkeyPatch
) -> None:
    assert "holds no table" in MappingForm(make_client({})).told.value
    monkeypatch.delenv("WORKBENCH_CLIENT", raising=False)
    with pytest.raises(ClientError, match="No client was chosen"):
        MappingForm()


def test_the_client_that_lab_was_given_is_taken(client: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("WORKBENCH_CLIENT", str(client))
    assert MappingForm().client == client


def test_the_notebook_runs_without_a_browser(client: Path, tmp_path: Path) -> None:
    record = run_brief(NOTEBOOK, {"client": str(client), "file": f"{DAY}/paks.csv"}, tmp_path / "record.ipynb")
    executed = nbformat.read(record, as_version=4)  # type: ignore[no-untyped-call]
    shown = [output for cell in executed.cells for output in cell.get("outputs", [])]
    assert "application/vnd.jupyter.widget-view+json" in shown[-1]["data"]
