"""core.event_log_periods: which days the event logs of a Smart Account tell."""

from __future__ import annotations

from collections.abc import Callable

CheckModel = Callable[..., None]

RUN = """
    as_of_date
    2026-11-24
"""


def test_a_log_speaks_from_its_first_event_to_the_day_it_was_taken(check_model: CheckModel) -> None:
    check_model(
        "core.event_log_periods",
        given={
            "inputs.run": RUN,
            "staging.exports": """
                file_id | taken_at
                log     | 2026-11-15
            """,
            "staging.account_events": """
                file_id | row_number | smart_account | taken_at   | event_date
                log     | 1          | acme          | 2026-11-15 | 2026-10-02
                log     | 2          | acme          | 2026-11-15 | 2026-03-01
                log     | 3          | acme          | 2026-11-15 |
            """,
        },
        expect="""
            smart_account | first_date | last_date
            acme          | 2026-03-01 | 2026-11-15
        """,
    )


def test_logs_that_touch_are_one_and_a_gap_stays_a_gap(check_model: CheckModel) -> None:
    check_model(
        "core.event_log_periods",
        given={
            "inputs.run": RUN,
            "staging.exports": """
                file_id
                one
                two
                three
            """,
            "staging.account_events": """
                file_id | row_number | smart_account | taken_at   | event_date
                one     | 1          | acme          | 2026-03-31 | 2026-01-01
                two     | 1          | acme          | 2026-05-31 | 2026-04-01
                three   | 1          | acme          | 2026-11-15 | 2026-08-01
            """,
        },
        expect="""
            first_date | last_date
            2026-01-01 | 2026-05-31
            2026-08-01 | 2026-11-15
        """,
    )


def test_a_log_of_one_virtual_account_does_not_speak_for_the_smart_account_nor_a_later_one_for_today(
    check_model: CheckModel,
) -> None:
    check_model(
        "core.event_log_periods",
        given={
            "inputs.run": RUN,
            "staging.exports": """
                file_id | virtual_account
                campus  | Campus
                later   |
            """,
            "staging.account_events": """
                file_id | row_number | smart_account | taken_at   | event_date
                campus  | 1          | acme          | 2026-03-31 | 2026-01-01
                later   | 1          | acme          | 2026-12-31 | 2026-01-01
            """,
        },
        expect="""
            smart_account | first_date
        """,
    )
