"""The what-if of the sample clients: at rest the brief's own figures, and what each edition carries."""

from __future__ import annotations

import json
import re
from decimal import Decimal
from typing import TYPE_CHECKING

import polars as pl
import pytest

from analysis.briefs.blocks import Exhibit, Refusal
from analysis.briefs.opening import ClientBrief
from analysis.briefs.what_if_controls import controls_html
from analysis.briefs.what_if_words import positions
from analysis.engine.estate import Estate
from analysis.negotiation.what_if import STEPS
from tests.briefs.what_if_exhibits import what_is_shown

if TYPE_CHECKING:
    from pathlib import Path

pytestmark = pytest.mark.slow(reason="builds the sample clients")

CLIENTS = ["harbourline", "stmarys", "calderbank"]


def exhibit(client: Path, edition: str = "internal") -> Exhibit:
    shown = what_is_shown(client, edition)  # type: ignore[arg-type]
    assert isinstance(shown, Exhibit)
    return shown


@pytest.mark.parametrize("client", CLIENTS)
def test_at_rest_the_waterfall_leads_from_the_brief_s_charge_as_shown_to_its_verified_one(
    client: str, sample_clients: dict[str, Path]
) -> None:
    with Estate(sample_clients[client]) as estate:
        spread = dict(estate.read("marts.settlement_range").select("range_key", "amount").iter_rows())
        facts = estate.read("marts.true_forward_facts").row(0, named=True)
    shown = exhibit(sample_clients[client])
    data = [row for rows in (shown.chart or {})["datasets"].values() for row in rows if "end_figure" in row]
    drawn = sorted(data, key=lambda row: int(row["key"].split()[0]))
    levels = {row["key"].split()[1]: Decimal(str(row["end_figure"])) for row in drawn}
    assert levels["shown"] == spread["formula_shown"] == facts["charge_amount"]
    assert levels["ours"] == spread["formula_verified"]
    assert levels.get("proposed") == spread["proposal"]


@pytest.mark.parametrize("client", CLIENTS)
def test_the_client_s_edition_carries_no_aim_no_benchmark_and_no_script_for_them(
    client: str, sample_clients: dict[str, Path]
) -> None:
    inside, outside = (exhibit(sample_clients[client], edition) for edition in ("internal", "client"))
    assert inside.what_if is not None
    assert outside.what_if is not None
    assert set(inside.what_if) - set(outside.what_if) == {"range"}
    hidden = "walk|aim|target|benchmark|ledger|settle|our range"
    assert re.search(hidden, str(controls_html(inside)), re.IGNORECASE)
    assert not re.search(hidden, str(controls_html(outside)), re.IGNORECASE)
    assert not re.search(hidden, json.dumps([outside.what_if, (outside.chart or {})["datasets"]]), re.IGNORECASE)
    private = {"reference.benchmarks", "marts.settlement_benchmarks", "inputs.negotiation"}
    assert not private & {reading.relation for reading in outside.readings}


def test_the_client_s_edition_reads_nothing_that_is_internal(
    sample_clients: dict[str, Path], monkeypatch: pytest.MonkeyPatch
) -> None:
    read: list[str] = []
    original = ClientBrief.read

    def watched(self: ClientBrief, name: str, **where: object) -> pl.DataFrame:
        read.append(name)
        return original(self, name, **where)

    monkeypatch.setattr(ClientBrief, "read", watched)
    exhibit(sample_clients["calderbank"], "client")
    assert "core.use_corrections" in read
    assert not {"reference.benchmarks", "marts.settlement_benchmarks", "inputs.negotiation"} & set(read)


def test_the_band_of_others_settlements_has_its_date_and_n(sample_clients: dict[str, Path]) -> None:
    model = exhibit(sample_clients["calderbank"]).what_if or {}
    assert model["range"]["band"] == {
        "kind": "ledger",
        "source_date": "2026-10-20",
        "sample_words": "n = 16",
        "cents": ["36861492", "45948278"],
    }
    assert exhibit(sample_clients["stmarys"]).what_if["range"]["band"] is None  # type: ignore[index]


def test_the_table_tells_each_slider_at_rest_and_the_charge_at_its_ends(sample_clients: dict[str, Path]) -> None:
    table = exhibit(sample_clients["calderbank"]).table
    assert table is not None
    assert table.rows[:2] == [
        ["Corrections done", "100 %", "0 %", 254235.6, "100 %", 70776],
        ["Net unit price", "as agreed", "−50 %", 35388, "+50 %", 106164],
    ]
    assert [row[0] for row in table.rows[2:]] == ["Milestone", "Growth allowance", "Discount"]


def test_a_slider_that_moves_nothing_under_this_contract_is_not_there(sample_clients: dict[str, Path]) -> None:
    shown = exhibit(sample_clients["stmarys"])  # it is charged above the commitment
    assert shown.what_if is not None
    assert positions(shown.what_if, "growth_allowance_share") == [
        ("none holds", "under this contract no growth allowance holds")
    ]
    names = re.findall(r'<input type="range"[^>]* name="(\w+)"', str(controls_html(shown)))
    assert names == [name for name in STEPS if name != "growth_allowance_share"]


def test_a_price_that_lacks_is_told_in_place_of_the_exhibit(
    sample_clients: dict[str, Path], monkeypatch: pytest.MonkeyPatch
) -> None:
    original = ClientBrief.read

    def without_a_price(self: ClientBrief, name: str, **where: object) -> pl.DataFrame:
        found = original(self, name, **where)
        if name == "core.true_forward_terms":
            first = pl.int_range(pl.len()) == 0
            price = pl.when(first).then(None).otherwise("net_unit_price_amount").alias("net_unit_price_amount")
            found = found.sort("suite_name").with_columns(price)
        return found

    monkeypatch.setattr(ClientBrief, "read", without_a_price)
    shown = what_is_shown(sample_clients["stmarys"])
    assert isinstance(shown, Refusal)
    assert shown.missing == "the net unit price of suite Access Switching Essentials"
    assert shown.todo == "Add the SKU to a price file in prices/."
