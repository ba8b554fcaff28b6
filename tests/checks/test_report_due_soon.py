"""checks/report_due_soon: devices that owe a report soon, by Virtual Account."""

from __future__ import annotations

from collections.abc import Callable

CheckRule = Callable[..., None]


def test_devices_of_an_account_are_one_finding_with_the_nearest_day(check_rule: CheckRule) -> None:
    check_rule(
        "report_due_soon",
        given={
            "inputs.thresholds": """
            due_soon_days
            30
        """,
            "marts.device_reporting": """
            serial_number | smart_account | virtual_account | reporting_status | due_date
            FOC1          | acme          | Campus          | DUE SOON         | 2026-12-20
            FOC2          | acme          | Campus          | DUE SOON         | 2026-12-01
            FOC3          | acme          | Plant           | DUE SOON         | 2026-12-24
            FOC4          | acme          | Plant           | OK               | 2027-12-24
        """,
        },
        finds=[
            "Devices in Campus owing a report within 30 days: 2, the first on 1 Dec 2026.",
            "Devices in Plant owing a report within 30 days: 1, the first on 24 Dec 2026.",
        ],
    )
