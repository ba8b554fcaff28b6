"""Scenarios, sensitivity and simulation of the sample clients agree with the charge that the brief prints."""

from __future__ import annotations

import polars as pl
import pytest

from tests.samples.conftest import Sample

RELATIONS = ("scenarios", "sensitivity", "simulation", "simulation_bins", "true_forward_lines")
Frames = dict[str, pl.DataFrame]


@pytest.fixture
def frames(sample: Sample) -> Frames:
    return {name: sample.estate.read(f"marts.{name}") for name in RELATIONS}


def test_as_shown_and_verified_data_are_the_lines_own_totals(frames: Frames) -> None:
    totals = dict(frames["scenarios"].select("scenario_key", "contract_amount").iter_rows())
    lines = frames["true_forward_lines"]
    assert totals["shown"] == lines["contract_amount"].sum()
    assert totals["verified"] == lines["verified_amount"].sum()
    assert totals["shown"] > 0


def test_every_range_is_moved_around_verified_data(frames: Frames) -> None:
    verified = frames["true_forward_lines"]["verified_amount"].sum()
    assert set(frames["sensitivity"]["base_amount"]) == {verified}
    drawn = frames["sensitivity"].filter(pl.col("driver_status") != "Left out")
    assert drawn.height >= 3
    assert drawn["swing_amount"].null_count() == 0


def test_every_draw_stands_in_a_bar(frames: Frames) -> None:
    counts = {row["draw_count"] for row in frames["simulation"].to_dicts()}
    assert counts == ({frames["simulation_bins"]["drawn_count"].sum()} if counts else set())
    assert frames["simulation"]["simulated_amount"].is_sorted()
