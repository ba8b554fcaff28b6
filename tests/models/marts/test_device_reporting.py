"""marts.device_reporting: a device stands as the worst of its licences does."""

from __future__ import annotations

from collections.abc import Callable

CheckModel = Callable[..., None]


def test_late_is_before_due_and_unknown_before_ok(check_model: CheckModel) -> None:
    check_model(
        "marts.device_reporting",
        given={
            "marts.reporting_ledger": """
            serial_number | license_name | host_name | reporting_status | due_date   | days_late | status_reason
            A             | dna          | sw-a      | OK               | 2027-01-01 | -38       | acknowledged
            A             | net          | sw-a      | OVERDUE          | 2026-11-01 | 23        | acknowledgement overdue
            A             | old          | sw-a      | OVERDUE          | 2026-10-01 | 54        | acknowledgement overdue
            B             | dna          |           | OK               | 2027-01-01 | -38       | acknowledged
            B             | net          |           | UNKNOWN          | 2027-01-01 | -38       | reported, not acknowledged
            C             |              | sw-c      | UNKNOWN          |            |           | no output of the device
            D             | dna          | sw-d      | NOT APPLICABLE   |            |           | never used
            D             | net          | sw-d      | OK               | 2027-01-01 | -38       | acknowledged
        """
        },
        expect="""
            serial_number | device_name | license_name | license_count | reporting_status | due_date   | days_late
            A             | sw-a        | old          | 3             | OVERDUE          | 2026-10-01 | 54
            B             | B           | net          | 2             | UNKNOWN          |            |
            C             | sw-c        |              | 0             | UNKNOWN          |            |
            D             | sw-d        | net          | 2             | OK               | 2027-01-01 | -38
        """,
    )
