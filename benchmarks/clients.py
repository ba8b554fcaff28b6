"""Made-up clients of a stated size, in the real shapes of the exports."""

from __future__ import annotations

import json
import random
import sys
from pathlib import Path

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


if __name__ == "__main__":
    # In a process of its own: what a measuring process holds would count as its children's memory.
    if sys.argv[1] == "large":
        large_client(Path(sys.argv[2]))
    else:
        instance_table(empty_client(Path(sys.argv[2])) / "exports" / TAKEN / "instances.csv", 1_000_000)
