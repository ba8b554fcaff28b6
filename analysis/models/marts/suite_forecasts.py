"""What each suite will use on its agreement's next event at its past pace, and when its allowance is gone.

grain: subscription_id, suite_name, sku
"""

from __future__ import annotations

from collections.abc import Mapping

import polars as pl

from analysis.negotiation.forecasting import forecast_use

READS = ("marts.suite_history", "marts.suite_forecast_terms")
COLUMNS = (
    "subscription_id",
    "suite_name",
    "sku",
    "event_name",
    "committed_count",
    "consumed_count",
    "as_of_date",
    "forecast_date",
    "ceiling_count",
    "last_date",
    "last_in_use_count",
    "forecast_count",
    "low_count",
    "high_count",
    "growth_count",
    "pace_count",
    "allowance_gone_date",
    "allowance_status",
    "forecast_interval_share",
    "backtest_error_share",
    "holding_error_share",
    "backtest_count",
    "backtest_days",
    "history_days",
    "snapshot_count",
    "longest_gap_days",
    "forecast_status",
)


def compute(frames: Mapping[str, pl.DataFrame]) -> pl.DataFrame:
    """Foretell the suites of one estate."""
    return forecast_use(
        frames["marts.suite_history"],
        frames["marts.suite_forecast_terms"],
        key=("subscription_id", "suite_name", "sku"),
    ).select(COLUMNS)
