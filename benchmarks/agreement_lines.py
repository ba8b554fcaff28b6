"""Made-up lines of an agreement, with what verified data takes off them, and ranges of all that may be drawn."""

from __future__ import annotations

import random
from collections.abc import Sequence
from datetime import date
from decimal import Decimal
from pathlib import Path

import polars as pl

LINE = ("subscription_id", "suite_name", "sku")
MILESTONE = date(2027, 2, 28)
MONTHS = 24
TABLES = ("terms", "corrections", "milestones", "stated")


def agreement_frames(folder: Path, lines: int) -> Path:
    """Write the frames that the simulation reads, as Parquet: one agreement in one currency."""
    draw = random.Random(7)
    folder.mkdir(parents=True, exist_ok=True)
    keys = [("Sub-1", f"Suite {number:03d}", f"E3N-{number:03d}") for number in range(lines)]
    terms, corrections, milestones = [], [], []
    for key in keys:
        committed = draw.randint(50, 5000)
        used = round(committed * draw.uniform(0.8, 1.5))
        price = Decimal(draw.randint(1_000, 500_000)) / 10_000
        terms.append((*key, committed, Decimal("0.15"), used, price, draw.choice(["floor", "nearest", "ceiling"])))
        corrections.append((*key, "stale", round(used * draw.uniform(0, 0.1))))
        milestones += [(*key, MILESTONE.replace(month=2 + shift), shift, MONTHS - shift) for shift in range(7)]
    frames = {
        "terms": _terms(terms),
        "corrections": pl.DataFrame(corrections, schema=[*LINE, "correction_key", "corrected_count"], orient="row"),
        "milestones": pl.DataFrame(
            milestones,
            schema=[*LINE, "milestone_date", "milestone_shift_months", "remaining_months"],
            orient="row",
        ),
        "stated": _stated(),
    }
    for name, frame in frames.items():
        frame.write_parquet(folder / f"{name}.parquet")
    return folder


def _terms(rows: Sequence[tuple[object, ...]]) -> pl.DataFrame:
    given = ("committed_count", "growth_allowance_share", "consumed_count", "net_unit_price_amount")
    frame = pl.DataFrame(rows, schema=[*LINE, *given, "allowance_rounding"], orient="row")
    return frame.with_columns(
        pl.col("growth_allowance_share").cast(pl.Decimal(18, 6)),
        pl.col("net_unit_price_amount").cast(pl.Decimal(18, 4)),
        growth_allowance_count=pl.lit(None, pl.Int64),
        remaining_months=pl.lit(MONTHS, pl.Int64),
        milestone_date=pl.lit(MILESTONE),
        charge_basis=pl.lit("above_allowance"),
        currency=pl.lit("USD"),
    )


def _stated() -> pl.DataFrame:
    ranges = (
        ("use_change_share", "-0.10", "0.15", "triangular", "0.02", None),
        ("price_change_share", "-0.10", "0.05", "normal", "0", "0.04"),
        ("growth_allowance_share", "0.10", "0.20", "uniform", None, None),
        ("corrected_share", "0", "1", "uniform", None, None),
        ("milestone_shift_months", "0", "6", "uniform", None, None),
    )
    names = ("driver_low", "driver_high", "distribution_kind", "driver_likely", "driver_deviation")
    rows = [
        (key, Decimal(low), Decimal(high), kind, *(None if one is None else Decimal(one) for one in more))
        for key, low, high, kind, *more in ranges
    ]
    frame = pl.DataFrame(rows, schema=["driver_key", *names], orient="row")
    return frame.with_columns(pl.col(name).cast(pl.Decimal(18, 6)) for name in names if name != "distribution_kind")


def read_frames(folder: Path) -> dict[str, pl.DataFrame]:
    """The frames by name."""
    return {name: pl.read_parquet(folder / f"{name}.parquet") for name in TABLES}
