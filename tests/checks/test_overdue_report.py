"""checks/overdue_report: a device that is late with its licence report."""

from __future__ import annotations

from collections.abc import Callable

CheckRule = Callable[..., None]


def test_the_latest_comes_first_and_says_how_it_reports(check_rule: CheckRule) -> None:
    check_rule(
        "overdue_report",
        given={
            "marts.device_reporting": """
            serial_number | device_name | virtual_account | reporting_path | reporting_status | due_date   | days_late | status_reason
            FOC1          | sw-1        | Campus          | Direct         | OVERDUE          | 2026-11-01 | 23        | acknowledgement overdue
            FOC2          | sw-2        | Campus          | On-Prem        | OVERDUE          | 2023-01-01 | 1423      | acknowledgement overdue
            FOC3          | sw-3        | Plant           | On-Prem        | OVERDUE          |            |           | On-Prem is past its synchronisation deadline of 30 days
        """
        },
        finds=[
            "sw-2 in Campus is late with its licence report, due 1 Jan 2023, 1,423 days ago: acknowledgement overdue.",
            "sw-1 in Campus is late with its licence report, due 1 Nov 2026, 23 days ago: acknowledgement overdue.",
            "sw-3 in Plant is late with its licence report: On-Prem is past its synchronisation deadline of 30 days.",
        ],
    )


def test_no_other_status_is_a_finding(check_rule: CheckRule) -> None:
    check_rule(
        "overdue_report",
        given={
            "marts.device_reporting": """
            serial_number | reporting_status | due_date   | days_late
            FOC1          | OK               | 2027-11-01 | -300
            FOC2          | UNKNOWN          |            |
            FOC3          | NEVER REPORTED   | 2026-01-01 | 300
            FOC4          | NOT APPLICABLE   |            |
            FOC5          | DUE SOON         | 2026-11-25 | -1
        """
        },
        finds=[],
    )
