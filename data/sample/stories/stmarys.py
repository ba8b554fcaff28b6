"""St Mary's Hospital Group: part air-gapped, half-migrated from PAKs, and really short of licences."""

from __future__ import annotations

from datetime import date
from decimal import Decimal
from typing import Literal

from stories.assembly import Duplicate, Export, Outline, build_account, price_lines
from stories.csv_tables import Dialect
from stories.entitlement import Plan
from stories.fleet import Clock, Site
from stories.model import Agreement, Client, Holding, Lot, Substitution, Suite
from stories.moves import MovePlan, make_moves
from stories.paks import paks_of

DOMAIN = "stmarys.example"
AS_OF = date(2026, 11, 24)
DAYS = (date(2025, 11, 12), date(2026, 3, 11), date(2026, 6, 10), date(2026, 8, 12), date(2026, 11, 10))
CLOCK = Clock(AS_OF, DAYS[-1], DAYS[0])
QUIET_SHARE = 0.06
MOVES = MovePlan(DAYS[-1], 20, (date(2026, 7, 2),), (date(2026, 9, 30),))

SITES = [
    Site("DEFAULT", "smh", {"C9200-24/E": 6, "C8000V/A": 2}),
    Site(
        "St Mary's General", "gen",
        {"C9300-48/A": 150, "C9300-24/A": 40, "C9200-48/E": 92, "C9400/A": 8, "ISR4431/SU": 14, "C9800/A": 320},
        growth=0.12,
    ),
    Site("St Mary's Women and Children", "wac", {"C9300-48/A": 62, "C9200-48/E": 40, "ISR4431/SU": 6, "C9800/A": 140}),
    Site("Cancer Centre", "can", {"C9300-48/A": 84, "C9200-24/E": 18, "ISR4431/S": 4, "C9800/A": 120}, growth=0.34),
    Site("Mental Health", "mhs", {"C9300-48/A": 66, "C9200-24/E": 30, "ISR4331/S": 16, "C9800/A": 60}, growth=0.22),
    Site("Dental Hospital", "den", {"C9300-24/A": 22, "C9200-48/E": 18, "ISR4331/S": 3}),
    Site("Eye Hospital", "eye", {"C9300-24/A": 20, "C9200-48/E": 14, "ISR4331/S": 3}),
    Site("Outpatients North", "opn", {"C9200-48/E": 26, "C9200-24/E": 20, "ISR4331/S": 4}),
    Site("Outpatients South", "ops", {"C9200-48/E": 22, "C9200-24/E": 18, "ISR4331/S": 4}),
    Site("Community Clinics", "com", {"C9200-24/E": 196, "C9200-48/E": 30, "ISR4331/S": 46}, growth=0.1),
    Site("Ambulance Stations", "amb", {"C9200-24/E": 62, "ISR4331/S": 24}),
    Site("Hospice", "hos", {"C9200-24/E": 8, "ISR4331/S": 2}),
    Site("Pharmacy", "pha", {"C9300-24/A": 16, "C9200-24/E": 8}),
    Site("Theatre-AirGap", "the", {"C9300-48/A": 44, "C9300-24/A": 12, "ISR4431/S": 2}, is_connected=False),
    Site("ICU-AirGap", "icu", {"C9300-48/A": 30, "C9300-24/A": 8}, is_connected=False),
    Site("Radiology-AirGap", "rad", {"C9300-48/A": 26, "C9500/A": 4, "ISR4431/S": 2}, is_connected=False),
    Site("Pathology-AirGap", "pat", {"C9300-24/A": 30, "C9200-48/E": 8}, is_connected=False),
    Site("Data Centre A", "dca", {"C9500/A": 14, "N9300/A": 24, "C9300-24/A": 34, "C8300/AX": 8, "C8000V/A": 10}),
    Site("Data Centre B", "dcb", {"C9500/A": 12, "N9300/A": 22, "C9300-24/A": 18, "C8300/AX": 8, "C8000V/A": 8}),
    Site("Identity", "ise", {"ISE/E": 5600, "ISE/A": 1900}, growth=0.0),
    Site("Remote Access", "vpn", {"VPN/A": 3400, "VPN/P": 500}, growth=0.0),
    Site("Research Institute", "res", {"C9300-24/A": 44, "C9500/A": 4, "N9300/A": 8, "ISR4431/S": 4}),
    Site("Nurse Education Centre", "edu", {"C9200-48/E": 16, "C9300-24/A": 8, "ISR4331/S": 2, "C9800/A": 24}),
    Site("Estates, Car Parks & CCTV", "est", {"C9200-24/E": 172, "C9200-48/E": 24}),
]  # fmt: skip

DNA_A24, DNA_A48 = "C9300-24 DNA Advantage", "C9300-48 DNA Advantage"
DNA_E24, DNA_E48 = "C9200-24 DNA Essentials", "C9200-48 DNA Essentials"
AIR_A, AP_A = "Aironet DNA Advantage Term Licenses", "AP Perpetual Networkstack Advantage"
SEC_4400, SEC_4331, VOICE_4400 = "ISR_4400_Security", "ISR_4331_Security", "ISR_4400_UnifiedCommunication"
ROUTER_A = "Router DNA Advantage Tier 2"

# available − in use, before substitution
BALANCES: dict[Holding, int] = {
    # really short
    ("Cancer Centre", DNA_A48): -38, ("Mental Health", DNA_A48): -32,
    ("St Mary's General", AIR_A): -110, ("Cancer Centre", AIR_A): -50,
    ("Identity", "ISE Essentials"): -350,
    # short in CSSM because the keys were never converted
    ("St Mary's General", SEC_4400): -14, ("St Mary's Women and Children", SEC_4400): -6,
    ("Cancer Centre", SEC_4400): -4,
    ("Research Institute", SEC_4400): -4, ("Community Clinics", SEC_4331): -40, ("Ambulance Stations", SEC_4331): -20,
    ("St Mary's General", VOICE_4400): -10, ("St Mary's Women and Children", VOICE_4400): -4,
    # in the wrong place
    ("St Mary's General", DNA_E48): -34, ("Community Clinics", DNA_E48): 40,
    ("Data Centre A", DNA_A24): -18, ("Research Institute", DNA_A24): 25,
    ("Data Centre B", ROUTER_A): -5, ("DEFAULT", ROUTER_A): 6,
    ("Remote Access", "Secure Client Advantage"): -120, ("DEFAULT", "Secure Client Advantage"): 150,
    ("Remote Access", "Secure Client Premier"): 0,
    ("Mental Health", AP_A): -40, ("St Mary's Women and Children", AP_A): 60,
    # substitution that the export reports: the agreement's Advantage standing in for Essentials
    ("Nurse Education Centre", DNA_E48): -6, ("Nurse Education Centre", "C9200-48 DNA Advantage"): 10,
    ("Estates, Car Parks & CCTV", DNA_E24): -12, ("Estates, Car Parks & CCTV", "C9200-24 DNA Advantage"): 12,
}  # fmt: skip

SUBSTITUTIONS = (
    Substitution("Nurse Education Centre", DNA_E48, "C9200-48 DNA Advantage", 6),
    Substitution("Estates, Car Parks & CCTV", DNA_E24, "C9200-24 DNA Advantage", 12),
)


def _term(quantity: int, start: date, end: date, after: Literal["ACTIVE", "EXPIRED"] = "EXPIRED") -> Lot:
    return Lot(quantity, "TERM", start, end, None, status_after_end=after)


EXTRA: dict[Holding, list[Lot]] = {
    # ended and still marked ACTIVE
    ("Cancer Centre", DNA_A48): [_term(20, date(2023, 6, 1), date(2026, 5, 31), "ACTIVE")],
    ("St Mary's General", AIR_A): [_term(60, date(2023, 10, 1), date(2026, 9, 30), "ACTIVE")],
    ("Pharmacy", DNA_A24): [_term(4, date(2022, 8, 1), date(2025, 7, 31), "ACTIVE")],
    ("Theatre-AirGap", DNA_A24): [_term(12, date(2021, 11, 1), date(2026, 10, 31), "ACTIVE"),
    _term(12, date(2026, 9, 1), date(2029, 8, 31))],
    # in force today, over before the milestone
    ("Identity", "ISE Essentials"): [_term(1500, date(2024, 1, 15), date(2027, 1, 14))],
    ("Remote Access", "Secure Client Advantage"): [
        Lot(2000, "SUBSCRIPTION", date(2024, 1, 15), date(2027, 1, 14), "Sub-1873365"),
    ],
    ("Remote Access", "Secure Client Premier"): [
        Lot(500, "SUBSCRIPTION", date(2024, 1, 15), date(2027, 1, 14), "Sub-1873365"),
    ],
    ("Community Clinics", DNA_E48): [_term(16, date(2024, 3, 1), date(2027, 2, 28))],
    ("Data Centre A", "NXOS Advantage License for Nexus 9300"): [_term(8, date(2022, 2, 1), date(2027, 1, 31))],
    # bought for next year
    ("Mental Health", DNA_A48): [
        Lot(30, "TERM", date(2027, 4, 1), date(2030, 3, 31), "Sub-688120", ordered=date(2026, 10, 21)),
    ],
}  # fmt: skip

SHARE = Decimal("0.10")

AGREEMENT = Agreement(
    subscription_id="Sub-2048817",
    name="Enterprise Agreement 3.0, Networking",
    smart_accounts=(DOMAIN,),
    start=date(2024, 3, 31),
    end=date(2029, 3, 30),
    milestones=(date(2025, 3, 31), date(2026, 3, 31), date(2027, 3, 31), date(2028, 3, 31)),
    currency="GBP",
    charge_basis="above_commitment",
    notice_days=90,
    suites=(
        Suite("Campus Switching Advantage", "E3N-C9K-A", "full", 560, Decimal("13.80"), (DNA_A24, DNA_A48), SHARE),
        Suite(
            "Access Switching Essentials",
            "E3N-C92-E",
            "full",
            800,
            Decimal("4.10"),
            (DNA_E24, DNA_E48),
            SHARE,
            price_in_toml=False,
        ),
        Suite(
            "Wireless Advantage",
            "E3N-AIR-A",
            "full",
            560,
            Decimal("3.60"),
            (AIR_A,),
            allowance_count=80,
            price_in_toml=False,
        ),
        Suite("Identity Essentials", "E3N-ISE-E", "partial", 5000, Decimal("0.14"), ("ISE Essentials",), SHARE),
        Suite(
            "Identity Advantage",
            "E3N-ISE-A",
            "add_on",
            2000,
            Decimal("0.28"),
            ("ISE Advantage",),
            SHARE,
            price_in_toml=False,
        ),
        Suite("Core Switching Advantage", "E3N-C95-A", "full", 40, Decimal("66.00"), ("C9500 DNA Advantage",), SHARE),
    ),
)

SECURE_CLIENT = Agreement(
    subscription_id="Sub-1873365",
    name="Secure Client subscription",
    smart_accounts=(DOMAIN,),
    start=date(2024, 1, 15),
    end=date(2027, 1, 14),
    milestones=(),
    currency="GBP",
)

EXPORTS = (
    Export(DAYS[0], DOMAIN, licenses=Dialect(owned_header="Purchased"), instances=Dialect()),
    Export(DAYS[1], DOMAIN, licenses=Dialect(delimiter=";"), instances=Dialect(delimiter=";")),
    Export(DAYS[2], DOMAIN, licenses=Dialect(has_bom=True)),
    Export(DAYS[3], DOMAIN, licenses=Dialect(), instances=Dialect(day_format="%d/%m/%Y")),
    Export(DAYS[4], DOMAIN, api_licenses=True, accounts=True, instances=Dialect()),
)
# quantity that keys still hold, and quantity that was converted, by SKU
PAK_HELD = {
    "SL-44-SEC-K9": (22, 30),
    "SL-4330-SEC-K9": (68, 36),
    "SL-44-UC-K9": (12, 8),
    "L-ISE-BSE-PLIC": (1000, 1500),
}


def stmarys() -> Client:
    """Make the client as of 24 November 2026."""
    outline = Outline(
        domain=DOMAIN,
        title="St Mary's Hospital Group",
        account_id=530176,
        default_account="DEFAULT",
        sites=SITES,
        plan=Plan(BALANCES, EXTRA),
        substitutions=SUBSTITUTIONS,
        duplicates=(Duplicate("St Mary's General", "DEFAULT", 2, date(2026, 4, 22)),),
        reserves_apart=True,
    )
    account = build_account(outline, AGREEMENT, CLOCK, QUIET_SHARE)
    make_moves(account, MOVES, DAYS)
    unpriced = frozenset({"Router Network Advantage Tier 1"})
    return Client(
        client_id="stmarys",
        name="St Mary's Hospital Group",
        currency="GBP",
        event_kind="renewal",
        advisers_engaged=None,
        as_of=AS_OF,
        accounts=[account],
        agreements=[AGREEMENT, SECURE_CLIENT],
        newest=DAYS[-1],
        prices=price_lines([AGREEMENT], [account], Decimal("0.38"), unpriced),
        paks=paks_of("paks", PAK_HELD, DOMAIN),
    )
