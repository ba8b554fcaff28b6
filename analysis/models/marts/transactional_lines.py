"""Settlement by time of each licence over-used outside an Enterprise Agreement: unit-months × the price of a month.

Never added to a True Forward charge: it looks back, that one forward.
grain: smart_account, license_name
"""

from __future__ import annotations

from collections.abc import Mapping

import polars as pl

from analysis.negotiation.settlement import settlement_lines

READS = ("marts.transactional_periods",)
COLUMNS = (
    "smart_account",
    "license_name",
    "settlement_basis",
    "settlement_label",
    "period_start_date",
    "period_end_date",
    "over_unit_days",
    "over_unit_months",
    "unit_month_policy",
    "peak_over_count",
    "unknown_days",
    "net_unit_price_amount",
    "price_source",
    "settlement_amount",
    "currency",
)


def compute(frames: Mapping[str, pl.DataFrame]) -> pl.DataFrame:
    """Settle the over-use of one estate."""
    return settlement_lines(frames["marts.transactional_periods"]).select(COLUMNS)
