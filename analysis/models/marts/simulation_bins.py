"""How often the draws of the simulation come to which charge: bars of equal width, for the histogram.

grain: currency, bin_number
"""

from __future__ import annotations

from collections.abc import Mapping

import polars as pl

from analysis.negotiation.simulation import simulated_bins

READS = (
    "core.true_forward_terms",
    "core.use_corrections",
    "core.possible_milestones",
    "inputs.sensitivity",
    "inputs.simulation",
)
COLUMNS = ("currency", "bin_number", "bin_from_amount", "bin_until_amount", "drawn_count")


def compute(frames: Mapping[str, pl.DataFrame]) -> pl.DataFrame:
    """Draw the charge of one estate many times and count the draws."""
    return simulated_bins(
        frames["core.true_forward_terms"],
        frames["core.use_corrections"],
        milestones=frames["core.possible_milestones"],
        stated=frames["inputs.sensitivity"],
        simulation=frames["inputs.simulation"],
    )
