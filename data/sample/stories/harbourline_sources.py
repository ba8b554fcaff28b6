"""What Harbourline Freight's other sources tell: orders gone astray, Meraki depots, SD-WAN edges, usage reports."""

from __future__ import annotations

from dataclasses import replace
from datetime import date, timedelta
from decimal import Decimal
from typing import TYPE_CHECKING

from stories import (
    advisories,
    api_json,
    consumption,
    contract_tables,
    contracts,
    csv_tables,
    deployment,
    events,
    harbourline,
    licensing_api,
    meraki,
    moves,
    order_tables,
    orders,
    paks,
    subscriptions,
    usage,
)
from stories.archives import tarred, zipped
from stories.assembly import licenses_told
from stories.csv_tables import Dialect
from stories.device_outputs import captures, other_level
from stories.device_sections import Reporting
from stories.late_reports import LateReports, late_reports, uses_restricted
from stories.ledger import Part, Told, Written, copied, joined, written
from stories.machines import answering, chosen
from stories.spreadsheets import Sheet, workbook

if TYPE_CHECKING:
    from stories.model import Client, Device

DOMAIN = "harbourline.example"
NEWEST, COLLECTED, ORDERED = date(2026, 11, 15), date(2026, 11, 13), date(2026, 11, 10)
DISCOUNT = Decimal("0.42")
UNDEPOSITED = (
    orders.Undeposited("C9300-48 DNA Essentials", 12, date(2026, 9, 2), "Antwerp Port"),
    orders.Undeposited("Router DNA Essentials Tier 2", 9, date(2026, 9, 2), "Depot Belfast"),
    orders.Undeposited("C9300-24 Network Advantage", 20, date(2025, 6, 17)),
)
PAKS = {"SL-4330-SEC-K9": (16, 24), "L-ISE-BSE-PLIC": (0, 1000)}
# what the EA tool counts beyond what devices use
EXTRA = {"E3N-C9300-A": 46, "E3N-AIR-A": -18}
IOS_XE, NX_OS, LEVEL_OFF = 150, 24, 4


def sources(client: Client, before: list[Written]) -> Part:
    """The files beside the licence exports, and what they tell."""
    parts = [_answers(client, before)]
    parts += [make(client) for make in (_agreement, _bought, _contracts, _collected, _deployed, _logged)]
    parts += [_dashboard(), _advised()]
    return joined(parts)


def _answers(client: Client, before: list[Written]) -> Part:
    """More of the newest day: the portal's own table beside the API, a page saved twice, and three further answers."""
    account, folder = client.accounts[0], f"exports/{NEWEST}/{DOMAIN}"
    portal = "\ufeff" + csv_tables.cssm_licenses(account, NEWEST, Dialect(delimiter="\t"))
    page = next(one for one in before if one.path == f"{folder}/devices_13.json")
    summary, tag_count = licensing_api.summary(account, NEWEST)
    late = _late(chosen(answering(account, NEWEST, "IOS-XE"), IOS_XE, "outputs"))
    restricted = [one for one in answering(account, NEWEST, "IOS-XE") if uses_restricted(one)]
    restricted = [one for one in restricted if one.serial_number not in late.unauthorised]
    poll, code_count = licensing_api.authorizations(chosen(restricted, 40, "authorised"))
    files = [
        written(
            f"{folder}/Licenses.txt",
            portal.encode("utf-16-le"),
            replace(licenses_told(account, NEWEST), is_overlapped=True),
        ),
        copied(page, f"{folder}/devices_13 (1).json"),
        written(f"{folder}/licenses_summary.json", summary, Told("smart_licensing_summary", NEWEST, tag_count, DOMAIN)),
        written(
            f"{folder}/authorizations_poll.json",
            poll,
            Told("smart_licensing_authorizations", NEWEST, code_count, DOMAIN),
        ),
        written(
            f"{folder}/license_subscriptions.json",
            subscriptions.subscriptions_answer(account, NEWEST),
            subscriptions.subscriptions_told(account, NEWEST),
        ),
    ]
    told = {"restricted_device_count": len(restricted), "authorized_device_count": code_count}
    return files, {"authorizations": told}


def _logged(client: Client) -> Part:
    account = client.accounts[0]
    log = events.account_events(account, NEWEST, date(2025, 10, 6))
    path = f"exports/{NEWEST}/{DOMAIN}/event_log.csv"
    file = events.event_log(path, account, NEWEST, log, Dialect(), "%d/%m/%Y %H:%M")
    movements = [moves.movement_figures(account, harbourline.MOVES, harbourline.DAYS, client.as_of)]
    return [file], {"events": events.events_story(log), "movements": movements}


def _dashboard() -> Part:
    """Two Meraki organisations: depots whose licences end together, branches on a subscription that is too small."""
    folder = f"exports/{COLLECTED}/{DOMAIN}"
    depots = {"MX67": 14, "MS120-8LP": 22, "wireless": 41}
    seats = {"LIC-MR-ENT": (36, 30), "LIC-MX-M-SEC": (6, 8)}
    short = {sku: assigned - limit for sku, (assigned, limit) in seats.items() if assigned > limit}
    branches = [meraki.subscription("Sub-M-220415", DOMAIN, "Harbourline Freight", seats)]
    lacking = meraki.compliance("Sub-M-220415", date(2026, 12, 20), short)
    answers = (
        ("inland_depots", "meraki_overview", meraki.overview(date(2027, 6, 30), depots), 1),
        ("subscriptions", "meraki_subscriptions", api_json.listed(branches), len(branches)),
        ("compliance", "meraki_compliance", api_json.listed(lacking), len(lacking)),
    )
    files = [
        written(f"{folder}/meraki_{name}.json", text, Told(kind, COLLECTED, count))
        for name, kind, text, count in answers
    ]
    told = {"co_termination_device_count": sum(depots.values()), "seats_short_count": sum(short.values())}
    return files, {"meraki": told}


def _advised() -> Part:
    found = [
        advisories.fictional(
            1, "Cisco IOS XE Software", ("17.9.5", "17.12.4"), "IOS XE web page denial of service", "8.6", "High"
        ),
        advisories.fictional(2, "Cisco NX-OS Software", ("10.2(8)",), "NX-OS log file exposure", "5.3", "Medium"),
    ]
    told = Told("openvuln_advisories", COLLECTED, len(found))
    file = written(f"exports/{COLLECTED}/{DOMAIN}/openvuln.json", advisories.openvuln(found), told)
    return [file], {"advisories": {"advisory_count": len(found)}}


def _agreement(client: Client) -> Part:
    agreement, account = client.agreements[0], client.accounts[0]
    folder = f"exports/{COLLECTED}/{DOMAIN}"
    counts = consumption.suite_counts(client, agreement, NEWEST, EXTRA)
    over = tuple(one.suite.name for one in counts if one.remaining < 0)
    rows = [
        subscriptions.agreement_row(agreement, over, client.as_of),
        subscriptions.CcwRow(
            "Sub-731905",
            "Switching DNA Advantage, term",
            date(2027, 1, 13),
            date(2030, 1, 12),
            "1.240,50",
            ordered=date(2026, 10, 28),
        ),
        subscriptions.CcwRow(
            "Sub-640182", "Secure Internet Gateway", date(2024, 5, 6), date(2027, 5, 5), "980.00", status="CANCELLED"
        ),
    ]
    table = subscriptions.ccw_rows(client, rows, DOMAIN)
    book = workbook(
        f"{folder}/ccw_subscriptions.xlsx",
        [Sheet("Subscriptions", table, Told("ccw_subscriptions", COLLECTED, len(rows)))],
    )
    answer = consumption.api_answer(
        agreement, counts, [(account, "DEFAULT", [one.counted for one in counts])], COLLECTED
    )
    files = [book, written(f"{folder}/ea_consumption.json", answer, Told("ea_consumption", COLLECTED, 1))]
    return files, {
        "subscriptions": {
            "subscription_count": len(rows),
            "personal_header_count": len(subscriptions.PERSONAL_HEADERS),
        },
        "consumption": consumption.consumption_story(counts),
    }


def _bought(client: Client) -> Part:
    account, folder = client.accounts[0], f"exports/{ORDERED}/{DOMAIN}"
    lines = [
        *orders.deposited_lines(account, NEWEST, 80, DISCOUNT),
        *orders.undeposited_lines("harbourline", UNDEPOSITED, DISCOUNT),
    ]
    keys = paks.paks_of("paks of harbourline", PAKS, DOMAIN)
    pak_path = f"{folder}/pak_list.tsv"
    files = [
        order_tables.reseller_orders(f"{folder}/order_report.csv", lines, ORDERED, client),
        order_tables.pak_table(pak_path, keys, ORDERED, DOMAIN, Dialect(delimiter="\t")),
    ]
    return files, {"orders": orders.orders_story(client, lines), "pak": paks.paks_story(keys)}


def _contracts(client: Client) -> Part:
    items = contracts.installed_items(client.accounts[0], NEWEST, 420, 18, "harbourline")
    rows = contract_tables.installed_rows(items, COLLECTED, client.name)
    about = [
        ("Installed base of Harbourline Freight",),
        ("Prepared by the partner's team",),
        ("Sheet 2 holds the items",),
    ]
    book = workbook(
        f"exports/{COLLECTED}/{DOMAIN}/installed_base.xlsx",
        [
            Sheet("About", about, Told("", COLLECTED, 0, is_read=False)),
            Sheet("Installed Base", rows, Told("installed_base", COLLECTED, len(items))),
        ],
    )
    return [book], {"contracts": contracts.contracts_story(items, COLLECTED)}


def _collected(client: Client) -> Part:
    account, folder = client.accounts[0], f"exports/{COLLECTED}/{DOMAIN}"
    switches = chosen(answering(account, NEWEST, "IOS-XE"), IOS_XE, "outputs")
    told = [other_level(one) if one in _level_off(switches) else one for one in switches]
    nexus = chosen(answering(account, NEWEST, "NX-OS"), NX_OS, "outputs")
    late = _late(switches)
    reporting = Reporting(account.title, late=late)
    texts = captures([*told, *nexus], COLLECTED, reporting, "outputs/")
    recent = [one for one in switches if one.registered_at.date() > NEWEST - timedelta(days=420)]
    metered = usage.metered(recent, 5, 95, NEWEST)
    reports = [usage.usage_files(one, NEWEST, COLLECTED, "rum/") for one in metered[:-1]]
    reports.append(usage.broken_usage_file(metered[-1], NEWEST, COLLECTED, "rum/"))
    files = [zipped(f"{folder}/device_outputs.zip", texts), tarred(f"{folder}/rum_reports.tar.gz", reports)]
    return files, {
        "device_outputs": {"device_count": len(texts), "other_level_count": len(_level_off(switches))} | late.story(),
        "usage": {
            "device_count": len(metered),
            "late_device_count": sum(one.is_late for one in metered),
            "late_devices": [
                {
                    "serial_number": one.device.serial_number,
                    "registered_date": one.device.registered_at.date().isoformat(),
                    "began_date": one.began.isoformat(),
                }
                for one in metered
                if one.is_late
            ],
        },
    }


def _late(switches: list[Device]) -> LateReports:
    return late_reports(switches, overdue=6, never=2, soon=4, unauthorised=2)


def _level_off(switches: list[Device]) -> list[Device]:
    return [one for one in switches if one.product_type == "C9300"][:LEVEL_OFF]


def _deployed(client: Client) -> Part:
    account, folder = client.accounts[0], f"exports/{COLLECTED}/{DOMAIN}"
    switches = [one for one in account.devices_on(NEWEST) if one.product_type in {"C9300", "C9500", "C9800"}]
    edges = [one for one in deployment.edges(account.devices_on(NEWEST)) if one.virtual_account == "SD-WAN Edge"]
    campus = deployment.deployed(switches, 520, COLLECTED, 9, 6, "harbourline campus")
    wan = deployment.deployed(edges, 160, COLLECTED, 2, 3, "harbourline wan")
    files = [
        written(f"{folder}/{name}.json", text, Told(kind, COLLECTED, len(records)))
        for name, kind, records, text in (
            ("network-device", "catalyst_center_devices", campus, deployment.catalyst_center_answer(campus)),
            (
                "license_summary",
                "catalyst_center_licenses",
                campus,
                deployment.catalyst_center_licenses(campus, account.title),
            ),
            ("vmanage_devices", "sdwan_manager_devices", wan, deployment.sdwan_answer(wan)),
        )
    ]
    return files, {
        "deployment": {
            "catalyst_center": deployment.deployment_story(campus),
            "sdwan_manager": deployment.deployment_story(wan),
        }
    }
