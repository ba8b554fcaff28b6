"""checks/lot_ends_before_start: a lot whose two days contradict each other."""

from __future__ import annotations

from collections.abc import Callable

CheckRule = Callable[..., None]


def test_a_lot_that_ends_before_it_starts_is_said(check_rule: CheckRule) -> None:
    check_rule(
        "lot_ends_before_start",
        given={
            "core.license_lots": """
            file_id | row_number | lot_number | virtual_account | license_name   | lot_count | lot_start_date | lot_end_date
            api     | 1          | 1          | Campus          | ISE Essentials | 1200      | 2027-12-31     | 2026-01-01
            api     | 1          | 2          | Campus          | ISE Essentials | 5         | 2026-01-01     | 2026-01-01
            api     | 1          | 3          | Campus          | ISE Essentials | 5         | 2026-01-01     |
            api     | 1          | 4          | Campus          | ISE Essentials | 5         |                | 2026-01-01
        """
        },
        finds=["A lot of 1,200 ISE Essentials in Campus ends on 1 Jan 2026, before it starts on 31 Dec 2027."],
    )
