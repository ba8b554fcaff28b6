"""marts.event_calendar: the dates that matter (RULES.md §10)."""

from __future__ import annotations

from collections.abc import Callable
from datetime import date

from analysis.engine.models import all_models
from tests.pictures import Pictures, place

SQL = all_models()["marts.event_calendar"].sql

CheckModel = Callable[..., None]


def test_an_agreement_has_its_notice_milestone_invoice_last_day_and_the_day_to_engage_by(
    pictures: Pictures,
) -> None:
    place(
        pictures.database,
        "core.agreement_events",
        """
        subscription_id | agreement_name | event_date | milestone_date | notice_date | invoice_date | end_date   | is_past
        Sub-1           | EA 3.0         | 2027-01-30 | 2027-01-30     | 2027-12-15  | 2027-03-31   | 2028-01-29 | false
        """,
    )
    rows = pictures.database.rows(
        f"select event_key, event_date, event_name, is_past, days_ahead from ({SQL}) where subscription_id is not null order by event_date"
    )
    assert rows == [
        ("engage_by", date(2026, 11, 1), "Engage outside advisers", True, -23),
        ("milestone", date(2027, 1, 30), "Milestone", False, 67),
        ("invoice", date(2027, 3, 31), "Invoice", False, 127),
        ("notice", date(2027, 12, 15), "Notice deadline", False, 386),
        ("term_end", date(2028, 1, 29), "Last day of term", False, 431),
    ]


def test_quarter_ends_reach_from_the_running_quarter_to_the_one_after_the_last_event(check_model: CheckModel) -> None:
    check_model(
        "marts.event_calendar",
        given={
            "core.agreement_events": """
            subscription_id | agreement_name | event_date | notice_date | end_date   | is_past
            Sub-1           | Security       | 2027-01-14 | 2026-11-30  | 2027-01-14 | false
        """
        },
        expect="""
            event_date | event_key   | event_name              | is_past
            2026-10-16 | engage_by   | Engage outside advisers | true
            2026-10-24 | quarter_end | Q1 FY27 ends            | true
            2026-11-24 | today       | Today                   | false
            2026-11-30 | notice      | Notice deadline         | false
            2027-01-14 | term_end    | Last day of term        | false
            2027-01-23 | quarter_end | Q2 FY27 ends            | false
        """,
    )


def test_an_agreement_that_is_over_has_no_dates_left(check_model: CheckModel) -> None:
    check_model(
        "marts.event_calendar",
        given={
            "core.agreement_events": """
            subscription_id | agreement_name | event_date | notice_date | end_date   | is_past
            Sub-0           | EA 2.0         | 2025-01-29 | 2024-12-15  | 2025-01-29 | true
        """
        },
        expect="""
            event_date | event_key   | event_name
            2026-10-24 | quarter_end | Q1 FY27 ends
            2026-11-24 | today       | Today
            2027-01-23 | quarter_end | Q2 FY27 ends
        """,
    )


def test_where_two_agreements_run_each_date_names_its_own(check_model: CheckModel) -> None:
    check_model(
        "marts.event_calendar",
        given={
            "core.agreement_events": """
            subscription_id | agreement_name | event_date | notice_date | end_date   | is_past
            Sub-0           | EA 2.0         | 2025-01-29 | 2024-12-15  | 2025-01-29 | true
            Sub-1           | Networking     | 2027-01-14 | 2026-11-30  | 2027-01-14 | false
            Sub-2           | Security       | 2027-01-14 | 2026-11-30  | 2027-01-14 | false
        """
        },
        expect="""
            event_key   | event_name                          | subscription_id
            engage_by   | Engage outside advisers, Networking | Sub-1
            engage_by   | Engage outside advisers, Security   | Sub-2
            notice      | Notice deadline, Networking         | Sub-1
            notice      | Notice deadline, Security           | Sub-2
            term_end    | Last day of term, Networking        | Sub-1
            term_end    | Last day of term, Security          | Sub-2
            quarter_end | Q1 FY27 ends                        |
            quarter_end | Q2 FY27 ends                        |
            today       | Today                               |
        """,
    )


def test_the_quarter_that_ended_a_quarter_ago_to_the_day_is_still_in_sight(check_model: CheckModel) -> None:
    check_model(
        "marts.event_calendar",
        given={
            "inputs.run": """
            as_of_date
            2027-01-23
        """
        },
        expect="""
            event_date | event_name
            2026-10-24 | Q1 FY27 ends
            2027-01-23 | Q2 FY27 ends
            2027-01-23 | Today
        """,
    )
