from __future__ import annotations

from typing import Any

import pytest

from analysis.charts import entitlement_bullets
from analysis.charts.shapes import circle, triangle_down
from tests.charts.drawn import PARTS, meta, rows, words
from tests.charts.frames import LINES, large, line, lines


def _marks(*of: dict[str, Any]) -> list[dict[str, Any]]:
    return [row for row in rows(entitlement_bullets(lines(*of), **PARTS), "shape") if row["tone"] == "paper"]


def test_one_hundred_per_cent_is_the_middle_of_the_track() -> None:
    drawn = entitlement_bullets(LINES, **PARTS)
    middle = {row["x"] for row in rows(drawn, "dashed") if row["tone"] == "ink"}
    track = next(row for row in rows(drawn, "radius") if row["tone"] == "wash")
    assert [*middle] == [pytest.approx((track["x"] + track["x2"]) / 2, abs=0.02)]


def test_over_use_is_orange_and_a_triangle_and_everything_else_a_circle() -> None:
    over, allowed, under = (_marks(line("Suite", 500, 0.15, used, 1.0))[0] for used in (600, 560, 400))
    assert (over["shape"], over["inside"]) == (triangle_down(7), "short")
    assert (allowed["shape"], allowed["inside"]) == (circle(5.5), "ours")
    assert (under["shape"], under["inside"]) == (circle(5.5), "ours")


def test_the_label_says_how_many_are_over() -> None:
    assert "600 used, 25 over" in words(entitlement_bullets(lines(line("Suite", 500, 0.15, 600, 1.0)), **PARTS))
    assert "560 used, in allowance" in words(entitlement_bullets(lines(line("Suite", 500, 0.15, 560, 1.0)), **PARTS))


def test_the_allowance_band_ends_at_the_threshold() -> None:
    drawn = entitlement_bullets(lines(line("Suite", 500, 0.15, 600, 1.0)), **PARTS)
    band = next(row for row in rows(drawn, "threshold_share") if row["threshold_share"] is not None)
    used = next(row for row in rows(drawn, "used_share") if row["used_share"] is not None)
    assert (band["tone"], band["threshold_share"]) == ("ours_tint", 1.15)
    assert used["x"] == band["x2"]


def test_use_far_beyond_the_window_is_marked_at_its_edge_with_its_share() -> None:
    assert "900 used, 785 over (900 %)" in words(
        entitlement_bullets(lines(line("Suite", 100, 0.15, 900, 1.0)), **PARTS)
    )


def test_unknown_use_is_hatched_and_said() -> None:
    drawn = entitlement_bullets(lines(line("Suite", 500, 0.15, None, 1.0)), **PARTS)
    assert "use unknown" in words(drawn)
    assert "1 unknown" in meta(drawn)["alt"]


def test_use_without_a_commitment_is_over() -> None:
    assert "14 used, 14 over" in words(entitlement_bullets(lines(line("Suite", 0, 0.0, 14, None)), **PARTS))


def test_the_alternative_text_names_the_furthest_over() -> None:
    assert (
        "Furthest over is ISE Premier: 600 used of 500 committed, 75 above allowance."
        in meta(entitlement_bullets(LINES, **PARTS))["alt"]
    )


def test_suites_left_out_are_counted() -> None:
    drawn = entitlement_bullets(large("entitlement_bullets"), **PARTS)
    assert "Left out: 25 suites further from a charge." in words(drawn)
    assert "Left out: 25 suites" in meta(drawn)["alt"]
