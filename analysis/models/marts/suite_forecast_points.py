"""Each suite's use at its snapshots, then its forecast and band from the last of them to the next event, to be drawn.

grain: subscription_id, suite_name, sku, point_kind, point_date
"""

from __future__ import annotations

from collections.abc import Mapping

import polars as pl

from analysis.negotiation.forecasting import forecast_points

READS = ("marts.suite_history", "marts.suite_forecast_terms")
COLUMNS = (
    "subscription_id",
    "suite_name",
    "sku",
    "point_kind",
    "point_date",
    "in_use_count",
    "forecast_count",
    "low_count",
    "high_count",
    "committed_count",
    "ceiling_count",
    "as_of_date",
    "forecast_date",
    "event_name",
    "forecast_interval_share",
    "allowance_gone_date",
    "allowance_status",
    "forecast_status",
)


def compute(frames: Mapping[str, pl.DataFrame]) -> pl.DataFrame:
    """Lay out the points of one estate's suites."""
    return forecast_points(
        frames["marts.suite_history"],
        frames["marts.suite_forecast_terms"],
        key=("subscription_id", "suite_name", "sku"),
    ).select(COLUMNS)
