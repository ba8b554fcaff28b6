"""The milestone's use and the peak of the period, each charged."""

from __future__ import annotations

from datetime import date
from typing import Any

import polars as pl

from analysis.negotiation import captured_lines
from tests.negotiation.charge_frames import terms

MILESTONE, BEGUN = date(2027, 1, 30), date(2026, 1, 30)
COLUMNS = ("capture_key", "capture_date", "consumed_count", "charge_amount", "snapshot_count", "is_whole_period")


def captures(*told: tuple[date, int | None], **change: Any) -> dict[str, dict[str, Any]]:
    """One suite of 500 with 15 %, 600 used today, at 12.50 for 24 months, and the history that is told of it."""
    lines = terms(change).with_columns(milestone_date=pl.lit(MILESTONE), period_start_date=pl.lit(BEGUN))
    history = pl.DataFrame(
        [("Sub-1", "Switching", "E3N-A", day, used) for day, used in told],
        schema={
            "subscription_id": pl.String,
            "suite_name": pl.String,
            "sku": pl.String,
            "taken_at": pl.Date,
            "in_use_count": pl.Int64,
        },
        orient="row",
    )
    return {row["capture_key"]: row for row in captured_lines(lines, history, COLUMNS).rows(named=True)}


def test_the_milestone_takes_todays_use_and_the_peak_the_highest_of_the_period_on_its_first_day() -> None:
    found = captures(
        (date(2026, 3, 1), 590), (date(2026, 6, 1), 640), (date(2026, 9, 1), 640), (date(2026, 11, 1), 600)
    )
    assert (found["milestone"]["capture_date"], found["milestone"]["charge_amount"]) == (MILESTONE, 7500)
    peak = found["peak"]
    assert (peak["capture_date"], peak["consumed_count"], peak["charge_amount"]) == (date(2026, 6, 1), 640, 19500)
    assert (peak["snapshot_count"], peak["is_whole_period"]) == (4, False)


def test_use_before_the_last_capture_is_no_peak_but_shows_that_the_history_is_whole() -> None:
    found = captures((date(2026, 1, 1), 900), (date(2026, 6, 1), 610), (date(2026, 11, 1), 600))
    assert (found["peak"]["consumed_count"], found["peak"]["is_whole_period"]) == (610, True)


def test_a_history_of_one_day_has_no_peak_and_an_open_use_tells_none() -> None:
    for told in ([], [(date(2026, 11, 1), 600)], [(date(2026, 6, 1), None), (date(2026, 11, 1), 600)]):
        found = captures(*told)
        assert (found["peak"]["capture_date"], found["peak"]["consumed_count"]) == (None, None)
        assert found["peak"]["charge_amount"] is None
        assert found["milestone"]["charge_amount"] == 7500


def test_where_the_eas_own_export_counts_the_suite_cssms_history_is_not_its_peak() -> None:
    told = ((date(2026, 6, 1), 640), (date(2026, 11, 1), 600))
    found = captures(*told, consumption_source="EA workspace")
    assert (found["peak"]["consumed_count"], found["milestone"]["consumed_count"]) == (None, 600)
