"""Which colours of a client's may stand in the place of ours."""

from __future__ import annotations

import pytest

from analysis.charts.accent import trouble_with_accent
from analysis.charts.theme import TOKENS


@pytest.mark.parametrize("accent", ["", TOKENS["ours"].light, "#4b2e83", "#0b1f4d", "#0F62FE", "#000000", "#5d4037"])
def test_a_legible_colour_unlike_a_shortage_is_taken(accent: str) -> None:
    assert trouble_with_accent(accent) == ""


def test_a_faint_colour_is_refused_with_its_contrast() -> None:
    assert trouble_with_accent("#e0a000") == (
        "#e0a000 has a contrast of 2.3 : 1 on white paper, where 4.5 : 1 can be read."
    )


@pytest.mark.parametrize("accent", [TOKENS["short"].light, "#b91c1c", "#e60000", "#9a5a00", "#7c2d12"])
def test_a_colour_that_reads_as_a_shortage_is_refused(accent: str) -> None:
    assert f"a reader would take {accent} for #c2410c, the colour of a shortage" in trouble_with_accent(accent)


@pytest.mark.parametrize(("accent", "sight"), [("#2e7d32", "protanopia"), ("#5a5a00", "protanopia")])
def test_a_colour_that_only_the_colour_blind_take_for_a_shortage_is_refused_too(accent: str, sight: str) -> None:
    assert trouble_with_accent(accent).startswith(f"a reader with {sight} would take {accent}")
