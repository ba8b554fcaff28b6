from __future__ import annotations

from datetime import date
from decimal import Decimal
from itertools import combinations
from typing import Any

import altair as alt
import polars as pl
import pytest

from analysis.charts.color_vision import contrast, difference
from analysis.charts.theme import (
    CONTENT_WIDTH,
    LEAST_SLIDE_SIZE,
    PAPERS,
    SLIDE,
    SLIDE_SIZES,
    TOKENS,
    Magnitude,
    balance_tones,
    chart_frame,
    count_text,
    css_variables,
    date_text,
    finish,
    magnitude,
    tones,
    vega_config,
)
from analysis.errors import ChartError
from analysis.numbers import write_in

PARTS: dict[str, Any] = {
    "title": "A finding",
    "unit": "licences",
    "source": "CSSM export",
    "alt": "What a blind reader needs.",
}
SCHEMES = pytest.mark.parametrize("dark", [False, True], ids=["light", "dark"])
MEANINGS = [name for name, token in TOKENS.items() if token.shape]
# Pairs that such a reader tells apart by shape alone, by day or by night.
LEFT_TO_SHAPE = {
    "normal": {("hidden", "progress")},
    "protanopia": {
        ("ours", "theirs"),
        ("short", "hidden"),
        ("misplaced", "surplus"),
        ("hidden", "progress"),
    },
    "deuteranopia": {
        ("ours", "theirs"),
        ("ours", "unknown"),
        ("short", "hidden"),
        ("short", "progress"),
        ("misplaced", "surplus"),
        ("hidden", "progress"),
    },
}


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
    assert contrast(colors["ink"], colors["paper"]) >= 7
    assert contrast(colors["muted"], colors["paper"]) >= 4.5
    assert contrast(colors["muted"], colors["band"]) >= 4.5


@SCHEMES
@pytest.mark.parametrize("name", ["ours", "theirs", "short", "misplaced", "hidden", "surplus", "progress_text"])
def test_words_coloured_by_their_meaning_are_legible_on_paper(name: str, dark: bool) -> None:
    colors = tones(dark=dark)
    assert contrast(colors[name], colors["paper"]) >= 4.5


@SCHEMES
def test_figures_are_legible_on_every_step_of_the_diverging_scale(dark: bool) -> None:
    colors = tones(dark=dark)
    steps = balance_tones()
    for name in steps:
        ink = "on_deep" if name in {steps[0], steps[-1]} else "ink"
        assert contrast(colors[name], colors[ink]) >= 4.5, name


@SCHEMES
def test_the_diverging_scale_runs_from_short_through_wash_to_surplus(dark: bool) -> None:
    colors = tones(dark=dark)
    steps = [colors[name] for name in balance_tones()]
    assert steps[0] == colors["short"]
    assert steps[len(steps) // 2] == colors["wash"]
    assert steps[-1] == colors["surplus"]


def test_every_meaning_has_a_shape_of_its_own_as_in_grey_colours_run_together() -> None:
    assert len({TOKENS[name].shape for name in MEANINGS}) == len(MEANINGS)


@pytest.mark.parametrize("sight", LEFT_TO_SHAPE)
def test_what_colour_alone_does_not_tell_apart_is_known_and_no_more_than_this(sight: str) -> None:
    alike = {
        (one, other)
        for colors in (tones(), tones(dark=True))
        for one, other in combinations(MEANINGS, 2)
        if difference(colors[one], colors[other], sight) < 10
    }
    assert alike == LEFT_TO_SHAPE[sight]


@SCHEMES
@pytest.mark.parametrize("sight", ["normal", "protanopia", "deuteranopia"])
@pytest.mark.parametrize(
    "pair",
    [("short", "surplus"), ("short", "ours"), ("misplaced", "ours"), ("misplaced", "short"), ("ours", "hidden")],
    ids="-".join,
)
def test_colours_that_stand_side_by_side_differ_to_a_colour_blind_reader(
    pair: tuple[str, str], sight: str, dark: bool
) -> None:
    colors = tones(dark=dark)
    assert difference(colors[pair[0]], colors[pair[1]], sight) >= 20


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


def test_an_accent_stands_in_place_of_ours_with_a_tint_and_a_dark_variant_of_its_own() -> None:
    for dark in (False, True):
        house, own = tones(dark=dark), tones(dark=dark, accent="#4B2E83")
        assert {name for name in house if house[name] != own[name]} == {"ours", "ours_tint"}
        assert contrast(own["ours"], own["paper"]) >= 4.5
        assert contrast(own["ours"], own["on_deep"]) >= 4.5
        assert contrast(own["ink"], own["ours_tint"]) >= 7
        assert vega_config(dark, "#4b2e83")["params"][0]["value"] == own
    assert "--ours: #4b2e83;" in css_variables("#4b2e83")


def test_without_an_accent_nothing_changes() -> None:
    assert css_variables() == css_variables("")
    assert tones()["ours"] == TOKENS["ours"].light


def test_pages_and_slides_share_margin_and_nothing_on_a_slide_is_under_18_points() -> None:
    assert PAPERS["a4"].width - 2 * PAPERS["a4"].margin == pytest.approx(CONTENT_WIDTH, abs=1)
    assert {area.margin for area in (*PAPERS.values(), SLIDE)} == {44}
    assert min(SLIDE_SIZES.values()) == LEAST_SLIDE_SIZE == 18
    assert SLIDE.width / SLIDE.height == pytest.approx(16 / 9)


def test_charts_write_figures_and_dates_in_the_locale_of_the_brief() -> None:
    with write_in("de-DE"):
        assert count_text(-1234) == "−1.234"
        assert magnitude([1_182_400.0]).text(1_182_400.0) == "1.182,4"
        assert date_text(date(2027, 12, 30), with_year=False).replace("\N{NO-BREAK SPACE}", " ") == "30. Dez."
