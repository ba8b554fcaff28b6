"""What stays with our own side: the files, rows and columns that never reach the client edition, in any format."""

from __future__ import annotations

import polars as pl

INTERNAL_FOLDER = "benchmarks/"
INTERNAL_ROW = "is_internal"
# Aims, fallbacks, advisers' notes, and who on our side owns what.
INTERNAL_COLUMNS = frozenset(
    {
        "claim_status",
        "evidence_relation",
        "fallback_amount",
        "fallback_text",
        "is_internal",
        "is_ours_alone",
        "note_author",
        "note_date",
        "note_id",
        "note_path",
        "note_text",
        "owner_role",
    }
)


def for_edition(frame: pl.DataFrame, *, is_internal: bool) -> pl.DataFrame:
    """Return the rows that an edition may show: all of them, or those that are not marked internal."""
    if is_internal or INTERNAL_ROW not in frame.columns:
        return frame
    return frame.filter(~pl.col(INTERNAL_ROW).fill_null(value=True))


def files_for_edition(files: pl.DataFrame, *, is_internal: bool) -> pl.DataFrame:
    """Return the files, by their `path`, that an edition may name."""
    return files if is_internal else files.filter(~pl.col("path").str.starts_with(INTERNAL_FOLDER))
