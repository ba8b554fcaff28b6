"""The two days that use may be taken from: the milestone, as the contract says, and the peak of the period.

RULES.md §7. Some advisors say that Cisco takes the peak (S): both are charged, so that the difference can be seen and
argued.
"""

from __future__ import annotations

from collections.abc import Sequence

import polars as pl

from analysis.negotiation.charge import LINE, charge_lines

# One day has no peak.
LEAST_SNAPSHOTS = 2


def captured_lines(terms: pl.DataFrame, history: pl.DataFrame, columns: Sequence[str]) -> pl.DataFrame:
    """Charge each line of core.true_forward_terms on the use captured at its milestone, and at the peak of its period.

    Two rows a line, capture_key 'milestone' and 'peak'. The milestone takes the use that is shown today. The peak is
    the highest use that marts.suite_history tells since the last capture, on the first day of it; null where fewer than
    two snapshots tell it, and where the EA's own export counts the suite, whose history CSSM does not tell.
    `is_whole_period` says whether the history reaches back to the last capture.
    """
    peaks = _peaks(terms, history)
    today = terms.join(peaks.drop("capture_date", "peak_count"), on=LINE, how="left").with_columns(
        capture_key=pl.lit("milestone"), capture_date=pl.col("milestone_date")
    )
    peak = (
        terms.join(peaks, on=LINE, how="left")
        .with_columns(capture_key=pl.lit("peak"), consumed_count=pl.col("peak_count"))
        .drop("peak_count")
    )
    both = pl.concat([today, peak.select(today.columns)])
    return charge_lines(both).select(columns)


def _peaks(terms: pl.DataFrame, history: pl.DataFrame) -> pl.DataFrame:
    counted = terms.filter(pl.col("consumption_source") == "CSSM").select(*LINE, "period_start_date")
    told = history.filter(pl.col("in_use_count").is_not_null()).join(counted, on=LINE, how="inner")
    begun = told.group_by(LINE).agg(
        (pl.col("taken_at").min() <= pl.col("period_start_date").first()).alias("is_whole_period")
    )
    within = (
        told.filter(pl.col("taken_at") >= pl.col("period_start_date"))
        .sort(*LINE, "taken_at")
        .group_by(LINE, maintain_order=True)
        .agg(
            pl.len().cast(pl.Int64).alias("snapshot_count"),
            pl.col("in_use_count").max().alias("peak_count"),
            pl.col("taken_at")
            .sort_by("in_use_count", descending=True, maintain_order=True)
            .first()
            .alias("capture_date"),
        )
    )
    enough = pl.col("snapshot_count") >= LEAST_SNAPSHOTS
    return within.join(begun, on=LINE, how="left").with_columns(
        peak_count=pl.when(enough).then("peak_count"), capture_date=pl.when(enough).then("capture_date")
    )
