"""core.agreement_events: the dates of an agreement and the months that its next event bills."""

from __future__ import annotations

from collections.abc import Callable

CheckModel = Callable[..., None]

AGREEMENT = """
    subscription_id | agreement_name | start_date | end_date   | currency | notice_days | invoice_days | charge_basis    | allowance_rounding | month_rounding
    Sub-1           | EA 3.0         | 2025-01-30 | 2028-01-29 | USD      | 45          | 60           | above_allowance | floor              | floor
"""


def test_the_next_milestone_the_notice_and_the_invoice_follow_from_the_term(check_model: CheckModel) -> None:
    check_model(
        "core.agreement_events",
        given={
            "inputs.agreements": AGREEMENT,
            "inputs.milestones": """
            subscription_id | milestone_date
            Sub-1           | 2026-01-30
            Sub-1           | 2027-01-30
        """,
        },
        expect="""
            subscription_id | milestone_date | event_date | event_name | notice_date | invoice_date | remaining_months | is_next
            Sub-1           | 2027-01-30     | 2027-01-30 | milestone  | 2027-12-15  | 2027-03-31   | 12               | true
        """,
    )


def test_a_milestone_on_the_as_of_date_is_still_to_come(check_model: CheckModel) -> None:
    check_model(
        "core.agreement_events",
        given={
            "inputs.run": """
            as_of_date
            2026-01-30
        """,
            "inputs.agreements": AGREEMENT,
            "inputs.milestones": """
            subscription_id | milestone_date
            Sub-1           | 2026-01-30
            Sub-1           | 2027-01-30
        """,
        },
        expect="""
            milestone_date | remaining_months
            2026-01-30     | 24
        """,
    )


def test_without_a_milestone_left_the_event_is_the_last_day_of_term_and_bills_nothing_known(
    check_model: CheckModel,
) -> None:
    check_model(
        "core.agreement_events",
        given={
            "inputs.agreements": AGREEMENT,
            "inputs.milestones": """
            subscription_id | milestone_date
            Sub-1           | 2026-01-30
        """,
        },
        expect="""
            milestone_date | event_date | event_name       | invoice_date | remaining_months | is_next
                           | 2028-01-29 | last day of term |              |                  | true
        """,
    )


def test_part_months_are_rounded_as_the_contract_says(check_model: CheckModel) -> None:
    check_model(
        "core.agreement_events",
        given={
            "inputs.agreements": """
            subscription_id | start_date | end_date   | notice_days | invoice_days | month_rounding
            down            | 2025-01-30 | 2028-01-29 | 45          | 60           | floor
            near            | 2025-01-30 | 2028-01-29 | 45          | 60           | nearest
            far             | 2025-01-30 | 2028-01-29 | 45          | 60           | nearest
            up              | 2025-01-30 | 2028-01-29 | 45          | 60           | ceiling
            whole           | 2025-01-30 | 2028-01-29 | 45          | 60           | ceiling
        """,
            "inputs.milestones": """
            subscription_id | milestone_date
            down            | 2026-12-31
            near            | 2027-01-10
            far             | 2027-01-25
            up              | 2027-01-25
            whole           | 2027-01-30
        """,
        },
        expect="""
            subscription_id | remaining_months
            down            | 12
            near            | 13
            far             | 12
            up              | 13
            whole           | 12
        """,
    )


def test_the_month_of_the_term_is_counted_from_one_and_only_within_the_term(check_model: CheckModel) -> None:
    expected = {
        "2025-01-29": "",
        "2025-01-30": "1",
        "2025-02-27": "1",
        "2025-02-28": "2",
        "2025-07-29": "6",
        "2025-07-30": "7",
        "2028-01-29": "36",
        "2028-01-30": "",
    }
    for day, month in expected.items():
        check_model(
            "core.agreement_events",
            given={"inputs.run": f"as_of_date\n{day}", "inputs.agreements": AGREEMENT},
            expect=f"subscription_id | term_month\nSub-1 | {month}",
        )


def test_the_clients_next_event_is_the_first_milestone_even_where_another_term_ends_before_it(
    check_model: CheckModel,
) -> None:
    check_model(
        "core.agreement_events",
        given={
            "inputs.agreements": """
            subscription_id | start_date | end_date   | notice_days | invoice_days | month_rounding
            ended           | 2021-01-01 | 2025-12-31 | 45          | 60           | floor
            security        | 2024-01-15 | 2027-01-14 | 45          | 60           | floor
            network         | 2024-03-31 | 2029-03-30 | 90          | 60           | floor
        """,
            "inputs.milestones": """
            subscription_id | milestone_date
            network         | 2027-03-31
        """,
        },
        expect="""
            subscription_id | event_date | is_past | is_next
            ended           | 2025-12-31 | true    | false
            security        | 2027-01-14 | false   | false
            network         | 2027-03-31 | false   | true
        """,
    )


def test_agreements_that_are_all_over_have_no_next_event(check_model: CheckModel) -> None:
    check_model(
        "core.agreement_events",
        given={
            "inputs.agreements": """
            subscription_id | start_date | end_date   | notice_days | invoice_days | month_rounding
            ended           | 2021-01-01 | 2025-12-31 | 45          | 60           | floor
        """
        },
        expect="""
            subscription_id | is_past | is_next
            ended           | true    | false
        """,
    )


def test_the_last_day_of_a_term_is_still_part_of_it(check_model: CheckModel) -> None:
    check_model(
        "core.agreement_events",
        given={
            "inputs.run": """
            as_of_date
            2028-01-29
        """,
            "inputs.agreements": AGREEMENT,
        },
        expect="""
            event_date | is_past | is_next
            2028-01-29 | false   | true
        """,
    )


def test_of_two_milestones_to_come_the_first_is_next(check_model: CheckModel) -> None:
    check_model(
        "core.agreement_events",
        given={
            "inputs.agreements": """
            subscription_id | start_date | end_date   | notice_days | invoice_days | month_rounding
            a               | 2024-03-31 | 2029-03-30 | 90          | 60           | floor
            b               | 2025-01-30 | 2028-01-29 | 45          | 60           | floor
        """,
            "inputs.milestones": """
            subscription_id | milestone_date
            a               | 2027-03-31
            b               | 2027-01-30
        """,
        },
        expect="""
            subscription_id | is_next
            a               | false
            b               | true
        """,
    )
