"""Exact millionths, named policies, and the cent."""

from __future__ import annotations

from decimal import Decimal

import polars as pl
import pytest

from analysis.errors import WorkbenchError
from analysis.negotiation.rounding import MILLION, POLICIES, cents, check_policies, millionths, rounded


def test_floats_and_decimals_of_the_same_figure_are_the_same_millionths() -> None:
    frame = pl.DataFrame({"float": [0.29, 1.005], "decimal": [Decimal("0.29"), Decimal("1.005")]})
    found = frame.select(millionths(frame, "float"), millionths(frame, "decimal"))
    assert found["float"].to_list() == found["decimal"].to_list() == [290_000, 1_005_000]


@pytest.mark.parametrize(
    ("parts", "expected"), [(0, (0, 0, 0)), (499_999, (0, 0, 1)), (500_000, (0, 1, 1)), (MILLION, (1, 1, 1))]
)
def test_each_policy_rounds_as_it_is_called(parts: int, expected: tuple[int, ...]) -> None:
    frame = pl.DataFrame({"parts": [parts] * 3, "policy": POLICIES})
    answer = frame.select(rounded(pl.col("parts").cast(pl.Int128), pl.col("policy"))).to_series()
    assert tuple(answer) == expected


def test_half_a_cent_goes_up() -> None:
    frame = pl.DataFrame({"parts": [4_999, 5_000, 14_999, 15_000]}, schema={"parts": pl.Int128})
    answer = frame.select(cents(pl.col("parts"), MILLION)).to_series()
    assert answer.to_list() == [Decimal("0.00"), Decimal("0.01"), Decimal("0.01"), Decimal("0.02")]
    assert answer.dtype == pl.Decimal(18, 2)


def test_a_rounding_without_a_name_of_ours_is_refused() -> None:
    with pytest.raises(WorkbenchError, match="month_rounding 'daily' is no rounding"):
        check_policies(pl.DataFrame({"month_rounding": ["floor", None, "daily"]}), "month_rounding")
