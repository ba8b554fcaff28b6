"""What each suite is charged on the contract's basis before and after Value Shift (RULES.md §7).

Inside one suite what is bought and not used pays for what is used beyond it, by value; never across suites. As shown,
and on verified use.

grain: subscription_id, suite_name
"""

from __future__ import annotations

from collections.abc import Mapping

import polars as pl

from analysis.negotiation.value_shift import shifted_suites

READS = ("marts.true_forward_lines",)
COLUMNS = (
    "subscription_id",
    "suite_name",
    "sku_count",
    "before_amount",
    "residual_amount",
    "after_amount",
    "shifted_amount",
    "verified_before_amount",
    "verified_residual_amount",
    "verified_after_amount",
    "currency",
)


def compute(frames: Mapping[str, pl.DataFrame]) -> pl.DataFrame:
    """Shift value inside the suites of one estate."""
    return shifted_suites(frames["marts.true_forward_lines"])
