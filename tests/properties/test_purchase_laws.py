"""Orders and keys from a client's own files: bad lines are said and left out, and how the rows lie changes nothing."""

from __future__ import annotations

from datetime import date
from pathlib import Path

import pytest

from analysis.engine.estate import Estate
from tests.conftest import MakeClient
from tests.exports.answers import licence, page

HEADER = "Order Number,Line,PO Number,Part Number,Description,Qty,Unit Net Price,Currency,Order Date,End Date,Status"
ORDERS = [
    "98,1,P,C9300-DNA,C9300-24 DNA Advantage,10,100.00,USD,2026-05-11,,Invoiced",
    "98,2,P,ISE-LIC,ISE Essentials,5,2.50,USD,2026-05-11,,Invoiced",
    "97,1,P,ISE-LIC,ISE Essentials,7,2.50,USD,2026-05-12,,Cancelled",
    "96,1,P,ISE-LIC,ISE Essentials,7,2.50,USD,2019-05-12,2022-05-11,Invoiced",
    "95,1,P,ISE-LIC,ISE Essentials,-7,2.50,USD,2026-05-12,,Invoiced",
    "94,1,P,ISE-LIC,ISE Essentials,,2.50,USD,2026-05-12,,Invoiced",
    "93,1,P,CON-SNT-C9300,SNTC 8X5XNBD,10,30.00,USD,2026-05-12,,Invoiced",
    "92,1,P,NEW-LIC,A licence nobody knows,3,,,2026-05-12,,Invoiced",
    "91,1,P,ISE-LIC,ISE Essentials,4,2.50,USD,2027-05-12,,Invoiced",
]
KEYS = """PAK,SKU,Quantity,Fulfilled Quantity,Status
3901J1A2B3C,ISE-LIC=,6,0,UNFULFILLED
3901J1A2B3D,ISE-LIC,6,6,CONVERTED
3901J1A2B3E,L-OLD,250,100,PARTIALLY FULFILLED
3901J1A2B3F,ISE-LIC,-6,0,UNFULFILLED
3901J1A2B3G,ISE-LIC,6,0,REVOKED
"""
HIDDEN = """
    select hidden_kind, document_number, license_name, hidden_count, cast(net_amount as varchar)
    from core.hidden_entitlements order by all
"""
FOUND = [
    ("Undeposited order", "92", None, 3, None),
    ("Undeposited order", "98", "C9300-24 DNA Advantage", 6, "600.00"),
    ("Unmigrated PAK", "3901J1A2B3C", "ISE Essentials", 6, None),
    ("Unmigrated PAK", "3901J1A2B3E", None, 250, None),
]


def lot(count: int, order: str, sku: str, **fields: str) -> dict[str, object]:
    known = {"licenseType": "PERPETUAL", "status": "ACTIVE", "startDate": "2026-05-18", "endDate": None}
    return {**known, "quantity": count, "orderNumber": order, "licenseSku": sku, **fields}


LICENCES = page(
    licence(licenseDetails=[lot(1, "98", "C9300-DNA"), lot(-2, "98", "C9300-DNA")]),
    licence(virtualAccount="Depot", licenseDetails=[lot(3, "98", "C9300-DNA")]),
    licence(
        "ISE Essentials",
        licenseDetails=[lot(5, "98", "ISE-LIC"), lot(9, "", "", startDate="2027-01-01", endDate="2026-12-31")],
    ),
)


def built(client: Path) -> Estate:
    """The client's estate as of the day of all tests."""
    estate = Estate(client, writing=True)
    estate.land()
    estate.build(date(2026, 11, 24))
    return estate


@pytest.mark.parametrize(
    ("rows", "cut"),
    [(ORDERS, len(ORDERS)), (ORDERS[::-1], 4), (ORDERS[3:] + ORDERS[:3], 2)],
    ids=["one", "two", "three"],
)
def test_neither_the_order_of_rows_nor_of_files_changes_what_is_hidden(
    make_client: MakeClient, rows: list[str], cut: int
) -> None:
    files = {
        "exports/2026-11-16/licenses.json": LICENCES,
        "exports/2026-11-16/keys.csv": KEYS,
        "exports/2026-11-16/orders_1.csv": "\n".join([HEADER, *rows[:cut]]),
        "exports/2026-11-16/orders_2.csv": "\n".join([HEADER, *rows[cut:], rows[0]]),
    }
    with built(make_client(files)) as estate:
        assert estate.query(HIDDEN).rows() == FOUND


def test_what_is_left_out_is_said(make_client: MakeClient) -> None:
    files = {
        "exports/2026-11-16/licenses.json": LICENCES,
        "exports/2026-11-16/keys.csv": KEYS,
        "exports/2026-11-16/orders.csv": "\n".join([HEADER, *ORDERS]),
    }
    with built(make_client(files)) as estate:
        assert estate.query("select row_number from meta.rejects").rows() == [(7,)], "a line without a quantity"
        findings = dict(estate.query("select finding, check_name from checks.findings").rows())
        said = {finding for finding, name in findings.items() if name in {"negative_quantity", "lot_ends_before_start"}}
        assert said == {
            "Order 95 says −7 of ISE Essentials: a negative quantity is left out.",
            "A lot in Campus says −2 of C9300-24 DNA Advantage: a negative quantity is left out.",
            "A lot of 9 ISE Essentials in Campus ends on 31 Dec 2026, before it starts on 1 Jan 2027.",
        }
        assert estate.query("""
            select license_name, cast(sum(available_count) as bigint)
            from marts.license_position group by license_name order by license_name
        """).rows() == [("C9300-24 DNA Advantage", 4), ("ISE Essentials", 5)]


def test_without_licence_exports_an_order_proves_nothing_missing(make_client: MakeClient) -> None:
    files = {"exports/2026-11-16/orders.csv": "\n".join([HEADER, *ORDERS])}
    with built(make_client(files)) as estate:
        assert estate.query("select distinct purchase_class from marts.purchase_match").rows() == [("Unknown",)]
        assert estate.query(HIDDEN).rows() == []


def test_of_a_table_without_order_numbers_nothing_is_missing(make_client: MakeClient) -> None:
    table = "License,Virtual Account,Available to Use,In Use,Balance\nISE Essentials,Campus,5,3,2\n"
    files = {
        "exports/2026-11-16/acme.example/Licenses.csv": table,
        "exports/2026-11-16/orders.csv": "\n".join([HEADER, *ORDERS]),
    }
    with built(make_client(files)) as estate:
        assert estate.query("select license_name, lot_count from core.license_lots").rows() == [("ISE Essentials", 5)]
        assert estate.query("select count(*) from core.hidden_entitlements").item() == 0
        assert estate.query("""
            select distinct purchase_class from marts.purchase_match where order_status is not null
        """).rows() == [("Unknown",)]
