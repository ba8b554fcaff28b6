from __future__ import annotations

from typing import Any

import polars as pl
import pytest

from analysis.charts import sensitivity_tornado
from analysis.errors import ChartError
from tests.charts.drawn import PARTS, meta, rows, words
from tests.charts.what_if import DRIVERS, drivers

GBP: dict[str, Any] = {**PARTS, "unit": "GBP"}


def test_the_widest_swing_stands_first_and_ends_stand_at_their_side() -> None:
    drawn = sensitivity_tornado(
        drivers(("Price", "lower", "higher", 90.0, 110.0), ("Allowance", "little", "much", 150.0, 50.0), base=100.0),
        **GBP,
    )
    assert [row["spoken"].split(":")[0] for row in rows(drawn, "spoken")] == ["Allowance", "Price"]
    at = {row["words"]: row["align"] for row in rows(drawn, "words")}
    assert (at["much: 50"], at["little: 150"]) == ("left", "right")


def test_a_bar_is_split_at_the_charge_on_verified_data() -> None:
    drawn = sensitivity_tornado(drivers(("Price", "lower", "higher", 80.0, 140.0), base=100.0), **GBP)
    below, above = rows(drawn, "low_amount", "x2")
    assert (below["tone"], above["tone"]) == ("ours", "theirs")
    assert below["x2"] == above["x"]
    assert (above["x2"] - above["x"]) == pytest.approx(2 * (below["x2"] - below["x"]), abs=0.1)


def test_a_term_that_moves_nothing_says_so() -> None:
    assert "moves nothing" in words(sensitivity_tornado(drivers(("Price", "a", "b", 5.0, 5.0), base=5.0), **GBP))


def test_a_term_without_a_range_is_listed_and_never_drawn() -> None:
    drawn = sensitivity_tornado(DRIVERS, **GBP)
    assert "Not drawn, no range or no known charge: Day of capture, Net unit price." in words(drawn)
    assert len(rows(drawn, "spoken")) == 5


def test_two_currencies_are_refused() -> None:
    mixed = DRIVERS.with_columns(pl.Series("currency", ["USD", "EUR"] * 4)[: DRIVERS.height])
    with pytest.raises(ChartError, match="EUR, USD"):
        sensitivity_tornado(mixed, **GBP)


def test_the_alternative_text_says_what_moves_the_charge_most() -> None:
    said = meta(sensitivity_tornado(DRIVERS, **GBP))["alt"]
    assert "on verified data in GBP thousand: 240.0." in said
    assert "Use until capture moves it most, by 206.8: 5 % fewer in use: 171.0, 10 % more in use: 377.8." in said
