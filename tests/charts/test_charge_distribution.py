from __future__ import annotations

from itertools import combinations
from typing import Any

import polars as pl
import pytest

from analysis.charts import charge_distribution
from analysis.charts.theme import CONTENT_WIDTH, HALF_WIDTH
from analysis.errors import ChartError
from tests.charts.drawn import PARTS, boxes, meta, rows, words
from tests.charts.what_if import BINS, bins, quantiles

GBP: dict[str, Any] = {**PARTS, "unit": "GBP"}
TOLD = quantiles(151_250.0, 171_000.0, 185_400.0, 198_000.0, 221_120.0, base=200_000.0, proposed=783_800.0)


def test_bars_are_as_high_as_their_draws_and_an_empty_one_has_no_bar() -> None:
    drawn = charge_distribution(bins(10, 0, 40), **GBP)
    low, high = rows(drawn, "drawn_count", "x2")
    assert (high["y2"] - high["y"]) == pytest.approx(4 * (low["y2"] - low["y"]), abs=0.1)


def test_quantiles_stand_under_the_bars_and_the_proposal_over_them() -> None:
    said = set(words(charge_distribution(BINS, **GBP, quantiles=TOLD)))
    assert {"5 % of draws below: 151.3", "half below: 185.4", "95 % below: 221.1"} <= said
    assert {"proposal 783.8", "verified data 200.0"} <= said


@pytest.mark.parametrize("width", [CONTENT_WIDTH, HALF_WIDTH])
@pytest.mark.parametrize("proposed", [None, 120_000.0, 199_000.0, 225_000.0, 5e6])
@pytest.mark.parametrize("base", [None, 0.0, 200_000.0, 259_999.0])
def test_no_word_covers_another_wherever_the_marks_stand(
    width: int, proposed: float | None, base: float | None
) -> None:
    told = TOLD.with_columns(proposed_amount=pl.lit(proposed, pl.Float64), base_amount=pl.lit(base, pl.Float64))
    placed = boxes(charge_distribution(BINS, **GBP, quantiles=told, width=width))
    assert [(a.words, b.words) for a, b in combinations(placed, 2) if a.overlaps(b)] == []
    assert all(one.left > -1 and one.right < width + 1 for one in placed)


def test_draws_that_all_come_to_one_charge_are_one_bar() -> None:
    told = quantiles(*[5.0] * 5, base=5.0, proposed=5.0)
    drawn = charge_distribution(bins(100, low=5.0, width=0.0), **GBP, quantiles=told)
    assert len(rows(drawn, "drawn_count", "x2")) == 1


def test_two_currencies_are_refused() -> None:
    with pytest.raises(ChartError, match="EUR, GBP"):
        charge_distribution(pl.concat([BINS, BINS.with_columns(currency=pl.lit("EUR"))]), **GBP)


def test_the_reading_key_tells_draws_and_seed_and_the_alternative_text_the_quantiles() -> None:
    told = meta(charge_distribution(BINS, **GBP, quantiles=TOLD))
    assert told["note"].endswith("100,000 draws, seed 7.")
    assert "Half lie below 185.4, the middle half from 171.0 to 198.0, nine in ten from 151.3 to 221.1." in told["alt"]
    assert told["alt"].endswith("The proposal asks for 783.8.")
