"""A small client whose readiness gate is all Done, and the same in trouble: its files, source by source."""

from __future__ import annotations

import json
from typing import Any

from tests.exports.advisories import cve
from tests.exports.answers import device, licence, page

NAME = "C9300-24 DNA Advantage"
YEAR_AGO, TODAY = "exports/2025-11-10", "exports/2026-11-10"
TOML = """
name = "Acme"
currency = "USD"
smart_accounts = ["acme.example"]

[event]
advisers_engaged_date = 2026-10-01

[[sku_licenses]]
sku = "SL-KEY"
license = "C9300-24 DNA Advantage"

[[agreements]]
subscription_id = "Sub-1"
name = "EA"
start_date = 2026-01-31
end_date = 2029-01-30
milestone_dates = [2027-01-30]
currency = "USD"
notice_days = 45
invoice_days = 60
"""
POSITION = """
subject = "C9300-24 DNA Advantage"
text = "Five sit in a key that was never converted."
author = "R. Advisor"
date = 2026-11-20
exhibits = ["paks.csv, row 2"]
"""
KNOWN = {
    "CVE-2024-20419": "cisco-sa-cssm-auth-sLw3uhUy",
    "CVE-2026-20160": "cisco-sa-ssm-cli-execution-cHUcWuNr",
    "CVE-2026-20328": "cisco-sa-ssm-access-nttb2dhE",
    "CVE-2026-76480": "cisco-sa-hardening-ssm-Ph77wdhf",
}
OUTPUT = """{host}#show license all
Smart Licensing Status
======================

Smart Licensing Using Policy:
  Status: ENABLED

Transport:
  Type: Smart

Policy:
  Policy in use: Merged from multiple sources.
  Reporting ACK required: yes (CISCO default)
  Unenforced/Non-Export Perpetual Attributes:
    First report requirement (days): 365 (CISCO default)
    Reporting frequency (days): 0 (CISCO default)
    Report on change (days): 90 (CISCO default)
  Unenforced/Non-Export Subscription Attributes:
    First report requirement (days): 90 (CISCO default)
    Reporting frequency (days): 90 (CISCO default)
    Report on change (days): 90 (CISCO default)

Usage Reporting:
  Last ACK received: {ack}
  Next ACK deadline: {deadline}
  Reporting push interval: 30  days
  Next ACK push check: <none>
  Next report push: Dec 01 07:49:26 2026 UTC
  Last report push: {ack}
  Last report file write: <none>

License Usage
=============

dna-advantage (C9300-24 DNA Advantage):
  Description: C9300-24 DNA Advantage
  Count: 1
  Version: 1.0
  Status: IN USE
  Export status: NOT RESTRICTED
  Feature Name: dna-advantage
  Feature Description: C9300-24 DNA Advantage
  Enforcement type: NOT ENFORCED
  License type: Subscription

Product Information
===================
UDI: PID:C9300-24UX,SN:{serial}
"""
DEVICES = {"FOC1234X0AA": ("sw-01", "Campus"), "FOC1234X0AB": ("sw-02", "Depot")}


def ready_files() -> dict[str, dict[str, str]]:
    """The files of each source of a client that is ready, by path."""
    return {
        "licences": {f"{TODAY}/licenses.json": _licences({"101": 2}, {"102": 1, "101": 1})},
        "older licences": {f"{YEAR_AGO}/licenses.json": _licences({"101": 3}, {"102": 1})},
        "instances": {f"{TODAY}/devices.json": _instances()},
        "account list": {f"{TODAY}/accounts.json": _accounts("Campus", "Depot")},
        "orders": {f"{TODAY}/orders.csv": _orders(("101", 3), ("102", 1))},
        "PAK list": {f"{TODAY}/paks.csv": _paks(("3901J1", "CONVERTED", 2), ("3902J1", "UNFULFILLED", 5))},
        "deployment records": {f"{TODAY}/cmdb.csv": _records(dict.fromkeys(DEVICES, "1"))},
        "device outputs": {
            f"{TODAY}/outputs/{host}.txt": _output(serial, host, "Nov 01 07:49:26 2026 UTC", "Jan 30 07:49:26 2027 UTC")
            for serial, (host, _) in DEVICES.items()
        },
        "On-Prem version": {f"{TODAY}/console.txt": "On-Prem version (current): 9-202609\n"},
        "advisories": {f"{TODAY}/{name}.json": _advisory(name, "unaffected") for name in KNOWN},
        "event log": {f"{TODAY}/log.csv": _log(is_told=True)},
        "positions": {"notes/positions.toml": POSITION},
        "prices": {"prices/list.csv": f"SKU,License,Unit Net Price,Currency\nSL-KEY,{NAME},12.50,USD\n"},
    }


def troubled_files() -> dict[str, dict[str, str]]:
    """The same client where something is wrong with every item that data can show to be wrong."""
    files = ready_files()
    files["orders"] = {f"{TODAY}/orders.csv": _orders(("101", 3), ("102", 1), ("103", 4))}
    files["PAK list"] = {f"{TODAY}/paks.csv": _paks(("3901J1", "CONVERTED", 2), ("3902J1", "ON HOLD", 5))}
    files["deployment records"] = {f"{TODAY}/cmdb.csv": _records({"FOC1234X0AA": "7", "FOC1234X0AC": "1"})}
    files["account list"] = {f"{TODAY}/accounts.json": _accounts("Campus", "Depot"), **_other_list()}
    files["advisories"] |= {f"{TODAY}/CVE-2026-76480.json": _advisory("CVE-2026-76480", "affected")}
    files["event log"] = {f"{TODAY}/log.csv": _log(is_told=False)}
    late = _output("FOC1234X0AA", "sw-01", "May 01 07:49:26 2026 UTC", "Jul 30 07:49:26 2026 UTC")
    files["device outputs"] = {f"{TODAY}/outputs/sw-01.txt": late}
    del files["positions"]
    return files


def _licences(campus: dict[str, int], depot: dict[str, int]) -> str:
    return page(_record("Campus", campus), _record("Depot", depot))


def _record(virtual_account: str, lots: dict[str, int]) -> dict[str, Any]:
    details = [
        {
            "licenseType": "PERPETUAL",
            "quantity": quantity,
            "startDate": "2025-01-01",
            "endDate": None,
            "subscriptionId": None,
            "status": "ACTIVE",
            "licenseSku": "C9300-DNA-A-24",
            "orderNumber": order,
        }
        for order, quantity in lots.items()
    ]
    owned = sum(lots.values())
    return licence(NAME, virtual_account, quantity=owned, inUse=1, available=owned - 1, licenseDetails=details)


def _instances() -> str:
    usage = [{"license": NAME, "quantity": 1}]
    return page(
        *(
            device(serial, virtualAccount=account, hostName=host, displayName=host, licenseUsage=usage)
            for serial, (host, account) in DEVICES.items()
        ),
        key="devices",
    )


def _accounts(*names: str, domain: str = "acme.example") -> str:
    listed = [{"name": name, "default": False, "virtual_account_id": str(place)} for place, name in enumerate(names)]
    account = {"account_id": "1", "domain": domain, "name": "Acme", "virtual_accounts": listed}
    return json.dumps({"message_code": "", "accounts": [account]})


def _other_list() -> dict[str, str]:
    """A second Smart Account that nobody exported."""
    return {f"{TODAY}/more_accounts.json": _accounts("Core", domain="north.example")}


def _orders(*orders: tuple[str, int]) -> str:
    header = "Sales Order,Line,PO Number,Part Number,Description,Qty,Unit Net Price,Currency,Smart Account\n"
    return header + "".join(
        f"{order},1.0,PO-1,C9300-DNA-A-24,{NAME},{quantity},12.50,USD,acme.example\n" for order, quantity in orders
    )


def _paks(*keys: tuple[str, str, int]) -> str:
    header = "PAK Number,SKU,Quantity,Fulfilled Quantity,Status,Date,Smart Account\n"
    return header + "".join(
        f"{number},SL-KEY,{quantity},{quantity if status == 'CONVERTED' else 0},{status},2020-01-31,acme.example\n"
        for number, status, quantity in keys
    )


def _records(status_of: dict[str, str]) -> str:
    rows = (f"{serial},host-of-{serial},{status},C9300-24UX\n" for serial, status in status_of.items())
    return "serial_number,name,install_status,model_id\n" + "".join(rows)


def _output(serial: str, host: str, ack: str, deadline: str) -> str:
    return OUTPUT.format(serial=serial, host=host, ack=ack, deadline=deadline)


def _advisory(name: str, status: str) -> str:
    record = cve({"version": "9-202609", "status": status}, source={"advisory": KNOWN[name]})
    record["cveMetadata"]["cveId"] = name
    record["containers"]["cna"]["affected"][0]["product"] = "Cisco Smart Software Manager On-Prem"
    return json.dumps(record)


def _log(*, is_told: bool) -> str:
    moved = f'"1 ""{NAME}"" licenses were transferred from ""Campus"" to ""Depot""."'
    rows = ["2025-11-05,Virtual Account Added,The Virtual Account was added,Depot,System"]
    rows += [f"2026-06-01,License Transfer,{moved},Depot,System"] if is_told else []
    return "Time,Event Type,Message,Virtual Account,User\n" + "\n".join(rows) + "\n"
