from __future__ import annotations

import polars as pl
import pytest

from analysis.charts import proposal_waterfall
from analysis.errors import ChartError
from tests.charts.drawn import PARTS, meta, rows, words
from tests.charts.frames import CAUSES, causes

GBP = {**PARTS, "unit": "GBP"}


def test_our_number_is_theirs_and_all_causes() -> None:
    bars = sorted(rows(proposal_waterfall(CAUSES, **GBP), "figure"), key=lambda bar: bar["y"])
    first, *changes, last = (bar["figure"] for bar in bars)
    assert last == pytest.approx(first + sum(changes)) == 180_285.2


def test_a_bar_is_as_long_as_its_figure() -> None:
    bars = rows(proposal_waterfall(CAUSES, **GBP), "figure")
    per_unit = [(bar["x2"] - bar["x"]) / abs(bar["figure"]) for bar in bars if bar["x2"] - bar["x"] > 10]
    assert max(per_unit) == pytest.approx(min(per_unit), rel=0.01)


def test_causes_that_do_not_add_up_are_refused() -> None:
    broken = causes(("term", "Months", -3.0, None), first=10.0, last=8.0)
    with pytest.raises(ChartError, match=r"does not add up: Our figure on verified data is 8.00, .* come to 7.00"):
        proposal_waterfall(broken, **GBP)


def test_two_currencies_are_two_charts() -> None:
    both = pl.concat([CAUSES, CAUSES.with_columns(currency=pl.lit("USD"))])
    with pytest.raises(ChartError, match="come in GBP, USD"):
        proposal_waterfall(both, **GBP)


def test_a_cause_is_coloured_by_what_it_means_and_what_is_contestable_is_hatched() -> None:
    bars = sorted(rows(proposal_waterfall(CAUSES, **GBP), "figure"), key=lambda bar: bar["y"])
    assert [bar["tone"] for bar in bars] == [
        "theirs", *["ours"] * 5, "misplaced", "ours", "hidden", "wash", "wash", "short", "ours",
    ]  # fmt: skip


def test_an_unknown_cause_leaves_our_number_unknown_and_never_zero() -> None:
    drawn = proposal_waterfall(causes(("unknown", "Not known", None, None), first=10.0, last=None), **GBP)
    assert words(drawn).count("unknown") == 2
    assert "Unknown: Not known, Our figure on verified data." in meta(drawn)["alt"]


def test_the_words_say_both_numbers_the_largest_cause_and_the_unit() -> None:
    drawn = proposal_waterfall(CAUSES, **GBP)
    said = meta(drawn)["alt"]
    assert said.startswith("Waterfall in GBP thousand from 665.8 (Cisco's proposal) to 180.3 (Our figure")
    assert "by 11 causes. The largest is Stale instances billed: −120.0." in said
    assert meta(drawn)["unit"] == "GBP thousand"


def test_the_smaller_causes_are_one_bar_and_the_numbers_still_meet() -> None:
    drawn = proposal_waterfall(CAUSES, **GBP, most=5)
    bars = sorted(rows(drawn, "figure"), key=lambda bar: bar["y"])
    first, *changes, last = (bar["figure"] for bar in bars)
    assert len(changes) == 5
    assert last == pytest.approx(first + sum(changes)) == 180_285.2
    assert "7 smaller causes" in words(drawn)
