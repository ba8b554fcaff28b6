"""What each lever is worth in the next True Forward charge of each suite it touches, pulled alone on the use as shown.

Worths of several levers overlap and are not added up.

grain: lever_key, subscription_id, suite_name, sku
"""

from __future__ import annotations

from collections.abc import Mapping

import polars as pl

from analysis.negotiation.levers import lever_lines

READS = ("core.true_forward_terms", "core.use_corrections")
COLUMNS = ("lever_key", "subscription_id", "suite_name", "sku", "worth_count", "worth_amount", "currency")


def compute(frames: Mapping[str, pl.DataFrame]) -> pl.DataFrame:
    """Value the levers of one estate."""
    return lever_lines(frames["core.true_forward_terms"], frames["core.use_corrections"], COLUMNS)
