"""marts.remediation_totals: what is achievable and what is left out, kind by kind."""

from __future__ import annotations

from collections.abc import Callable

CheckModel = Callable[..., None]


def test_what_begins_too_late_is_left_out_of_the_achievable(check_model: CheckModel) -> None:
    check_model(
        "marts.remediation_totals",
        given={
            "marts.remediation_plan": """
            cure_number | cure_kind   | cured_count | cured_amount | currency | is_too_late | is_alternative | last_safe_start_date
            1           | Move        | 50          | 500.00       | USD      | false       | false          | 2027-01-25
            2           | Move        | 10          |              | USD      | false       | false          | 2027-01-25
            3           | Migrate PAK | 30          | 300.00       | USD      | true        | false          | 2026-11-01
            4           | Migrate PAK |             |              | USD      | true        | false          | 2026-11-01
            5           | Re-register | 0           | 0.00         | USD      | false       | true           | 2027-01-01
        """
        },
        expect="""
            cure_kind   | cure_count | late_cure_count | achievable_count | achievable_amount | late_count | late_amount | unknown_cure_count | unpriced_cure_count
            Move        | 2          | 0               | 60               | 500.00            | 0          | 0.00        | 0                  | 1
            Migrate PAK | 2          | 2               | 0                | 0.00              | 30         | 300.00      | 1                  | 0
        """,
    )


def test_without_an_event_nobody_knows_what_is_achievable(check_model: CheckModel) -> None:
    check_model(
        "marts.remediation_totals",
        given={
            "marts.remediation_plan": """
            cure_number | cure_kind | cured_count | cured_amount | currency | is_alternative
            1           | Move      | 50          | 500.00       | USD      | false
        """
        },
        expect="""
            cure_kind | cure_count | late_cure_count | achievable_count | achievable_amount | late_count | late_amount
            Move      | 1          |                 |                  |                   |            |
        """,
    )
