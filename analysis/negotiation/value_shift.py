"""Value Shift: inside one suite of one agreement, what is bought and not used pays for use beyond it, by value.

RULES.md §7 (S): suite charge = max(0, Σ over × price × months − Σ residual × price × months). Never across suites.
"""

from __future__ import annotations

import polars as pl

from analysis.negotiation.rounding import MILLION, cents, millionths

SUITE = ("subscription_id", "suite_name")
SUITE_COLUMNS = (
    *SUITE,
    "sku_count",
    "before_amount",
    "residual_amount",
    "after_amount",
    "shifted_amount",
    "verified_before_amount",
    "verified_residual_amount",
    "verified_after_amount",
    "currency",
)


def shifted_suites(lines: pl.DataFrame) -> pl.DataFrame:
    """Charge each suite on the contract's basis before and after Value Shift, as shown and on verified use.

    `lines` is marts.true_forward_lines. The residual of a line is what is committed and not used, at its own price and
    months; the allowance is free and is no residual. One row a suite, money to the cent in its agreement's currency. A
    figure is null where one of its lines is unknown, but nothing to charge stays nothing.
    """
    valued = lines.with_columns(
        _residual=_residual(lines, "consumed_count"),
        _verified_residual=_residual(lines, "verified_consumed_count"),
    )
    suites = valued.group_by(SUITE, maintain_order=True).agg(
        pl.len().cast(pl.Int64).alias("sku_count"),
        _sum("contract_amount").alias("before_amount"),
        _sum("_residual").alias("residual_amount"),
        _sum("verified_amount").alias("verified_before_amount"),
        _sum("_verified_residual").alias("verified_residual_amount"),
        pl.col("currency").first(),
    )
    return (
        suites.with_columns(
            after_amount=_after("before_amount", "residual_amount"),
            verified_after_amount=_after("verified_before_amount", "verified_residual_amount"),
        )
        .with_columns(shifted_amount=(pl.col("before_amount") - pl.col("after_amount")).cast(pl.Decimal(18, 2)))
        .select(SUITE_COLUMNS)
    )


def _residual(lines: pl.DataFrame, used: str) -> pl.Expr:
    left = (pl.col("committed_count") - pl.col(used)).clip(lower_bound=0)
    price, months = millionths(lines, "net_unit_price_amount"), millionths(lines, "remaining_months")
    money = cents(left.cast(pl.Int128) * price * months, MILLION * MILLION)
    return pl.when(left == 0).then(pl.lit(0, pl.Decimal(18, 2))).otherwise(money)


def _sum(column: str) -> pl.Expr:
    known = pl.col(column).is_not_null().all()
    return pl.when(known).then(pl.col(column).sum()).cast(pl.Decimal(18, 2))


def _after(before: str, residual: str) -> pl.Expr:
    nothing = pl.lit(0, pl.Decimal(18, 2))
    left = (pl.col(before) - pl.col(residual)).cast(pl.Decimal(18, 2))
    return pl.when(pl.col(before) == 0).then(nothing).when(left < 0).then(nothing).otherwise(left)
