"""What each Smart Account will use of a licence on the next event's day at its past pace, and when it is used up.

grain: smart_account, license_name
"""

from __future__ import annotations

from collections.abc import Mapping

import polars as pl

from analysis.negotiation.forecasting import forecast_use

READS = ("marts.license_history", "marts.license_forecast_terms")
COLUMNS = (
    "smart_account",
    "license_name",
    "is_in_agreement",
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
    """Foretell the licences of one estate."""
    return forecast_use(
        frames["marts.license_history"], frames["marts.license_forecast_terms"], key=("smart_account", "license_name")
    ).select(COLUMNS)
