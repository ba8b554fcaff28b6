"""Made-up shortages and surpluses of a stated number of licences over 500 Virtual Accounts, as the plan takes them."""

from __future__ import annotations

import random
from datetime import date
from pathlib import Path

import polars as pl

ACCOUNTS = 500
BEFORE_THE_EVENT = date(2027, 1, 10)
ENDS = (None, date(2027, 10, 1), date(2028, 3, 20), date(2028, 9, 11))
LINE = ("smart_account", "virtual_account", "license_name", "license_family", "tier_rank", "unit_amount")
BALANCES = (*LINE, "balance_count", "free_count", "is_long_short")
LOTS = (
    "smart_account",
    "virtual_account",
    "license_name",
    "lot_count",
    "limit_count",
    "lot_end_date",
    "is_lasting_lot",
    "is_agreement_lot",
    "subscription_id",
    "file_id",
    "row_number",
    "lot_number",
)


def transfer_frames(folder: Path, licenses: int) -> Path:
    """Write balances.parquet and lots.parquet.

    Of each licence two Virtual Accounts in five are short, and two have some to spare, in one to three lots; together
    they have between a quarter and four times what is short. One licence in ten is of a higher tier than the one before
    it, one lot in twenty ends before the event, and one in five is an Enterprise Agreement's.
    """
    draw = random.Random(7)
    folder.mkdir(parents=True, exist_ok=True)
    balances, lots = [], []
    for number in range(licenses):
        name, ratio = f"License {number:04d}", 4 ** draw.uniform(-1, 1)
        family, tier = (f"Family {number // 10}", number % 10 + 1) if number % 10 < 2 else (None, None)  # noqa: PLR2004
        for place in range(ACCOUNTS):
            line = ("bench.example", f"VA-{place:03d}", name)
            size, kind = int(draw.expovariate(1 / 60)) + 1, draw.randrange(5)
            balance = -max(1, round(size / ratio)) if kind < 2 else size if kind < 4 else 0  # noqa: PLR2004
            balances.append((*line, family, tier, 12.5, balance, max(balance, 0), balance < 0))
            count = draw.randint(1, 3) if balance > 0 else 0
            for lot in range(count):
                is_lasting = draw.random() < 0.95  # noqa: PLR2004
                held = size if lot == count - 1 else draw.randint(1, size)
                end = ENDS[lot] if is_lasting else BEFORE_THE_EVENT
                is_agreement = draw.random() < 0.2  # noqa: PLR2004
                lots.append((*line, held, balance, end, is_lasting, is_agreement, None, "f", number, lot + 1))
    for table, columns, rows in (("balances", BALANCES, balances), ("lots", LOTS, lots)):
        frame = pl.DataFrame(rows, schema=list(columns), orient="row", infer_schema_length=None)
        frame.write_parquet(folder / f"{table}.parquet")
    return folder


def read_frames(folder: Path) -> tuple[pl.DataFrame, pl.DataFrame]:
    """The balances and the lots."""
    return pl.read_parquet(folder / "balances.parquet"), pl.read_parquet(folder / "lots.parquet")
