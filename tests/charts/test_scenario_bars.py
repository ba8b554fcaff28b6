from __future__ import annotations

from typing import Any

import polars as pl
import pytest

from analysis.charts import scenario_bars
from analysis.errors import ChartError
from tests.charts.drawn import PARTS, meta, rows, words
from tests.charts.what_if import SCENARIOS, scenarios

GBP: dict[str, Any] = {**PARTS, "unit": "GBP"}


def test_each_scenario_is_a_bar_as_long_as_its_charge_and_a_tick_says_what_is_proposed() -> None:
    drawn = scenario_bars(scenarios(("As shown", 40_000.0), ("Verified data", 10_000.0), proposed=80_000.0), **GBP)
    bars = rows(drawn, "contract_amount", "x2")
    assert [bar["contract_amount"] for bar in bars] == [40_000, 10_000]
    assert bars[0]["x2"] == pytest.approx(4 * bars[1]["x2"], abs=0.1)
    ticks = {row["x"] for row in rows(drawn, "x2", "dashed") if row["tone"] == "theirs"}
    assert list(ticks) == [pytest.approx(2 * bars[0]["x2"], abs=0.1)]
    assert "proposal 80,000" in words(drawn)


def test_how_far_a_scenario_is_from_what_is_shown_stands_beside_it() -> None:
    shown = words(scenario_bars(scenarios(("As shown", 40_000.0), ("Verified data", 10_000.0)), **GBP))
    assert "−30.0 from as shown" in shown


def test_a_scenario_with_a_line_that_is_unknown_is_hatched_and_has_no_figure() -> None:
    drawn = scenario_bars(scenarios(("As shown", 40_000.0), ("Captured at the peak", None)), **GBP)
    assert {"unknown", "2 lines unknown"} <= set(words(drawn))
    assert meta(drawn)["note"].startswith("Hatched: unknown")


def test_no_charge_is_said_and_no_proposal_leaves_no_tick() -> None:
    drawn = scenario_bars(scenarios(("As shown", 0.0), proposed=None), **GBP)
    assert "no charge" in words(drawn)
    assert not [row for row in rows(drawn, "tone") if row["tone"] == "theirs"]


def test_two_currencies_are_refused() -> None:
    mixed = SCENARIOS.with_columns(pl.Series("currency", ["USD", "EUR"] * 4)[: SCENARIOS.height])
    with pytest.raises(ChartError, match="EUR, USD"):
        scenario_bars(mixed, **GBP)


def test_the_alternative_text_names_every_scenario_and_the_proposal() -> None:
    said = meta(scenario_bars(SCENARIOS, **GBP))["alt"]
    assert said.startswith(
        "True Forward charge in GBP thousand under 7 scenarios: As shown 412.6; Verified data 240.0;"
    )
    assert said.endswith("The proposal asks for 783.8.")
