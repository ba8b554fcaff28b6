"""Exact whole numbers behind money and shares, and the policies that round them, by name.

A share or a price is taken in millionths, so that no binary fraction decides whether 0.29 × 100 is 28 or 29.
"""

from __future__ import annotations

from decimal import ROUND_HALF_UP, Decimal, localcontext
from fractions import Fraction

import polars as pl

from analysis.errors import WorkbenchError

MILLION = 1_000_000
CENT = Decimal("0.01")
_DIGITS = 60
# Where an allowance is not whole, the contract's policy decides; down unless it says otherwise (RULES.md §7).
POLICIES = ("floor", "nearest", "ceiling")
DEFAULT_POLICY = "floor"


def millionths(frame: pl.DataFrame, column: str) -> pl.Expr:
    """Take a column as whole millionths (Int128): a decimal exactly, a float to its nearest sixth place."""
    kind = frame.schema[column]
    if kind.is_float():
        return (pl.col(column).cast(pl.Float64) * MILLION).round(0).cast(pl.Int128)
    return (pl.col(column).cast(pl.Decimal(38, 6)) * MILLION).cast(pl.Int128)


def rounded(number: pl.Expr, policy: pl.Expr) -> pl.Expr:
    """Bring whole millionths of something not negative to whole ones by the policy named beside it."""
    added = (
        pl.when(policy == "ceiling")
        .then(MILLION - 1)
        .when(policy == "nearest")
        .then(MILLION // 2)
        .otherwise(0)
        .cast(pl.Int128)
    )
    return ((number + added) // MILLION).cast(pl.Int64)


def cents(number: pl.Expr, parts: int) -> pl.Expr:
    """Bring something not negative, in so many parts of a unit of money, to the cent, a half cent up."""
    part = parts // 100
    whole = (number + part // 2) // part
    return (whole.cast(pl.Decimal(38, 2)) / 100).cast(pl.Decimal(18, 2))


def to_cents(amount: Fraction) -> Decimal:
    """Round an exact amount half away from zero to the cent."""
    with localcontext(prec=_DIGITS):
        return (Decimal(amount.numerator) / Decimal(amount.denominator)).quantize(CENT, ROUND_HALF_UP)


def check_policies(frame: pl.DataFrame, column: str) -> None:
    """Refuse a rounding that has no name of ours. Raises WorkbenchError naming it."""
    if strange := sorted(set(frame[column].drop_nulls().unique()) - set(POLICIES)):
        raise WorkbenchError(f"{column} {strange[0]!r} is no rounding.", todo=f"Use {', '.join(POLICIES)}.")
