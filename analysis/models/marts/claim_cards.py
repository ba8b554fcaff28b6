"""A card for each line of the proposal: their claim, our finding, its exhibits, what we ask, what we fall back to.

Owner, status and fallback are the newest note's of kind claim where one names the line or its SKU.

grain: proposal_line
"""

from __future__ import annotations

from collections.abc import Mapping

import polars as pl

from analysis.negotiation.claim_cards import claim_cards

READS = (
    "marts.proposal_lines",
    "marts.proposal_variance",
    "core.true_forward_terms",
    "reference.proposal_causes",
    "inputs.notes",
)
COLUMNS = (
    "proposal_line",
    "file_id",
    "row_number",
    "subscription_id",
    "suite_name",
    "sku",
    "proposed_amount",
    "verified_amount",
    "disputed_amount",
    "fallback_amount",
    "currency",
    "cause",
    "claim_text",
    "finding_text",
    "exhibit_names",
    "ask_text",
    "fallback_text",
    "owner_role",
    "claim_status",
    "note_id",
)


def compute(frames: Mapping[str, pl.DataFrame]) -> pl.DataFrame:
    """Write the cards of one estate."""
    return claim_cards(*(frames[name] for name in READS))
