"""The charge of each suite on the use captured at its milestone, and at the peak of the period (RULES.md §7).

The milestone takes the use shown today; the peak is the highest use that the snapshots since the last capture show,
null where they are fewer than two.

grain: subscription_id, suite_name, sku, capture_key
"""

from __future__ import annotations

from collections.abc import Mapping

import polars as pl

from analysis.negotiation.captures import captured_lines

READS = ("core.true_forward_terms", "marts.suite_history")
COLUMNS = (
    "subscription_id",
    "suite_name",
    "sku",
    "capture_key",
    "capture_date",
    "period_start_date",
    "snapshot_count",
    "is_whole_period",
    "consumed_count",
    "over_count",
    "over_commitment_count",
    "contract_over_count",
    "charge_amount",
    "over_commitment_amount",
    "contract_amount",
    "currency",
)


def compute(frames: Mapping[str, pl.DataFrame]) -> pl.DataFrame:
    """Charge both captures of one estate."""
    return captured_lines(frames["core.true_forward_terms"], frames["marts.suite_history"], COLUMNS)
