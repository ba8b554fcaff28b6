"""Calder Bank: two Smart Accounts that net nothing between them, and a proposal that asks too much."""

from __future__ import annotations

import random
from datetime import date
from decimal import Decimal

from stories.assembly import Duplicate, Export, Outline, build_account, price_lines
from stories.calderbank_agreement import AGREEMENT, CALDER, NORTHGATE, proposal_lines
from stories.csv_tables import Dialect
from stories.entitlement import Plan
from stories.fleet import Clock, Site, duplicated, scaled
from stories.model import Client, Holding, Lot, Substitution
from stories.moves import MovePlan, make_moves

AS_OF = date(2026, 11, 24)
DAYS = (date(2026, 2, 25), date(2026, 5, 20), date(2026, 8, 19), date(2026, 11, 12))
CLOCK = Clock(AS_OF, DAYS[-1], DAYS[0])
QUIET_SHARE = 0.07
# the logs end in August: what moved later is told by nobody
CALDER_MOVES = MovePlan(DAYS[2], 17, (date(2026, 4, 14), date(2026, 10, 7)), (date(2026, 6, 16),))
NORTHGATE_MOVES = MovePlan(DAYS[2], 18, (date(2026, 9, 16),))

BRANCHES = {
    "C9200-24/E": 43, "C9200-48/E": 28, "C9300-24/A": 15, "C9300-24/E": 9, "C9300-48/E": 10, "C8200/E": 9,
    "C8200/A": 3, "C9800/E": 70,
}  # fmt: skip
OFFICE = {
    "C9300-24/A": 20, "C9300-48/A": 44, "C9400/A": 3, "C9500/A": 2, "C8300/AX": 3, "C9800/A": 120, "FPR2130/TMU": 2,
    "C9300-48/E": 8,
}  # fmt: skip

REGIONS = {
    "Yorkshire": 2.0, "Lancashire": 1.5, "Cumbria": 0.7, "North East": 1.2, "Greater Manchester": 1.8,
    "Merseyside": 1.1, "Cheshire": 0.8,
    "Midlands East": 1.1, "Midlands West": 1.2, "London": 1.5, "South East": 1.2, "South West": 0.9, "Wales": 1.0,
    "Scotland": 0.6,
    "Northern Ireland": 0.6,
}  # fmt: skip
OFFICES = {
    "Contact Centre Halifax": ("hfx", 1.3), "Contact Centre Sunderland": ("snd", 0.9),
    "Operations Centre Bradford": ("brd", 1.5),
    "Mortgages Skipton": ("skp", 0.8), "Private Banking": ("pvb", 0.7), "Cash Centres": ("csh", 0.5),
    "Test and Release": ("tst", 0.6),
}  # fmt: skip
NORTH_TOWNS = {
    "Edinburgh": 1.5, "Glasgow": 1.6, "Aberdeen": 0.9, "Dundee": 0.9, "Inverness": 0.6, "Stirling": 0.6,
    "Perth": 0.5, "Borders": 0.5,
    "Fife": 0.7,
}  # fmt: skip
NORTH_OFFICES = {
    "Wealth": ("wea", 0.8),
    "Insurance": ("ins", 0.9),
    "Contact Centre Dundee": ("ccd", 1.0),
    "Group Change": ("chg", 0.4),
}


def _sites(names: dict[str, float], prefix: str, seed: str) -> list[Site]:
    return [
        Site(f"{prefix}{name}", f"{seed}-{name.replace(' ', '')[:4].lower()}", scaled(seed + name, BRANCHES, scale))
        for name, scale in names.items()
    ]


def _offices(names: dict[str, tuple[str, float]], seed: str) -> list[Site]:
    return [Site(name, code, scaled(seed + name, OFFICE, scale), growth=0.12) for name, (code, scale) in names.items()]


CALDER_SITES = [
    Site("DEFAULT", "cbk", {"C9300-48/A": 58, "C9200-24/E": 10, "C8000V/A": 6}),
    Site(
        "Head Office Leeds", "lds",
        {"C9300-48/A": 190, "C9300-24/A": 60, "C9400/A": 14, "C9500/A": 8, "C9800/A": 420, "C8300/AX": 6}, growth=0.15,
    ),
    Site(
        "Trading Floor London", "trd",
        {"C9300-48/A": 150, "C9300-24/A": 24, "C9500/A": 12, "N9300/A": 16}, growth=0.3,
    ),
    Site(
        "Data Centre North", "dcn",
        {"N9300/A": 96, "N9500/A": 8, "N9300/E": 24, "C9500/A": 20, "C9600/A": 4, "C8000V/A": 30},
    ),
    Site(
        "Data Centre South", "dcs",
        {"N9300/A": 84, "N9500/A": 8, "N9300/E": 20, "C9500/A": 18, "C9600/A": 4, "C8000V/A": 24},
    ),
    Site("WAN Aggregation", "wan", {"C8500/AX": 14, "C8300/AX": 40}),
    Site("Internet Edge", "inet", {"FPR2130/TMU": 22, "C8500/AX": 6}),
    Site("Identity", "ise", {"ISE/E": 21000, "ISE/A": 9000, "ISE/P": 1200}, growth=0.0),
    Site("Remote Access", "vpn", {"VPN/P": 9400}, growth=0.0),
    Site("Campus Wi-Fi", "wfi", {"C9800/A": 900, "C9800/E": 200}),
    Site("ATM Network", "atm", {"C8200/E": 120, "C9200-24/E": 60}, growth=0.1),
    *_sites(REGIONS, "Branches ", "cb"),
    *_offices(OFFICES, "cb"),
]  # fmt: skip
NORTHGATE_SITES = [
    Site("DEFAULT", "ngb", {"C9300-48/A": 20, "ISE/A": 2600, "C9200-48/E": 8}, growth=0.0),
    Site(
        "Northgate House", "ngh",
        {"C9300-48/A": 84, "C9300-24/A": 66, "C9400/A": 6, "C9500/A": 4, "C9800/A": 180}, growth=0.1,
    ),
    Site(
        "Data Centre Edinburgh", "dce",
        {"N9300/A": 60, "N9500/A": 4, "C9500/A": 10, "C9300-24/A": 24, "C8000V/A": 12},
    ),
    Site("Data Centre Aberdeen", "dca", {"N9300/A": 40, "C9500/A": 8, "C8000V/A": 8}),
    Site("WAN Northgate", "wan", {"C8300/AX": 44, "C8500/AX": 4}),
    Site("Identity", "ise", {"ISE/E": 7600, "ISE/A": 400}, growth=0.0),
    Site("Remote Access", "vpn", {"VPN/P": 2600, "VPN/A": 400}, growth=0.0),
    Site("Wi-Fi", "wfi", {"C9800/A": 240, "C9800/E": 160}),
    *_sites(NORTH_TOWNS, "Branches ", "ng"),
    *_offices(NORTH_OFFICES, "ng"),
]  # fmt: skip

DNA_A24, DNA_A48, DNA_E24 = "C9300-24 DNA Advantage", "C9300-48 DNA Advantage", "C9300-24 DNA Essentials"
ACCESS_E24, ACCESS_A24, ACCESS_E48 = "C9200-24 DNA Essentials", "C9200-24 DNA Advantage", "C9200-48 DNA Essentials"
AIR_A, AIR_E = "Aironet DNA Advantage Term Licenses", "Aironet DNA Essentials Term Licenses"
ROUTER_T2, NEXUS_A = "Router DNA Advantage Tier 2", "NXOS Advantage License for Nexus 9300"
THREAT = "FPR2130 Threat Defense Threat Protection"

# available − in use, before substitution
CALDER_BALANCES: dict[Holding, int] = {
    # Northgate has these to spare, and they do not net
    ("DEFAULT", DNA_A48): -45, ("Trading Floor London", DNA_A48): -60,
    # short here, spare there, in the same Smart Account
    ("Branches Yorkshire", ACCESS_E48): -38, ("Branches Wales", ACCESS_E48): 44,
    ("Campus Wi-Fi", AIR_A): -150, ("Contact Centre Halifax", AIR_A): 170,
    ("Data Centre South", NEXUS_A): -12, ("Data Centre North", NEXUS_A): 12,
    ("Internet Edge", THREAT): -3, ("Test and Release", THREAT): 4,
    ("Head Office Leeds", DNA_A24): -20, ("Operations Centre Bradford", DNA_A24): 26,
    # genuine
    ("Operations Centre Bradford", "C9400 DNA Advantage"): -4, ("Remote Access", "Secure Client Premier"): -240,
    # spare here, short at Northgate
    ("DEFAULT", "ISE Advantage"): 1200, ("WAN Aggregation", ROUTER_T2): 20,
    # substitution that the export reports
    ("Branches London", DNA_E24): -12, ("Branches London", DNA_A24): 12,
}  # fmt: skip
NORTHGATE_BALANCES: dict[Holding, int] = {
    ("DEFAULT", DNA_A48): 60, ("Northgate House", DNA_A48): 80,
    ("DEFAULT", "ISE Advantage"): -900, ("WAN Northgate", ROUTER_T2): -14,
    ("Northgate House", DNA_A24): -28, ("Data Centre Edinburgh", DNA_A24): 30,
    ("Data Centre Edinburgh", NEXUS_A): -10, ("Data Centre Aberdeen", NEXUS_A): 14,
    ("Branches Glasgow", AIR_E): -40, ("Identity", "ISE Essentials"): 600,
    # covering that the export does not show
    ("Branches Dundee", ACCESS_E24): -9, ("Branches Dundee", ACCESS_A24): 14,
}  # fmt: skip


def _term(quantity: int, start: date, end: date) -> Lot:
    return Lot(quantity, "TERM", start, end, None)


def _ended(quantity: int, start: date, end: date) -> Lot:
    return Lot(quantity, "TERM", start, end, None, status_after_end="ACTIVE")


CALDER_EXTRA: dict[Holding, list[Lot]] = {
    ("Trading Floor London", DNA_A48): [_ended(24, date(2023, 6, 12), date(2026, 6, 11))],
    ("Branches Yorkshire", ACCESS_E48): [_ended(12, date(2023, 8, 1), date(2026, 7, 31))],
    ("Campus Wi-Fi", AIR_A): [
        _ended(80, date(2023, 10, 2), date(2026, 10, 1)),
        _term(100, date(2024, 2, 1), date(2027, 1, 31)),
    ],
    ("Remote Access", "Secure Client Premier"): [_ended(500, date(2025, 9, 1), date(2026, 8, 31))],
    ("Cash Centres", DNA_A24): [_ended(6, date(2020, 5, 4), date(2025, 5, 3))],
    ("Data Centre North", NEXUS_A): [_term(12, date(2022, 2, 15), date(2027, 2, 14))],
    ("Branches Wales", ACCESS_E48): [_term(10, date(2024, 1, 10), date(2027, 1, 9))],
    ("Head Office Leeds", AIR_A): [_term(60, date(2023, 12, 20), date(2026, 12, 19))],
    ("Identity", "ISE Essentials"): [_term(3000, date(2024, 2, 20), date(2027, 2, 19))],
    ("Identity", "ISE Premier"): [Lot(500, "DEMO", date(2026, 9, 14), date(2026, 12, 13), None)],
    ("Contact Centre Halifax", AIR_A): [
        Lot(40, "TERM", date(2027, 3, 1), date(2030, 2, 28), None, ordered=date(2026, 11, 3))
    ],
}
NORTHGATE_EXTRA: dict[Holding, list[Lot]] = {
    ("Northgate House", DNA_A24): [_ended(14, date(2023, 7, 17), date(2026, 7, 16))],
    ("DEFAULT", "ISE Advantage"): [_ended(300, date(2023, 9, 25), date(2026, 9, 24))],
    ("Branches Glasgow", AIR_E): [_ended(20, date(2023, 11, 6), date(2026, 11, 5))],
    ("DEFAULT", DNA_A48): [_term(25, date(2024, 1, 22), date(2027, 1, 21))],
    ("WAN Northgate", ROUTER_T2): [_term(10, date(2023, 12, 8), date(2026, 12, 7))],
    ("Data Centre Aberdeen", NEXUS_A): [
        Lot(8, "TERM", None, None, None, booked_as="PENDING", ordered=date(2026, 10, 30))
    ],
}

EXPORTS = (
    Export(DAYS[0], CALDER, licenses=Dialect(), instances=Dialect()),
    Export(DAYS[0], NORTHGATE, licenses=Dialect(owned_header="Purchased"), instances=Dialect()),
    Export(DAYS[1], CALDER, api_licenses=True),
    Export(DAYS[1], NORTHGATE, licenses=Dialect()),
    Export(DAYS[2], CALDER, licenses=Dialect()),
    Export(DAYS[2], NORTHGATE, licenses=Dialect()),
    Export(DAYS[3], CALDER, api_licenses=True, api_devices=True, accounts=True),
    Export(DAYS[3], NORTHGATE, api_licenses=True, api_devices=True, accounts=True),
)
UNPRICED = frozenset(
    {"ISE Premier", "C9200-24 Network Essentials", "C9200-48 Network Essentials", "Router Network Advantage Tier 3"}
)


def calderbank() -> Client:
    """Make the client as of 24 November 2026."""
    calder = build_account(
        Outline(
            domain=CALDER,
            title="Calder Bank",
            account_id=601944,
            default_account="DEFAULT",
            sites=CALDER_SITES,
            plan=Plan(CALDER_BALANCES, CALDER_EXTRA),
            substitutions=(Substitution("Branches London", DNA_E24, DNA_A24, 12),),
            duplicates=(Duplicate("Head Office Leeds", "DEFAULT", 4, date(2026, 4, 9)),),
            empty_accounts=("Cyber Range",),
        ),
        AGREEMENT,
        CLOCK,
        QUIET_SHARE,
    )
    calder.also_listed = (("calder-cards.example", "Calder Cards (sold 2024)", ("Cards Test", "Cards Live")),)
    moved = [one for one in calder.devices if one.virtual_account == "Branches Scotland" and one.host_name]
    chosen = random.Random("moved").sample(moved, 3)
    northgate = build_account(
        Outline(
            domain=NORTHGATE,
            title="Northgate Savings",
            account_id=277310,
            default_account="DEFAULT",
            sites=NORTHGATE_SITES,
            plan=Plan(NORTHGATE_BALANCES, NORTHGATE_EXTRA),
            foreign=tuple(duplicated(device, "Branches Stirling", date(2026, 3, 18)) for device in chosen),
        ),
        AGREEMENT,
        CLOCK,
        QUIET_SHARE,
    )
    make_moves(calder, CALDER_MOVES, DAYS)
    make_moves(northgate, NORTHGATE_MOVES, DAYS)
    client = Client(
        client_id="calderbank",
        name="Calder Bank",
        currency="GBP",
        event_kind="true_forward",
        advisers_engaged=date(2026, 11, 9),
        as_of=AS_OF,
        accounts=[calder, northgate],
        agreements=[AGREEMENT],
        newest=DAYS[-1],
        prices=price_lines([AGREEMENT], [calder, northgate], Decimal("0.45"), UNPRICED),
    )
    client.proposal = proposal_lines(client)
    return client
