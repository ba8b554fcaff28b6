"""Tables as CSV: CSSM downloads in their several dialects, the price list and the proposal."""

from __future__ import annotations

import csv
import io
from dataclasses import dataclass
from datetime import date, timedelta
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence

    from stories.model import Client, SmartAccount

EXPIRING_DAYS = 90


@dataclass(frozen=True)
class Dialect:
    """How one download was written."""

    delimiter: str = ","
    has_bom: bool = False
    line_end: str = "\r\n"
    owned_header: str = "Available to Use"
    day_format: str = "%Y-%m-%d"


PLAIN = Dialect(line_end="\n")


def table(header: Sequence[str], rows: Iterable[Sequence[object]], dialect: Dialect = PLAIN) -> str:
    """One table as text; a byte order mark goes first where the dialect has one."""
    text = io.StringIO()
    writer = csv.writer(text, delimiter=dialect.delimiter, lineterminator=dialect.line_end)
    writer.writerow(header)
    writer.writerows(rows)
    return ("\ufeff" if dialect.has_bom else "") + text.getvalue()


def cssm_licenses(account: SmartAccount, on: date, dialect: Dialect) -> str:
    """CSSM's licence table: Balance = owned + Substitution − In Use; an ended lot still marked active is owned."""
    used, substituted = account.in_use(on), account.substitution_counts(on)
    rows: list[tuple[object, ...]] = []
    for virtual_account, license_name in account.holdings(on):
        key = virtual_account, license_name
        owned, swapped, in_use = account.quantity(key, on), substituted.get(key, 0), used.get(key, 0)
        balance = owned + swapped - in_use
        lots = [lot for lot in account.lots_on(key, on) if lot.status(on) == "ACTIVE"]
        soon = on + timedelta(days=EXPIRING_DAYS)
        alerts = [
            *(["Insufficient Licenses"] if balance < 0 else []),
            *(["Licenses Expired"] if any(lot.has_ended(on) for lot in lots) else []),
            *(["Licenses Expiring"] if any(lot.has_ended(soon) and not lot.has_ended(on) for lot in lots) else []),
        ]
        rows.append((license_name, "Prepaid", owned, in_use, swapped, balance, "; ".join(alerts), virtual_account))
    header = (
        "License",
        "Billing",
        dialect.owned_header,
        "In Use",
        "Substitution",
        "Balance",
        "Alerts",
        "Virtual Account",
    )
    return table(header, rows, dialect)


def cssm_instances(account: SmartAccount, on: date, dialect: Dialect) -> str:
    """CSSM's product-instance table."""
    rows = []
    for device in account.devices_on(on):
        seen = device.last_contact(on)
        alert = "Failed to Connect" if (on - seen).days > EXPIRING_DAYS else ""
        day = seen.strftime(dialect.day_format)
        rows.append((device.display_name, device.product_type, day, alert, device.virtual_account))
    return table(("Name", "Product Type", "Last Contact", "Alerts", "Virtual Account"), rows, dialect)


def price_list(client: Client) -> str:
    """Write the client's prices; an empty Price Months is a one-off price."""
    header = ("SKU", "License", "Description", "Unit List Price", "Unit Net Price", "Price Months", "Currency")
    rows = [
        (one.sku, one.license_name, one.description, one.unit_list, one.unit_net, one.months or "", one.currency)
        for one in client.prices
    ]
    return table(header, rows)


def proposal(client: Client) -> str:
    """Write the vendor's True Forward lines."""
    header = (
        "Line", "Subscription ID", "Suite", "SKU", "Description",
        "Quantity", "Unit Net Price", "Months", "Extended Amount", "Currency",
    )  # fmt: skip
    agreement = client.agreements[0]
    rows = [
        (
            place, agreement.subscription_id, line.suite, line.sku, line.description,
            line.quantity, line.unit_net_price, line.months, line.extended, agreement.currency,
        )
        for place, line in enumerate(client.proposal, start=1)
    ]  # fmt: skip
    return table(header, rows)
