"""How colours are seen, against figures that stand in the standards."""

from __future__ import annotations

import pytest

from analysis.charts.color_vision import contrast, difference, lightened, mixed


def test_black_on_white_has_the_greatest_contrast_and_a_colour_on_itself_none() -> None:
    assert contrast("#000000", "#ffffff") == pytest.approx(21)
    assert contrast("#777777", "#777777") == pytest.approx(1)
    assert contrast("#767676", "#ffffff") == pytest.approx(4.54, abs=0.01)


def test_red_and_green_are_far_apart_but_for_those_who_do_not_see_red() -> None:
    normal, blind = (difference("#b00000", "#3f4a00", sight) for sight in ("normal", "protanopia"))
    assert normal > 70
    assert blind < 25


def test_white_and_black_differ_by_a_hundred() -> None:
    assert difference("#ffffff", "#000000") == pytest.approx(100, abs=0.5)


def test_half_way_from_black_to_white_is_grey() -> None:
    assert mixed("#000000", "#ffffff", 0.5) == "#808080"


@pytest.mark.parametrize("color", ["#0a6e73", "#0b1f4d", "#000000", "#e20074"])
def test_a_colour_is_lightened_until_it_is_legible_on_dark_paper_and_no_further(color: str) -> None:
    assert 7 <= contrast(lightened(color, "#11181f", 7.0), "#11181f") < 7.4
