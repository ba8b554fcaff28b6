"""Sentences the estate was built with: they come in the default locale, and are read in the client's."""

from __future__ import annotations

import polars as pl

from analysis.numbers import DEFAULT_LOCALE, current_locale, rewritten

# Columns whose words are the workbench's own. What a client's file says is never touched.
WORDED = frozenset(
    {
        "ask_text",
        "claim_text",
        "coverage",
        "cure_name",
        "evidence",
        "fallback_text",
        "finding",
        "finding_text",
        "give_words",
        "high_words",
        "low_words",
        "notice",
        "remedy",
        "sample_words",
        "source_words",
        "worth_reason",
    }
)


def in_locale(frame: pl.DataFrame) -> pl.DataFrame:
    """Return a frame of the estate with the figures of its sentences as the present locale writes them."""
    worded = [name for name in frame.columns if name in WORDED and frame.schema[name] == pl.String]
    if current_locale() == DEFAULT_LOCALE or not worded:
        return frame
    # Not inside an expression: its threads do not know the locale of this one.
    return frame.with_columns(
        pl.Series(name, [said and rewritten(said) for said in frame[name]], dtype=pl.String) for name in worded
    )
