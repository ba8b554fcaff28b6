"""What to ask, to aim at and never to pass, beside the proposal, our formula and what others settled for (RULES.md §9).

One set of figures a currency; what is missing is named in place of its amount. Walk-away, targets and benchmarks are
internal.

grain: range_number
"""

from __future__ import annotations

from collections.abc import Mapping

import polars as pl

from analysis.negotiation.settlement_ranges import settlement_range

READS = (
    "core.agreement_events",
    "core.proposal_lines",
    "inputs.negotiation",
    "inputs.run",
    "marts.settlement_benchmarks",
    "marts.true_forward_lines",
    "reference.benchmarks",
)
COLUMNS = (
    "range_number",
    "range_key",
    "range_name",
    "amount",
    "currency",
    "proposal_share",
    "source",
    "source_date",
    "sample_count",
    "sample_words",
    "source_words",
    "certainty",
    "note",
    "is_benchmark",
    "is_leading",
    "is_internal",
)


def compute(frames: Mapping[str, pl.DataFrame]) -> pl.DataFrame:
    """Work out the range of one estate."""
    return settlement_range(
        proposal=frames["core.proposal_lines"],
        lines=frames["marts.true_forward_lines"],
        events=frames["core.agreement_events"],
        claims=frames["reference.benchmarks"],
        ledger=frames["marts.settlement_benchmarks"],
        aims=frames["inputs.negotiation"],
        run=frames["inputs.run"],
    )
