"""What of the remediation plan can still be achieved: another day, another event, or only a part of it done."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import date

import polars as pl

from analysis.errors import WorkbenchError

ALL = "All"
_NEEDED = ("cure_kind", "cured_count", "cured_amount", "currency", "lead_days", "event_date", "is_alternative")
# Money is counted in cents, so that shares of it sum as exactly as it does.
_CENTS = 100


def still_achievable(
    plan: pl.DataFrame, as_of: date, *, event: date | None = None, done: float | Mapping[str, float] = 1.0
) -> pl.DataFrame:
    """Sum what cures that begin on `as_of` and are done before the event take away, per kind and in all.

    `plan` is marts.remediation_plan; `event` stands in for the plan's own event date. `done` is the share of each cure
    that is really carried out, or a share per kind of cure (a kind not named is done in full); whole units only, so
    rounded down. Alternatives count nothing. One row per kind and currency, then one of kind 'All' per currency:
    cure_count, achievable_count and _amount, late_cure_count, late_count and _amount (left out because they begin too
    late), unknown_cure_count (of which nobody can tell what they take away) and unpriced_cure_count. Without an event
    what is achievable, and what is late, is null: unknown.
    """
    _check(plan, done)
    share = pl.lit(float(done)) if isinstance(done, float | int) else _share_of_kind(done)
    is_late = (pl.coalesce(pl.lit(event, pl.Date), "event_date") - pl.duration(days="lead_days")) < pl.lit(as_of)
    carried_out = (pl.col("cured_count").cast(pl.Float64) * share + 1e-9).floor().cast(pl.Int64)
    cents = (pl.col("cured_amount").cast(pl.Decimal(18, 2)) * _CENTS).cast(pl.Int64)
    counted = (
        plan.filter(~pl.col("is_alternative"))
        .with_columns(is_late=is_late, done_count=carried_out, cents=cents, currency=pl.col("currency").fill_null(""))
        .with_columns(
            done_cents=pl.when(pl.col("cured_count") == 0)
            .then(0)
            .otherwise((pl.col("cents").cast(pl.Int128) * pl.col("done_count")) // pl.col("cured_count"))
            .cast(pl.Int64)
        )
    )
    order = {kind: place for place, kind in enumerate(counted["cure_kind"].unique(maintain_order=True))}
    kinds = _summed(counted).sort(
        pl.col("cure_kind").replace_strict(order, default=len(order), return_dtype=pl.Int64), "currency"
    )
    total = _summed(counted.with_columns(cure_kind=pl.lit(ALL))).sort("currency")
    return pl.concat([kinds, total])


def _check(plan: pl.DataFrame, done: float | Mapping[str, float]) -> None:
    if missing := [name for name in _NEEDED if name not in plan.columns]:
        raise WorkbenchError(
            f"The remediation plan lacks {', '.join(missing)}.", todo="Give it marts.remediation_plan as it is."
        )
    shares = {"": done} if isinstance(done, float | int) else done
    for kind, share in shares.items():
        if not 0 <= share <= 1:
            raise WorkbenchError(
                f"A share of {share:g} of {kind or 'the plan'} cannot be done.", todo="Give a share from 0 to 1."
            )
    if strange := sorted(set(shares) - {""} - set(plan["cure_kind"])):
        known = ", ".join(plan["cure_kind"].unique(maintain_order=True))
        raise WorkbenchError(f"The plan has no cure of kind {', '.join(strange)}.", todo=f"It has {known}.")


def _share_of_kind(done: Mapping[str, float]) -> pl.Expr:
    return pl.col("cure_kind").replace_strict(dict(done), default=1.0, return_dtype=pl.Float64)


def _summed(counted: pl.DataFrame) -> pl.DataFrame:
    in_time, late = pl.col("is_late").not_(), pl.col("is_late")

    def units(where: pl.Expr, column: str) -> pl.Expr:
        return pl.when(pl.col("is_late").null_count() == 0).then(pl.col(column).filter(where).sum())

    def money(where: pl.Expr, column: str) -> pl.Expr:
        return (units(where, column).cast(pl.Decimal(38, 2)) / _CENTS).cast(pl.Decimal(18, 2))

    return counted.group_by("cure_kind", "currency", maintain_order=True).agg(
        pl.len().cast(pl.Int64).alias("cure_count"),
        units(in_time, "done_count").alias("achievable_count"),
        money(in_time, "done_cents").alias("achievable_amount"),
        pl.when(pl.col("is_late").null_count() == 0).then(late.sum()).cast(pl.Int64).alias("late_cure_count"),
        units(late, "cured_count").alias("late_count"),
        money(late, "cents").alias("late_amount"),
        pl.col("cured_count").null_count().cast(pl.Int64).alias("unknown_cure_count"),
        ((pl.col("cured_count") > 0) & pl.col("cured_amount").is_null())
        .sum()
        .cast(pl.Int64)
        .alias("unpriced_cure_count"),
    )
