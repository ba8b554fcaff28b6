"""What the import gate must say of a client's folder, worked out from what was written: no file is read again."""

from __future__ import annotations

from collections import defaultdict
from typing import TYPE_CHECKING, Any

from stories.ledger import Told

if TYPE_CHECKING:
    from collections.abc import Iterable
    from datetime import date

    from stories.ledger import Written
    from stories.model import Client

STALE_DAYS = 45
SPOKEN = ("licenses", "instances")
STATUSES = ("current", "history", "overlapped", "empty", "later")
# The kinds in the gate's order, and the formats of each.
KINDS = (
    ("licenses", "Licences", ("smart_licensing_licenses", "cssm_licenses", "partner_licenses")),
    ("instances", "Product instances", ("smart_licensing_devices", "cssm_product_instances")),
    ("accounts", "Account list", ("smart_licensing_accounts",)),
    ("subscriptions", "Subscriptions", ("ccw_subscriptions", "smart_licensing_subscriptions")),
    ("consumption", "EA consumption", ("ea_consumption", "ea_workspace", "partner_agreements")),
    ("orders", "Orders", ("orders",)),
    ("pak", "PAK licences", ("pak_licenses",)),
    ("contracts", "Installed base and contracts", ("installed_base", "asset_list", "ccwr_line_details", "ccwr_quote")),
    ("account_events", "Account events", ("cssm_events",)),
    ("device_outputs", "Device outputs", ("device_outputs",)),
    ("usage", "Usage history", ("rum_reports", "usage_history")),
    (
        "deployment",
        "Deployment records",
        (
            "catalyst_center_devices",
            "catalyst_center_devices_table",
            "catalyst_center_licenses",
            "sdwan_manager_devices",
            "netbox_devices",
            "netbox_devices_table",
            "cmdb_devices",
            "device_list",
        ),
    ),
    (
        "meraki",
        "Meraki licences",
        ("meraki_overview", "meraki_licenses", "meraki_subscriptions", "meraki_compliance"),
    ),
    ("advisories", "Advisories", ("csaf_advisories", "openvuln_advisories", "cve_records")),
    ("prices", "Prices", ("price_list",)),
    ("proposal", "Vendor's proposal", ("true_forward_proposal",)),
    ("onprem", "On-Prem releases", ("onprem_console", "onprem_versions")),
    ("account_users", "Users and roles", ("account_users",)),
    ("settlements", "Settlement ledger", ("settlement_ledger",)),
)
SUBJECTS = {one: subject for subject, _, formats in KINDS for one in formats}
Source = tuple[str, str, "date | None", bool]


def gate_figures(client: Client, written: Iterable[Written], listed: dict[str, list[str]]) -> dict[str, Any]:
    """Everything of expected/'s `import_gate`; `listed` are the Virtual Accounts that account lists name."""
    by_path = {path: told for one in written for path, told in one.by_path().items()}
    counted = {path: told for path, told in by_path.items() if not told.copy_of}
    sources = _sources(client, [told for told in counted.values() if told.is_read])
    return {
        "kinds": _kinds(sources),
        "sources": sources,
        "not_read": sorted(path for path, told in counted.items() if not told.is_read),
        "accounts": _accounts(client, [told for told in counted.values() if told.is_read], listed),
        "rejects": [
            {"path": path, "reason": reason, "rejected_count": count}
            for path, told in sorted(counted.items())
            for reason, count in told.rejects
        ],
        "date_orders": [
            {"path": path, "date_order": told.date_order[0], "date_order_source": told.date_order[1]}
            for path, told in sorted(counted.items())
            if told.date_order
        ],
        "duplicates": [
            # The shorter name is the one that counts.
            {"path": max(path, told.copy_of, key=_length), "same_as": min(path, told.copy_of, key=_length)}
            for path, told in sorted(by_path.items())
            if told.copy_of
        ],
        "overlaps": [
            {name: row[name] for name in ("format", "smart_account", "taken_at", "file_count")}
            for row in sources
            if row["export_status"] == "overlapped"
        ],
    }


def _length(path: str) -> tuple[int, str]:
    return len(path), path


def _sources(client: Client, told: list[Told]) -> list[dict[str, Any]]:
    groups: dict[Source, list[Told]] = defaultdict(list)
    for one in told:
        groups[one.format, one.smart_account, one.day, one.is_onprem].append(one)
    newest = _newest(client, told)
    rows = []
    for (name, account, day, is_onprem), files in groups.items():
        named = frozenset[str]().union(*(one.virtual_accounts for one in files))
        rows.append(
            {
                "format": name,
                "smart_account": account,
                "taken_at": day.isoformat() if day else None,
                "is_onprem": is_onprem,
                "file_count": len(files),
                "virtual_account_count": len(named) or None,
                "read_count": sum(one.rows for one in files),
                "landed_count": sum(one.rows - one.rejected for one in files),
                "rejected_count": sum(one.rejected for one in files),
                "repeated_count": sum(one.repeated for one in files) or None,
                "age_days": (client.as_of - day).days if day else None,
                "export_status": min((_status(client, one, newest) for one in files), key=STATUSES.index),
            }
        )
    return sorted(rows, key=lambda row: (row["taken_at"] or "", row["format"], row["smart_account"], row["is_onprem"]))


def _series(told: Told) -> tuple[str, str]:
    """What supersedes what: licences and instances whatever their format, anything else by its format."""
    subject = SUBJECTS.get(told.format, "")
    return (subject if subject in SPOKEN else told.format), told.smart_account


def _newest(client: Client, told: list[Told]) -> dict[tuple[str, str], date]:
    newest: dict[tuple[str, str], date] = {}
    for one in told:
        if one.day and one.day <= client.as_of and not one.is_overlapped:
            newest[_series(one)] = max(one.day, newest.get(_series(one), one.day))
    return newest


def _status(client: Client, told: Told, newest: dict[tuple[str, str], date]) -> str:
    if told.day and told.day > client.as_of:
        return "later"
    if told.rows == told.rejected:
        return "empty"
    if told.is_overlapped:
        return "overlapped"
    return "current" if told.day is None or told.day == newest[_series(told)] else "history"


def _kinds(sources: list[dict[str, Any]]) -> list[dict[str, Any]]:
    rows = []
    for _, title, formats in KINDS:
        found = [row for row in sources if row["format"] in formats]
        days = [row["taken_at"] for row in found if row["taken_at"] and row["export_status"] != "later"]
        ages = [row["age_days"] for row in found if row["age_days"] is not None and row["export_status"] != "later"]
        landed = sum(row["landed_count"] for row in found)
        is_stale = bool(ages) and min(ages) > STALE_DAYS
        rows.append(
            {
                "source_name": title,
                "source_status": "Missing" if not landed else "Stale" if is_stale else "Found",
                "file_count": sum(row["file_count"] for row in found),
                "landed_count": landed,
                "taken_at": max(days, default=None),
                "age_days": min(ages, default=None),
            }
        )
    return rows


def _accounts(client: Client, told: list[Told], listed: dict[str, list[str]]) -> list[dict[str, Any]]:
    """Whether each Virtual Account is covered; an export of a whole Smart Account covers all of it."""
    covered = {
        subject: {one.smart_account for one in told if SUBJECTS.get(one.format) == subject and not one.is_overlapped}
        for subject in SPOKEN
    }
    rows = []
    for domain in sorted({account.domain for account in client.accounts} | set(listed)):
        names = sorted(listed.get(domain, []))
        rows.append(
            {
                "smart_account": domain,
                "virtual_account_count": len(names),
                "listed_count": len(names),
                "licenses_count": len(names) if domain in covered["licenses"] else 0,
                "instances_count": len(names) if domain in covered["instances"] else 0,
                "never_exported": ", ".join(names) if domain not in covered["licenses"] else None,
            }
        )
    return rows
