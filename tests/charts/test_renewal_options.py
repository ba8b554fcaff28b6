"""renewal_options: a bar is the commitment with the cost of growth behind it; unlike terms are told by the month."""

from __future__ import annotations

import pytest

from analysis.charts import renewal_options
from analysis.errors import ChartError
from tests.charts.drawn import PARTS, meta, rows, words
from tests.charts.next_term import OPTIONS, options

SAME = ("Same commitment", "Same commitment", 36, 300.0, 100.0)


def test_growth_stands_behind_the_commitment_in_proportion() -> None:
    bars = rows(renewal_options(options(SAME), **PARTS), "term_amount", "x2")
    commitment, growth = sorted(bars, key=lambda row: row["x"])
    assert (commitment["tone"], growth["tone"]) == ("ours", "progress")
    assert commitment["x2"] == pytest.approx(growth["x2"] * 0.75, abs=0.1)


def test_options_of_one_length_are_drawn_as_whole_terms() -> None:
    drawn = renewal_options(options(SAME, ("Right-sized", "Right-sized", 36, 200.0, 0.0)), **PARTS)
    assert {"400", "200"} <= set(words(drawn))
    assert "a month" not in meta(drawn)["unit"]


def test_options_of_unlike_lengths_are_drawn_by_the_month_and_say_so() -> None:
    drawn = renewal_options(options(SAME, ("Grown", "Grown", 60, 1_200.0, 0.0)), **PARTS)
    assert {"11", "20"} <= set(words(drawn))
    assert meta(drawn)["unit"].endswith("a month")
    assert meta(drawn)["note"] == "Terms differ in length: each bar is one month."


def test_an_option_that_is_unknown_is_hatched_and_never_short() -> None:
    drawn = renewal_options(OPTIONS, **PARTS)
    assert {"unknown", "2 lines unknown"} <= set(words(drawn))
    assert [row["tone"] for row in rows(drawn, "term_amount", "x2") if row["term_amount"] is None] == ["wash"]


def test_the_alternative_text_tells_every_option_and_its_growth() -> None:
    told = meta(renewal_options(options(SAME, ("Right-sized", "Right-sized", 36, 200.0, 0.0)), **PARTS))["alt"]
    assert told.endswith(": Same commitment 400, of which growth 100; Right-sized 200.")


def test_two_currencies_are_two_charts() -> None:
    frame = options(SAME, SAME).with_columns(currency=OPTIONS["currency"].head(2).replace({"GBP": "USD"}))
    mixed = frame.head(1).vstack(options(SAME))
    with pytest.raises(ChartError, match="GBP, USD"):
        renewal_options(mixed, **PARTS)
