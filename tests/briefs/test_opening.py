"""What a brief needs before it opens, and what it refuses to print."""

from __future__ import annotations

import json
from collections.abc import Callable
from datetime import date
from pathlib import Path
from typing import Any

import pytest

from analysis.briefs import blocks
from analysis.briefs.making import make_brief
from analysis.briefs.opening import open_brief
from analysis.briefs.record import blocks_of, read_record
from analysis.engine.estate import Estate
from analysis.errors import GateStoppedError, MissingInputError, ParameterError, QueryError

MakeClient = Callable[..., Path]
AS_OF = date(2026, 11, 24)
AGREEMENT = """
name = "Acme"
currency = "USD"
smart_accounts = ["acme.example"]

[[agreements]]
subscription_id = "Sub-1"
name = "Enterprise Agreement"
start_date = 2025-01-30
end_date = 2028-01-29
milestone_dates = [2027-01-30]
currency = "USD"
notice_days = 45
invoice_days = 60

[[agreements.suites]]
name = "Switching"
sku = "E3N-SW"
committed_count = 500
growth_allowance_share = 0.15
licenses = ["C9300-24 DNA Advantage"]
"""


def licenses(*records: dict[str, Any]) -> str:
    return json.dumps({"totalRecords": len(records), "licenses": list(records), "status": "SUCCESS"})


def record(account: str, owned: int, used: int) -> dict[str, Any]:
    lots = [
        {
            "licenseType": "TERM",
            "quantity": owned,
            "startDate": "2025-01-30",
            "endDate": "2028-01-29",
            "status": "ACTIVE",
        }
    ]
    return {
        "license": "C9300-24 DNA Advantage",
        "virtualAccount": account,
        "quantity": owned,
        "inUse": used,
        "licenseDetails": lots,
        "licenseSubstitutions": [],
    }


def built(client: Path, as_of: date = AS_OF) -> Path:
    with Estate(client, writing=True) as estate:
        estate.land()
        estate.build(as_of)
    return client


def shown(client: Path, name: str, out: Path) -> list[blocks.Block]:
    page = make_brief(name, client, AS_OF, out=out)[0]
    return blocks_of(read_record(page.with_suffix(".ipynb")))


EXPORTS = {"exports/2026-11-20/licenses.json": licenses(record("Campus", 293, 413), record("Datacentre", 307, 187))}


def test_a_figure_whose_price_is_missing_is_refused_and_the_brief_says_where_to_put_it(
    make_client: MakeClient, tmp_path: Path
) -> None:
    client = built(make_client(EXPORTS, AGREEMENT))
    refused = [block for block in shown(client, "true_forward", tmp_path) if isinstance(block, blocks.Refusal)]
    assert "net unit price of E3N-SW in USD" in " ".join(block.missing for block in refused)
    assert "prices/" in " ".join(block.todo for block in refused)


def test_with_the_price_the_same_brief_prints_the_charge(make_client: MakeClient) -> None:
    prices = "SKU,Unit Net Price,Price Months,Currency\nE3N-SW,12.50,1,USD\n"
    client = built(make_client({**EXPORTS, "prices/net.csv": prices}, AGREEMENT))
    figures = open_brief("true_forward", client=client, as_of=AS_OF, edition="internal").figures
    assert figures.text("charge_amount", "cents") == "USD 3,750.00"  # 25 over × 12.50 × 12 months


def test_a_brief_does_not_open_while_the_import_gate_is_stopped(make_client: MakeClient) -> None:
    broken = licenses(record("Campus", 1, 2), record("Datacentre", 3, 4))[:-60]
    client = built(make_client({"exports/2026-11-20/licenses.json": broken}))
    with pytest.raises(GateStoppedError, match=r"exports/2026-11-20/licenses\.json"):
        open_brief("renewal_readiness", client=client, as_of=AS_OF, edition="internal")


def test_a_brief_without_a_licence_export_says_so(make_client: MakeClient) -> None:
    client = built(make_client({}))
    with pytest.raises(MissingInputError, match="no licence export on or before 2026-11-24"):
        open_brief("renewal_readiness", client=client, as_of=AS_OF, edition="internal")


def test_a_brief_of_another_day_than_the_estate_was_built_for_is_refused(make_client: MakeClient) -> None:
    client = built(make_client(EXPORTS))
    with pytest.raises(QueryError, match="built as of 2026-11-24, not 2026-12-01"):
        open_brief("renewal_readiness", client=client, as_of="2026-12-01", edition="internal")


def test_a_client_without_an_agreement_still_gets_a_readiness_brief(make_client: MakeClient, tmp_path: Path) -> None:
    client = built(make_client(EXPORTS))
    found = shown(client, "renewal_readiness", tmp_path)
    cover = next(block for block in found if isinstance(block, blocks.Cover))
    assert "120 licences" in cover.headline
    missing = {block.missing for block in found if isinstance(block, blocks.Refusal)}
    assert any("the agreement" in words for words in missing)


def test_a_brief_or_format_nobody_knows_is_named_with_the_nearest_one(make_client: MakeClient, tmp_path: Path) -> None:
    client = make_client({})
    with pytest.raises(ParameterError, match="Did you mean renewal_readiness"):
        make_brief("renewal_readines", client, AS_OF, out=tmp_path)
    with pytest.raises(ParameterError, match="no format named 'htm'"):
        make_brief("renewal_readiness", client, AS_OF, formats=["htm"], out=tmp_path)


def test_the_sources_are_a_calendar_in_the_brief_and_lists_in_an_appendix(
    make_client: MakeClient, tmp_path: Path
) -> None:
    folder = "exports/{}/acme.example/licenses.json"
    owned = licenses(record("Campus", 700, 600))
    client = make_client({folder.format(day): owned for day in ("2026-03-01", "2026-10-01")}, AGREEMENT)
    told = shown(built(client), "renewal_readiness", tmp_path / "out")
    exhibits = [block for block in told if isinstance(block, blocks.Exhibit) and "marts.sources" in block.sources]
    assert [exhibit.title for exhibit in exhibits] == ["1 of 19 kinds of sources are here; 1 is stale: Licences"]
    appendix, listed = next(
        (told[place - 1], block)
        for place, block in enumerate(told)
        if isinstance(block, blocks.Listing) and block.title == "What the folder holds"
    )
    assert isinstance(appendix, blocks.Section)
    assert appendix.is_appendix
    assert told.index(exhibits[0]) < told.index(listed)
