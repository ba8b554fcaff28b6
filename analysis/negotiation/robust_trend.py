"""The pace of a series that one odd point does not move, how unevenly the series went, and how well it foretold itself.

Every function takes many series of one length at once: a row is a series, a column a point in time.
"""

from __future__ import annotations

from dataclasses import dataclass

import numpy as np
import numpy.typing as npt

FEWEST_POINTS = 3
_MOST_SLOPES = 2_000_000

Floats = npt.NDArray[np.float64]


@dataclass(frozen=True)
class Trends:
    """What each series tells: `pace` a day, `spread` per root of a day; the rest sums the trial forecasts it allows."""

    pace: Floats
    spread: Floats
    missed: Floats
    missed_holding: Floats
    foretold: Floats
    trial_days: Floats
    trial_count: int


def trends_of(days: Floats, counts: Floats) -> Trends:
    """Measure series of at least three points; `days` rise strictly along each row.

    The pace is the median of the slopes between any two points (Theil and Sen). The spread says how far the steps from
    point to point stray from it: the root of Σ (step − pace × its days)² ÷ its days, over points less two. Each point
    from the fourth on is foretold from those before it, from the last of them at their pace: `missed` sums how far off
    that was, `missed_holding` how far off the last count alone would have been, `foretold` what came.
    """
    height, points = counts.shape
    batch = max(1, _MOST_SLOPES // (points * points))
    parts = [_measured(days[start : start + batch], counts[start : start + batch]) for start in range(0, height, batch)]
    pace, spread, missed, holding, foretold, ahead = (np.concatenate(column) for column in zip(*parts, strict=True))
    return Trends(pace, spread, missed, holding, foretold, ahead, points - FEWEST_POINTS)


def _measured(days: Floats, counts: Floats) -> tuple[Floats, ...]:
    points = counts.shape[1]
    # Pairs stand in the order of their later point, so that the first k points are a prefix of them.
    later, earlier = np.tril_indices(points, -1)
    slopes = (counts[:, later] - counts[:, earlier]) / (days[:, later] - days[:, earlier])
    pace = np.median(slopes, axis=1)
    steps, lengths = np.diff(counts, axis=1), np.diff(days, axis=1)
    stray = steps - pace[:, None] * lengths
    spread = np.sqrt(np.sum(stray * stray / lengths, axis=1) / (points - 2))
    missed, holding, foretold, ahead = (np.zeros(counts.shape[0]) for _ in range(4))
    for known in range(FEWEST_POINTS, points):
        past = np.median(slopes[:, : known * (known - 1) // 2], axis=1)
        guess = np.maximum(counts[:, known - 1] + past * lengths[:, known - 1], 0)
        missed += np.abs(guess - counts[:, known])
        holding += np.abs(steps[:, known - 1])
        foretold += np.abs(counts[:, known])
        ahead += lengths[:, known - 1]
    return pace, spread, missed, holding, foretold, ahead
