"""The True Forward charge of each suite by the contract's formula, on the use that the current exports show.

RULES.md §7: above the allowance, above the commitment, and on the contract's own basis; beside it the use and the
charge that verified data leaves. What is unknown is null, never zero.

grain: subscription_id, suite_name, sku
"""

from __future__ import annotations

from collections.abc import Mapping

import polars as pl

from analysis.negotiation.true_forward import true_forward_lines

READS = ("core.true_forward_terms", "core.use_corrections")
COLUMNS = (
    "subscription_id",
    "suite_name",
    "sku",
    "commitment_type",
    "committed_count",
    "allowance_count",
    "threshold_count",
    "consumed_count",
    "consumption_source",
    "over_count",
    "over_commitment_count",
    "contract_over_count",
    "net_unit_price_amount",
    "price_source",
    "price_rule",
    "milestone_date",
    "remaining_months",
    "charge_amount",
    "over_commitment_amount",
    "contract_amount",
    "charge_basis",
    "currency",
    "next_committed_count",
    "next_threshold_count",
    "trigger_share",
    "is_off_cycle",
    "off_cycle_date",
    "off_cycle_months",
    "off_cycle_amount",
    "verified_consumed_count",
    "verified_over_count",
    "verified_contract_over_count",
    "verified_amount",
)


def compute(frames: Mapping[str, pl.DataFrame]) -> pl.DataFrame:
    """Charge the lines of one estate."""
    return true_forward_lines(frames["core.true_forward_terms"], frames["core.use_corrections"], COLUMNS)
