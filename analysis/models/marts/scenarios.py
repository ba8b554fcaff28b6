"""What the next True Forward comes to under each named set of assumptions: the workbench's own, then the client's.

All totals are the one formula's, on changed terms (RULES.md §7). An amount is null where one of its lines is unknown.

grain: scenario_number, currency
"""

from __future__ import annotations

from collections.abc import Mapping

import polars as pl

from analysis.negotiation.scenarios import scenario_totals

READS = (
    "core.true_forward_terms",
    "core.use_corrections",
    "core.possible_milestones",
    "marts.true_forward_captures",
    "marts.remediation_totals",
    "marts.proposal_lines",
    "inputs.scenarios",
)
COLUMNS = (
    "scenario_number",
    "scenario_key",
    "scenario_name",
    "assumption_text",
    "source",
    "is_as_shown",
    "contract_amount",
    "charge_amount",
    "over_commitment_amount",
    "known_amount",
    "unknown_line_count",
    "difference_amount",
    "proposed_amount",
    "currency",
)


def compute(frames: Mapping[str, pl.DataFrame]) -> pl.DataFrame:
    """Add up every scenario of one estate."""
    return scenario_totals(
        frames["core.true_forward_terms"],
        frames["core.use_corrections"],
        captures=frames["marts.true_forward_captures"],
        milestones=frames["core.possible_milestones"],
        cures=frames["marts.remediation_totals"],
        proposal=frames["marts.proposal_lines"],
        stated=frames["inputs.scenarios"],
    )
