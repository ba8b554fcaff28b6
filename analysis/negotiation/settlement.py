"""Transactional settlement of over-use outside an Enterprise Agreement: unit-months over, times the price of a month.

Another calculator than the True Forward's: it looks back and bills how long over-use lasted, where the agreement's
formula looks forward and bills to the end of term. The two never add up to one figure (RULES.md §7).
"""

from __future__ import annotations

import polars as pl

from analysis.errors import WorkbenchError
from analysis.negotiation.rounding import MILLION, cents, millionths

PERIOD_COLUMNS = (
    "smart_account",
    "license_name",
    "settlement_basis",
    "period_start_date",
    "period_end_date",
    "over_count",
    "unit_month_policy",
    "net_unit_price_amount",
    "currency",
    "price_source",
)
OUTSIDE, BY_CONTRACT = "Transactional settlement, outside any agreement", "Transactional settlement, by contract"
POLICIES = ("calendar", "thirty_days", "started")
# Divisible by every length a month can have, so that a day is a whole number of parts of its month.
_PARTS = 28 * 29 * 15 * 31
_THIRTY = 30
_KEY = ("smart_account", "license_name")


def settlement_lines(periods: pl.DataFrame) -> pl.DataFrame:
    """Bill each licence of a Smart Account that was over, or of which that is unknown for some days.

    `periods` has PERIOD_COLUMNS: over-use from a day until another that is not part of it, null where unknown, the
    price of one unit for one month, and how unit-days become unit-months:

        calendar      each day is one part of its own calendar month (the default)
        thirty_days   thirty unit-days are one unit-month, whatever the month
        started       a calendar month that was begun counts whole, at its highest over-use

    Added: over_unit_days, over_unit_months to the sixth place, peak_over_count, the days of which over-use is unknown,
    settlement_amount to the cent, and its label. Unknown days are billed by nobody: they are counted apart. Without a
    price, or without one day known to be over, the amount is null. Raises WorkbenchError for a policy or a period that
    is none, for periods that overlap, and for a licence of two prices.
    """
    _check(periods)
    priced = periods.with_columns(millionths(periods, "net_unit_price_amount").alias("price"))
    by_month = _by_month(priced).group_by(_KEY).agg(_sum_of_known(pl.col("month_parts")).alias("month_parts"))
    return (
        priced.group_by(_KEY)
        .agg(
            pl.col("settlement_basis", "unit_month_policy", "currency", "price_source", "price").first(),
            pl.col("net_unit_price_amount").first(),
            pl.col("period_start_date").min(),
            pl.col("period_end_date").max(),
            _sum_of_known(pl.col("over_count") * _days()).alias("over_unit_days"),
            pl.col("over_count").max().alias("peak_over_count"),
            _days().filter(pl.col("over_count").is_null()).sum().alias("unknown_days"),
        )
        .filter((pl.col("peak_over_count") > 0).fill_null(value=False) | (pl.col("unknown_days") > 0))
        .join(by_month, on=_KEY, how="left", nulls_equal=True)
        .with_columns(((pl.col("month_parts") * MILLION + _PARTS // 2) // _PARTS).alias("months"))
        .with_columns(
            pl.when(pl.col("peak_over_count") > 0)
            .then(cents(pl.col("months") * pl.col("price"), MILLION * MILLION))
            .alias("settlement_amount"),
            (pl.col("months").cast(pl.Decimal(38, 6)) / MILLION).cast(pl.Decimal(18, 6)).alias("over_unit_months"),
            pl.when(pl.col("settlement_basis") == "By contract")
            .then(pl.lit(BY_CONTRACT))
            .otherwise(pl.lit(OUTSIDE))
            .alias("settlement_label"),
        )
        .drop("price", "months", "month_parts")
        .sort(_KEY)
    )


def _by_month(periods: pl.DataFrame) -> pl.DataFrame:
    """Unit-months of each licence and calendar month, in parts: null where no day of it is known."""
    starts, ends = pl.col("period_start_date"), pl.col("period_end_date")
    split = (
        periods.with_columns(
            pl.date_ranges(starts.dt.month_start(), (ends - pl.duration(days=1)).dt.month_start(), "1mo").alias("month")
        )
        .explode("month")
        .with_columns(
            pl.max_horizontal(starts, "month").alias("period_start_date"),
            pl.min_horizontal(ends, pl.col("month").dt.offset_by("1mo")).alias("period_end_date"),
        )
    )
    unit_days = _sum_of_known((pl.col("over_count") * _days()).cast(pl.Int128))
    policy = pl.col("unit_month_policy").first()
    return split.group_by(*_KEY, "month").agg(
        pl.when(policy == "calendar")
        .then(unit_days * _PARTS // pl.col("month").first().dt.days_in_month().cast(pl.Int128))
        .when(policy == "thirty_days")
        .then(unit_days * (_PARTS // _THIRTY))
        .otherwise(pl.col("over_count").max().cast(pl.Int128) * _PARTS)
        .alias("month_parts")
    )


def _days() -> pl.Expr:
    return (pl.col("period_end_date") - pl.col("period_start_date")).dt.total_days()


def _sum_of_known(counts: pl.Expr) -> pl.Expr:
    """A sum that is unknown, not nothing, where nothing of it is known."""
    return pl.when(counts.is_not_null().any()).then(counts.sum())


def _check(periods: pl.DataFrame) -> None:
    if missing := [name for name in PERIOD_COLUMNS if name not in periods.columns]:
        raise WorkbenchError(f"Periods of over-use lack {', '.join(missing)}.", todo="Give them every column.")
    if strange := sorted(set(periods["unit_month_policy"].drop_nulls()) - set(POLICIES)):
        raise WorkbenchError(f"unit_month_policy {strange[0]!r} is none.", todo=f"Use {', '.join(POLICIES)}.")
    backwards = periods.filter(pl.col("period_end_date") <= pl.col("period_start_date"))
    if not backwards.is_empty():
        row = backwards.row(0, named=True)
        raise WorkbenchError(
            f"A period of {row['license_name']} ends on {row['period_end_date']}, not after it starts.",
            todo="A period's end is the first day after it.",
        )
    told = periods.sort(*_KEY, "period_start_date")
    terms = ("net_unit_price_amount", "currency", "unit_month_policy", "settlement_basis")
    mixed = told.filter(pl.struct(terms).n_unique().over(_KEY) > 1)
    overlapping = told.filter(pl.col("period_start_date") < pl.col("period_end_date").shift().over(_KEY))
    for wrong, words in ((mixed, "is settled on two terms"), (overlapping, "has two periods that overlap")):
        if not wrong.is_empty():
            raise WorkbenchError(f"{wrong['license_name'][0]} {words}.", todo="Give one price and one count a day.")
    negative = periods.filter((pl.col("over_count") < 0) | (pl.col("net_unit_price_amount") < 0))
    if not negative.is_empty():
        raise WorkbenchError(f"{negative['license_name'][0]} has over-use or a price below nothing.")
