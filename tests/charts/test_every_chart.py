from __future__ import annotations

from itertools import combinations
from typing import TYPE_CHECKING, Any
from xml.etree import ElementTree as ET

import pytest
import vl_convert as vlc

from analysis.charts.theme import CONTENT_WIDTH, HALF_WIDTH, tones, vega_config
from analysis.errors import ChartError
from tests.charts.drawn import PARTS, boxes, meta, rows
from tests.charts.frames import CHARTS, hostile, large

if TYPE_CHECKING:
    import altair as alt
    import polars as pl

WIDTHS = (CONTENT_WIDTH, HALF_WIDTH)
KINDS = ("sample", "empty", "one row", "hostile", "large")


def _frame(chart: str, kind: str) -> pl.DataFrame:
    sample = CHARTS[chart][1]
    if kind == "large":
        return large(chart)
    return {"sample": sample, "empty": sample.clear(), "one row": sample.head(1), "hostile": hostile(sample)}[kind]


def _drawn(chart: str, kind: str, width: int) -> alt.LayerChart:
    return CHARTS[chart][0](_frame(chart, kind), **PARTS, width=width)


@pytest.mark.parametrize("kind", KINDS)
@pytest.mark.parametrize("chart", CHARTS)
def test_every_chart_compiles_to_an_exact_width_without_a_script_in_it(chart: str, kind: str) -> None:
    for width in (CONTENT_WIDTH,) if kind == "large" else WIDTHS:
        svg = vlc.vegalite_to_svg(_drawn(chart, kind, width).to_dict())
        root = ET.fromstring(svg)  # noqa: S314 - our own picture
        assert root.get("width") == str(width)
        assert "<script" not in svg


@pytest.mark.parametrize("width", WIDTHS)
@pytest.mark.parametrize("kind", KINDS)
@pytest.mark.parametrize("chart", CHARTS)
def test_no_label_covers_another_or_leaves_the_picture(chart: str, kind: str, width: int) -> None:
    if chart == "shortage_bridge" and width == HALF_WIDTH and kind == "large":
        with pytest.raises(ChartError, match="11 steps cannot be read in 340 pixels"):
            _drawn(chart, kind, width)
        return
    drawn = _drawn(chart, kind, width)
    height = drawn.to_dict()["height"]
    for words in boxes(drawn):
        assert words.left > -1, words
        assert words.right < width + 1, words
        assert words.top > -1, words
        assert words.bottom <= height + 1, words
    clashes = [(a.words, b.words) for a, b in combinations(boxes(drawn), 2) if a.overlaps(b)]
    assert clashes == []


@pytest.mark.parametrize("chart", CHARTS)
def test_a_chart_without_rows_says_that_there_is_nothing_to_show(chart: str) -> None:
    alt_text = meta(_drawn(chart, "empty", CONTENT_WIDTH))["alt"]
    assert alt_text.startswith("Nothing to show: ")
    assert [row["words"] for row in rows(_drawn(chart, "empty", CONTENT_WIDTH), "words")] == [alt_text]


@pytest.mark.parametrize("chart", CHARTS)
def test_the_same_frame_gives_the_same_specification(chart: str) -> None:
    assert _drawn(chart, "sample", 706).to_json() == _drawn(chart, "sample", 706).to_json()


@pytest.mark.parametrize("chart", CHARTS)
def test_every_mark_answers_the_pointer_with_words(chart: str) -> None:
    answers = rows(_drawn(chart, "sample", 706), "tip_0", "spoken")
    assert answers
    assert all(isinstance(value, str) for row in answers for name, value in row.items() if name.startswith("tip_"))


@pytest.mark.parametrize("chart", CHARTS)
def test_a_chart_names_colours_by_meaning_only(chart: str) -> None:
    spec = _drawn(chart, "sample", 706).to_dict()
    known = set(tones())
    named = [
        row[column]
        for data in spec["datasets"].values()
        for row in data
        for column in ("tone", "inside")
        if row.get(column)
    ]
    assert named
    assert set(named) <= known
    del spec["config"]
    assert not any(color in str(spec) for color in tones().values())


@pytest.mark.parametrize("chart", CHARTS)
def test_a_chart_turns_dark_by_its_config_alone(chart: str) -> None:
    spec = _drawn(chart, "sample", 706).to_dict()
    by_day = vlc.vegalite_to_svg(spec)
    by_night = vlc.vegalite_to_svg({**spec, "config": vega_config(dark=True)})
    light, dark = tones(), tones(dark=True)
    assert light["paper"] in by_day
    assert dark["paper"] in by_night
    assert dark["ink"] in by_night
    only_light = {color for color in light.values() if color not in dark.values() and color != light["on_deep"]}
    assert not [color for color in only_light if f'"{color}"' in by_night]


@pytest.mark.parametrize("chart", CHARTS)
def test_a_chart_that_lacks_a_column_is_refused_by_its_name(chart: str) -> None:
    draw, frame = CHARTS[chart]
    columns = {"event_timeline": "event_key", "shortage_bridge": "step_kind", "source_calendar": "age_days"}
    columns |= {"readiness_strip": "gate_status", "remediation_schedule": "last_safe_start_date"}
    columns |= {"reporting_lateness": "days_late", "overuse_steps": "over_count"}
    columns |= {"movement_bars": "unexplained_count"}
    columns |= {"proposal_waterfall": "cause_kind"}
    columns |= {"scenario_bars": "difference_amount", "sensitivity_tornado": "swing_amount"}
    columns |= {"charge_distribution": "drawn_count"}
    columns |= {"settlement_range": "sample_words", "renewal_options": "growth_charge_amount"}
    columns |= {"use_forecast": "ceiling_count", "portfolio_board": "days_to_event"}
    column = columns.get(chart, "")
    column = column or next(
        name for name in ("balance_count", "entitled_count", "threshold_count") if name in frame.columns
    )
    if chart == "charge_comparison":
        column = "charge_amount"
    with pytest.raises(ChartError, match=column):
        draw(frame.drop(column), **PARTS)


@pytest.mark.parametrize("part", ["title", "unit", "source"])
@pytest.mark.parametrize("chart", CHARTS)
def test_no_chart_leaves_without_title_unit_and_source(chart: str, part: str) -> None:
    draw, frame = CHARTS[chart]
    parts: dict[str, Any] = {**PARTS, part: " "}
    with pytest.raises(ChartError, match=part):
        draw(frame, **parts)
