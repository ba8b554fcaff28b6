"""The factor of an interval, against the printed tables of Student's distribution."""

from __future__ import annotations

import pytest

from analysis.negotiation.student_factor import student_factor

TABLE = [
    (1, 3.078, 12.706),
    (2, 1.886, 4.303),
    (3, 1.638, 3.182),
    (4, 1.533, 2.776),
    (5, 1.476, 2.571),
    (10, 1.372, 2.228),
    (30, 1.310, 2.042),
]


@pytest.mark.parametrize(("freedom", "eighty", "ninety_five"), TABLE)
def test_the_factor_is_the_one_that_tables_print(freedom: int, eighty: float, ninety_five: float) -> None:
    assert round(student_factor(0.8, freedom), 3) == eighty
    assert round(student_factor(0.95, freedom), 3) == ninety_five


def test_many_observations_come_to_the_normal_distribution() -> None:
    assert round(student_factor(0.95, 4_000), 2) == 1.96


def test_a_wider_share_and_fewer_observations_take_a_larger_factor() -> None:
    assert student_factor(0.5, 4) < student_factor(0.8, 4) < student_factor(0.99, 4) < student_factor(0.99, 3)
