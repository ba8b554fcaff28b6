from __future__ import annotations

from typing import Any

import polars as pl
import pytest

from analysis.charts import settlement_range
from analysis.charts.shapes import circle, diamond
from analysis.errors import ChartError
from tests.charts.drawn import PARTS, meta, rows, words
from tests.charts.range_frames import RANGE, figures

USD: dict[str, Any] = {**PARTS, "unit": "USD"}


def test_every_figure_stands_on_its_mark_in_one_magnitude() -> None:
    drawn = settlement_range(RANGE, **USD)
    assert {"1,182.4", "716.6", "844.6", "630.0", "790.0", "398.6", "520.0", "447.0"} <= set(words(drawn))
    assert meta(drawn)["unit"] == "USD thousand"
    assert {"Opening", "Target", "Walk-away"} <= set(words(drawn))


def test_no_benchmark_is_drawn_without_its_date_and_n() -> None:
    shown = words(settlement_range(RANGE, **USD))
    assert "undated · n unknown" in shown
    assert "median 690.0 · 20 Oct 2026 · n = 16" in shown
    assert "n unknown" in meta(settlement_range(RANGE, **USD))["alt"]


def test_marks_stand_in_proportion_to_their_amounts() -> None:
    drawn = settlement_range(figures(("proposal", 400.0), ("opening", 100.0), ("target", 200.0)), **USD)
    proposal = next(row["x"] for row in rows(drawn, "shape") if row["shape"] == diamond(6.5))
    opening, target = sorted(row["x"] for row in rows(drawn, "shape") if row["shape"] == circle(6))
    assert (proposal - target) == pytest.approx(2 * (target - opening), abs=0.1)


def test_the_part_that_may_leave_the_house_has_no_trace_of_what_stays() -> None:
    told = RANGE.filter(pl.col("range_key").is_in(["proposal", "formula_shown", "formula_verified", "opening"]))
    drawn = settlement_range(told, **USD)
    text = f"{words(drawn)} {meta(drawn)}".casefold()
    assert not [word for word in ("target", "walk", "benchmark", "n =", "settlements") if word in text]


def test_what_is_unknown_is_hatched_and_says_what_it_waits_for() -> None:
    drawn = settlement_range(figures(("proposal", None), ("opening", 5.0), ("target", None)), **USD)
    assert "Waits for the proposal." in words(drawn)
    assert meta(drawn)["note"] == "Hatched: unknown, with what it waits for."
    assert "Unknown: proposal, target." in meta(drawn)["alt"]


def test_two_currencies_are_refused() -> None:
    mixed = pl.concat([RANGE, figures(("proposal", 1.0), currency="EUR")])
    with pytest.raises(ChartError, match="EUR, USD"):
        settlement_range(mixed, **USD)
