"""Harbourline Freight: one Smart Account, forty Virtual Accounts, and a shortage that is mostly in the wrong place."""

from __future__ import annotations

from datetime import date
from decimal import Decimal

from stories.assembly import Duplicate, Export, Outline, build_account, price_lines
from stories.csv_tables import Dialect
from stories.entitlement import Plan
from stories.fleet import Clock, Site, scaled
from stories.model import Agreement, Client, Holding, Lot, Substitution, Suite
from stories.moves import MovePlan, make_moves

DOMAIN = "harbourline.example"
AS_OF = date(2026, 11, 24)
DAYS = (date(2025, 11, 17), date(2026, 2, 16), date(2026, 5, 18), date(2026, 8, 17), date(2026, 11, 15))
CLOCK = Clock(AS_OF, DAYS[-1], DAYS[0])
QUIET_SHARE = 0.08
MOVES = MovePlan(DAYS[-1], 33, (date(2026, 4, 21), date(2026, 10, 6)), (date(2026, 7, 8),))

PORT = {
    "C9300-24/A": 24, "C9300-48/A": 33, "C9300-24/E": 11, "C9300-48/E": 15, "C9500/A": 2, "C8300/AX": 3,
    "C9800/A": 90, "N9300/E": 2,
}  # fmt: skip
DEPOT = {
    "C9300-24/A": 12,
    "C9300-48/A": 15,
    "C9300-24/E": 17,
    "C9300-48/E": 14,
    "C8300/A": 2,
    "C8000V/A": 1,
    "C9800/A": 48,
}

PORTS = {
    "Felixstowe Port": ("flx", 1.7), "Southampton Port": ("sou", 1.4), "Tilbury Port": ("til", 1.1),
    "Immingham Port": ("imm", 1.0),
    "Liverpool Port": ("liv", 1.1), "Hull Port": ("hul", 0.8), "Teesport": ("tee", 0.7),
    "Grangemouth Port": ("grg", 0.7),
    "Rotterdam Port": ("rtm", 1.6), "Antwerp Port": ("anr", 1.3), "Zeebrugge Port": ("zee", 0.8),
    "Le Havre Port": ("leh", 0.9),
    "Hamburg Port": ("ham", 1.2), "Bilbao Port": ("bio", 0.6), "Dublin Port": ("dub", 0.7),
}  # fmt: skip
DEPOTS = {
    "Depot Daventry": ("dav", 1.6), "Depot Doncaster": ("don", 1.1), "Depot Wakefield": ("wak", 0.9),
    "Depot Bristol": ("brs", 0.9),
    "Depot Thurrock": ("thu", 0.8), "Depot Magna Park": ("mag", 1.4), "Depot Warrington": ("war", 1.0),
    "Depot Glasgow": ("gla", 0.8),
    "Depot Belfast": ("bel", 0.6), "Depot Lille": ("lil", 0.9), "Depot Venlo": ("vnl", 1.0),
    "Depot Duisburg": ("dui", 0.9),
    "Rail Terminal Mossend": ("mos", 0.5), "Cold Store Spalding": ("spa", 0.6), "Customs Hub Dover": ("dvr", 0.5),
    "Air Cargo Heathrow": ("lhr", 0.6),
}  # fmt: skip

# where a site needs more of one thing than its kind does
OWN_NEEDS = {
    "Antwerp Port": {"C9300-48/E": 58}, "Bilbao Port": {"N9300/E": 3}, "Depot Belfast": {"C8300/E": 9},
    "Depot Lille": {"C9300-24/E": 46},
    "Felixstowe Port": {"C9300-48/A": 138, "C9800/A": 186}, "Grangemouth Port": {"C9300-24/E": 16},
    "Immingham Port": {"C9800/E": 64},
    "Le Havre Port": {"C9300-48/E": 26}, "Southampton Port": {"C9300-48/A": 104, "N9300/E": 8},
    "Tilbury Port": {"C9300-24/E": 24},
    "Zeebrugge Port": {"N9300/E": 6},
}  # fmt: skip


def _needs(name: str, profile: dict[str, int], scale: float) -> dict[str, int]:
    return scaled(name, profile, scale) | OWN_NEEDS.get(name, {})


SITES = [
    Site("DEFAULT", "hlf", {"C9300-24/A": 6, "C8000V/A": 2}),
    Site(
        "Campus", "cam",
        {"C9300-24/A": 412, "C9300-48/A": 236, "C9300-24/E": 30, "C9500/A": 10, "C9800/A": 480, "C8300/AX": 6},
        growth=0.42,
    ),
    Site(
        "Datacentre", "dcn",
        {"C9300-24/A": 90, "C9300-48/A": 60, "C9500/A": 34, "N9300/A": 72, "N9300/E": 18, "C8000V/A": 16,
         "C8300/AX": 8},
    ),
    Site("Disaster Recovery", "drc", {"C9300-24/A": 24, "C9500/A": 12, "N9300/A": 30, "C8000V/A": 8}),
    Site(
        "Head Office London", "hol",
        {"C9300-24/A": 48, "C9300-48/A": 90, "C9500/A": 4, "C9800/A": 160, "C8300/AX": 4}, growth=0.1,
    ),
    Site("SD-WAN Edge", "edg", {"C8300/AX": 132, "C8300/E": 30, "C8000V/A": 20}, growth=0.18),
    Site("Campus Wi-Fi", "wfi", {"C9800/A": 1480, "C9800/E": 120}, growth=0.0),
    Site("Identity Services", "ise", {"ISE/E": 9200, "ISE/A": 5400, "ISE/P": 600}, growth=0.0),
    Site("Lab", "lab", {"C9300-24/A": 14, "C9300-48/A": 8, "C8000V/A": 10, "N9300/A": 4}),
    *(Site(name, code, _needs(name, PORT, scale)) for name, (code, scale) in PORTS.items()),
    *(Site(name, code, _needs(name, DEPOT, scale), growth=0.08) for name, (code, scale) in DEPOTS.items()),
]  # fmt: skip

DNA_A24, DNA_A48, DNA_E24, DNA_E48 = (
    f"C9300-{ports} DNA {word}" for word in ("Advantage", "Essentials") for ports in (24, 48)
)
NET_A24, NET_A48 = "C9300-24 Network Advantage", "C9300-48 Network Advantage"
ROUTER_A, ROUTER_E, EXPORT_LIC = (
    "Router DNA Advantage Tier 2",
    "Router DNA Essentials Tier 2",
    "Router US Export Lic. for DNA",
)
AIR_A, AIR_E, AP_A = (
    "Aironet DNA Advantage Term Licenses",
    "Aironet DNA Essentials Term Licenses",
    "AP Perpetual Networkstack Advantage",
)
NEXUS_A, NEXUS_E = "NXOS Advantage License for Nexus 9300", "NXOS Essentials License for Nexus 9300"

# available − in use, before substitution
BALANCES: dict[Holding, int] = {
    ("Campus", DNA_A24): -120, ("Datacentre", DNA_A24): 150,
    ("Felixstowe Port", DNA_A48): -64, ("Datacentre", DNA_A48): 40, ("Depot Daventry", DNA_A48): 36,
    ("Datacentre", "C9500 DNA Advantage"): -14, ("Disaster Recovery", "C9500 DNA Advantage"): 20,
    ("SD-WAN Edge", ROUTER_A): -48, ("Head Office London", ROUTER_A): 30, ("Depot Magna Park", ROUTER_A): 25,
    ("Campus Wi-Fi", AIR_A): -210, ("Liverpool Port", AIR_A): 140, ("Rotterdam Port", AIR_A): 120,
    ("Campus", NET_A24): -72, ("Lab", NET_A24): 90,
    ("Southampton Port", NET_A48): -30, ("Datacentre", NET_A48): 44,
    ("Identity Services", "ISE Essentials"): -300, ("DEFAULT", "ISE Essentials"): 400,
    ("Identity Services", "ISE Advantage"): -80, ("DEFAULT", "ISE Advantage"): 85,
    ("Datacentre", NEXUS_A): -16, ("Disaster Recovery", NEXUS_A): 16,
    ("Felixstowe Port", AP_A): -40, ("Hull Port", AP_A): 55,
    ("SD-WAN Edge", EXPORT_LIC): -22, ("DEFAULT", EXPORT_LIC): 60,
    ("Depot Lille", DNA_E24): -18, ("Rotterdam Port", DNA_E24): 24,
    # short in part for want of any: the genuine ones
    ("Antwerp Port", DNA_E48): -34, ("Hamburg Port", DNA_E48): 20,
    ("Depot Belfast", ROUTER_E): -9,
    ("Zeebrugge Port", NEXUS_E): -2, ("Bilbao Port", NEXUS_E): -1, ("Southampton Port", NEXUS_E): -3,
    # substitution that the export reports
    ("Tilbury Port", DNA_E24): -10, ("Tilbury Port", DNA_A24): 14,
    ("Le Havre Port", DNA_E48): -10, ("Le Havre Port", DNA_A48): 10,
    ("Grangemouth Port", DNA_E24): -7, ("Grangemouth Port", DNA_A24): 5,
    # covering that the export does not show
    ("Immingham Port", AIR_E): -24, ("Immingham Port", AIR_A): 40,
    ("DEFAULT", "ISE Premier"): 0,
}  # fmt: skip

SUBSTITUTIONS = (
    Substitution("Tilbury Port", DNA_E24, DNA_A24, 10),
    Substitution("Le Havre Port", DNA_E48, DNA_A48, 10),
    Substitution("Grangemouth Port", DNA_E24, DNA_A24, 5),
)


def _ended(quantity: int, start: date, end: date) -> Lot:
    return Lot(quantity, "TERM", start, end, None, status_after_end="ACTIVE")


def _term(quantity: int, start: date, end: date) -> Lot:
    return Lot(quantity, "TERM", start, end, None)


EXTRA: dict[Holding, list[Lot]] = {
    # ended and still marked ACTIVE
    ("Felixstowe Port", DNA_A48): [_ended(18, date(2023, 9, 4), date(2026, 9, 3))],
    ("SD-WAN Edge", ROUTER_A): [_ended(12, date(2023, 7, 1), date(2026, 6, 30))],
    ("Antwerp Port", DNA_E48): [_ended(10, date(2023, 10, 20), date(2026, 10, 19))],
    ("Depot Belfast", ROUTER_E): [_ended(9, date(2023, 11, 1), date(2026, 10, 31))],
    ("Rotterdam Port", AIR_A): [_ended(50, date(2021, 4, 12), date(2026, 4, 11))],
    ("Hull Port", DNA_A24): [_ended(6, date(2020, 2, 3), date(2025, 2, 2))],
    # in force today, over before the milestone
    ("Datacentre", DNA_A24): [
        _term(24, date(2024, 1, 13), date(2027, 1, 12)),
        Lot(24, "TERM", date(2027, 1, 13), date(2030, 1, 12), "Sub-731905", ordered=date(2026, 10, 28)),
    ],
    ("Liverpool Port", AIR_A): [_term(60, date(2024, 1, 6), date(2027, 1, 5))],
    ("Head Office London", DNA_A48): [_term(20, date(2023, 12, 16), date(2026, 12, 15))],
    ("Depot Venlo", DNA_E24): [_term(8, date(2023, 12, 31), date(2026, 12, 30))],
    ("Disaster Recovery", NEXUS_A): [_term(6, date(2022, 1, 20), date(2027, 1, 19))],
    # bought while Campus grew
    ("Campus", DNA_A24): [_term(48, date(2026, 6, 8), date(2029, 6, 7))],
    ("Campus", DNA_A48): [_term(30, date(2026, 3, 9), date(2029, 3, 8))],
    # booked, on trial, or called off: none of them counts
    ("Campus", "C9500 DNA Advantage"): [
        Lot(4, "TERM", None, None, None, booked_as="PENDING", ordered=date(2026, 11, 2))
    ],
    ("DEFAULT", "ISE Premier"): [Lot(1000, "DEMO", date(2026, 10, 5), date(2027, 1, 3), None)],
    ("Hamburg Port", AP_A): [Lot(15, "PERPETUAL", date(2025, 6, 2), None, None, booked_as="CANCELLED")],
}

GROWTH = Decimal("0.15")


def _suite(
    name: str, sku: str, committed: int, price: str, licenses: tuple[str, ...], *, in_toml: bool = True
) -> Suite:
    return Suite(name, sku, "full", committed, Decimal(price), licenses, allowance_share=GROWTH, price_in_toml=in_toml)


AGREEMENT = Agreement(
    subscription_id="Sub-1029384",
    name="Enterprise Agreement 3.0",
    smart_accounts=(DOMAIN,),
    start=date(2025, 1, 30),
    end=date(2028, 1, 29),
    milestones=(date(2026, 1, 30), date(2027, 1, 30)),
    currency="USD",
    suites=(
        _suite("Switching DNA Advantage", "E3N-C9300-A", 1980, "12.50", (DNA_A24, DNA_A48)),
        _suite("Switching DNA Essentials", "E3N-C9300-E", 880, "5.20", (DNA_E24, DNA_E48), in_toml=False),
        _suite("Core Switching DNA Advantage", "E3N-C9500-A", 96, "64.00", ("C9500 DNA Advantage",), in_toml=False),
        _suite("Routing DNA Advantage", "E3N-C8000-A", 230, "31.50", (ROUTER_A, "Router DNA Advantage Tier 1")),
        _suite("Wireless DNA Advantage", "E3N-AIR-A", 4000, "3.40", (AIR_A,), in_toml=False),
        _suite("Identity Services Essentials", "E3N-ISE-E", 10000, "0.12", ("ISE Essentials",), in_toml=False),
        Suite("Identity Services Advantage", "E3N-ISE-A", "partial", 6000, Decimal("0.25"), ("ISE Advantage",), GROWTH),
        Suite("Data Centre Networking Advantage", "E3N-N9300-A", "partial", 110, Decimal("115.00"), (NEXUS_A,), GROWTH),
    ),
    triggers=((1, 6, Decimal("1.05")), (7, 36, Decimal("1.15"))),
)

EXPORTS = (
    Export(DAYS[0], DOMAIN, licenses=Dialect(owned_header="Purchased"), instances=Dialect()),
    Export(DAYS[1], DOMAIN, licenses=Dialect(), instances=Dialect()),
    Export(DAYS[2], DOMAIN, api_licenses=True),
    Export(DAYS[3], DOMAIN, api_licenses=True),
    Export(DAYS[4], DOMAIN, api_licenses=True, api_devices=True, accounts=True),
)

UNPRICED = frozenset({"Router Network Essentials Tier 2", "ISE Premier", AIR_E})


def harbourline() -> Client:
    """Make the client as of 24 November 2026."""
    outline = Outline(
        domain=DOMAIN,
        title="Harbourline Freight",
        account_id=418823,
        default_account="DEFAULT",
        sites=SITES,
        plan=Plan(BALANCES, EXTRA, frozenset({("DEFAULT", "ISE Advantage")})),
        substitutions=SUBSTITUTIONS,
        duplicates=(
            Duplicate("Depot Daventry", "Depot Magna Park", 3, date(2026, 5, 30)),
            Duplicate("Head Office London", "Campus", 2, date(2026, 7, 11)),
        ),
        empty_accounts=("Air Cargo East Midlands",),
    )
    account = build_account(outline, AGREEMENT, CLOCK, QUIET_SHARE)
    make_moves(account, MOVES, DAYS)
    return Client(
        client_id="harbourline",
        name="Harbourline Freight",
        currency="USD",
        event_kind="true_forward",
        advisers_engaged=date(2026, 10, 20),
        as_of=AS_OF,
        accounts=[account],
        agreements=[AGREEMENT],
        newest=DAYS[-1],
        prices=price_lines([AGREEMENT], [account], Decimal("0.42"), UNPRICED),
        # The reseller answers in ten weeks: too late for the milestone by three days.
        remediation=(("Deposit order", 70, "Procurement"),),
    )
