"""What St Mary's other sources tell: an unpatched SSM On-Prem, keys never migrated, devices buried alive."""

from __future__ import annotations

from datetime import date, timedelta
from decimal import Decimal
from typing import TYPE_CHECKING

from stories import (
    advisories,
    api_json,
    consumption,
    contract_tables,
    contracts,
    deployment,
    events,
    licensing_api,
    meraki,
    moves,
    onprem_console,
    order_tables,
    orders,
    paks,
    partner_tables,
    stmarys,
    subscriptions,
    usage,
)
from stories.archives import tarred
from stories.csv_tables import PLAIN, Dialect, table
from stories.device_outputs import captures
from stories.device_sections import Reporting
from stories.late_reports import late_reports
from stories.ledger import Part, Told, Written, joined, written
from stories.machines import answering, chosen
from stories.spreadsheets import Sheet, workbook

if TYPE_CHECKING:
    from stories.model import Client

DOMAIN = "stmarys.example"
PAK_PATH = f"exports/2026-11-10/{DOMAIN}/pak/PAK_export.csv"
NEWEST, COLLECTED, EARLIER = date(2026, 11, 10), date(2026, 11, 17), date(2026, 8, 12)
WORKSPACE = date(2026, 6, 10)
ONPREM_RELEASE, FORMER_RELEASES = "9-202510", ("9-202412", "9-202502", "9-202507")
ONPREM_SERVER = "ssm-onprem.stmarys.example"
LOCAL = ("St Mary's General", "Cancer Centre", "Mental Health")
DISCOUNT = Decimal("0.38")
UNDEPOSITED = (
    orders.Undeposited("C9300-48 DNA Advantage", 24, date(2026, 8, 20), "Cancer Centre"),
    orders.Undeposited("ISE Essentials", 200, date(2026, 7, 6)),
)
EXTRA = {"E3N-ISE-E": 250}
IOS_XE, NX_OS, ASA = 84, 12, 1


def sources(client: Client, _: list[Written]) -> Part:
    """The files beside the licence exports, and what they tell."""
    makers = (_keys, _onprem, _agreement, _bought, _contracts, _collected, _deployed, _logged)
    parts = [*(make(client) for make in makers), _dashboard()]
    return joined(parts)


def _keys(client: Client) -> Part:
    """The PAK portal's list; and a partner's licence table of a day that CSSM's own speaks for."""
    account = client.accounts[0]
    files = [
        order_tables.pak_table(PAK_PATH, client.paks, NEWEST, DOMAIN, PLAIN),
        partner_tables.license_book(f"exports/{EARLIER}/{DOMAIN}/partner_licences.xlsx", account, EARLIER, client),
    ]
    return files, {"pak": paks.paks_story(client.paks)}


def _logged(client: Client) -> Part:
    account, path = client.accounts[0], f"exports/{NEWEST}/{DOMAIN}/event_log.csv"
    log = events.account_events(account, NEWEST, date(2025, 9, 22))
    file = events.event_log(path, account, NEWEST, log, Dialect(), "%d %b %Y %H:%M", 3)
    movements = [moves.movement_figures(account, stmarys.MOVES, stmarys.DAYS, client.as_of)]
    return [file], {"events": events.events_story(log), "movements": movements}


def _dashboard() -> Part:
    records = meraki.per_device("stmarys", COLLECTED, 34, 5, 7)
    states = [one["state"] for one in records]
    path, told = f"exports/{COLLECTED}/{DOMAIN}/meraki_licenses.json", Told("meraki_licenses", COLLECTED, len(records))
    counts = {f"{name}_count": states.count(name) for name in sorted(set(states))}
    return [written(path, api_json.listed(records), told)], {"meraki": {"license_count": len(records), **counts}}


def _onprem(client: Client) -> Part:
    account = client.accounts[0]
    folder = f"exports/{NEWEST}/{DOMAIN}/onprem-server"
    text, count = licensing_api.onprem_licenses(account, NEWEST, LOCAL)
    told = Told(
        "smart_licensing_licenses",
        NEWEST,
        count,
        DOMAIN,
        virtual_accounts=frozenset(LOCAL),
        is_overlapped=True,
        is_onprem=True,
    )
    files = [
        written(
            f"{folder}/accounts.json",
            licensing_api.onprem_accounts(account, LOCAL),
            Told("onprem_accounts", NEWEST, len(LOCAL), is_onprem=True),
        ),
        written(f"{folder}/licenses.json", text, told),
    ]
    console = onprem_console.version_session(ONPREM_SERVER, ONPREM_RELEASE, FORMER_RELEASES)
    servers = table(("Server", "Release", "Site"), [(ONPREM_SERVER, FORMER_RELEASES[-1], LOCAL[0])], PLAIN)
    files += [
        written(f"{folder}/version.txt", console, Told("onprem_console", NEWEST, 1, is_onprem=True)),
        written(f"exports/{EARLIER}/{DOMAIN}/servers.csv", servers, Told("onprem_versions", EARLIER, 1)),
    ]
    first, second = advisories.ONPREM_ADVISORIES
    advice = f"exports/{COLLECTED}/advisories"
    files += [
        written(f"{advice}/{first.cve}.json", advisories.cve_record(first), Told("cve_records", COLLECTED, 1)),
        written(f"{advice}/{second.advisory_id}.json", advisories.csaf(second), Told("csaf_advisories", COLLECTED, 1)),
    ]
    open_ones = [one for one in advisories.ONPREM_ADVISORIES if ONPREM_RELEASE in one.affected]
    return files, {
        "onprem": {
            "release": ONPREM_RELEASE,
            "server": ONPREM_SERVER,
            "local_account_count": len(LOCAL),
            "license_record_count": count,
            "open_advisory_count": len(open_ones),
            "open_advisories": [one.cve for one in open_ones],
        }
    }


def _agreement(client: Client) -> Part:
    agreement, account = client.agreements[0], client.accounts[0]
    counts = consumption.suite_counts(client, agreement, WORKSPACE, EXTRA)
    lines = subscriptions.subscriptions_lines(account, NEWEST)
    files = [
        written(
            f"exports/{WORKSPACE}/{DOMAIN}/ea_workspace.csv",
            consumption.workspace_table(agreement, counts, Dialect(has_bom=True)),
            Told("ea_workspace", WORKSPACE, len(counts)),
        ),
        written(
            f"exports/{NEWEST}/{DOMAIN}/license_subscriptions.jsonl",
            lines,
            subscriptions.subscriptions_told(account, NEWEST),
        ),
    ]
    return files, {
        "consumption": consumption.consumption_story(counts),
        "subscriptions": {"record_count": files[1].told[""].rows},
    }


def _bought(client: Client) -> Part:
    lines = [
        *orders.deposited_lines(client.accounts[0], NEWEST, 40, DISCOUNT),
        *orders.undeposited_lines("stmarys", UNDEPOSITED, DISCOUNT),
    ]
    book = order_tables.mapped_orders(f"exports/{COLLECTED}/{DOMAIN}/purchases.csv", lines, COLLECTED)
    return [book], {"orders": orders.orders_story(client, lines)}


def _contracts(client: Client) -> Part:
    account, folder = client.accounts[0], f"exports/{COLLECTED}/{DOMAIN}"
    covered = contracts.installed_items(account, NEWEST, 180, 14, "stmarys lines")
    listed = contracts.installed_items(account, NEWEST, 90, 0, "stmarys assets")
    gone = contracts.installed_items(account, NEWEST, 0, 11, "stmarys struck off")
    site = "St Mary's General"
    assets = contract_tables.asset_list(listed, COLLECTED, site) + contract_tables.struck_off(gone, COLLECTED, site)
    files = [
        written(
            f"{folder}/ccwr_line_details.csv",
            contract_tables.line_details(covered, COLLECTED, client.name),
            Told("ccwr_line_details", COLLECTED, len(covered)),
        ),
        written(f"{folder}/assets.csv", assets, Told("asset_list", COLLECTED, len(listed) + len(gone))),
    ]
    return files, {
        "contracts": contracts.contracts_story(covered, COLLECTED),
        "assets": {"asset_count": len(listed), "below_blank_row_count": len(gone)},
    }


def _collected(client: Client) -> Part:
    account, folder = client.accounts[0], f"exports/{COLLECTED}/{DOMAIN}"
    routers = chosen(answering(account, NEWEST, "IOS-XE"), IOS_XE, "outputs")
    late = late_reports(routers, overdue=3, never=1, soon=2, unauthorised=0)
    through_onprem = Reporting(account.title, "cslu", f"https://{ONPREM_SERVER}/cslu/v1/pi/gen-1", late)
    others = [
        *chosen(answering(account, NEWEST, "NX-OS"), NX_OS, "outputs"),
        *chosen(answering(account, NEWEST, "ASA"), ASA, "outputs"),
    ]
    texts = captures([*routers, *others], COLLECTED, through_onprem)
    halves = [
        tarred("hospital_sites.tar.gz", texts[: len(texts) // 2]),
        tarred("community_sites.tar.gz", texts[len(texts) // 2 :]),
    ]
    recent = [one for one in routers if one.registered_at.date() > NEWEST - timedelta(days=500)]
    metered = usage.metered(recent, 2, 70, NEWEST)
    by_account: dict[str, list[usage.Metered]] = {}
    for one in metered:
        by_account.setdefault(one.device.virtual_account, []).append(one)
    bundles = [
        tarred(
            f"UD_VA_{''.join(letter for letter in name if letter.isalnum())}.tar.gz",
            [usage.usage_files(one, NEWEST, COLLECTED) for one in ones],
        )
        for name, ones in sorted(by_account.items())
    ]
    months = [date(2026, month, 1) for month in range(3, 11)]
    files = [
        tarred(f"{folder}/device_outputs.tar", halves),
        tarred(f"{folder}/UD_SA_stmarys.tar.gz", bundles),
        usage.usage_table(
            f"{folder}/onprem_usage.csv", account, ("C9300-48 DNA Advantage", "ISE Essentials"), months, COLLECTED,
            Dialect(delimiter=";"),
        ),
    ]  # fmt: skip
    return files, {
        "device_outputs": {"device_count": len(texts), "reporting_through_onprem_count": len(routers)} | late.story(),
        "usage": {"device_count": len(metered), "late_device_count": sum(one.is_late for one in metered)},
    }


def _deployed(client: Client) -> Part:
    account, folder = client.accounts[0], f"exports/{COLLECTED}/{DOMAIN}"
    alive = [one for one in answering(account, NEWEST, "IOS-XE") if not one.virtual_account.endswith("-AirGap")]
    register = deployment.deployed(alive, 300, COLLECTED, 12, 0, "stmarys register")
    racks = deployment.deployed(answering(account, NEWEST, "NX-OS", "IOS-XE"), 120, COLLECTED, 0, 5, "stmarys racks")
    rows = deployment.asset_register_rows(register, "Configuration items, network")
    book = workbook(
        f"{folder}/cmdb_extract.xlsx", [Sheet("Network", rows, Told("device_list", COLLECTED, len(register)))]
    )
    netbox = written(
        f"{folder}/netbox_devices.json",
        deployment.netbox_answer(racks),
        Told("netbox_devices", COLLECTED, deployment.netbox_count(racks)),
    )
    return [book, netbox], {
        "deployment": {"cmdb": deployment.deployment_story(register), "netbox": deployment.deployment_story(racks)}
    }
