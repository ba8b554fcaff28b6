"""checks/never_reported: a device in use that has never reported."""

from __future__ import annotations

from collections.abc import Callable

CheckRule = Callable[..., None]


def test_it_says_since_when_where_that_is_told(check_rule: CheckRule) -> None:
    check_rule(
        "never_reported",
        given={
            "marts.device_reporting": """
            serial_number | device_name | virtual_account | license_name | reporting_status | due_date   | days_late
            FOC1          | sw-1        | Campus          | DNA          | NEVER REPORTED   |            |
            FOC2          | sw-2        | Campus          | DNA          | NEVER REPORTED   | 2026-11-01 | 23
            FOC3          | sw-3        | Campus          | DNA          | OVERDUE          | 2026-11-01 | 23
        """
        },
        finds=[
            "sw-2 in Campus uses DNA and has never reported its use; its first report was due 1 Nov 2026.",
            "sw-1 in Campus uses DNA and has never reported its use; since when it is due is not told.",
        ],
    )
