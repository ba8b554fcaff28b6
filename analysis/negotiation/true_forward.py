"""The lines of the next True Forward: what use as it is shown costs, and what is left of it on verified data."""

from __future__ import annotations

from collections.abc import Sequence

import polars as pl

from analysis.negotiation.charge import LINE, charge_lines

_VERIFIED = {
    "consumed_count": "verified_consumed_count",
    "over_count": "verified_over_count",
    "contract_over_count": "verified_contract_over_count",
    "contract_amount": "verified_amount",
}


def verified_terms(terms: pl.DataFrame, corrections: pl.DataFrame) -> pl.DataFrame:
    """Take what verified data corrects (core.use_corrections) off the use that `terms` show, line by line."""
    taken = corrections.group_by(LINE).agg(pl.col("corrected_count").sum().alias("_corrected"))
    return (
        terms.join(taken, on=LINE, how="left", maintain_order="left")
        .with_columns(consumed_count=pl.col("consumed_count") - pl.col("_corrected").fill_null(0))
        .drop("_corrected")
    )


def true_forward_lines(terms: pl.DataFrame, corrections: pl.DataFrame, columns: Sequence[str]) -> pl.DataFrame:
    """Charge each line of core.true_forward_terms as shown and, beside it, on the use that verified data leaves.

    One row per term and in its order, with the `columns` asked for. `off_cycle_amount` is what the contract's basis
    charges from the day on which an off-cycle True Forward would start; null unless use is past the trigger and the
    contract says when that is.
    """
    shown = charge_lines(terms)
    verified = charge_lines(verified_terms(terms, corrections)).select(
        *LINE, *(pl.col(name).alias(to) for name, to in _VERIFIED.items())
    )
    early = charge_lines(terms.with_columns(remaining_months=pl.col("off_cycle_months"))).select(
        *LINE, pl.when("is_off_cycle").then("contract_amount").alias("off_cycle_amount")
    )
    early = early.with_columns(
        off_cycle_amount=pl.when(terms["off_cycle_months"].is_not_null()).then("off_cycle_amount")
    )
    beside = shown.join(verified, on=LINE, how="left", maintain_order="left")
    return beside.join(early, on=LINE, how="left", maintain_order="left").select(columns)
