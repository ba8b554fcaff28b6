"""Subscriptions as CCW lists them, with the contacts that must never leave raw, and as the Smart Licensing API does."""

from __future__ import annotations

import json
from dataclasses import dataclass
from datetime import date
from decimal import Decimal
from typing import TYPE_CHECKING

from stories.ledger import Told

if TYPE_CHECKING:
    from stories.model import Agreement, Client, SmartAccount

CCW_HEADER = (
    "End Customer", "Offer Name", "Consumption Status", "Over Consumed TF Groups", "TF Groups",
    "True Forward Effective Date", "Next True Forward", "Subscription ID", "Status", "Start Date", "End Date",
    "Initial Term", "Renewal Date", "Currency", "Monthly Charge", "TF Overage", "Purchase Order Number", "WebOrderID",
    "Buying Program ID", "Site URL", "Customer Success Manager", "Customer Success Manager Email",
    "Primary Billing Contact Name", "Primary Billing Contact Email", "Service To Contact Name",
    "Service To Contact Email", "End Customer Contact Name", "End Customer Contact Email",
    "End Customer Contact Phone", "Order Submitted Date", "Smart Account Name", "Renewal Manager",
    "Renewal Manager Email", "Provisioning Status",
)  # fmt: skip
PERSONAL_HEADERS = tuple(
    header for header in CCW_HEADER if any(word in header for word in ("Contact", "Manager", "Email", "Phone"))
)


@dataclass(frozen=True)
class CcwRow:
    """A subscription as CCW lists it; `month` is its charge as printed, `over` the groups past their commitment."""

    subscription_id: str
    offer: str
    start: date
    end: date
    month: str
    groups: tuple[str, ...] = ()
    over: tuple[str, ...] = ()
    true_forward: date | None = None
    next_true_forward: date | None = None
    ordered: date | None = None
    status: str = "ACTIVE"


def ccw_rows(client: Client, rows: list[CcwRow], domain: str) -> list[tuple[object, ...]]:
    """The list under its header; people, addresses and numbers in it are invented."""
    place = domain.partition(".")[0]
    told: list[tuple[object, ...]] = [CCW_HEADER]
    for number, one in enumerate(rows):
        ordered = one.ordered or one.start
        told.append(
            (
                client.name, one.offer, "OVER CONSUMED" if one.over else "NOT OVER CONSUMED" if one.groups else "n/a",
                ",".join(one.over) or "-", ",".join(one.groups) or "n/a", _day(one.true_forward, "%b %d, %Y"),
                _day(one.next_true_forward, "%d-%b-%Y"), one.subscription_id, one.status, one.start.isoformat(),
                one.end.isoformat(), "36", _day(one.end, "%d-%b-%Y"), client.currency, one.month, "0",
                f"PO-{ordered.year}-{4410 + number}", 88_120_400 + number, "n/a", "-", "Robin Sample",
                "robin.sample@vendor.example", "Alex Sample", f"alex.sample@{domain}", "Alex Sample",
                f"alex.sample@{domain}", "Sam Sample", f"sam.sample@{domain}", "+44 20 7946 0000",
                ordered.strftime("%d-%b-%Y"), domain, "Jo Sample", f"jo.sample@{place}-partner.example", "Completed",
            )
        )  # fmt: skip
    return told


def _day(day: date | None, shape: str) -> str:
    return day.strftime(shape) if day else "0"


def agreement_row(agreement: Agreement, over: tuple[str, ...], as_of: date) -> CcwRow:
    """The agreement itself among the subscriptions."""
    passed = [day for day in agreement.milestones if day <= as_of]
    ahead = [day for day in agreement.milestones if day > as_of]
    month = sum((suite.committed * suite.monthly_price for suite in agreement.suites), Decimal(0))
    return CcwRow(
        subscription_id=agreement.subscription_id,
        offer=agreement.name,
        start=agreement.start,
        end=agreement.end,
        month=f"{month:,.2f}",
        groups=tuple(suite.name for suite in agreement.suites),
        over=over,
        true_forward=passed[-1] if passed else None,
        next_true_forward=ahead[0] if ahead else None,
    )


def api_subscriptions(account: SmartAccount, on: date) -> list[dict[str, object]]:
    """A Smart Account's subscribed licences: the lots with a subscription, one record a licence and Virtual Account."""
    return [
        {
            "license": license_name,
            "virtualAccount": virtual_account,
            "subscriptionId": lot.subscription_id,
            "quantity": lot.quantity,
            "billingType": "PREPAID",
            "startDate": lot.start.isoformat() if lot.start else None,
            "endDate": lot.end.isoformat() if lot.end else None,
            "status": lot.status(on),
        }
        for (virtual_account, license_name), lots in sorted(account.lots.items())
        for lot in lots
        if lot.subscription_id and lot.is_listed(on)
    ]


def subscriptions_told(account: SmartAccount, on: date) -> Told:
    """What the gate must say of them."""
    return Told("smart_licensing_subscriptions", on, len(api_subscriptions(account, on)), account.domain)


def subscriptions_answer(account: SmartAccount, on: date) -> str:
    """One answer of the API."""
    records = api_subscriptions(account, on)
    answer = {"totalRecords": len(records), "licenseSubscriptions": records, "statusMessage": "", "status": "SUCCESS"}
    return json.dumps(answer, separators=(",", ":"))


def subscriptions_lines(account: SmartAccount, on: date) -> str:
    """The same records as JSON Lines, one a line."""
    return "".join(json.dumps(one, separators=(",", ":")) + "\n" for one in api_subscriptions(account, on))
