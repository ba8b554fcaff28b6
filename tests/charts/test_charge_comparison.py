from __future__ import annotations

from typing import Any

import polars as pl
import pytest

from analysis.charts import charge_comparison
from analysis.charts.shapes import circle, diamond
from analysis.errors import ChartError
from tests.charts.drawn import PARTS, meta, rows, words
from tests.charts.frames import LINES, large, line, lines

USD: dict[str, Any] = {**PARTS, "unit": "USD"}


def test_both_bases_stand_side_by_side() -> None:
    drawn = charge_comparison(lines(line("Suite", 500, 0.15, 600, 12.5)), **USD)
    assert {"7,500", "30,000"} <= set(words(drawn))
    pair = next(row for row in rows(drawn, "charge_amount"))
    assert (pair["charge_amount"], pair["over_commitment_amount"]) == (7_500, 30_000)


def test_marks_stand_in_proportion_to_the_charge() -> None:
    drawn = charge_comparison(
        lines(
            line("One", 500, 0.15, 600, 12.5),
            line("Two", 100, 0.0, 100, 1.0, "B"),
            line("Three", 100, 0.15, 110, 60.0, "C"),
        ),
        **USD,
    )
    ours = sorted(row["x"] for row in rows(drawn, "shape") if row["shape"] == circle(5) and row["key"])
    theirs = sorted(row["x"] for row in rows(drawn, "shape") if row["shape"] == diamond(6.5))
    zero = ours[0]
    assert (theirs[-1] - zero) == pytest.approx(4 * (ours[-1] - zero), abs=0.1)


def test_a_suite_within_its_commitment_has_no_charge() -> None:
    assert "no charge" in words(charge_comparison(lines(line("Suite", 500, 0.15, 400, 12.5)), **USD))


def test_lines_of_one_suite_are_added_and_one_without_price_makes_it_unknown() -> None:
    one, two = line("Suite", 500, 0.15, 600, 12.5), line("Suite", 500, 0.15, 600, 12.5, "B")
    assert {"15,000", "60,000"} <= set(words(charge_comparison(lines(one, two), **USD)))
    unpriced = line("Suite", 500, 0.15, 600, None, "C")
    drawn = charge_comparison(lines(one, unpriced), **USD)
    assert "unknown: no price" in words(drawn)
    assert "7,500" not in words(drawn)


def test_one_suite_of_two_subscriptions_is_told_apart() -> None:
    other = {**line("Suite", 500, 0.15, 600, 1.0), "subscription_id": "Sub-2"}
    shown = words(charge_comparison(lines(line("Suite", 500, 0.15, 600, 12.5), other), **USD))
    assert {"Suite · Sub-1029384", "Suite · Sub-2"} <= set(shown)


def test_two_currencies_are_refused() -> None:
    mixed = LINES.with_columns(pl.Series("currency", ["USD", "EUR"] * 3))
    with pytest.raises(ChartError, match="EUR, USD"):
        charge_comparison(mixed, **USD)


def test_the_alternative_text_sums_both_bases_and_names_the_largest() -> None:
    said = meta(charge_comparison(LINES, **USD))["alt"]
    assert "in USD: 20,400 above allowance, 87,984 above commitment" in said
    assert "The largest above allowance is ISE Premier: 16,200." in said
    assert "2 of the suites have a line without a price" in said


def test_suites_left_out_are_counted_and_the_unit_tells_the_magnitude() -> None:
    drawn = charge_comparison(large("charge_comparison"), **USD)
    assert "Left out: 25 suites with smaller charges." in words(drawn)
    assert meta(drawn)["unit"] == "USD million"
