"""What each lever of a negotiation is worth in the charge, suite by suite: the charge with it less the charge without.

Each lever is pulled alone, on the use as it is shown. Two levers may take the same licences away, so their worths are
not added up; what all corrections come to together is the charge on verified use.
"""

from __future__ import annotations

from collections.abc import Sequence

import polars as pl

from analysis.negotiation.charge import ABOVE_ALLOWANCE, LINE, charge_lines
from analysis.negotiation.true_forward import verified_terms

# Which corrections of core.use_corrections a lever takes together.
CORRECTIONS = {
    "unmigrated_pak": ("unmigrated_pak",),
    "undeposited_order": ("undeposited_order",),
    "contested": ("duplicate", "ghost", "stale"),
}


def lever_lines(terms: pl.DataFrame, corrections: pl.DataFrame, columns: Sequence[str]) -> pl.DataFrame:
    """Say what each lever is worth on each line of core.true_forward_terms; lines it does not touch are left out.

    `corrections` is core.use_corrections. `worth_count` is licences, `worth_amount` Decimal(18, 2) in the line's own
    currency, null where the charge is unknown. A lever that touches a line without changing its charge is worth zero.
    """
    shown = charge_lines(terms)
    levers = [
        _allowance(shown),
        _price(terms, shown),
        *(_corrected(terms, shown, corrections, lever, keys) for lever, keys in CORRECTIONS.items()),
    ]
    return pl.concat(levers).sort("lever_key", *LINE).select(columns)


def _allowance(shown: pl.DataFrame) -> pl.DataFrame:
    """What lies between commitment and threshold is free only while the contract's basis is insisted on."""
    held = shown.filter(
        (pl.col("charge_basis") == ABOVE_ALLOWANCE) & (pl.col("over_commitment_count") > pl.col("over_count"))
    )
    return _told(
        held,
        "allowance_basis",
        pl.col("over_commitment_count") - pl.col("over_count"),
        pl.col("over_commitment_amount") - pl.col("charge_amount"),
    )


def _price(terms: pl.DataFrame, shown: pl.DataFrame) -> pl.DataFrame:
    """A price that the contract protects, against the one that was told."""
    told = charge_lines(terms.with_columns(net_unit_price_amount=pl.col("told_price_amount")))
    protected = shown.with_columns(_told=told["contract_amount"]).filter(
        pl.col("told_price_amount") > pl.col("net_unit_price_amount")
    )
    return _told(
        protected, "price_protection", pl.col("contract_over_count"), pl.col("_told") - pl.col("contract_amount")
    )


def _corrected(
    terms: pl.DataFrame, shown: pl.DataFrame, corrections: pl.DataFrame, lever: str, keys: Sequence[str]
) -> pl.DataFrame:
    """What a correction takes off the charge when it is the only one."""
    without = charge_lines(verified_terms(terms, corrections.filter(pl.col("correction_key").is_in(keys))))
    touched = shown.with_columns(
        _taken=pl.col("consumed_count") - without["consumed_count"], _without=without["contract_amount"]
    ).filter(pl.col("_taken") > 0)
    return _told(touched, lever, pl.col("_taken"), pl.col("contract_amount") - pl.col("_without"))


def _told(lines: pl.DataFrame, lever: str, count: pl.Expr, amount: pl.Expr) -> pl.DataFrame:
    return lines.select(
        *LINE,
        pl.lit(lever).alias("lever_key"),
        count.cast(pl.Int64).alias("worth_count"),
        amount.cast(pl.Decimal(18, 2)).alias("worth_amount"),
        "currency",
    )
