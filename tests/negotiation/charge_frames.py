"""Frames of contract terms for tests, each line a dictionary of what differs from one plain suite."""

from __future__ import annotations

from decimal import Decimal
from typing import Any

import polars as pl

SCHEMA: dict[str, pl.DataType | type[pl.DataType]] = {
    "subscription_id": pl.String,
    "suite_name": pl.String,
    "sku": pl.String,
    "commitment_type": pl.String,
    "committed_count": pl.Int64,
    "growth_allowance_share": pl.Decimal(18, 6),
    "growth_allowance_count": pl.Int64,
    "consumed_count": pl.Int64,
    "consumption_source": pl.String,
    "net_unit_price_amount": pl.Decimal(18, 4),
    "remaining_months": pl.Int64,
    "allowance_rounding": pl.String,
    "charge_basis": pl.String,
    "currency": pl.String,
    "trigger_share": pl.Decimal(18, 6),
    "off_cycle_months": pl.Int64,
}
PLAIN: dict[str, Any] = {
    "subscription_id": "Sub-1",
    "suite_name": "Switching",
    "sku": "E3N-A",
    "commitment_type": "full",
    "committed_count": 500,
    "growth_allowance_share": Decimal("0.15"),
    "growth_allowance_count": None,
    "consumed_count": 600,
    "consumption_source": "CSSM",
    "net_unit_price_amount": Decimal("12.50"),
    "remaining_months": 24,
    "allowance_rounding": "floor",
    "charge_basis": "above_allowance",
    "currency": "USD",
    "trigger_share": None,
    "off_cycle_months": None,
}


def terms(*changes: dict[str, Any]) -> pl.DataFrame:
    """One line per change of the plain suite: 500 committed, 15 %, 600 used, 12.50 a month, 24 months."""
    return pl.DataFrame([PLAIN | change for change in changes], schema=SCHEMA)
