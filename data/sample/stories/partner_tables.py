"""A partner's licence table over the Smart Account API: rows for parts of lots, usage on the first row of each only."""

from __future__ import annotations

from typing import TYPE_CHECKING

from stories.ledger import Told, Written
from stories.spreadsheets import Sheet, workbook

if TYPE_CHECKING:
    from datetime import date

    from stories.model import Client, SmartAccount

HEADER = (
    "Client", "Domain", "License", "Virtual Account", "Billing", "License Type", "Subscription Id", "Start Date",
    "End Date", "Quantity", "Available To Use", "In Use", "Balance", "Compliance", "Active", "Days To End",
)  # fmt: skip


def license_book(path: str, account: SmartAccount, on: date, client: Client) -> Written:
    """The table of one day as a workbook; CSSM's own table of that day is the better evidence."""
    rows: list[tuple[object, ...]] = [HEADER]
    used = account.in_use(on)
    names = set()
    for key in account.holdings(on):
        owned, in_use = account.quantity(key, on), used.get(key, 0)
        for place, lot in enumerate(account.lots_on(key, on)):
            names.add(key[0])
            told = (owned, in_use, owned - in_use, "In Compliance") if not place else ("", "", "", "")
            days = (lot.end - on).days if lot.end else ""
            rows.append(
                (
                    client.name, account.domain, key[1], key[0], "PREPAID", lot.license_type, lot.subscription_id,
                    lot.start, lot.end, lot.quantity, *told, "Y" if lot.status(on) == "ACTIVE" else "N", days,
                )
            )  # fmt: skip
    told_of = Told(
        "partner_licenses", on, len(rows) - 1, account.domain, virtual_accounts=frozenset(names), is_overlapped=True
    )
    return workbook(path, [Sheet("Licences", rows, told_of)])
