"""The pace of a series, how unevenly it went, and how well it foretold itself."""

from __future__ import annotations

import numpy as np
import pytest

from analysis.negotiation.robust_trend import Trends, trends_of

MONTHS = (0, 30, 60, 90, 120)


def measured(*counts: float, days: tuple[int, ...] = MONTHS) -> Trends:
    return trends_of(np.array([days], dtype=float), np.array([counts], dtype=float))


def test_the_pace_is_the_median_of_the_slopes_between_any_two_points() -> None:
    assert measured(100, 130, 160, 190, 220).pace[0] == 1.0


def test_one_odd_point_does_not_move_the_pace_but_widens_the_spread() -> None:
    odd = measured(100, 130, 900, 190, 220)
    assert odd.pace[0] == 1.0
    assert odd.spread[0] > 50
    assert measured(100, 130, 160, 190, 220).spread[0] == 0


def test_the_spread_is_the_root_of_the_squares_of_the_strays_over_points_less_two() -> None:
    # Steps of 40 and 20 in 30 days each at a pace of 1: strays of +10 and −10, each squared over its 30 days.
    uneven = measured(100, 140, 160, days=(0, 30, 60))
    assert uneven.pace[0] == 1.0
    assert uneven.spread[0] == pytest.approx((100 / 30 + 100 / 30) ** 0.5)


def test_each_point_from_the_fourth_on_is_foretold_from_those_before_it() -> None:
    tested = measured(100, 130, 160, 200, 220)
    # 190 for 200; then, from 200 at the median pace of 1.05 a day, 231.67 for 220.
    slopes = sorted([1, 1, 4 / 3, 1, 70 / 60, 100 / 90])
    second = 200 + (slopes[2] + slopes[3]) / 2 * 30
    assert tested.trial_count == 2
    assert tested.missed[0] == pytest.approx(10 + second - 220)
    assert tested.missed_holding[0] == 40 + 20
    assert tested.foretold[0] == 420
    assert tested.trial_days[0] == 60


def test_three_points_have_a_pace_and_nothing_to_test_it_by() -> None:
    assert measured(100, 130, 160, days=(0, 30, 60)).trial_count == 0


def test_series_measured_together_are_measured_as_if_alone(monkeypatch: pytest.MonkeyPatch) -> None:
    generator = np.random.default_rng(5)
    days = np.cumsum(generator.integers(1, 60, (40, 9)), axis=1).astype(float)
    counts = generator.integers(0, 500, (40, 9)).astype(float)
    together = trends_of(days, counts)
    monkeypatch.setattr("analysis.negotiation.robust_trend._MOST_SLOPES", 81)
    alone = trends_of(days, counts)
    assert (together.pace == alone.pace).all()
    assert (together.missed == alone.missed).all()
