"""Pictures of surpluses and shortages for the transfer plan, and the plan as a picture."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

import polars as pl

from analysis.remediation import Plan, plan_transfers
from tests.pictures import rows_of

BALANCES: dict[str, Any] = {
    "smart_account": pl.String,
    "virtual_account": pl.String,
    "license_name": pl.String,
    "license_family": pl.String,
    "tier_rank": pl.Int64,
    "unit_amount": pl.Float64,
    "balance_count": pl.Int64,
    "free_count": pl.Int64,
    "is_long_short": pl.Boolean,
}
LOTS: dict[str, Any] = {
    "smart_account": pl.String,
    "virtual_account": pl.String,
    "license_name": pl.String,
    "lot_count": pl.Int64,
    "limit_count": pl.Int64,
    "lot_end_date": pl.Date,
    "is_lasting_lot": pl.Boolean,
    "is_agreement_lot": pl.Boolean,
    "subscription_id": pl.String,
    "file_id": pl.String,
    "row_number": pl.Int64,
    "lot_number": pl.Int64,
}


def frame_of(picture: str, schema: dict[str, Any]) -> pl.DataFrame:
    """A picture as a typed frame; columns not shown are null."""
    header, rows = rows_of(picture)
    assert set(header) <= set(schema), set(header) - set(schema)
    told = pl.DataFrame(rows, schema=dict.fromkeys(header, pl.String), orient="row")
    read: dict[Any, Callable[[pl.Expr], pl.Expr]] = {
        pl.Boolean: lambda cell: cell == "true",
        pl.Date: lambda cell: cell.str.to_date(),
    }
    told_as = {name: read[kind](pl.col(name)) if kind in read else pl.col(name) for name, kind in schema.items()}
    return told.select(
        (told_as[name] if name in header else pl.lit(None)).cast(kind).alias(name) for name, kind in schema.items()
    )


def balances_of(picture: str) -> pl.DataFrame:
    """Lines of one Smart Account; what is not shown: all of a surplus is free, every shortage is long."""
    frame = frame_of(picture, BALANCES)
    return frame.with_columns(
        pl.col("smart_account").fill_null("acme"),
        pl.col("free_count").fill_null(pl.max_horizontal("balance_count", 0)),
        pl.col("is_long_short").fill_null(pl.col("balance_count") < 0),
    )


def lots_of(picture: str, balances: pl.DataFrame) -> pl.DataFrame:
    """Lots of those lines; what is not shown: limited by what is free, lasting, of no agreement, numbered in order."""
    frame = frame_of(picture, LOTS).with_columns(pl.col("smart_account").fill_null("acme"))
    key = ["smart_account", "virtual_account", "license_name"]
    return (
        frame.join(balances.select(*key, "free_count"), on=key, how="left", maintain_order="left")
        .with_columns(
            pl.col("limit_count").fill_null(pl.col("free_count")),
            pl.col("is_lasting_lot").fill_null(value=True),
            pl.col("is_agreement_lot").fill_null(value=False),
            pl.col("file_id").fill_null("f"),
            pl.col("row_number").fill_null(1),
            pl.col("lot_number").fill_null(pl.int_range(1, pl.len() + 1)),
        )
        .drop("free_count")
    )


def plan_of(balances: str, lots: str) -> Plan:
    """The plan of two pictures."""
    lines = balances_of(balances)
    return plan_transfers(lines, lots_of(lots, lines))


def expect_plan(balances: str, lots: str, steps: str) -> None:
    """Plan, and compare the columns the expectation shows; `lot_number` says which lot of the picture moves."""
    header, rows = rows_of(steps)
    told = plan_of(balances, lots).steps.select(pl.col(header).cast(pl.String)).rows()
    assert sorted(told, key=repr) == sorted((tuple(row) for row in rows), key=repr)
