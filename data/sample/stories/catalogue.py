"""What the fictional clients can own and run: licences with their ladders and list prices, and platforms that use them.

Switch, router export and Aironet names read as they do in public outputs; the others follow the same manner.
"""

from __future__ import annotations

from dataclasses import dataclass
from decimal import Decimal

TIER_WORDS = ("Essentials", "Advantage", "Premier")
PORT_COUNTS = {"24", "48"}

Levels = dict[str, tuple[str, ...]]


@dataclass(frozen=True)
class License:
    """A licence; `family` and `tier` say where it stands on its ladder, `price_months` is None if it is perpetual."""

    name: str
    sku: str
    family: str
    tier: int
    price_months: int | None
    list_price: Decimal


@dataclass(frozen=True)
class Platform:
    """A product: what it is called, and which licences one unit of it uses, by level.

    `stacks` are the sizes a stack may have, drawn at random; where it is empty, `capacity` units share one device.
    """

    product_ids: tuple[str, ...]
    product_type: str
    product_name: str
    host: str
    levels: Levels
    stacks: tuple[int, ...] = ()
    capacity: int = 0
    least: int = 1


def _switch_licenses(platform: str, sku: str, essentials: str, advantage: str) -> list[License]:
    ports = platform.rpartition("-")[2]
    tail = f"-{ports}" if ports in PORT_COUNTS else ""
    return [
        License(
            f"{platform} Network Essentials", f"{sku}-NW-E{tail}", f"{platform} Network", 1, None, Decimal(essentials)
        ),
        License(
            f"{platform} Network Advantage", f"{sku}-NW-A{tail}", f"{platform} Network", 2, None, Decimal(advantage)
        ),
        License(
            f"{platform} DNA Essentials", f"{sku}-DNA-E{tail}-3Y", f"{platform} DNA", 1, 36, Decimal(essentials) + 72
        ),
        License(
            f"{platform} DNA Advantage", f"{sku}-DNA-A{tail}-3Y", f"{platform} DNA", 2, 36, Decimal(advantage) + 108
        ),
    ]


def _router_licenses(tier: int, essentials: str, advantage: str) -> list[License]:
    rows = []
    for level, (word, price) in enumerate((("Essentials", essentials), ("Advantage", advantage)), start=1):
        letter = word[0]
        stack, dna = f"Router Network {word} Tier {tier}", f"Router DNA {word} Tier {tier}"
        rows.append(
            License(stack, f"NWSTACK-T{tier}-{letter}", f"Router Network Tier {tier}", level, None, Decimal(price) / 2)
        )
        rows.append(License(dna, f"DNA-P-T{tier}-{letter}-3Y", f"Router DNA Tier {tier}", level, 36, Decimal(price)))
    return rows


def _ladder(
    family: str, template: str, skus: tuple[str, ...], prices: tuple[int, ...], months: int | None
) -> list[License]:
    rows = zip(skus, prices, strict=True)
    return [
        License(template.format(TIER_WORDS[tier - 1]), sku, family, tier, months, Decimal(price))
        for tier, (sku, price) in enumerate(rows, start=1)
    ]


LICENSES: dict[str, License] = {
    one.name: one
    for one in [
        *_switch_licenses("C9200-24", "C9200", "380", "900"),
        *_switch_licenses("C9200-48", "C9200", "560", "1330"),
        *_switch_licenses("C9300-24", "C9300", "640", "1480"),
        *_switch_licenses("C9300-48", "C9300", "990", "2260"),
        *_switch_licenses("C9400", "C9400", "2100", "5200"),
        *_switch_licenses("C9500", "C9500", "3100", "7400"),
        *_switch_licenses("C9600", "C9600", "6200", "14600"),
        *_router_licenses(1, "1080", "1980"),
        *_router_licenses(2, "2340", "4320"),
        *_router_licenses(3, "5760", "10440"),
        *_ladder("AIR DNA", "Aironet DNA {} Term Licenses", ("AIR-DNA-E-3Y", "AIR-DNA-A-3Y"), (216, 432), 36),
        *_ladder("AIR Network", "AP Perpetual Networkstack {}", ("AIR-NW-E", "AIR-NW-A"), (120, 240), None),
        *_ladder("ISE", "ISE {}", ("ISE-E-LIC", "ISE-A-LIC", "ISE-P-LIC"), (9, 18, 36), 36),
        *_ladder("NXOS 9300", "NXOS {} License for Nexus 9300", ("DCN-E-X93-3Y", "DCN-A-X93-3Y"), (4320, 9000), 36),
        *_ladder("NXOS 9500", "NXOS {} License for Nexus 9500", ("DCN-E-M95-3Y", "DCN-A-M95-3Y"), (10800, 21600), 36),
        License("Secure Client Advantage", "SC-ADV-LIC", "Secure Client", 1, 36, Decimal(54)),
        License("Secure Client Premier", "SC-PRE-LIC", "Secure Client", 2, 36, Decimal(90)),
        License("Router US Export Lic. for DNA", "DNA-HSEC-L", "Router HSEC", 1, None, Decimal(1500)),
        License("FPR2130 Threat Defense Threat Protection", "L-FPR2130T-T-3Y", "FPR2130 Threat", 1, 36, Decimal(7200)),
        License(
            "FPR2130 Threat Defense Malware Protection", "L-FPR2130T-AMP-3Y", "FPR2130 Malware", 1, 36, Decimal(7200)
        ),
        License("FPR2130 Threat Defense URL Filtering", "L-FPR2130T-URL-3Y", "FPR2130 URL", 1, 36, Decimal(5400)),
        License("ISR_4331_Security", "SL-4330-SEC-K9", "ISR_4331 Security", 1, None, Decimal(1100)),
        License("ISR_4400_Security", "SL-44-SEC-K9", "ISR_4400 Security", 1, None, Decimal(2200)),
        License("ISR_4400_UnifiedCommunication", "SL-44-UC-K9", "ISR_4400 UC", 1, None, Decimal(2000)),
    ]
}


def _switch(
    platform: str, product_ids: tuple[str, ...], product_name: str, host: str, stacks: tuple[int, ...] = (1,)
) -> Platform:
    levels: Levels = {word[0]: (f"{platform} Network {word}", f"{platform} DNA {word}") for word in TIER_WORDS[:2]}
    return Platform(product_ids, platform.partition("-")[0], product_name, host, levels, stacks)


def _router(tier: int, product_ids: tuple[str, ...], product_type: str, product_name: str, host: str) -> Platform:
    levels: Levels = {
        word[0]: (f"Router Network {word} Tier {tier}", f"Router DNA {word} Tier {tier}") for word in TIER_WORDS[:2]
    }
    levels["AX"] = (*levels["A"], "Router US Export Lic. for DNA")
    return Platform(product_ids, product_type, product_name, host, levels, (1,))


_FIREWALL = ("Threat Protection", "Malware Protection", "URL Filtering")

PLATFORMS: dict[str, Platform] = {
    "C9200-24": _switch(
        "C9200-24", ("C9200-24T", "C9200-24P"), "Cisco Catalyst 9200 Series Switches", "acc", (1, 1, 1, 2)
    ),
    "C9200-48": _switch(
        "C9200-48", ("C9200-48T", "C9200-48P"), "Cisco Catalyst 9200 Series Switches", "acc", (1, 1, 2)
    ),
    "C9300-24": _switch(
        "C9300-24",
        ("C9300-24T", "C9300-24P", "C9300-24U"),
        "Cisco Catalyst 9300 Series Switches",
        "acc",
        (1, 1, 1, 2, 2, 3),
    ),
    "C9300-48": _switch(
        "C9300-48",
        ("C9300-48T", "C9300-48P", "C9300-48UXM"),
        "Cisco Catalyst 9300 Series Switches",
        "acc",
        (1, 1, 2, 2, 3, 4),
    ),
    "C9400": _switch("C9400", ("C9404R", "C9407R"), "Cisco Catalyst 9400 Series Switches", "dis"),
    "C9500": _switch("C9500", ("C9500-24Y4C", "C9500-48Y4C"), "Cisco Catalyst 9500 Series Switches", "cor"),
    "C9600": _switch("C9600", ("C9606R",), "Cisco Catalyst 9600 Series Switches", "cor"),
    "C8000V": _router(1, ("C8000V",), "C8000V", "Cisco Catalyst 8000V Edge Software", "vrt"),
    "C8200": _router(1, ("C8200-1N-4T", "C8200L-1N-4T"), "C8200", "Cisco Catalyst 8200 Series Edge Platforms", "wan"),
    "C8300": _router(
        2, ("C8300-1N1S-6T", "C8300-2N2S-4T2X"), "C8300", "Cisco Catalyst 8300 Series Edge Platforms", "wan"
    ),
    "C8500": _router(3, ("C8500-12X", "C8500L-8S4X"), "C8500", "Cisco Catalyst 8500 Series Edge Platforms", "agg"),
    "C9800": Platform(
        ("C9800-40-K9", "C9800-80-K9"),
        "C9800",
        "Cisco Catalyst 9800 Series Wireless Controllers",
        "wlc",
        {
            word[0]: (f"AP Perpetual Networkstack {word}", f"Aironet DNA {word} Term Licenses")
            for word in TIER_WORDS[:2]
        },
        capacity=260,
    ),
    "ISE": Platform(
        ("R-ISE-VMM-K9=",),
        "ISE",
        "Cisco Identity Services Engine",
        "psn",
        {word[0]: (f"ISE {word}",) for word in TIER_WORDS},
        capacity=4000,
        least=2,
    ),
    "N9300": Platform(
        ("N9K-C93180YC-FX", "N9K-C9336C-FX2"),
        "N9K",
        "Cisco Nexus 9000 Series Switches",
        "lef",
        {word[0]: (f"NXOS {word} License for Nexus 9300",) for word in TIER_WORDS[:2]},
        (1,),
    ),
    "N9500": Platform(
        ("N9K-C9504", "N9K-C9508"),
        "N9K",
        "Cisco Nexus 9000 Series Switches",
        "spn",
        {word[0]: (f"NXOS {word} License for Nexus 9500",) for word in TIER_WORDS[:2]},
        (1,),
    ),
    "VPN": Platform(
        ("ASAv",),
        "ASAV",
        "Cisco Adaptive Security Virtual Appliance",
        "vpn",
        {word[0]: (f"Secure Client {word}",) for word in TIER_WORDS[1:]},
        capacity=2500,
        least=2,
    ),
    "FPR2130": Platform(
        ("FPR-2130",),
        "FPR2130",
        "Cisco Firepower 2100 Series",
        "fwl",
        {
            "TMU": tuple(f"FPR2130 Threat Defense {word}" for word in _FIREWALL),
            "T": (f"FPR2130 Threat Defense {_FIREWALL[0]}",),
        },
        (1,),
    ),
    "ISR4331": Platform(
        ("ISR4331/K9",), "ISR4331", "Cisco 4331 Integrated Services Router", "rtr", {"S": ("ISR_4331_Security",)}, (1,)
    ),
    "ISR4431": Platform(
        ("ISR4431/K9", "ISR4451-X/K9"),
        "ISR4400",
        "Cisco 4400 Series Integrated Services Routers",
        "vgw",
        {"S": ("ISR_4400_Security",), "SU": ("ISR_4400_Security", "ISR_4400_UnifiedCommunication")},
        (1,),
    ),
}
