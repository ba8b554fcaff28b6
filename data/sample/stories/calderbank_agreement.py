"""Calder Bank's Enterprise Agreement, and the True Forward proposal that came for it."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from decimal import Decimal
from typing import Literal

from stories.golden import true_forward_lines
from stories.model import Agreement, Client, ProposalLine, Suite

CALDER, NORTHGATE = "calderbank.example", "northgate.example"
GROWTH = Decimal("0.15")


def _suite(
    name: str, sku: str, kind: Literal["full", "partial", "add_on"], committed: int, price: str, *licenses: str
) -> Suite:
    return Suite(name, sku, kind, committed, Decimal(price), licenses, GROWTH, price_in_toml=False)


AGREEMENT = Agreement(
    subscription_id="Sub-3310592",
    name="Enterprise Agreement 3.0",
    smart_accounts=(CALDER, NORTHGATE),
    start=date(2025, 2, 28),
    end=date(2030, 2, 27),
    milestones=(date(2026, 2, 28), date(2027, 2, 28), date(2028, 2, 28), date(2029, 2, 28)),
    currency="GBP",
    suites=(
        _suite(
            "C9200 DNA Essentials",
            "E3N-C9200-E",
            "full",
            1600,
            "4.20",
            "C9200-24 DNA Essentials",
            "C9200-48 DNA Essentials",
        ),
        _suite(
            "C9300 DNA Essentials",
            "E3N-C9300-E",
            "full",
            540,
            "5.60",
            "C9300-24 DNA Essentials",
            "C9300-48 DNA Essentials",
        ),
        _suite("C9300-24 DNA Advantage", "E3N-C9300-24-A", "full", 600, "11.40", "C9300-24 DNA Advantage"),
        _suite("C9300-48 DNA Advantage", "E3N-C9300-48-A", "full", 720, "17.80", "C9300-48 DNA Advantage"),
        _suite("C9400 DNA Advantage", "E3N-C9400-A", "full", 50, "48.00", "C9400 DNA Advantage"),
        _suite("C9500 DNA Advantage", "E3N-C9500-A", "full", 80, "66.00", "C9500 DNA Advantage"),
        _suite("C9600 DNA Advantage", "E3N-C9600-A", "full", 8, "128.00", "C9600 DNA Advantage"),
        _suite("Routing Tier 1 Essentials", "E3N-RT1-E", "full", 320, "14.50", "Router DNA Essentials Tier 1"),
        _suite("Routing Tier 1 Advantage", "E3N-RT1-A", "full", 120, "26.00", "Router DNA Advantage Tier 1"),
        _suite("Routing Tier 2 Advantage", "E3N-RT2-A", "full", 100, "58.00", "Router DNA Advantage Tier 2"),
        _suite("Routing Tier 3 Advantage", "E3N-RT3-A", "full", 22, "142.00", "Router DNA Advantage Tier 3"),
        _suite("Wireless DNA Essentials", "E3N-AIR-E", "full", 2200, "2.10", "Aironet DNA Essentials Term Licenses"),
        _suite("Wireless DNA Advantage", "E3N-AIR-A", "full", 2300, "3.90", "Aironet DNA Advantage Term Licenses"),
        _suite("ISE Essentials", "E3N-ISE-E", "partial", 26000, "0.11", "ISE Essentials"),
        _suite("ISE Advantage", "E3N-ISE-A", "partial", 10000, "0.24", "ISE Advantage"),
        _suite("ISE Premier", "E3N-ISE-P", "partial", 1300, "0.46", "ISE Premier"),
        _suite("Nexus 9300 Essentials", "E3N-N93-E", "full", 48, "62.00", "NXOS Essentials License for Nexus 9300"),
        _suite("Nexus 9300 Advantage", "E3N-N93-A", "full", 240, "124.00", "NXOS Advantage License for Nexus 9300"),
        _suite("Nexus 9500 Advantage", "E3N-N95-A", "full", 18, "288.00", "NXOS Advantage License for Nexus 9500"),
        _suite("Secure Client Premier", "E3S-SC-P", "add_on", 11000, "1.05", "Secure Client Premier"),
        _suite("Firewall Threat", "E3S-FW-T", "partial", 36, "96.00", "FPR2130 Threat Defense Threat Protection"),
        _suite("Firewall Malware", "E3S-FW-AMP", "partial", 40, "96.00", "FPR2130 Threat Defense Malware Protection"),
    ),
    triggers=((1, 6, Decimal("1.05")), (7, 60, Decimal("1.15"))),
)


@dataclass(frozen=True)
class _Ask:
    """How the vendor came to a line: from which of the formula's counts, what was added, at which price and months."""

    suite: str
    counted_from: Literal["above_allowance", "above_commitment", "nothing"] = "above_allowance"
    added: int = 0
    price: str = ""
    months: int = 36
    description: str = ""


ASKS = (
    _Ask("C9200 DNA Essentials", "above_commitment"),
    _Ask("C9300 DNA Essentials", added=18),
    _Ask("C9300-24 DNA Advantage", added=24, months=48),
    _Ask("C9300-48 DNA Advantage", added=45),
    _Ask("C9400 DNA Advantage", added=3),
    _Ask("C9500 DNA Advantage", price="120.00"),
    _Ask("Routing Tier 1 Essentials", added=10),
    _Ask("Routing Tier 1 Advantage", "above_commitment"),
    _Ask("Routing Tier 2 Advantage", "above_commitment"),
    _Ask("Routing Tier 3 Advantage", "above_commitment", months=48),
    _Ask("Wireless DNA Essentials", added=60),
    _Ask("Wireless DNA Advantage", added=150, months=48),
    _Ask("ISE Essentials", added=600),
    _Ask("ISE Advantage"),
    _Ask("ISE Premier", added=100, price="0.70"),
    _Ask("Nexus 9300 Essentials", added=4),
    _Ask("Nexus 9300 Advantage", added=10, months=48),
    _Ask("Secure Client Premier", added=500, price="1.25"),
    _Ask("Firewall Threat", "above_commitment"),
    _Ask("Firewall Malware", added=4),
    _Ask("C9300-48 DNA Advantage", "nothing", added=22, description="C9300-48 DNA Advantage, Northgate estate"),
)
OTHER_LINES = (
    ProposalLine(
        "ThousandEyes Enterprise Agents", "E3N-TE-EA", "ThousandEyes Enterprise Agents", 20, Decimal("38.00"), 36
    ),
    ProposalLine("Support", "SVS-E3N-UPLIFT", "Solution Support uplift", 1, Decimal("600.00"), 36),
)


def proposal_lines(client: Client) -> list[ProposalLine]:
    """Make the vendor's lines: a few as the formula has them, most with more units, a dearer price or months past."""
    formula = {line["suite_name"]: line for line in true_forward_lines(client)}
    lines = []
    for ask in ASKS:
        ours = formula[ask.suite]
        counts = {
            "above_allowance": ours["over_count"],
            "above_commitment": ours["over_commitment_count"],
            "nothing": 0,
        }
        price = Decimal(ask.price or ours["net_unit_price_amount"])
        quantity = counts[ask.counted_from] + ask.added
        lines.append(ProposalLine(ask.suite, ours["sku"], ask.description or ask.suite, quantity, price, ask.months))
    return [*lines, *OTHER_LINES]
