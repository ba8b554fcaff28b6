"""Frames of marts.settlement_range."""

from __future__ import annotations

from datetime import date

import polars as pl

_RANGE = {
    "range_number": pl.Int64,
    "range_key": pl.String,
    "range_name": pl.String,
    "amount": pl.Float64,
    "currency": pl.String,
    "source": pl.String,
    "source_date": pl.Date,
    "sample_words": pl.String,
    "note": pl.String,
}
CLAIM, OWN = ("A page", None, "n unknown"), ("Own ledger", date(2026, 10, 20), "n = 16")
Figure = tuple[str, float | None]


def figures(*told: Figure, currency: str = "USD") -> pl.DataFrame:
    """Key and amount of each figure, in the order of the mart."""
    rows = []
    for number, (key, amount) in enumerate(told, start=1):
        source, day, words = (
            CLAIM if key.startswith("benchmark") else OWN if key.startswith("ledger") else ("", None, None)
        )
        note = "" if amount is not None else "Waits for the proposal."
        rows.append((number, key, key.replace("_", " "), amount, currency, source, day, words, note))
    return pl.DataFrame(rows, schema=_RANGE, orient="row")


RANGE = figures(
    ("proposal", 1_182_400.0),
    ("formula_shown", 520_000.0),
    ("formula_verified", 398_600.0),
    ("benchmark_low", 716_606.06),
    ("benchmark_high", 844_571.43),
    ("ledger_p25", 630_000.0),
    ("ledger_median", 690_000.0),
    ("ledger_p75", 790_000.0),
    ("opening", 398_600.0),
    ("target", 447_000.0),
    ("walk_away", 520_000.0),
)


def wide_range() -> pl.DataFrame:
    """A range of huge and of tiny figures, with a dozen claims."""
    claims = (
        pair for n in range(12) for pair in (("benchmark_low", 1e14 / (n + 1)), ("benchmark_high", 2e14 / (n + 1)))
    )
    return figures(
        ("proposal", 9e14),
        ("formula_shown", 1.0),
        ("formula_verified", 0.0),
        *claims,
        ("ledger_p25", 9e14),
        ("ledger_median", 9e14),
        ("ledger_p75", 9.1e14),
        ("opening", 9.1e14),
        ("target", 9.1e14),
        ("walk_away", 9.1e14),
    )
