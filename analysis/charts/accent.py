"""Whether a client's own colour can stand in the place of ours."""

from __future__ import annotations

from analysis.charts.color_vision import contrast, difference
from analysis.charts.theme import TOKENS, tones
from analysis.numbers import number_text

LEAST_CONTRAST = 4.5
# How far it must lie from the colour of a shortage. The eye tells two marks side by side apart much earlier, but a
# reader who meets one alone must not take it for the other; what is left to a colour-blind eye is less.
LEAST_DIFFERENCES = {"normal": 35.0, "protanopia": 20.0, "deuteranopia": 20.0}


def trouble_with_accent(accent: str) -> str:
    """Say why a colour cannot be a brief's accent: too faint on paper, or like a shortage; nothing where it can."""
    if not accent:
        return ""
    ratio = contrast(accent, TOKENS["paper"].light)
    if ratio < LEAST_CONTRAST:
        least = number_text(LEAST_CONTRAST, 1)
        return f"{accent} has a contrast of {number_text(ratio, 1)} : 1 on white paper, where {least} : 1 can be read."
    for dark in (False, True):
        colors = tones(dark=dark, accent=accent)
        for sight, least_difference in LEAST_DIFFERENCES.items():
            if difference(colors["ours"], colors["short"], sight) < least_difference:
                reader = "a reader" if sight == "normal" else f"a reader with {sight}"
                page = " on a dark page" if dark else ""
                return f"{reader} would take {accent} for {TOKENS['short'].light}, the colour of a shortage{page}."
    return ""
