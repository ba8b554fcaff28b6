"""marts.suite_forecast_points: what the chart of a forecast draws."""

from __future__ import annotations

from collections.abc import Callable

from tests.models.marts.test_suite_forecasts import GIVEN

CheckModel = Callable[..., None]


def test_snapshots_come_first_and_the_forecast_begins_at_the_last_of_them(check_model: CheckModel) -> None:
    check_model(
        "marts.suite_forecast_points",
        given=GIVEN,
        expect="""
            suite_name | point_kind | point_date | in_use_count | forecast_count | high_count | committed_count | ceiling_count | event_name
            New        | Snapshot   | 2026-10-27 | 50           |                |            | 40              | 46            | milestone
            Steady     | Snapshot   | 2026-01-30 | 200          |                |            | 300             | 345           | milestone
            Steady     | Snapshot   | 2026-04-30 | 230          |                |            | 300             | 345           | milestone
            Steady     | Snapshot   | 2026-07-29 | 260          |                |            | 300             | 345           | milestone
            Steady     | Snapshot   | 2026-10-27 | 290          |                |            | 300             | 345           | milestone
            Steady     | Forecast   | 2026-10-27 |              | 290            | 290        | 300             | 345           | milestone
            Steady     | Forecast   | 2026-11-26 |              | 300            | 300        | 300             | 345           | milestone
            Steady     | Forecast   | 2026-12-26 |              | 310            | 310        | 300             | 345           | milestone
            Steady     | Forecast   | 2027-01-25 |              | 320            | 320        | 300             | 345           | milestone
            Steady     | Forecast   | 2027-01-30 |              | 322            | 322        | 300             | 345           | milestone
        """,
    )
