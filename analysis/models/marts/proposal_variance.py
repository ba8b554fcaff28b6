"""What of each line of the vendor's proposal comes from which cause, and what of ours it leaves out (RULES.md §7).

A line's causes sum to what it asks less our charge on verified use; the order in which they come off is fixed.

grain: proposal_line, cause
"""

from __future__ import annotations

from collections.abc import Mapping

import polars as pl

from analysis.negotiation.proposal import proposal_variance

READS = (
    "marts.proposal_lines",
    "core.true_forward_terms",
    "core.use_corrections",
    "marts.true_forward_lines",
    "marts.suite_misplacement",
)
COLUMNS = (
    "proposal_line",
    "cause",
    "file_id",
    "row_number",
    "subscription_id",
    "suite_name",
    "sku",
    "variance_count",
    "variance_amount",
    "currency",
    "confidence_grade",
    "is_exact_fit",
    "is_ours_alone",
)


def compute(frames: Mapping[str, pl.DataFrame]) -> pl.DataFrame:
    """Take the proposal of one estate apart."""
    return proposal_variance(*(frames[name] for name in READS))
