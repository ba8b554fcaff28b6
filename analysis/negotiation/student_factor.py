"""How many standard errors an interval of a given share takes when few observations tell the spread."""

from __future__ import annotations

import math
from functools import cache

_WIDEST = 1e9


@cache
def student_factor(share: float, freedom: int) -> float:
    """Return the t for which Student's distribution of `freedom` degrees lies within ±t with the given share.

    `share` lies between 0 and 1, `freedom` is 1 or more. Found by halving, exact to twelve digits.
    """
    low, high = 0.0, 1.0
    while _share_within(high, freedom) < share and high < _WIDEST:
        low, high = high, high * 2
    for _ in range(80):
        middle = (low + high) / 2
        if _share_within(middle, freedom) < share:
            low = middle
        else:
            high = middle
    return (low + high) / 2


def _share_within(bound: float, freedom: int) -> float:
    """The share of Student's distribution within ±bound: its finite sums for whole degrees of freedom."""
    angle = math.atan(bound / math.sqrt(freedom))
    sine, cosine = math.sin(angle), math.cos(angle)
    is_odd = freedom % 2 == 1
    term = cosine if is_odd else 1.0
    total = term if freedom > 1 else 0.0
    for power in range(3 if is_odd else 2, freedom - 1, 2):
        term *= cosine * cosine * (power - 1) / power
        total += term
    return 2 / math.pi * (angle + sine * total) if is_odd else sine * total
