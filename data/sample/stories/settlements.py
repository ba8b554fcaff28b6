"""An adviser's ledger of settlements as it comes, with a family left out, a dearer end, two currencies in one row."""

from __future__ import annotations

from datetime import date
from statistics import quantiles
from typing import TYPE_CHECKING, Any

from stories.ledger import Told
from stories.spreadsheets import Sheet, workbook

if TYPE_CHECKING:
    from stories.ledger import Written
    from stories.model import Client

CLIENT, PATH, SHEET = "calderbank", "benchmarks/settlements.xlsx", "Settlements"
HEADER = (
    "Reference", "Product Family", "Fiscal Quarter", "Settlement Date", "Proposed Amount", "Settled Amount", "Currency",
    "Settled Currency", "Renewal History",
)  # fmt: skip
FIRST, SECOND, LATER = "First True Forward", "Settled before without validation", "Validated every year"
ROWS = (
    ("S-101", "Switching", None, date(2024, 12, 12), 412_000, 268_000, "USD", None, FIRST),
    ("S-102", "Switching", None, date(2025, 1, 21), 188_500, 101_790, "USD", None, LATER),
    ("S-103", "Wireless", None, date(2025, 3, 27), 96_400, 67_480, "EUR", None, SECOND),
    ("S-104", "Security", None, date(2025, 4, 22), 240_000, 151_200, "GBP", None, FIRST),
    ("S-105", "Switching", None, date(2025, 7, 24), 731_000, 321_640, "USD", None, LATER),
    ("S-105", "Data Center", None, date(2025, 7, 24), 604_000, 350_320, "USD", None, LATER),
    ("S-106", "Data Center", "Q1 FY26", None, 355_000, 262_700, "GBP", None, SECOND),
    ("S-107", "Wireless", "Q1 FY26", None, 58_900, 34_751, "GBP", None, FIRST),
    ("S-108", "Switching", None, date(2026, 1, 20), 269_500, 140_140, "EUR", None, FIRST),
    ("S-109", "Security", None, date(2026, 1, 23), 131_000, 87_770, "USD", None, SECOND),
    ("S-110", "Data Center", None, date(2026, 4, 21), 890_000, 471_700, "USD", None, LATER),
    ("S-111", None, None, date(2026, 4, 28), 77_000, 51_590, "GBP", None, None),
    ("S-112", "Switching", None, date(2026, 7, 22), 466_000, 223_680, "GBP", None, LATER),
    ("S-113", "Wireless", None, date(2026, 7, 24), 112_000, 69_440, "USD", None, FIRST),
    ("S-114", "Security", None, date(2026, 7, 24), 45_000, 46_800, "EUR", None, SECOND),
    ("S-115", "Switching", None, date(2026, 10, 20), 305_000, 167_750, "USD", None, FIRST),
    ("S-116", "Data Center", None, date(2026, 10, 22), 218_000, 160_000, "USD", "EUR", SECOND),
    ("S-117", "Switching", "Q2 FY27", date(2026, 12, 15), 150_000, 90_000, "GBP", None, FIRST),
)

LEFT_OUT = {"S-116", "S-117"}  # two currencies; later than the day everything is told for


def settlements_story(client: Client) -> dict[str, Any] | None:
    """Give the quartiles of settled ÷ proposed, of what says something of it; nothing where there is no ledger."""
    if client.client_id != CLIENT:
        return None
    shares = [settled / proposed for reference, _, _, _, proposed, settled, *_ in ROWS if reference not in LEFT_OUT]
    quartiles = [round(share, 6) for share in quantiles(shares, n=4, method="inclusive")]
    return {"settlement_count": len(shares), "left_out_count": len(LEFT_OUT), "quartile_shares": quartiles}


def settlement_files(client: Client) -> list[Written]:
    """The ledger lies in one client's folder, as it would in each of the adviser's."""
    if client.client_id != CLIENT:
        return []
    told = Told("settlement_ledger", None, len(ROWS))
    return [workbook(PATH, [Sheet(SHEET, [HEADER, *ROWS], told)])]
