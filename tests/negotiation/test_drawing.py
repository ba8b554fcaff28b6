"""Draws from stated ranges: inside them, shaped as they say, the same for the same seed."""

from __future__ import annotations

from decimal import Decimal

import numpy as np
import polars as pl
import pytest

from analysis.negotiation.drawing import DRAWN, drawn_values
from tests.negotiation.what_if_frames import RANGES

DRAWS = 20_000


def stated(
    driver: str, low: str, high: str, kind: str = "uniform", likely: str | None = None, deviation: str | None = None
) -> pl.DataFrame:
    figures = [None if one is None else Decimal(one) for one in (likely, deviation)]
    return pl.DataFrame([(driver, Decimal(low), Decimal(high), kind, *figures, "Plan")], schema=RANGES, orient="row")


SHAPES = (("uniform", None, None), ("triangular", "0.2", None), ("normal", "0.2", "0.1"))


@pytest.mark.parametrize(("kind", "likely", "deviation"), SHAPES)
def test_a_draw_never_leaves_its_range(kind: str, likely: str | None, deviation: str | None) -> None:
    drawn = drawn_values(stated("use_change_share", "-0.1", "0.3", kind, likely, deviation), 1, DRAWS)
    values = drawn["use_change_share"]
    assert (values.min() >= -100_000, values.max() <= 300_000) == (True, True)
    assert np.unique(values).size > DRAWS / 2


@pytest.mark.parametrize(
    ("kind", "likely", "deviation", "mean", "median"),
    [
        ("uniform", None, None, 0.5, 0.5),
        ("triangular", "0.25", None, 1.25 / 3, 1 - np.sqrt(0.5 * 0.75)),
        ("triangular", "0", None, 1 / 3, 1 - np.sqrt(0.5)),
        ("triangular", "1", None, 2 / 3, np.sqrt(0.5)),
        ("normal", "0.5", "0.1", 0.5, 0.5),
    ],
)
def test_draws_have_the_shape_that_is_stated(
    kind: str, likely: str | None, deviation: str | None, mean: float, median: float
) -> None:
    values = drawn_values(stated("corrected_share", "0", "1", kind, likely, deviation), 3, DRAWS)["corrected_share"]
    assert values.mean() / 1e6 == pytest.approx(mean, abs=0.01)
    assert np.median(values) / 1e6 == pytest.approx(median, abs=0.01)


def test_a_normal_draw_spreads_as_its_deviation_says_and_is_cut_off_at_both_ends() -> None:
    wide = drawn_values(stated("corrected_share", "0", "1", "normal", "0.5", "0.05"), 3, DRAWS)["corrected_share"]
    assert wide.std() / 1e6 == pytest.approx(0.05, abs=0.002)
    narrow = drawn_values(stated("corrected_share", "0", "1", "normal", "0.5", "0.0001"), 3, DRAWS)["corrected_share"]
    assert narrow.std() / 1e6 == pytest.approx(0.0001, rel=0.03)
    cut = drawn_values(stated("corrected_share", "0.4", "0.6", "normal", "0.5", "5"), 3, DRAWS)["corrected_share"]
    assert cut.std() / 1e6 == pytest.approx(0.2 / np.sqrt(12), abs=0.002)


def test_months_are_whole_and_each_as_likely() -> None:
    values = drawn_values(stated("milestone_shift_months", "-2", "3"), 1, DRAWS)["milestone_shift_months"]
    months, counts = np.unique(values, return_counts=True)
    assert months.tolist() == [-2, -1, 0, 1, 2, 3]
    assert counts.min() > DRAWS / 6 * 0.9


@pytest.mark.parametrize(("kind", "likely", "deviation"), SHAPES)
def test_a_range_of_no_width_draws_its_one_figure(kind: str, likely: str | None, deviation: str | None) -> None:
    drawn = drawn_values(stated("use_change_share", "0.2", "0.2", kind, likely, deviation), 1, 500)
    assert set(drawn["use_change_share"].tolist()) == {200_000}


def test_the_same_seed_draws_the_same_whatever_else_is_drawn() -> None:
    use = stated("use_change_share", "-0.1", "0.1")
    both = pl.concat([stated("price_change_share", "-0.1", "0.1"), use])
    alone, beside, other = (drawn_values(*one, 500) for one in ((use, 7), (both, 7), (use, 8)))
    assert alone["use_change_share"].tolist() == beside["use_change_share"].tolist()
    assert alone["use_change_share"].tolist() != other["use_change_share"].tolist()
    assert beside["price_change_share"].tolist() != beside["use_change_share"].tolist()


def test_every_driver_that_may_be_stated_can_be_drawn() -> None:
    assert all(set(drawn_values(stated(key, "0", "1"), 1, 100)) == {key} for key in DRAWN)
