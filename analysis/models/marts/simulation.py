"""What the next True Forward comes to when all of the client's stated ranges vary at once: quantiles of many draws.

The seed and the ranges are inputs, so that a re-run draws the same. Without a stated range nothing is drawn.

grain: currency, quantile_key
"""

from __future__ import annotations

from collections.abc import Mapping

import polars as pl

from analysis.negotiation.simulation import simulated_quantiles

READS = (
    "core.true_forward_terms",
    "core.use_corrections",
    "core.possible_milestones",
    "marts.proposal_lines",
    "inputs.sensitivity",
    "inputs.simulation",
)
COLUMNS = (
    "currency",
    "quantile_key",
    "quantile_share",
    "simulated_amount",
    "mean_amount",
    "base_amount",
    "proposed_amount",
    "below_proposal_share",
    "draw_count",
    "seed_number",
    "driver_names",
)


def compute(frames: Mapping[str, pl.DataFrame]) -> pl.DataFrame:
    """Draw the charge of one estate many times and order the draws."""
    return simulated_quantiles(
        frames["core.true_forward_terms"],
        frames["core.use_corrections"],
        milestones=frames["core.possible_milestones"],
        proposal=frames["marts.proposal_lines"],
        stated=frames["inputs.sensitivity"],
        simulation=frames["inputs.simulation"],
    )
