"""What Calder Bank's other sources tell: systems of record at odds, a purchase shown twice, a folder misdated."""

from __future__ import annotations

from datetime import date, timedelta
from decimal import Decimal
from typing import TYPE_CHECKING

from stories import (
    account_users,
    advisories,
    api_json,
    calderbank,
    consumption,
    contract_tables,
    contracts,
    csv_tables,
    deployment,
    events,
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
from stories.late_reports import late_reports
from stories.ledger import Part, Told, Written, copied, joined, written
from stories.machines import answering, chosen
from stories.planted import PAK, PAK_SKU, planted_errors
from stories.spreadsheets import Sheet, workbook

if TYPE_CHECKING:
    from stories.model import Client

CALDER, NORTHGATE = "calderbank.example", "northgate.example"
NEWEST, COLLECTED, LOGGED = date(2026, 11, 12), date(2026, 11, 16), date(2026, 8, 19)
SWAPPED = date(2026, 12, 11)  # 12 November with day and month changed places
DISCOUNT = Decimal("0.45")
USERS, ADMINISTRATORS = 31, 6
LATE = {CALDER: (7, 2, 3, 1), NORTHGATE: (2, 1, 2, 0)}  # overdue, never reported, due soon, unauthorised
REPEATED = 150
UNDEPOSITED = (
    orders.Undeposited("C9400 DNA Advantage", 4, date(2026, 5, 11), "Operations Centre Bradford"),
    orders.Undeposited("Secure Client Premier", 250, date(2026, 8, 3)),
    orders.Undeposited("Aironet DNA Advantage Term Licenses", 60, date(2025, 11, 24)),
    orders.Undeposited("Router US Export Lic. for DNA", 6, date(2024, 9, 30)),
)
UNMIGRATED_ISE = 300
PAKS = {"SL-44-SEC-K9": (18, 40), "L-ISE-BSE-PLIC": (750, 2000), "SL-44-UC-K9": (4, 0), PAK_SKU: (UNMIGRATED_ISE, 0)}
PAK_HEADER = ("Key", "Product", "Count", "Issued", "PAK_STATUS", "Created", "Account")
EXTRA = {"E3N-C9300-48-A": 40, "E3N-ISE-A": 300, "E3N-AIR-E": -25}
IOS_XE, NX_OS, ASA = {CALDER: 120, NORTHGATE: 50}, {CALDER: 24, NORTHGATE: 10}, {CALDER: 3, NORTHGATE: 1}
LEVEL_OFF = 7


def sources(client: Client, before: list[Written]) -> Part:
    """The files beside the licence exports, and what they tell."""
    makers = (_administered, _agreement, _bought, _contracts, _collected, _deployed, _logged, _proposed)
    parts = [_mishaps(client, before), *(make(client) for make in makers), _advised()]
    return joined(parts)


def _mishaps(client: Client, before: list[Written]) -> Part:
    """A folder dated the wrong way, a page asked for twice with another offset, and a table saved twice."""
    northgate = client.accounts[1]
    table = next(one for one in before if one.path == f"exports/{LOGGED}/{CALDER}/Licenses.csv")
    again = f"exports/{NEWEST}/{NORTHGATE}/devices_offset_{REPEATED}.json"
    files = [
        written(
            f"exports/{SWAPPED}/{NORTHGATE}/Licenses.csv",
            csv_tables.cssm_licenses(northgate, NEWEST, Dialect()),
            licenses_told(northgate, SWAPPED),
        ),
        api_json.repeated_devices_page(northgate, NEWEST, again, REPEATED),
        copied(table, f"exports/{LOGGED}/{CALDER}/Licenses (1).csv"),
    ]
    return files, {}


def _advised() -> Part:
    firewall = "Cisco Adaptive Security Appliance (ASA) Software"
    found = [
        advisories.fictional(11, "Cisco IOS XE Software", ("17.9.5",), "IOS XE privilege escalation", "7.8", "High"),
        advisories.fictional(12, firewall, ("9.18.4", "9.20.3"), "ASA crash", "8.6", "High"),
        advisories.fictional(13, "Cisco NX-OS Software", ("10.3(6)",), "NX-OS command injection", "6.7", "Medium"),
    ]
    told = Told("csaf_advisories", COLLECTED, 1)
    files = [
        written(f"exports/{COLLECTED}/advisories/{one.advisory_id}.json", advisories.csaf(one), told) for one in found
    ]
    return files, {"advisories": {"advisory_count": len(found)}}


def _administered(client: Client) -> Part:
    """Who may administer the bank's own Smart Account; of Northgate's nothing is told."""
    account = client.accounts[0]
    listed = account_users.people(CALDER, list(account.virtual_accounts), USERS, ADMINISTRATORS, COLLECTED)
    file = account_users.users_table(f"exports/{COLLECTED}/{CALDER}/users.csv", CALDER, listed, COLLECTED)
    return [file], {"account_users": account_users.users_story(listed, client.as_of)}


def _agreement(client: Client) -> Part:
    agreement, folder = client.agreements[0], f"exports/{COLLECTED}"
    counts = consumption.suite_counts(client, agreement, NEWEST, EXTRA)
    parts = [[one.counted * 3 // 4 for one in counts]]
    parts.append([one.counted - part for one, part in zip(counts, parts[0], strict=True)])
    holders = [(account, "DEFAULT", part) for account, part in zip(client.accounts, parts, strict=True)]
    partner = consumption.partner_rows(client, agreement, counts, CALDER, date(2027, 2, 28))
    over = tuple(one.suite.name for one in counts if one.remaining < 0)
    rows = [
        subscriptions.agreement_row(agreement, over, client.as_of),
        subscriptions.CcwRow("Sub-410077", "Duo Advantage", date(2025, 4, 1), date(2028, 3, 31), "2,310.40"),
    ]
    listed = subscriptions.ccw_rows(client, rows, CALDER)
    files = [
        written(
            f"{folder}/{CALDER}/ea_consumption.json",
            consumption.api_answer(agreement, counts, holders, COLLECTED),
            Told("ea_consumption", COLLECTED, 1),
        ),
        workbook(
            f"{folder}/partner_ea_usage.xlsx",
            [Sheet("EA", partner, Told("partner_agreements", COLLECTED, len(counts)))],
        ),
        written(
            f"{folder}/ccw_subscriptions.csv",
            csv_tables.table([str(cell) for cell in listed[0]], listed[1:], Dialect()),
            Told("ccw_subscriptions", COLLECTED, len(rows)),
        ),
    ]
    return files, {
        "consumption": consumption.consumption_story(counts)
        | {
            "repeated_purchase_suite_count": sum(
                sum(part[place] > 0 for part in parts) > 1 for place in range(len(counts))
            )
        },
        "subscriptions": {
            "subscription_count": len(rows),
            "personal_header_count": len(subscriptions.PERSONAL_HEADERS),
        },
    }


def _bought(client: Client) -> Part:
    lines = [
        *(line for account in client.accounts for line in orders.deposited_lines(account, NEWEST, 60, DISCOUNT)),
        *orders.undeposited_lines("calderbank", UNDEPOSITED, DISCOUNT),
    ]
    keys = paks.paks_of("paks of calderbank", PAKS, CALDER)
    files = [
        order_tables.order_book(f"exports/{COLLECTED}/orders.xlsx", lines, COLLECTED, client),
        order_tables.pak_table(
            f"exports/{COLLECTED}/{CALDER}/keys.csv", keys, COLLECTED, CALDER, Dialect(), PAK_HEADER
        ),
    ]
    known = [{"license_name": PAK, "unconverted_count": UNMIGRATED_ISE}]
    told = paks.paks_story(keys) | {"of_known_license": known}
    return files, {"orders": orders.orders_story(client, lines), "pak": told}


def _contracts(client: Client) -> Part:
    quoted = contracts.installed_items(client.accounts[0], NEWEST, 260, 9, "calderbank quote")
    half = len(quoted) // 2
    sheets = [
        Sheet(
            f"Quote {number}",
            contract_tables.quote_rows(part, COLLECTED, f"Q-55120{number}"),
            Told("ccwr_quote", COLLECTED, len(part)),
        )
        for number, part in enumerate((quoted[:half], quoted[half:]), start=1)
    ]
    book = workbook(f"exports/{COLLECTED}/renewal_quote.xlsx", sheets)
    return [book], {"contracts": contracts.contracts_story(quoted, COLLECTED)}


def _collected(client: Client) -> Part:
    texts: list[Written] = []
    metered: list[usage.Metered] = []
    level_off = 0
    owed: dict[str, list[str]] = {}
    for account in client.accounts:
        domain, folder = account.domain, f"{account.domain.partition('.')[0]}/"
        switches = chosen(answering(account, NEWEST, "IOS-XE"), IOS_XE[domain], "outputs")
        off = [one for one in switches if one.product_type in {"C9200", "C9300"}][
            : LEVEL_OFF if domain == CALDER else 0
        ]
        level_off += len(off)
        others = [
            *chosen(answering(account, NEWEST, "NX-OS"), NX_OS[domain], "outputs"),
            *chosen(answering(account, NEWEST, "ASA"), ASA[domain], "outputs"),
        ]
        told = [other_level(one) if one in off else one for one in switches]
        late = late_reports(told, *LATE[domain])
        owed = {kind: sorted(owed.get(kind, []) + serials) for kind, serials in late.story().items()}
        texts += captures([*told, *others], COLLECTED, Reporting(account.title, late=late), folder)
        recent = [one for one in switches if one.registered_at.date() > NEWEST - timedelta(days=300)]
        metered += usage.metered(recent, 3, 60, NEWEST)
    reports = [usage.usage_files(one, NEWEST, COLLECTED) for one in metered]
    months = [date(2026, month, 1) for month in range(3, 11)]
    files = [
        zipped(f"exports/{COLLECTED}/device_outputs.zip", texts),
        tarred(f"exports/{COLLECTED}/rum_reports.tgz", reports),
        usage.usage_table(
            f"exports/{COLLECTED}/{NORTHGATE}/usage.tsv", client.accounts[1],
            ("ISE Advantage", "C9300-48 DNA Advantage"), months, COLLECTED, Dialect(delimiter="\t"),
        ),
    ]  # fmt: skip
    return files, {
        "device_outputs": {"device_count": len(texts), "other_level_count": level_off} | owed,
        "usage": {"device_count": len(metered), "late_device_count": sum(one.is_late for one in metered)},
    }


def _records(client: Client) -> tuple[list[deployment.Deployed], ...]:
    """What the CMDB, NetBox, Catalyst Center and the register of cash machines have."""
    calder, northgate = client.accounts
    branches = [one for one in calder.devices_on(NEWEST) if one.virtual_account.startswith("Branches")]
    cmdb = deployment.deployed(calder.devices_on(NEWEST), 700, COLLECTED, 26, 0, "calderbank cmdb")
    netbox = deployment.deployed(northgate.devices_on(NEWEST), 400, COLLECTED, 0, 11, "calderbank netbox")
    center = deployment.deployed(branches, 260, COLLECTED, 0, 4, "calderbank center")
    atm = [one for one in calder.devices_on(NEWEST) if one.virtual_account == "ATM Network"]
    register = deployment.deployed(atm, 60, COLLECTED, 3, 2, "calderbank atm")
    return cmdb, netbox, center, register


def _deployed(client: Client) -> Part:
    folder = f"exports/{COLLECTED}"
    told = cmdb, netbox, center, register = _records(client)
    parts = (
        ("cmdb_ci.csv", "cmdb_devices", cmdb, deployment.cmdb_table(cmdb, Dialect(delimiter="|")), len(cmdb)),
        ("netbox_devices.csv", "netbox_devices_table", netbox, deployment.netbox_table(netbox, Dialect()), len(netbox)),
        (
            "dnac_inventory.csv",
            "catalyst_center_devices_table",
            center,
            deployment.catalyst_center_table(center, Dialect()),
            len(center),
        ),
    )
    files = [written(f"{folder}/{name}", text, Told(kind, COLLECTED, count)) for name, kind, _, text, count in parts]
    rows = deployment.asset_register_rows(register, "Cash machine routers")
    files.append(
        workbook(
            f"{folder}/atm_register.xlsx", [Sheet("Register", rows, Told("device_list", COLLECTED, len(register)))]
        )
    )
    names = ("cmdb", "netbox", "catalyst_center", "atm_register")
    return files, {
        "deployment": {name: deployment.deployment_story(one) for name, one in zip(names, told, strict=True)}
    }


def _proposed(client: Client) -> Part:
    """What the proposal gets wrong on purpose; the file itself is written with the prices."""
    in_place = {one.device.serial_number for told in _records(client) for one in told if one.status == "installed"}
    return [], {"proposal_errors": planted_errors(client, UNMIGRATED_ISE, in_place)}


def _logged(client: Client) -> Part:
    files, told, movements = [], {}, []
    plans = {CALDER: calderbank.CALDER_MOVES, NORTHGATE: calderbank.NORTHGATE_MOVES}
    for account in client.accounts:
        log = events.account_events(account, LOGGED, date(2025, 8, 4))
        path = f"exports/{LOGGED}/{account.domain}/events.csv"
        files.append(events.event_log(path, account, LOGGED, log, Dialect(), "%m/%d/%Y %H:%M"))
        told[account.domain] = events.events_story(log)
        movements.append(moves.movement_figures(account, plans[account.domain], calderbank.DAYS, client.as_of))
    return files, {"events": told, "movements": movements}
