"""Shown and verified use side by side: no correction crosses a line."""

from __future__ import annotations

import polars as pl

from analysis.negotiation import verified_terms
from tests.negotiation.charge_frames import terms


def test_corrections_of_a_line_are_added_and_taken_off_that_line_alone() -> None:
    corrections = pl.DataFrame(
        [
            ("Sub-1", "Switching", "E3N-A", "ghost", 4),
            ("Sub-1", "Switching", "E3N-A", "stale", 6),
            ("Sub-2", "Switching", "E3N-A", "stale", 99),
        ],
        schema={
            "subscription_id": pl.String,
            "suite_name": pl.String,
            "sku": pl.String,
            "correction_key": pl.String,
            "corrected_count": pl.Int64,
        },
        orient="row",
    )
    left = verified_terms(terms({"sku": "E3N-B"}, {}, {"suite_name": "Other", "consumed_count": None}), corrections)
    assert left["consumed_count"].to_list() == [600, 590, None]
