"""Draws of uncertain terms from stated ranges: whole millionths, the same for the same seed.

Each driver has a stream of its own, so that a range more or less leaves the draws of the others as they were. A draw is
made from one uniform number through the distribution's own inverse, and never leaves the range.
"""

from __future__ import annotations

import math
from collections.abc import Callable, Mapping
from typing import Any

import numpy as np
import numpy.typing as npt
import polars as pl

MICRO = 1_000_000
# The place of a driver is its stream: add at the end.
DRAWN = (
    "use_change_share",
    "price_change_share",
    "growth_allowance_share",
    "corrected_share",
    "milestone_shift_months",
)
_GRID = 4097
_REACH = 8

Whole = npt.NDArray[np.int64]
Real = npt.NDArray[np.float64]


def drawn_values(stated: pl.DataFrame, seed: int, draws: int) -> dict[str, Whole]:
    """Draw each stated driver so many times: shares in millionths, months whole.

    `stated` is inputs.sensitivity: driver_key, driver_low, driver_high, distribution_kind ('uniform', 'triangular' with
    driver_likely, or 'normal' with driver_deviation too, cut off at both ends of the range).
    """
    return {row["driver_key"]: _drawn(row, seed, draws) for row in stated.iter_rows(named=True)}


def _drawn(row: Mapping[str, Any], seed: int, draws: int) -> Whole:
    key = row["driver_key"]
    unit = np.random.default_rng([seed, DRAWN.index(key)]).random(draws)
    scale = 1 if key == "milestone_shift_months" else MICRO
    low, high = (round(row[end] * scale) for end in ("driver_low", "driver_high"))
    if row["distribution_kind"] == "uniform":
        # Every whole number of the range is as likely as another, its ends too.
        drawn = np.floor(low + unit * (high - low + 1))
    else:
        inverse = _INVERSES[row["distribution_kind"]]
        likely = float(row["driver_likely"] * scale)
        drawn = np.rint(inverse(unit, float(low), float(high), likely, float((row["driver_deviation"] or 0) * scale)))
    values: Whole = np.clip(drawn.astype(np.int64), low, high)
    return values


def _triangular(unit: Real, low: float, high: float, likely: float, _deviation: float) -> Real:
    width = high - low
    if not width:
        return np.full_like(unit, low)
    turn = (likely - low) / width
    rising = low + np.sqrt(unit * width * (likely - low))
    falling = high - np.sqrt((1 - unit) * width * (high - likely))
    drawn: Real = np.where(unit < turn, rising, falling)
    return drawn


def _normal(unit: Real, low: float, high: float, likely: float, deviation: float) -> Real:
    # Beyond eight deviations nothing is ever drawn; within, the grid is as fine as the deviation asks.
    places = np.linspace(max(low, likely - _REACH * deviation), min(high, likely + _REACH * deviation), _GRID)
    reached = np.array([math.erf((place - likely) / (deviation * math.sqrt(2))) for place in places])
    drawn: Real = np.interp(reached[0] + unit * (reached[-1] - reached[0]), reached, places)
    return drawn


_INVERSES: dict[str, Callable[[Real, float, float, float, float], Real]] = {
    "triangular": _triangular,
    "normal": _normal,
}
