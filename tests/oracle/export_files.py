"""Estates as the files a client would have downloaded: many estates in one client's folder, apart by their names.

Each estate gets a tag, and everything of it that has a name carries the tag: so what is computed of one estate does
not depend on its neighbours in the folder, and both sides of a comparison can be told apart again.
"""

from __future__ import annotations

import csv
import io
import json
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import date
from decimal import Decimal

from tests.oracle.facts import Deployed, Estate, Holding, Instance, Lot, OrderLine, Pak
from tests.oracle.ladders import LICENSES

DAY = "exports/2026-11-20"
TERM = ("2025-01-30", "2028-01-29", "2027-01-30")
REMAINING_MONTHS = 12  # from the milestone to the end of term
# An account whose one order lies where it should: without it, numbers of two kinds that never meet would prove nothing.
WITNESS = "witness.example"

Rows = list[tuple[object, ...]]


@dataclass(frozen=True)
class Named:
    """An estate and its tag."""

    tag: str
    estate: Estate

    def account(self, name: str | None) -> str:
        """The domain of one of its Smart Accounts, blank where there is none."""
        return f"{name}-{self.tag}.example" if name else ""

    def license(self, name: str) -> str:
        """The name CSSM prints."""
        return f"{name} {self.tag}"

    def plain(self, name: str) -> str:
        """The name without the tag."""
        return name.removesuffix(f" {self.tag}")

    def sku(self, name: str) -> str:
        """The SKU of a licence."""
        return f"L-LIC{LICENSES.index(name):02d}-{self.tag}"

    def other_spelling(self, name: str) -> str:
        """The name as another source writes it: other case, other dashes."""
        return self.license(name).upper().replace(" ", "_").replace("-", " ")

    def number(self, text: str) -> str:
        """A serial number, order number, key or host name."""
        return f"{text}{self.tag}"

    @property
    def accounts(self) -> list[str]:
        """Its Smart Accounts, also those that own nothing."""
        told: list[Holding | Instance | OrderLine | Pak] = [
            *self.estate.holdings,
            *self.estate.instances,
            *self.estate.orders,
            *self.estate.paks,
        ]
        return sorted({one.account for one in told if one.account})


def named(estates: Iterable[Estate]) -> list[Named]:
    """Number estates through."""
    return [Named(f"E{place:04d}", estate) for place, estate in enumerate(estates)]


def client_files(estates: Sequence[Named]) -> dict[str, str]:
    """Every file of the client's folder, by its path."""
    files = {"client.toml": client_toml(estates), f"{DAY}/{WITNESS}/licenses.json": _witness()}
    for one in estates:
        for account in one.accounts:
            holdings = [holding for holding in one.estate.holdings if holding.account == account]
            instances = [instance for instance in one.estate.instances if instance.account == account]
            folder = f"{DAY}/{one.account(account)}"
            if account in one.estate.tables:
                files[f"{folder}/licenses.csv"] = _table(LICENSES_TABLE, [_table_row(one, row) for row in holdings])
            else:
                files[f"{folder}/licenses.json"] = _page("licenses", [_license(one, row) for row in holdings])
            if instances:
                files[f"{folder}/devices.json"] = _page("devices", [_device(one, instance) for instance in instances])
    tables: dict[str, tuple[tuple[str, ...], Rows]] = {
        f"{DAY}/cmdb.csv": (CMDB, [_cmdb(one, record) for one in estates for record in one.estate.deployed]),
        f"{DAY}/orders.csv": (
            ORDERS,
            [_WITNESS_ORDER, *(_order(one, line) for one in estates for line in one.estate.orders)],
        ),
        f"{DAY}/paks.csv": (PAKS, [_pak(one, pak) for one in estates for pak in one.estate.paks]),
        "prices/prices.csv": (PRICES, [row for one in estates for row in _prices(one)]),
    }
    return files | {path: _table(header, rows) for path, (header, rows) in tables.items() if rows}


def client_toml(estates: Sequence[Named]) -> str:
    """Who the client is, what was agreed, and what its SKUs stand for."""
    accounts = [WITNESS, *(one.account(account) for one in estates for account in one.accounts)]
    lines = ['name = "Oracle"', 'currency = "USD"', f"smart_accounts = {json.dumps(accounts)}", "", "[deployment]"]
    lines.append(f"is_complete = {str(any(one.estate.records_are_complete for one in estates)).lower()}")
    lines += ["", "[thresholds]", f"last_contact_red_days = {max(one.estate.silent_after_days for one in estates)}"]
    for one in estates:
        lines += _agreement(one)
        skus = sorted({*(line.license for line in one.estate.orders), *(pak.license for pak in one.estate.paks)})
        for name in skus:
            lines += ["", "[[sku_licenses]]", f'sku = "{one.sku(name)}"', f'license = "{one.other_spelling(name)}"']
    return "\n".join(lines) + "\n"


def _agreement(one: Named) -> list[str]:
    start, end, milestone = TERM
    lines = [
        "", "[[agreements]]", f'subscription_id = "Sub-{one.tag}"', f'name = "Agreement {one.tag}"',
        f"smart_accounts = {json.dumps([one.account(account) for account in one.accounts])}", f"start_date = {start}",
        f"end_date = {end}", f"milestone_dates = [{milestone}]", 'currency = "USD"', "notice_days = 45",
        "invoice_days = 60",
    ]  # fmt: skip
    for suite in one.estate.agreement.suites:
        lines += [
            "", "[[agreements.suites]]", f'name = "{suite.name}"', f'sku = "E3N-{suite.name}-{one.tag}"',
            f"committed_count = {suite.committed}",
            f"licenses = {json.dumps([one.license(name) for name in suite.licenses])}",
        ]  # fmt: skip
        if suite.growth_share is not None:
            lines.append(f"growth_allowance_share = {suite.growth_share}")
        if suite.growth_count is not None:
            lines.append(f"growth_allowance_count = {suite.growth_count}")
        if suite.month_price is not None:
            lines.append(f"net_unit_price_amount = {suite.month_price}")
    return lines


def _page(key: str, records: list[dict[str, object]]) -> str:
    return json.dumps({"totalRecords": len(records), key: records, "statusMessage": "", "status": "SUCCESS"})


def _day(day: date | None) -> str | None:
    return None if day is None else day.isoformat()


def _license(one: Named, holding: Holding) -> dict[str, object]:
    return {
        "license": one.license(holding.license),
        "virtualAccount": holding.virtual_account,
        "quantity": holding.quantity,
        "inUse": holding.printed_use,
        "reserved": holding.reserved,
        "available": None,
        "status": "In Compliance",
        "billingType": "PREPAID",
        "licenseDetails": [_lot(one, lot) for lot in holding.lots],
        "licenseSubstitutions": [
            {
                "license": one.license(pair.first),
                "substitutedLicense": one.license(pair.second),
                "substitutedQuantity": pair.count,
                "substitutionType": "SUBSTITUTED",
            }
            for pair in holding.substitutions
        ],
    }


def _table_row(one: Named, holding: Holding) -> tuple[object, ...]:
    balance = (holding.quantity or 0) + holding.net_substitution - (holding.printed_use or 0)
    return (
        one.license(holding.license), holding.virtual_account, "Prepaid", holding.quantity, holding.printed_use,
        holding.net_substitution, balance, "",
    )  # fmt: skip


def _lot(one: Named, lot: Lot) -> dict[str, object]:
    detail: dict[str, object] = {
        "startDate": _day(lot.start),
        "endDate": _day(lot.end),
        "subscriptionId": one.number(lot.subscription) if lot.subscription else None,
        "status": lot.status,
        "licenseType": lot.kind,
        "quantity": lot.quantity,
    }
    return detail | ({"orderNumber": one.number(lot.order)} if lot.order else {})


def _device(one: Named, instance: Instance) -> dict[str, object]:
    host = one.number(instance.host) if instance.host else None
    return {
        "hostName": host,
        "displayName": host,
        "sudi": {"udiPid": instance.product, "udiSerialNumber": one.number(instance.serial), "uuid": None},
        "licenseUsage": [{"license": one.license(name), "quantity": count} for name, count in instance.uses],
        "virtualAccount": instance.virtual_account,
        "productType": "SWITCH",
        "status": "In Compliance",
        "lastContactDate": _day(instance.last_contact),
    }


LICENSES_TABLE = (
    "License", "Virtual Account", "Billing", "Available to Use", "In Use", "Substitution", "Balance", "Alerts",
)  # fmt: skip
CMDB = ("Name", "Serial number", "Install Status", "Model ID")
ORDERS = (
    "Order Number", "Line", "PO Number", "Part Number", "Description", "Qty", "Currency", "Order Date", "Start Date",
    "End Date", "Smart Account", "Virtual Account", "Status",
)  # fmt: skip
PAKS = ("PAK Number", "SKU", "Quantity", "Fulfilled Quantity", "Status", "Date", "Smart Account")
PRICES = ("License", "Net Price", "Price Months", "Currency")
_WITNESS_ORDER = (
    "W1", "1.0", "PO-W", "L-WITNESS", "Witness", 1, "USD", "2025-02-01", "2025-02-01", "2029-12-31", WITNESS, "",
    "Invoiced",
)  # fmt: skip


def _witness() -> str:
    lot = {"startDate": None, "endDate": None, "status": "ACTIVE", "licenseType": "PERPETUAL", "quantity": 1}
    record: dict[str, object] = {
        "license": "Witness", "virtualAccount": "DEFAULT", "quantity": 1, "inUse": 0, "reserved": 0,
        "licenseDetails": [lot | {"orderNumber": "W1", "licenseSku": "L-WITNESS"}], "licenseSubstitutions": [],
    }  # fmt: skip
    return _page("licenses", [record])


def _cmdb(one: Named, record: Deployed) -> tuple[object, ...]:
    host = one.number(record.host) if record.host else ""
    return host, one.number(record.serial), record.status, record.product


def _order(one: Named, line: OrderLine) -> tuple[object, ...]:
    return (
        one.number(line.order), f"{line.line}.0", "", one.sku(line.license), one.other_spelling(line.license),
        line.quantity, "USD", "2025-02-01", "2025-02-01", "2029-12-31", one.account(line.account), "", "Invoiced",
    )  # fmt: skip


def _pak(one: Named, pak: Pak) -> tuple[object, ...]:
    fulfilled = "" if pak.fulfilled is None else pak.fulfilled
    return (
        one.number(pak.number), one.sku(pak.license), pak.quantity, fulfilled, pak.status, "2016-05-04",
        one.account(pak.account),
    )  # fmt: skip


def _prices(one: Named) -> Rows:
    return [
        (one.license(price.license), _amount(price.amount), 1 if price.is_monthly else "", "USD")
        for price in one.estate.prices
    ]


def _amount(amount: Decimal) -> str:
    return f"{amount:.4f}"


def _table(header: tuple[str, ...], rows: Rows) -> str:
    text = io.StringIO()
    writer = csv.writer(text, lineterminator="\n")
    writer.writerow(header)
    writer.writerows(rows)
    return text.getvalue()
