"""What each suite costs in each form of the next term: its commitment, and the True Forward charges of expected growth.

The formula is that of today's True Forward, anniversary by anniversary; what is unknown is null, never zero.

grain: option_name, subscription_id, suite_name, sku
"""

from __future__ import annotations

from collections.abc import Mapping

import polars as pl

from analysis.negotiation.renewal import renewal_lines

READS = ("marts.renewal_terms",)
COLUMNS = (
    "option_number",
    "option_name",
    "option_kind",
    "subscription_id",
    "suite_name",
    "sku",
    "currency",
    "term_start_date",
    "term_months",
    "growth_share_per_year",
    "growth_allowance_share",
    "growth_allowance_count",
    "annual_uplift_share",
    "is_price_locked",
    "true_forward_price_share",
    "net_unit_price_amount",
    "start_use_count",
    "end_use_count",
    "option_committed_count",
    "commitment_amount",
    "growth_charge_amount",
    "term_amount",
    "price_saving_amount",
    "missing_input",
    "source",
)


def compute(frames: Mapping[str, pl.DataFrame]) -> pl.DataFrame:
    """Cost the options of one estate."""
    return renewal_lines(frames["marts.renewal_terms"], COLUMNS)
