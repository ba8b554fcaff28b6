"""Frames of options for the next term: one for the chart, and a larger one."""

from __future__ import annotations

import polars as pl

_OPTIONS = {
    "option_number": pl.Int64,
    "option_name": pl.String,
    "option_kind": pl.String,
    "currency": pl.String,
    "term_months": pl.Int64,
    "commitment_amount": pl.Float64,
    "growth_charge_amount": pl.Float64,
    "term_amount": pl.Float64,
    "month_amount": pl.Float64,
    "month_difference_amount": pl.Float64,
    "unknown_line_count": pl.Int64,
}


def options(*told: tuple[str, str, int | None, float | None, float | None]) -> pl.DataFrame:
    """Name, kind, months, commitment and growth of each option; the first is what the others differ from."""
    months = [
        None if commitment is None or growth is None or not term else round((commitment + growth) / term, 2)
        for _, _, term, commitment, growth in told
    ]
    rows = [
        (
            number,
            name,
            kind,
            "GBP",
            term,
            commitment,
            growth,
            None if commitment is None or growth is None else commitment + growth,
            month,
            None if month is None or months[0] is None else month - months[0],
            2 if month is None else 0,
        )
        for number, ((name, kind, term, commitment, growth), month) in enumerate(
            zip(told, months, strict=True), start=1
        )
    ]
    return pl.DataFrame(rows, schema=_OPTIONS, orient="row")


OPTIONS = options(
    ("Same commitment", "Same commitment", 36, 4_716_072.0, 370_502.88),
    ("Right-sized, price locked", "Right-sized", 36, 5_734_998.0, 0.0),
    ("Grown, five years", "Grown", 60, 10_107_257.32, 0.0),
    ("Without an agreement", "Transactional", 36, 7_280_317.63, 219_328.03),
    ("Offered without a price", "Grown", 36, None, None),
)
MANY_OPTIONS = options(
    *((f"Option number {n}", "Grown", 12 * (1 + n % 5), 1e9 * n, 1e7 * (n % 3)) for n in range(1, 40))
)
