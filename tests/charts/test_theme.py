from __future__ import annotations

from decimal import Decimal
from itertools import combinations
from typing import Any

import altair as alt
import polars as pl
import pytest

from analysis.charts.theme import (
    TOKENS,
    Magnitude,
    balance_tones,
    chart_frame,
    count_text,
    css_variables,
    finish,
    magnitude,
    tones,
    vega_config,
)
from analysis.errors import ChartError

PARTS: dict[str, Any] = {
    "title": "A finding",
    "unit": "licences",
    "source": "CSSM export",
    "alt": "What a blind reader needs.",
}
SCHEMES = pytest.mark.parametrize("dark", [False, True], ids=["light", "dark"])
MEANINGS = [name for name, token in TOKENS.items() if token.shape]
# Machado, Oliveira and Fernandes (2009), complete deficiency, on linear RGB.
SIMULATIONS = {
    "protanopia": ((0.152286, 1.052583, -0.204868), (0.114503, 0.786281, 0.099216), (-0.003882, -0.048116, 1.051998)),
    "deuteranopia": ((0.367322, 0.860646, -0.227968), (0.280085, 0.672501, 0.047413), (-0.011820, 0.042940, 0.968881)),
    "greyscale": ((0.2126, 0.7152, 0.0722),) * 3,
}
Color = tuple[float, float, float]


def _linear(color: str) -> Color:
    channels = [int(color[i : i + 2], 16) / 255 for i in (1, 3, 5)]
    r, g, b = (c / 12.92 if c <= 0.04045 else ((c + 0.055) / 1.055) ** 2.4 for c in channels)
    return r, g, b


def _luminance(color: str) -> float:
    r, g, b = _linear(color)
    return 0.2126 * r + 0.7152 * g + 0.0722 * b


def _contrast(one: str, other: str) -> float:
    low, high = sorted((_luminance(one), _luminance(other)))
    return (high + 0.05) / (low + 0.05)


def _seen(color: str, simulation: str) -> Color:
    linear = _linear(color)
    r, g, b = (min(max(sum(f * c for f, c in zip(row, linear, strict=True)), 0), 1) for row in SIMULATIONS[simulation])
    return r, g, b


def _lab(linear: Color) -> Color:
    r, g, b = linear
    xyz = (
        (0.4124 * r + 0.3576 * g + 0.1805 * b) / 0.9505,
        0.2126 * r + 0.7152 * g + 0.0722 * b,
        (0.0193 * r + 0.1192 * g + 0.9505 * b) / 1.089,
    )
    x, y, z = (t ** (1 / 3) if t > 0.008856 else 7.787 * t + 16 / 116 for t in xyz)
    return 116 * y - 16, 500 * (x - y), 200 * (y - z)


def _difference(one: str, other: str, simulation: str) -> float:
    """Return the colour difference (CIE 1976) as such a reader sees it; about 2 is just noticeable."""
    pairs = zip(_lab(_seen(one, simulation)), _lab(_seen(other, simulation)), strict=True)
    return float(sum((a - b) ** 2 for a, b in pairs) ** 0.5)


def _chart() -> alt.Chart:
    chart: alt.Chart = alt.Chart(pl.DataFrame({"a": [1]})).mark_point().encode(x="a:Q")
    return chart


@pytest.mark.parametrize("part", ["title", "unit", "source", "alt"])
def test_a_chart_that_lacks_a_part_may_not_leave(part: str) -> None:
    with pytest.raises(ChartError, match=part):
        finish(_chart(), **{**PARTS, part: "  "})


def test_the_parts_travel_beside_the_picture_and_are_not_drawn_in_it() -> None:
    spec = finish(_chart(), **PARTS, note="Hatched: unknown.").to_dict()
    assert spec["usermeta"] == {**PARTS, "note": "Hatched: unknown."}
    assert spec["description"] == PARTS["alt"]
    assert "title" not in spec


def test_decimals_and_wide_integers_become_what_a_browser_reads() -> None:
    frame = chart_frame(
        pl.DataFrame(
            {
                "amount": pl.Series([Decimal("1.50")], dtype=pl.Decimal(38, 2)),
                "count": pl.Series([7], dtype=pl.Int128),
                "kind": pl.Series(["a"], dtype=pl.Categorical),
            }
        )
    )
    assert frame.schema == {"amount": pl.Float64, "count": pl.Int64, "kind": pl.String}
    assert frame.row(0) == (1.5, 7, "a")


@pytest.mark.parametrize(
    "column",
    [
        pl.Series("bad_column", [float("nan")]),
        pl.Series("bad_column", [float("inf")]),
        pl.Series("bad_column", [[1]]),
        pl.Series("bad_column", [2**100], dtype=pl.Int128),
        pl.Series("bad_column", [60], dtype=pl.Duration),
    ],
    ids=["NaN", "infinity", "list", "too wide", "duration"],
)
def test_what_a_browser_cannot_read_is_refused_by_its_column(column: pl.Series) -> None:
    with pytest.raises(ChartError, match="bad_column"):
        chart_frame(column.to_frame())


def test_more_than_five_thousand_rows_are_refused_with_their_columns() -> None:
    assert chart_frame(pl.DataFrame({"sku": range(5_000)})).height == 5_000
    with pytest.raises(ChartError, match=r"5,001 rows[\s\S]*sku"):
        chart_frame(pl.DataFrame({"sku": range(5_001)}))


def test_control_characters_neither_break_a_line_nor_turn_its_order() -> None:
    frame = chart_frame(pl.DataFrame({"name": ["two\nlines\x00 \u202eturned\u202c", None]}))
    assert frame["name"].to_list() == ["two lines turned", None]


@SCHEMES
def test_ink_and_muted_text_are_legible_on_paper(dark: bool) -> None:
    colors = tones(dark=dark)
    assert _contrast(colors["ink"], colors["paper"]) >= 7
    assert _contrast(colors["muted"], colors["paper"]) >= 4.5
    assert _contrast(colors["muted"], colors["band"]) >= 4.5


@SCHEMES
@pytest.mark.parametrize("name", ["ours", "theirs", "short", "misplaced", "hidden", "surplus", "progress_text"])
def test_words_coloured_by_their_meaning_are_legible_on_paper(name: str, dark: bool) -> None:
    colors = tones(dark=dark)
    assert _contrast(colors[name], colors["paper"]) >= 4.5


@SCHEMES
def test_figures_are_legible_on_every_step_of_the_diverging_scale(dark: bool) -> None:
    colors = tones(dark=dark)
    steps = balance_tones()
    for name in steps:
        ink = "on_deep" if name in {steps[0], steps[-1]} else "ink"
        assert _contrast(colors[name], colors[ink]) >= 4.5, name


@SCHEMES
def test_the_diverging_scale_runs_from_short_through_wash_to_surplus(dark: bool) -> None:
    colors = tones(dark=dark)
    steps = [colors[name] for name in balance_tones()]
    assert steps[0] == colors["short"]
    assert steps[len(steps) // 2] == colors["wash"]
    assert steps[-1] == colors["surplus"]


@SCHEMES
@pytest.mark.parametrize("simulation", SIMULATIONS)
@pytest.mark.parametrize("pair", [*combinations(MEANINGS, 2)], ids="-".join)
def test_two_meanings_differ_to_every_reader_or_have_two_shapes(
    pair: tuple[str, str], simulation: str, dark: bool
) -> None:
    colors = tones(dark=dark)
    one, other = pair
    is_told_apart = _difference(colors[one], colors[other], simulation) >= 10
    assert is_told_apart or TOKENS[one].shape != TOKENS[other].shape


@SCHEMES
@pytest.mark.parametrize("simulation", ["protanopia", "deuteranopia"])
@pytest.mark.parametrize(
    "pair",
    [("short", "surplus"), ("short", "ours"), ("misplaced", "ours"), ("misplaced", "short"), ("ours", "hidden")],
    ids="-".join,
)
def test_colours_that_stand_side_by_side_differ_to_a_colour_blind_reader(
    pair: tuple[str, str], simulation: str, dark: bool
) -> None:
    colors = tones(dark=dark)
    assert _difference(colors[pair[0]], colors[pair[1]], simulation) >= 20


def test_paper_is_light_even_where_the_screen_is_dark() -> None:
    light, dark = css_variables().split("@media screen and (prefers-color-scheme: dark)")
    assert f"--ink: {TOKENS['ink'].light};" in light
    assert f"--ink: {TOKENS['ink'].dark};" in dark
    assert "--content-width: 706px;" in light


def test_day_and_night_name_the_same_colours() -> None:
    by_day, by_night = (vega_config(dark)["params"][0] for dark in (False, True))
    assert by_day["name"] == by_night["name"] == "tone"
    assert by_day["value"].keys() == by_night["value"].keys()
    assert by_day["value"] == tones()
    assert by_night["value"] == tones(dark=True)


def test_a_chart_made_ad_hoc_takes_the_look_of_the_house() -> None:
    assert _chart().to_dict()["config"]["font"].startswith("Inter")


@pytest.mark.parametrize(
    ("count", "signed", "words"),
    [(1234, False, "1,234"), (-312, False, "−312"), (48, True, "+48"), (0, True, "0"), (None, True, "unknown")],
)
def test_a_count_has_a_true_minus_and_its_thousands_apart(count: int | None, signed: bool, words: str) -> None:
    assert count_text(count, signed=signed) == words


def test_amounts_are_written_in_the_magnitude_of_the_largest() -> None:
    thousand = magnitude([1_182_400.0, None, -312_000.0])
    assert thousand == Magnitude(1_000, "thousand", 1)
    assert thousand.text(-312_000.0, signed=True) == "−312.0"
    assert thousand.unit("USD") == "USD thousand"
    assert magnitude([58_200.0]).text(58_200.0) == "58,200"
    assert magnitude([2.5e8]).text(2.5e8) == "250.0"
