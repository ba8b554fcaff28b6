"""Made-up clients of a stated size, in the real shapes of the exports."""

from __future__ import annotations

import json
import random
import sys
import zipfile
from collections.abc import Callable
from datetime import datetime, timedelta
from pathlib import Path

import xlsxwriter

from benchmarks.agreement_lines import agreement_frames
from benchmarks.position_client import position_client
from benchmarks.transfers import transfer_frames

TAKEN = "2026-11-15"
ACCOUNT = "bench.example"
TOML = """name = "Bench"
currency = "USD"
smart_accounts = ["bench.example"]

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
committed_count = 100000
growth_allowance_share = 0.15
net_unit_price_amount = 12.50
licenses = ["License 000 DNA Advantage", "License 001 DNA Advantage"]
"""


DEVICE_OUTPUT = """@HOST@#show license all
Smart Licensing Status
======================

Smart Licensing is ENABLED

Export Authorization Key:
  Features Authorized:
    <none>

Utility:
  Status: DISABLED

Smart Licensing Using Policy:
  Status: ENABLED

Account Information:
  Smart Account: bench.example As of Nov 12 11:02:51 2026 UTC
  Virtual Account: Campus

Data Privacy:
  Sending Hostname: yes
    Callhome hostname privacy: DISABLED
    Smart Licensing hostname privacy: DISABLED
  Version privacy: DISABLED

Transport:
  Type: Smart
  URL: https://smartreceiver.cisco.com/licservice/license
  Proxy:
    Not Configured
  VRF: <empty>

Miscellaneous:
  Custom Id: <empty>

Policy:
  Policy in use: Installed On Oct 24 15:07:43 2025 UTC
  Policy name: Custom Policy
  Reporting ACK required: yes (Customer Policy)
  Unenforced/Non-Export Perpetual Attributes:
    First report requirement (days): 30 (Customer Policy)
    Reporting frequency (days): 60 (Customer Policy)
    Report on change (days): 60 (Customer Policy)
  Unenforced/Non-Export Subscription Attributes:
    First report requirement (days): 120 (Customer Policy)
    Reporting frequency (days): 111 (Customer Policy)
    Report on change (days): 111 (Customer Policy)
  Enforced (Perpetual/Subscription) License Attributes:
    First report requirement (days): 0 (CISCO default)
    Reporting frequency (days): 0 (CISCO default)
    Report on change (days): 0 (CISCO default)
  Export (Perpetual/Subscription) License Attributes:
    First report requirement (days): 0 (CISCO default)
    Reporting frequency (days): 0 (CISCO default)
    Report on change (days): 0 (CISCO default)

Usage Reporting:
  Last ACK received: Nov 10 11:05:11 2026 UTC
  Next ACK deadline: Jan 09 11:05:11 2027 UTC
  Reporting push interval: 30  days
  Next ACK push check: <none>
  Next report push: Dec 10 11:00:18 2026 UTC
  Last report push: Nov 10 11:00:18 2026 UTC
  Last report file write: <none>

Trust Code Installed: Nov 22 11:34:47 2024 UTC

License Usage
=============

network-advantage (C9300-24 Network Advantage):
  Description: C9300-24 Network Advantage
  Count: 1
  Version: 1.0
  Status: IN USE
  Export status: NOT RESTRICTED
  Feature Name: network-advantage
  Feature Description: C9300-24 Network Advantage
  Enforcement type: NOT ENFORCED
  License type: Perpetual

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
UDI: PID:C9300-24UX,SN:@SERIAL@

Agent Version
=============
Smart Agent for Licensing: 5.5.27_rel/119

@HOST@#show inventory
NAME: "c93xx Stack", DESCR: "c93xx Stack"
PID: C9300-24UX        , VID: V02  , SN: @SERIAL@

NAME: "Switch 1", DESCR: "C9300-24UX"
PID: C9300-24UX        , VID: V02  , SN: @SERIAL@

NAME: "Switch 1 - Power Supply A", DESCR: "Switch 1 - Power Supply A"
PID: PWR-C1-1100WAC    , VID: V02  , SN: ART2244F0AB

NAME: "Switch 1 FRU Uplink Module 1", DESCR: "8x10G Uplink Module"
PID: C9300-NM-8X       , VID: V02  , SN: FJZ23280ZZZ

@HOST@#
"""


def instance_table(path: Path, rows: int, accounts: int = 300) -> Path:
    """Write a CSSM product-instance table of so many rows."""
    draw = random.Random(20261124)
    path.parent.mkdir(parents=True, exist_ok=True)
    with path.open("w", encoding="utf-8", newline="\n") as file:
        file.write("Name,Product Type,Last Contact,Alerts,Virtual Account\n")
        for number in range(rows):
            day = f"2026-{draw.randint(1, 10):02d}-{draw.randint(1, 28):02d} 10:{number % 60:02d}:00"
            alert = "" if number % 9 else "Product Instance Failed to Connect"
            file.write(
                f"sw-{number:07d}.campus.example,Catalyst 9300 Series,{day},{alert},VA-{number % accounts:03d}\n"
            )
    return path


def empty_client(folder: Path) -> Path:
    """Make a client's folder with its client.toml and nothing else."""
    folder.mkdir(parents=True, exist_ok=True)
    (folder / "client.toml").write_text(TOML, "utf-8")
    return folder


def large_client(
    folder: Path, instances: int = 200_000, accounts: int = 300, licenses: int = 500, page: int = 1000
) -> Path:
    """Make a client whose newest snapshot is API answers in pages: so many instances, accounts and licences."""
    draw = random.Random(7)
    exports = empty_client(folder) / "exports" / TAKEN / ACCOUNT
    exports.mkdir(parents=True, exist_ok=True)
    names = [f"License {number:03d} DNA {('Advantage', 'Essentials')[number % 2]}" for number in range(licenses)]
    used: dict[tuple[str, str], int] = {}
    devices = []
    for number in range(instances):
        account = f"VA-{draw.randrange(accounts):03d}"
        name = names[min(draw.randrange(licenses), draw.randrange(licenses))]
        used[account, name] = used.get((account, name), 0) + 1
        devices.append(_device(number, account, name, draw))
    _pages(exports, "devices", devices, page)
    _pages(
        exports,
        "licenses",
        [_license(account, name, count, draw) for (account, name), count in sorted(used.items())],
        page,
    )
    return folder


def _device(number: int, account: str, name: str, draw: random.Random) -> dict[str, object]:
    return {
        "hostName": f"sw-{number:06d}",
        "displayName": f"sw-{number:06d}",
        "sudi": {
            "udiPid": "C9300-24UX",
            "udiSerialNumber": f"FJC{number:08d}",
            "uuid": None,
            "suvi": None,
            "hostIdentifier": None,
        },
        "licenseUsage": [{"license": name, "quantity": 1}],
        "virtualAccount": account,
        "productName": "C9300",
        "productType": "SWITCH",
        "status": "In Compliance",
        "registrationDate": "2024-03-01T08:00:00Z",
        "lastContactDate": f"2026-{draw.randint(5, 11):02d}-{draw.randint(1, 14):02d}T10:00:00Z",
    }


def _license(account: str, name: str, count: int, draw: random.Random) -> dict[str, object]:
    owned = max(count + draw.randint(-3, 3), 0)
    first = owned // 2
    lots = [
        {
            "licenseType": "TERM",
            "quantity": first,
            "startDate": "2025-01-30",
            "endDate": "2028-01-29",
            "subscriptionId": "Sub-1",
            "status": "ACTIVE",
        },
        {
            "licenseType": "PERPETUAL",
            "quantity": owned - first,
            "startDate": None,
            "endDate": None,
            "subscriptionId": None,
            "status": "ACTIVE",
        },
    ]
    return {
        "license": name, "virtualAccount": account, "quantity": owned, "inUse": count, "available": owned - count,
        "reserved": 0, "pendingQuantity": 0, "status": "In Compliance", "billingType": "PREPAID",
        "licenseDetails": lots, "licenseSubstitutions": [],
    }  # fmt: skip


def _pages(folder: Path, key: str, records: list[dict[str, object]], page: int) -> None:
    for start in range(0, len(records), page):
        answer = {
            "totalRecords": len(records),
            key: records[start : start + page],
            "statusMessage": "",
            "status": "SUCCESS",
        }
        (folder / f"{key}-{start:06d}.json").write_text(json.dumps(answer, separators=(",", ":")), "utf-8")


def zipped_pages(folder: Path, pages: int, page: int = 50, archives: int = 100) -> Path:
    """Make a client whose product instances are API answers of fifty, in zips."""
    draw = random.Random(11)
    exports = empty_client(folder) / "exports" / TAKEN / ACCOUNT
    exports.mkdir(parents=True, exist_ok=True)
    for archive in range(archives):
        with zipfile.ZipFile(exports / f"pages-{archive:03d}.zip", "w", zipfile.ZIP_DEFLATED, compresslevel=1) as held:
            for number in range(archive, pages, archives):
                devices = [_device(number * page + place, f"VA-{place:03d}", "DNA-A", draw) for place in range(page)]
                answer = {"totalRecords": pages * page, "devices": devices, "statusMessage": "", "status": "SUCCESS"}
                held.writestr(f"devices-{number:06d}.json", json.dumps(answer, separators=(",", ":")))
    return folder


def device_files(folder: Path, devices: int) -> Path:
    """Make a client of so many switches, `show license all` and `show inventory` in one text each."""
    exports = empty_client(folder) / "exports" / TAKEN / "outputs"
    for number in range(devices):
        place = exports / f"site-{number % 100:02d}"
        place.mkdir(parents=True, exist_ok=True)
        text = DEVICE_OUTPUT.replace("@HOST@", f"sw-{number:05d}").replace("@SERIAL@", f"FJC{number:08d}")
        (place / f"sw-{number:05d}.txt").write_text(text, "utf-8")
    return folder


def workbook(folder: Path, rows: int) -> Path:
    """Make a client whose installed base is one sheet of so many rows."""
    draw = random.Random(13)
    exports = empty_client(folder) / "exports" / TAKEN
    exports.mkdir(parents=True, exist_ok=True)
    columns = [
        "Serial Number / PAK number", "Coverage", "Covered Line Status", "Product Family", "Product ID",
        "Product Description", "Item Quantity", "Covered Line Start Date", "Covered Line End Date", "Contract Type",
        "Contract Number", "Subscription ID", "Last Date of Support", "Product List Price $", "Instance ID",
        "Installed Base Status",
    ]  # fmt: skip
    book = xlsxwriter.Workbook(exports / "installed_base.xlsx", {"constant_memory": True})
    sheet, day = book.add_worksheet("Lines"), book.add_format({"num_format": "yyyy-mm-dd"})
    sheet.write_row(0, 0, columns)
    for row in range(1, rows + 1):
        start = datetime(2023, 1, 1) + timedelta(days=draw.randrange(900))  # noqa: DTZ001 - a cell has no zone
        sheet.write_row(row, 0, [f"FJC{row:08d}", "COVERED", "ACTIVE", "C9300", "C9300-24UX-A", "Catalyst 9300", 1])
        sheet.write_datetime(row, 7, start, day)
        sheet.write_datetime(row, 8, start + timedelta(days=1095), day)
        sheet.write_row(row, 9, ["SNT", 200000000 + row % 500, "", "", 8420.5, 4000000000 + row, "Installed"])
    book.close()
    return folder


def usage_table(folder: Path, rows: int) -> Path:
    """Make a client whose usage history is one table of so many points."""
    path = empty_client(folder) / "exports" / TAKEN / "usage.csv"
    path.parent.mkdir(parents=True, exist_ok=True)
    hours = [
        f"2026-{1 + hour // 672:02d}-{1 + hour // 24 % 28:02d} {hour % 24:02d}:00:00" for hour in range(10 * 672 + 1)
    ]
    with path.open("w", encoding="utf-8", newline="\n") as file:
        file.write("Period Start,Period End,Serial Number,Entitlement Tag,Count\n")
        for number in range(rows):
            device, hour = divmod(number, 10 * 672)
            file.write(f"{hours[hour]},{hours[hour + 1]},FJC{device:08d},regid.2017-03.com.cisco.dna_a,{hour % 7}\n")
    return folder


MAKERS: dict[str, Callable[[Path, int], Path]] = {
    "large": lambda folder, size: large_client(folder, instances=size),
    "table": lambda folder, size: instance_table(empty_client(folder) / "exports" / TAKEN / "instances.csv", size),
    "pages": zipped_pages,
    "outputs": device_files,
    "workbook": workbook,
    "usage": usage_table,
    "position": position_client,
    "transfers": transfer_frames,
    "agreement": agreement_frames,
}

if __name__ == "__main__":
    # In a process of its own: what a measuring process holds would count as its children's memory.
    kind, place, size = sys.argv[1:]
    MAKERS[kind](Path(place), int(size))
