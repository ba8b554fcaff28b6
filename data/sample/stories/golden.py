"""The figures a client's briefs must come to, worked out from the model alone: no file is read, no workbench asked."""

from __future__ import annotations

from collections import defaultdict
from datetime import date, timedelta
from decimal import ROUND_FLOOR, Decimal
from typing import TYPE_CHECKING, Any

from stories.catalogue import LICENSES

if TYPE_CHECKING:
    from stories.model import Agreement, Client, Holding, Lot, SmartAccount, Suite

AMBER_DAYS, RED_DAYS, GONE_DAYS = 30, 90, 365
CENT = Decimal("0.01")


def next_milestone(client: Client) -> date:
    """Find the first milestone after the day, of any agreement."""
    return min(day for one in client.agreements for day in one.milestones if day > client.as_of)


def whole_months(start: date, last: date) -> int:
    """Whole months from a milestone to the end of term; `last` is the last day of the term, so that it counts."""
    after = last + timedelta(days=1)
    months = (after.year - start.year) * 12 + after.month - start.month
    return months - (1 if after.day < start.day else 0)


def balances(account: SmartAccount, on: date) -> dict[Holding, int]:
    """Available + reported substitution − in use, by Virtual Account and licence."""
    used, substituted = account.in_use(on), account.substitution_counts(on)
    return {
        key: account.available(key, on) + substituted.get(key, 0) - used.get(key, 0) for key in account.holdings(on)
    }


def netting(account: SmartAccount, held: dict[Holding, int]) -> list[dict[str, Any]]:
    """Shortage and surplus by licence, and how much of the one the other cures within the Smart Account."""
    short: dict[str, int] = defaultdict(int)
    surplus: dict[str, int] = defaultdict(int)
    for (_, license_name), balance in held.items():
        short[license_name] += max(0, -balance)
        surplus[license_name] += max(0, balance)
    return [
        {
            "smart_account": account.domain,
            "license_name": name,
            "gross_short_count": short[name],
            "misplaced_count": min(short[name], surplus[name]),
            "genuine_short_count": max(0, short[name] - surplus[name]),
            "surplus_count": surplus[name],
        }
        for name in sorted(short)
    ]


def unreported_cover(held: dict[Holding, int]) -> tuple[dict[Holding, int], list[dict[str, Any]]]:
    """Apply what a higher level could still cover inside each Virtual Account: the balances after it, and each case."""
    after, cases = dict(held), []
    for virtual_account, covered in sorted(held):
        low = LICENSES[covered]
        ladder = [one for one in LICENSES.values() if one.family == low.family and one.tier > low.tier]
        for high in sorted(ladder, key=lambda one: one.tier):
            spare = after.get((virtual_account, high.name), 0)
            quantity = min(-after[virtual_account, covered], spare)
            if quantity > 0:
                after[virtual_account, covered] += quantity
                after[virtual_account, high.name] -= quantity
                names = {"virtual_account": virtual_account, "covered": covered, "covering": high.name}
                cases.append({**names, "quantity_count": quantity})
    return after, cases


def bridge(account: SmartAccount, on: date) -> dict[str, int]:
    """Take the steps, in units, from the shortage as Cisco shows it to the genuine one; and two figures beside them."""
    used, substituted, keys = account.in_use(on), account.substitution_counts(on), account.holdings(on)
    owned = {key: account.quantity(key, on) - used.get(key, 0) for key in keys}
    shown = _short({key: balance + substituted.get(key, 0) for key, balance in owned.items()})
    held = balances(account, on)
    covered, _ = unreported_cover(held)
    genuine = sum(row["genuine_short_count"] for row in netting(account, covered))
    return {
        "gross_shortage_count": shown,
        "expired_lots_change_count": _short(held) - shown,
        "substitution_change_count": _short(covered) - _short(held),
        "moves_change_count": genuine - _short(covered),
        "genuine_shortage_count": genuine,
        "gross_shortage_without_substitution_count": _short(owned),
        "genuine_shortage_without_cover_count": sum(row["genuine_short_count"] for row in netting(account, held)),
    }


def _short(held: dict[Holding, int]) -> int:
    return sum(max(0, -balance) for balance in held.values())


def _listed_lots(client: Client) -> list[tuple[SmartAccount, Holding, Lot]]:
    return [
        (account, key, lot)
        for account in client.accounts
        for key, lots in sorted(account.lots.items())
        for lot in lots
        if lot.is_listed(client.newest)
    ]


def lot_figures(client: Client) -> dict[str, Any]:
    """List ended lots that still say ACTIVE, and lots in force that end before the next milestone."""
    milestone = next_milestone(client)
    listed = _listed_lots(client)
    ended = [row for row in listed if row[2].has_ended(client.as_of) and row[2].status(client.newest) == "ACTIVE"]
    ending = [row for row in listed if row[2].is_available(client.as_of) and row[2].has_ended(milestone)]
    return {
        "lot_count": len(listed),
        "next_milestone_date": milestone.isoformat(),
        "ended_still_active_count": len(ended),
        "ended_still_active_quantity_count": sum(lot.quantity for *_, lot in ended),
        "ending_before_milestone_count": len(ending),
        "ending_before_milestone_quantity_count": sum(lot.quantity for *_, lot in ending),
        "ended_still_active": [_lot_row(*row) for row in ended],
        "ending_before_milestone": [_lot_row(*row) for row in ending],
    }


def _lot_row(account: SmartAccount, key: Holding, lot: Lot) -> dict[str, Any]:
    return {
        "smart_account": account.domain,
        "virtual_account": key[0],
        "license_name": key[1],
        "quantity_count": lot.quantity,
        "end_date": lot.end.isoformat() if lot.end else None,
    }


def instance_figures(client: Client, account: SmartAccount) -> dict[str, Any]:
    """Product instances of the newest export, by how long ago they were heard of on the day."""
    devices = account.devices_on(client.newest)
    ages = [(client.as_of - device.last_contact(client.newest)).days for device in devices]
    return {
        "smart_account": account.domain,
        "instance_count": len(devices),
        "distinct_serial_count": len({device.serial_number for device in devices}),
        "amber_count": sum(AMBER_DAYS < age <= RED_DAYS for age in ages),
        "stale_count": sum(age > RED_DAYS for age in ages),
        "gone_count": sum(age > GONE_DAYS for age in ages),
    }


def instance_totals(client: Client) -> dict[str, int]:
    """Count the same over all Smart Accounts; one serial number in two of them is one distinct serial number."""
    rows = [instance_figures(client, account) for account in client.accounts]
    names = ("instance_count", "amber_count", "stale_count", "gone_count")
    serials = {device.serial_number for account in client.accounts for device in account.devices_on(client.newest)}
    return {**{name: sum(row[name] for row in rows) for name in names}, "distinct_serial_count": len(serials)}


def true_forward_line(client: Client, agreement: Agreement, suite: Suite) -> dict[str, Any]:
    """One suite by RULES.md §7, at the agreement's next milestone."""
    names = set(suite.licenses)
    accounts = [account for account in client.accounts if account.domain in agreement.smart_accounts]
    used = [row for account in accounts for row in account.in_use(client.newest).items()]
    consumed = sum(count for (_, license_name), count in used if license_name in names)
    share = suite.allowance_share or Decimal(0)
    allowance = int((suite.committed * share).to_integral_value(ROUND_FLOOR))
    if suite.allowance_count is not None:
        allowance = suite.allowance_count
    threshold = suite.committed + allowance
    over, over_commitment = max(0, consumed - threshold), max(0, consumed - suite.committed)
    milestone = min(day for day in agreement.milestones if day > client.as_of)
    months = whole_months(milestone, agreement.end)
    charges = [(count * suite.monthly_price * months).quantize(CENT) for count in (over, over_commitment)]
    charge = charges[0] if agreement.charge_basis == "above_allowance" else charges[1]
    return {
        "subscription_id": agreement.subscription_id,
        "suite_name": suite.name,
        "sku": suite.sku,
        "committed_count": suite.committed,
        "allowance_count": allowance,
        "threshold_count": threshold,
        "consumed_count": consumed,
        "over_count": over,
        "over_commitment_count": over_commitment,
        "net_unit_price_amount": str(suite.monthly_price),
        "remaining_months": months,
        "charge_basis": agreement.charge_basis,
        "charge_amount": str(charge),
        "above_allowance_amount": str(charges[0]),
        "over_commitment_amount": str(charges[1]),
        "currency": agreement.currency,
    }


def true_forward_lines(client: Client) -> list[dict[str, Any]]:
    """Every suite of every agreement that has a milestone to come."""
    running = [one for one in client.agreements if any(day > client.as_of for day in one.milestones)]
    return [true_forward_line(client, agreement, suite) for agreement in running for suite in agreement.suites]


def pak_figures(client: Client, netted: list[dict[str, Any]]) -> list[dict[str, Any]]:
    """By licence: what PAKs hold that was never converted, and how much of the genuine shortage that explains."""
    by_sku = {one.sku: one.name for one in LICENSES.values()}
    hidden: dict[str, int] = defaultdict(int)
    for pak in client.paks:
        if pak.status != "CONVERTED" and pak.sku in by_sku:
            hidden[by_sku[pak.sku]] += pak.quantity
    genuine: dict[str, int] = defaultdict(int)
    for row in netted:
        genuine[row["license_name"]] += row["genuine_short_count"]
    return [
        {
            "license_name": name,
            "unconverted_count": count,
            "genuine_short_count": genuine[name],
            "explained_count": min(count, genuine[name]),
        }
        for name, count in sorted(hidden.items())
    ]


def _unmatched_paks(client: Client) -> list[dict[str, Any]]:
    known = {one.sku for one in LICENSES.values()}
    open_paks = [pak for pak in client.paks if pak.status != "CONVERTED" and pak.sku not in known]
    skus = sorted({pak.sku for pak in open_paks})
    return [{"sku": sku, "unconverted_count": sum(pak.quantity for pak in open_paks if pak.sku == sku)} for sku in skus]


def proposal_figures(client: Client, lines: list[dict[str, Any]]) -> dict[str, Any]:
    """Set the vendor's total beside the formula's, and the suites on each side."""
    charge = sum((Decimal(line["charge_amount"]) for line in lines), Decimal(0))
    proposed = sum((line.extended for line in client.proposal), Decimal(0))
    skus = {line["sku"] for line in lines}
    return {
        "line_count": len(client.proposal),
        "proposed_amount": str(proposed.quantize(CENT)),
        "formula_charge_amount": str(charge),
        "ratio": str((proposed / charge).quantize(CENT)),
        "lines_of_no_suite": [i for i, line in enumerate(client.proposal, start=1) if line.sku not in skus],
    }


def snapshot_figures(account: SmartAccount, on: date) -> dict[str, Any]:
    """One export as Cisco shows it: ended lots counted, reported substitution included."""
    used, substituted, keys = account.in_use(on), account.substitution_counts(on), account.holdings(on)
    shown = [account.quantity(key, on) + substituted.get(key, 0) - used.get(key, 0) for key in keys]
    return {
        "taken_at": on.isoformat(),
        "smart_account": account.domain,
        "license_record_count": len(keys),
        "quantity_count": sum(account.quantity(key, on) for key in keys),
        "in_use_count": sum(used.values()),
        "short_as_exported_count": sum(max(0, -balance) for balance in shown),
    }


def license_history(account: SmartAccount, on: date) -> list[dict[str, Any]]:
    """One export by licence, as Cisco shows it."""
    used, substituted = account.in_use(on), account.substitution_counts(on)
    rows: dict[str, list[int]] = defaultdict(lambda: [0, 0, 0])
    for key in account.holdings(on):
        owned, in_use = account.quantity(key, on), used.get(key, 0)
        row = rows[key[1]]
        row[0] += owned
        row[1] += in_use
        row[2] += max(0, in_use - owned - substituted.get(key, 0))
    names = ("quantity_count", "in_use_count", "short_as_exported_count")
    return [
        {
            "taken_at": on.isoformat(),
            "smart_account": account.domain,
            "license_name": name,
            **dict(zip(names, row, strict=True)),
        }
        for name, row in sorted(rows.items())
    ]


def expected(client: Client, snapshots: dict[str, list[date]]) -> dict[str, Any]:
    """Everything that goes into expected/."""
    held = {account.domain: balances(account, client.as_of) for account in client.accounts}
    netted = [row for account in client.accounts for row in netting(account, held[account.domain])]
    lines = true_forward_lines(client)
    charge = sum((Decimal(line["charge_amount"]) for line in lines), Decimal(0))
    figures: dict[str, Any] = {
        "client_id": client.client_id,
        "as_of_date": client.as_of.isoformat(),
        "netting_totals": {
            name: sum(row[name] for row in netted)
            for name in ("gross_short_count", "misplaced_count", "genuine_short_count", "surplus_count")
        },
        "bridge": [{"smart_account": one.domain, **bridge(one, client.as_of)} for one in client.accounts],
        "instance_totals": instance_totals(client),
        "instances": [instance_figures(client, account) for account in client.accounts],
        "lots": lot_figures(client),
        "true_forward_charge_amount": str(charge),
        "true_forward": lines,
        "license_netting": netted,
        "unreported_cover": [
            {"smart_account": domain, **case} for domain, rows in held.items() for case in unreported_cover(rows)[1]
        ],
        "substitutions": [
            {
                "smart_account": account.domain,
                "virtual_account": one.virtual_account,
                "covered": one.covered,
                "covering": one.covering,
                "quantity_count": one.quantity,
            }
            for account in client.accounts
            for one in account.substituted(client.newest)
        ],
        "positions_not_in_balance": [
            {"smart_account": domain, "virtual_account": key[0], "license_name": key[1], "balance_count": balance}
            for domain, rows in held.items()
            for key, balance in sorted(rows.items())
            if balance
        ],
        "snapshots": [
            snapshot_figures(account, day) for account in client.accounts for day in snapshots[account.domain]
        ],
    }
    figures["license_history"] = [
        row for account in client.accounts for day in snapshots[account.domain] for row in license_history(account, day)
    ]
    if client.paks:
        figures["pak"] = pak_figures(client, netted)
        figures["pak_of_no_license"] = _unmatched_paks(client)
    if client.proposal:
        figures["proposal"] = proposal_figures(client, lines)
    return figures
