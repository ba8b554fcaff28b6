"""checks/lot_ending_before_event: a lot in force today that the next event no longer counts."""

from __future__ import annotations

from collections.abc import Callable

CheckRule = Callable[..., None]

EVENTS = """
    subscription_id | event_name | event_date | is_next
    Sub-1           | milestone  | 2027-01-30 | true
    Sub-2           | milestone  | 2028-01-30 | false
"""


def test_a_lot_that_ends_by_the_next_event_is_told_the_first_to_end_first(check_rule: CheckRule) -> None:
    check_rule(
        "lot_ending_before_event",
        given={
            "core.agreement_events": EVENTS,
            "core.license_lots": """
            file_id | row_number | lot_number | virtual_account | license_name | lot_count | lot_end_date | lot_status
            api     | 1          | 1          | Datacentre      | DNA          | 24        | 2027-01-30   | Available
            api     | 1          | 2          | Depot           | DNA          | 8         | 2026-12-30   | Available
        """,
        },
        finds=[
            "A lot of 8 DNA in Depot ends on 30 Dec 2026 and no longer counts on the milestone, 30 Jan 2027.",
            "A lot of 24 DNA in Datacentre ends on 30 Jan 2027 and no longer counts on the milestone, 30 Jan 2027.",
        ],
    )


def test_without_a_milestone_the_last_day_of_term_is_the_event(check_rule: CheckRule) -> None:
    check_rule(
        "lot_ending_before_event",
        given={
            "core.agreement_events": """
            subscription_id | event_name       | event_date | is_next
            Sub-1           | last day of term | 2027-01-14 | true
        """,
            "core.license_lots": """
            file_id | row_number | lot_number | virtual_account | license_name  | lot_count | lot_end_date | lot_status
            api     | 1          | 1          | Remote Access   | Secure Client | 2500      | 2027-01-14   | Available
        """,
        },
        finds=[
            "A lot of 2,500 Secure Client in Remote Access ends on 14 Jan 2027 and no longer counts on the last day of term, 14 Jan 2027."
        ],
    )


def test_a_lot_that_lasts_or_never_ends_or_is_over_already_is_no_finding(check_rule: CheckRule) -> None:
    check_rule(
        "lot_ending_before_event",
        given={
            "core.agreement_events": EVENTS,
            "core.license_lots": """
            file_id | row_number | lot_number | lot_count | lot_end_date | lot_status
            api     | 1          | 1          | 24        | 2027-01-31   | Available
            api     | 1          | 2          | 24        |              | Available
            api     | 1          | 3          | 24        | 2026-10-31   | Ended
        """,
        },
        finds=[],
    )
