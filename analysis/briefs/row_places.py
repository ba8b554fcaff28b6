"""File and line beside every row: its own where the row names them, else where its keys lead."""

from __future__ import annotations

from collections.abc import Sequence
from typing import TYPE_CHECKING

import polars as pl

from analysis.briefs.evidence import line_ranges
from analysis.engine.tracing import ORIGIN
from analysis.numbers import count_text

if TYPE_CHECKING:
    from analysis.engine.estate import Estate

FILE, LINE = "_file", "_line"
NOWHERE = "no line told"
_MOST_LINES = 60  # of a row, to be listed beside it
_MOST_FILES = 3
_ROW = "_row"
_OWN = ["file_id", "row_number"]
_WORDED = {"file_words": "files", "line_words": "total"}


def with_places(
    estate: Estate, readings: Sequence[tuple[str, pl.DataFrame]], files: pl.DataFrame
) -> list[pl.DataFrame]:
    """Add to frames, each beside its relation, the columns `_file` and `_line`; only `files` are named.

    A line is a number, or where a row stands on several a text: their ranges, or how many there are.
    """
    paths = files.select("file_id", "path")
    lost = [(name, _without_own(frame)) for name, frame in readings]
    wanted = [(name, frame) for name, frame in lost if frame.height]
    told = _told(estate, wanted, paths) if wanted else []
    found = iter(told)
    return [
        _joined(frame, paths, next(found) if rest.height else None)
        for (_, frame), (_, rest) in zip(readings, lost, strict=True)
    ]


def _without_own(frame: pl.DataFrame) -> pl.DataFrame:
    rows = frame.with_row_index(_ROW)
    return rows.filter(pl.col("file_id").is_null()) if set(_OWN) <= set(frame.columns) else rows


def _told(estate: Estate, wanted: Sequence[tuple[str, pl.DataFrame]], paths: pl.DataFrame) -> list[pl.DataFrame]:
    """For each frame, by `_row`, the words for its files and lines."""
    trace = estate.trace_rows(wanted, most_lines=_MOST_LINES)
    counts = trace.counts.join(paths, on="file_id")
    totals = counts.group_by(ORIGIN).agg(files=pl.len(), total=pl.col("line_count").sum())
    # Written here, not in an expression: polars calls back from threads that do not know the brief's locale.
    totals = totals.with_columns(pl.Series(name, map(count_text, totals[of])) for name, of in _WORDED.items())
    lines = line_ranges(trace.lines.join(paths, on="file_id"), [ORIGIN, "path"])
    listed = lines.group_by(ORIGIN, maintain_order=True).agg(
        listed_files=pl.col("path").str.join("; "), listed_lines=pl.col("lines").str.join("; ")
    )
    is_listed = pl.col("listed_files").is_not_null() & (pl.col("files") <= _MOST_FILES)
    only = pl.col("files") == 1
    one = counts.group_by(ORIGIN).agg(pl.col("path").first())
    words = (
        totals.join(listed, on=ORIGIN, how="left")
        .join(one, on=ORIGIN)
        .select(
            ORIGIN,
            pl.when(is_listed)
            .then("listed_files")
            .when(only)
            .then("path")
            .otherwise(pl.format("{} files", "file_words"))
            .alias(FILE),
            pl.when(is_listed).then("listed_lines").otherwise(pl.format("{} lines", "line_words")).alias(LINE),
        )
    )
    return [
        frame.select(_ROW).with_columns(place).join(words, on=ORIGIN, how="left").drop(ORIGIN)
        for (_, frame), place in zip(wanted, trace.places, strict=True)
    ]


def _joined(frame: pl.DataFrame, paths: pl.DataFrame, told: pl.DataFrame | None) -> pl.DataFrame:
    has_own = set(_OWN) <= set(frame.columns)
    if has_own:
        named = paths.rename({"path": FILE})
        frame = frame.join(named, on="file_id", how="left", maintain_order="left")
        frame = frame.with_columns(pl.when(pl.col(FILE).is_not_null()).then("row_number").alias(LINE))
    if told is None:
        nowhere = pl.lit(None, pl.String)
        return frame if has_own else frame.with_columns(nowhere.alias(FILE), nowhere.alias(LINE))
    rows = frame.with_row_index(_ROW).join(told, on=_ROW, how="left", suffix="_told", maintain_order="left").drop(_ROW)
    if has_own:
        rows = rows.with_columns(
            pl.coalesce(FILE, f"{FILE}_told"), pl.coalesce(pl.col(LINE).cast(pl.String), f"{LINE}_told")
        ).drop(f"{FILE}_told", f"{LINE}_told")
    return rows.with_columns(pl.col(FILE).fill_null(NOWHERE))
