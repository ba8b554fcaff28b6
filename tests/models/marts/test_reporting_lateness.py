"""marts.reporting_lateness: how many devices are due how far from today."""

from __future__ import annotations

from collections.abc import Callable

CheckModel = Callable[..., None]


def test_devices_of_one_day_and_way_stand_together_and_those_without_a_day_apart(check_model: CheckModel) -> None:
    check_model(
        "marts.reporting_lateness",
        given={
            "marts.device_reporting": """
            serial_number | reporting_path | reporting_status | days_late
            A             | Direct         | OVERDUE          | 10
            B             | Direct         | OVERDUE          | 10
            C             | On-Prem        | OVERDUE          | 10
            D             | Direct         | UNKNOWN          |
            E             | Direct         | UNKNOWN          |
        """
        },
        expect="""
            reporting_path | reporting_status | days_late | device_count
            Direct         | OVERDUE          | 10        | 2
            On-Prem        | OVERDUE          | 10        | 1
            Direct         | UNKNOWN          |           | 2
        """,
    )
