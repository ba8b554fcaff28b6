from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from analysis.charts import shortage_bridge
from analysis.errors import ChartError
from tests.charts.drawn import PARTS, Words, boxes, meta, rows, words
from tests.charts.frames import BRIDGE, bridge

if TYPE_CHECKING:
    from analysis.charts.shortage_bridge import Measure


def test_the_last_bar_is_the_first_and_all_changes() -> None:
    bars = rows(shortage_bridge(BRIDGE, **PARTS), "figure", "start_figure")
    first, *changes, last = sorted(bars, key=lambda bar: bar["x"])
    assert last["figure"] == first["figure"] + sum(bar["figure"] for bar in changes) == 74


def test_a_bar_is_as_tall_as_its_figure() -> None:
    bars = rows(shortage_bridge(BRIDGE, **PARTS), "figure")
    per_unit = {round((bar["y2"] - bar["y"]) / abs(bar["figure"]), 3) for bar in bars}
    assert len(per_unit) == 1


def test_a_bridge_that_does_not_add_up_is_refused() -> None:
    broken = bridge(
        ("gross_shortage", "Gross", "level", 10, None, "C"),
        ("moves", "Moves", "change", -3, None, "C"),
        ("genuine_shortage", "Genuine", "level", 8, None, "C"),
    )
    with pytest.raises(ChartError, match="does not add up: Genuine is 8, the steps before it come to 7"):
        shortage_bridge(broken, **PARTS)


def test_a_step_is_coloured_by_what_it_does() -> None:
    bars = sorted(rows(shortage_bridge(BRIDGE, **PARTS), "figure"), key=lambda bar: bar["x"])
    assert [bar["tone"] for bar in bars] == ["theirs", "short", "ours", "misplaced", "ours"]


def test_what_rests_on_assertion_or_stale_instances_is_hatched() -> None:
    drawn = shortage_bridge(
        bridge(
            ("gross_shortage", "Gross", "level", 100, None, None),
            ("stale_instances", "Stale", "change", -20, None, "B"),
            ("moves", "Moves", "change", -30, None, "D"),
            ("substitution", "Substitution", "change", -10, None, "A"),
            ("genuine_shortage", "Genuine", "level", 40, None, None),
        ),
        **PARTS,
    )
    bars = sorted(rows(drawn, "figure"), key=lambda bar: bar["x"])
    assert [bar["tone"] for bar in bars] == ["theirs", "wash", "wash", "ours", "ours"]
    assert "Hatched" in meta(drawn)["note"]


def test_the_alternative_text_names_the_ends_the_largest_step_and_what_made_it_worse() -> None:
    said = meta(shortage_bridge(BRIDGE, **PARTS))["alt"]
    assert "from 412 (Gross shortage as CSSM shows it) to 74 (Genuine shortage)" in said
    assert "The largest is Moves between Virtual Accounts: −312, grade B." in said
    assert "Made worse by Expired lots removed." in said


def test_money_is_labelled_in_thousands_and_the_unit_says_so() -> None:
    steps = bridge(
        ("gross_shortage", "Proposed by Cisco", "level", None, 1_182_400.0, None),
        ("moves", "Misplaced", "change", None, -783_800.0, "A"),
        ("genuine_shortage", "Owed", "level", None, 398_600.0, None),
    )
    drawn = shortage_bridge(steps, **{**PARTS, "unit": "USD"}, measure="amount")
    assert {"1,182.4", "−783.8", "398.6"} <= set(words(drawn))
    assert meta(drawn)["unit"] == "USD thousand"


def test_a_step_without_a_price_is_unknown_and_never_a_zero() -> None:
    steps = bridge(
        ("gross_shortage", "Gross", "level", 10, 500.0, None),
        ("moves", "Moves", "change", -3, None, "C"),
        ("genuine_shortage", "Genuine", "level", 7, 350.0, None),
    )
    drawn = shortage_bridge(steps, **PARTS, measure="amount")
    assert "unknown" in words(drawn)
    assert "Unknown: Moves." in meta(drawn)["alt"]


def test_every_change_carries_its_grade() -> None:
    assert sorted(word for word in words(shortage_bridge(BRIDGE, **PARTS)) if word in set("ABCD")) == ["B", "C", "C"]


@pytest.mark.parametrize("measure", ["short_count", "amount"])
def test_no_figure_lies_over_a_bar(measure: Measure) -> None:
    to_nothing = bridge(
        ("gross_shortage", "Gross", "level", 120, 1_200.0, None),
        ("expired_lots", "Expired", "change", 5, 50.0, "C"),
        ("moves", "Moves", "change", -125, -1_250.0, "C"),
        ("genuine_shortage", "Genuine", "level", 0, 0.0, None),
    )
    for steps in (BRIDGE, to_nothing):
        drawn = shortage_bridge(steps, **PARTS, measure=measure)
        bars = [Words("", bar["x"], bar["x2"], bar["y"], bar["y2"]) for bar in rows(drawn, "figure")]
        assert not [words.words for words in boxes(drawn) for bar in bars if words.overlaps(bar)]
