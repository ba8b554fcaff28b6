"""What moves the True Forward charge most: the charge on verified data at both ends of each uncertain term's range.

A range is the client's own or lies between two of the estate's own facts; a term without one is listed as left out.

grain: driver_key, currency
"""

from __future__ import annotations

from collections.abc import Mapping

import polars as pl

from analysis.negotiation.sensitivity import charge_sensitivity

READS = (
    "core.true_forward_terms",
    "core.use_corrections",
    "core.possible_milestones",
    "marts.true_forward_captures",
    "marts.suite_forecasts",
    "marts.proposal_lines",
    "inputs.sensitivity",
)
COLUMNS = (
    "driver_key",
    "driver_name",
    "driver_status",
    "low_words",
    "high_words",
    "low_amount",
    "high_amount",
    "base_amount",
    "swing_amount",
    "currency",
    "source",
    "missing_input",
)


def compute(frames: Mapping[str, pl.DataFrame]) -> pl.DataFrame:
    """Move each term of one estate from one end of its range to the other."""
    return charge_sensitivity(
        frames["core.true_forward_terms"],
        frames["core.use_corrections"],
        captures=frames["marts.true_forward_captures"],
        milestones=frames["core.possible_milestones"],
        forecasts=frames["marts.suite_forecasts"],
        proposal=frames["marts.proposal_lines"],
        stated=frames["inputs.sensitivity"],
    )
