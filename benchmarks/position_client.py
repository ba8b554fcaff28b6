"""A made-up client whose every part grows with its instances.

At a million: 500 Virtual Accounts, 2,000 licences, three years of monthly snapshots, and the client's records, orders
and keys beside them.
"""

from __future__ import annotations

import csv
import json
import random
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from datetime import date, timedelta
from pathlib import Path

NEWEST = date(2026, 11, 15)
SNAPSHOTS = 36
LINES_PER_ACCOUNT = 60
PAGE = 1000
REGISTERED_ANEW = 200  # one instance in so many stands in another Virtual Account too
ACCOUNT = "bench.example"
SILENT_DAYS = [*range(28)] * 60 + [*range(31, 90)] * 2 + [*range(91, 310, 2)]  # nine in ten were heard of this month
STATES = ["1"] * 96 + ["7"] * 2 + ["100", ""]
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
"""
SUITE = """
[[agreements.suites]]
name = "Suite {number}"
sku = "E3N-{number:04d}"
committed_count = {count}
growth_allowance_share = 0.15
net_unit_price_amount = {price}
licenses = {licenses}
"""

Key = tuple[str, str]


@dataclass(frozen=True, slots=True)
class Line:
    """A licence of a Virtual Account: what is owned, what is used."""

    owned: int
    used: int


def position_client(folder: Path, instances: int) -> Path:
    """Write the client's folder."""
    draw = random.Random(20261124)
    exports = folder / "exports"
    newest = exports / NEWEST.isoformat() / ACCOUNT
    newest.mkdir(parents=True, exist_ok=True)
    names = [_license(number) for number in range(max(20, instances // 500))]
    held = {
        f"VA-{account:03d}": draw.sample(names, min(LINES_PER_ACCOUNT, len(names)))
        for account in range(max(5, instances // 2000))
    }
    used: dict[Key, int] = {(account, name): 0 for account, own in held.items() for name in own}
    _pages(newest, "devices", instances, _devices(instances, held, used, draw))
    lines = {key: Line(max(count + draw.randint(-4, 5), 0), count) for key, count in used.items()}
    _pages(newest, "licenses", len(lines), (_record(key, line, draw) for key, line in lines.items()))
    _snapshots(exports, lines, draw)
    _records(newest.parent, instances, draw)
    _orders(newest.parent, names, instances, draw)
    _keys(newest.parent, names, instances, draw)
    (folder / "client.toml").write_text(TOML + _suites(names, draw), "utf-8")
    return folder


def _license(number: int) -> str:
    return f"Family {number // 2:04d} DNA {('Advantage', 'Essentials')[number % 2]}"


def _sku(name: str) -> str:
    _, family, _, tier = name.split()
    return f"L-{family}-{tier[0]}"


def _serial(number: int) -> str:
    return f"FJC{number:08d}"


def _devices(
    count: int, held: dict[str, list[str]], used: dict[Key, int], draw: random.Random
) -> Iterator[dict[str, object]]:
    """Each instance and what it uses."""
    accounts = list(held)
    for number in range(count):
        account = draw.choice(accounts)
        uses = draw.sample(held[account], 1 + (number % 5 == 0))
        for name in uses:
            used[account, name] += 1
        # One that was registered anew elsewhere left its number behind.
        serial = _serial(number - 1 if number % REGISTERED_ANEW == REGISTERED_ANEW - 1 else number)
        yield {
            "hostName": f"sw-{number:07d}.campus.example",
            "displayName": f"sw-{number:07d}",
            "sudi": {"udiPid": "C9300-24UX", "udiSerialNumber": serial, "uuid": None},
            "licenseUsage": [{"license": name, "quantity": 1} for name in uses],
            "virtualAccount": account,
            "productName": "C9300",
            "productType": "SWITCH",
            "status": "In Compliance",
            "registrationDate": "2024-03-01T08:00:00Z",
            "lastContactDate": f"{NEWEST - timedelta(days=draw.choice(SILENT_DAYS))}T10:00:00Z",
        }


def _record(key: Key, line: Line, draw: random.Random) -> dict[str, object]:
    account, name = key
    first = line.owned // 2
    ends = f"{NEWEST + timedelta(days=draw.choice((-40, 60, 400, 800)))}"
    lots = [
        _lot("TERM", first, "Sub-1", ends, ""),
        _lot("PERPETUAL", line.owned - first, None, None, _order(account, name)),
    ]
    return {
        "license": name, "virtualAccount": account, "quantity": line.owned, "inUse": line.used,
        "available": line.owned - line.used, "reserved": 0, "pendingQuantity": 0, "status": "In Compliance",
        "billingType": "PREPAID", "licenseDetails": lots, "licenseSubstitutions": [],
    }  # fmt: skip


def _lot(kind: str, quantity: int, subscription: str | None, end: str | None, order: str) -> dict[str, object]:
    return {
        "licenseType": kind,
        "quantity": quantity,
        "startDate": "2025-01-30",
        "endDate": end,
        "subscriptionId": subscription,
        "status": "ACTIVE",
        **({"orderNumber": order} if order else {}),
    }


def _order(account: str, name: str) -> str:
    return f"{100_000_000 + int(account[3:]) * 10_000 + int(name.split()[1])}"


def _pages(folder: Path, key: str, total: int, records: Iterable[dict[str, object]]) -> None:
    page: list[dict[str, object]] = []
    number = 0
    for record in records:
        page.append(record)
        if len(page) == PAGE:
            _page(folder / f"{key}-{number:05d}.json", key, total, page)
            page, number = [], number + 1
    if page:
        _page(folder / f"{key}-{number:05d}.json", key, total, page)


def _page(path: Path, key: str, total: int, page: list[dict[str, object]]) -> None:
    answer = {"totalRecords": total, key: page, "statusMessage": "", "status": "SUCCESS"}
    path.write_text(json.dumps(answer, separators=(",", ":")), "utf-8")


def _snapshots(exports: Path, lines: dict[Key, Line], draw: random.Random) -> None:
    """The months before: CSSM's licence table, downloaded by hand."""
    for month in range(1, SNAPSHOTS):
        day = NEWEST - timedelta(days=30 * month)
        rows = []
        for (account, name), line in lines.items():
            owned, used = max(line.owned - draw.randint(-1, 2), 0), max(line.used - draw.randint(-1, 2), 0)
            rows.append((name, account, "Prepaid", owned, used, 0, owned - used, ""))
        header = (
            "License",
            "Virtual Account",
            "Billing",
            "Available to Use",
            "In Use",
            "Substitution",
            "Balance",
            "Alerts",
        )
        _table(exports / day.isoformat() / ACCOUNT / "licenses.csv", header, rows)


def _records(folder: Path, count: int, draw: random.Random) -> None:
    """The client's CMDB: most instances, and some devices that CSSM does not know."""
    numbers = [number for number in range(count) if number % 33] + list(range(count, count + count // 100))
    rows = []
    for number in numbers:
        state = draw.choice(STATES)
        seen = f"{NEWEST - timedelta(days=number % 20)}" if state == "1" else ""
        rows.append((f"sw-{number:07d}", _serial(number), state, "C9300-24UX", seen))
    header = ("Name", "Serial number", "Install Status", "Model ID", "Most recent discovery")
    _table(folder / "cmdb.csv", header, rows)


def _orders(folder: Path, names: Sequence[str], count: int, draw: random.Random) -> None:
    rows = []
    for number in range(count // 50):
        name = draw.choice(names)
        order = _order(f"VA-{draw.randrange(max(5, count // 2000)):03d}", name)
        rows.append(
            (order, f"{number}.0", f"PO-{number}", _sku(name), name, draw.randint(1, 30), "USD", "2025-02-01",
             "2025-02-01", "2029-12-31", ACCOUNT, "", "Invoiced")
        )  # fmt: skip
    header = (
        "Order Number", "Line", "PO Number", "Part Number", "Description", "Qty", "Currency", "Order Date",
        "Start Date", "End Date", "Smart Account", "Virtual Account", "Status",
    )  # fmt: skip
    _table(folder / "orders.csv", header, rows)


def _keys(folder: Path, names: Sequence[str], count: int, draw: random.Random) -> None:
    rows = []
    for number in range(count // 200):
        quantity = draw.randint(1, 12)
        status = draw.choice(("CONVERTED", "FULFILLED", "UNFULFILLED"))
        fulfilled = 0 if status == "UNFULFILLED" else quantity
        key = f"{number % 10000:04d}J{number:06d}"
        rows.append((key, _sku(draw.choice(names)), quantity, fulfilled, status, "2016-05-04", ACCOUNT))
    header = ("PAK Number", "SKU", "Quantity", "Fulfilled Quantity", "Status", "Date", "Smart Account")
    _table(folder / "paks.csv", header, rows)


def _suites(names: Sequence[str], draw: random.Random) -> str:
    """Every tenth family is a suite's."""
    return "".join(
        SUITE.format(
            number=place,
            count=draw.randint(50, 500),
            price=f"{draw.randint(100, 4000) / 100:.2f}",
            licenses=json.dumps(list(names[place : place + 2])),
        )
        for place in range(0, len(names) - 1, 20)
    )


def _table(path: Path, header: Sequence[str], rows: Iterable[Sequence[object]]) -> None:
    path.parent.mkdir(parents=True, exist_ok=True)
    with path.open("w", encoding="utf-8", newline="") as file:
        writer = csv.writer(file, lineterminator="\n")
        writer.writerow(header)
        writer.writerows(rows)
