"""The adviser's own ledger in benchmarks/: recognised by its headers, or by a mapping."""

from __future__ import annotations

from datetime import date
from typing import Any

from analysis.engine.models import all_models
from tests.engine.conftest import Land
from tests.exports.staged import staged
from tests.exports.test_workbooks import workbook
from tests.landing import DAY

FORMAT = "settlement_ledger"
HEADER = "Reference,Product Family,Fiscal Quarter,Settlement Date,Proposed Amount,Settled Amount,Currency"


def test_a_ledger_is_recognised_and_its_amounts_stay_as_they_were(land: Land) -> None:
    landed = land({"benchmarks/own.csv": f'{HEADER}\nS-1,Switching,Q2 FY26,,"1,000,000.00",640000,USD\n'})
    assert landed.formats == {"benchmarks/own.csv": FORMAT}
    assert landed.rows(f"raw.{FORMAT}", "settlement", "family", "proposed_amount") == [
        ("S-1", "Switching", "1,000,000.00")
    ]
    assert landed.told == []


def test_a_workbook_is_read_with_its_dates(land: Land) -> None:
    rows: list[list[Any]] = [HEADER.split(","), ["S-1", "Switching", None, date(2026, 1, 20), 100, 60, "USD"]]
    landed = land({"benchmarks/own.xlsx": workbook({"Ledger": rows})})
    assert landed.formats == {"benchmarks/own.xlsx/Ledger": FORMAT}
    assert staged(landed, "staging.settlements", "settlement_date", "settled_amount") == [(date(2026, 1, 20), 60)]


def test_an_unknown_layout_is_read_by_a_mapping(land: Land) -> None:
    mapping = f'format = "{FORMAT}"\n[columns]\nproposed_amount = "Asked"\nsettled_amount = "Paid"\nfamily = "What"\n'
    landed = land({"benchmarks/deals.csv": "What;Asked;Paid\nWireless;100,00;70,00\n", "mappings/deals.toml": mapping})
    assert landed.formats == {"benchmarks/deals.csv": FORMAT}
    assert landed.rows(f"raw.{FORMAT}", "family", "settled_amount") == [("Wireless", "70,00")]


def test_a_row_without_an_amount_is_rejected_with_its_reason(land: Land) -> None:
    landed = land({"benchmarks/own.csv": f"{HEADER}\nS-1,A,,,100,open,USD\nS-2,A,,,,60,USD\nTotal,,,,100,60,\n"})
    assert landed.rejects == [
        (2, "column 'Settled Amount': open is not an amount"),
        (3, "column 'Proposed Amount': is empty"),
        (4, "a row of totals, not of data"),
    ]


def test_a_ledger_among_the_exports_is_told_where_it_belongs(land: Land) -> None:
    landed = land({f"{DAY}/own.csv": f"{HEADER}\nS-1,A,,,100,60,USD\n"})
    (told,) = landed.told
    assert told == (
        f"stop: {DAY}/own.csv is a settlement ledger, which is not read from exports/. Put it into benchmarks/."
    )


def test_whose_settlement_it_was_stays_in_raw(land: Land) -> None:
    landed = land({"benchmarks/own.csv": f"{HEADER},Client,Account Manager\nS-1,A,,,100,60,USD,Acme,Jane Roe\n"})
    (row,) = landed.estate.query(all_models()["staging.settlements"].sql).rows()
    assert not {"Acme", "Jane Roe"} & set(row)
