"""marts.workback_plan: what must be begun by which day, and what Cisco does when (RULES.md §10)."""

from __future__ import annotations

from collections.abc import Callable

CheckModel = Callable[..., None]

EVENTS = """
    subscription_id | agreement_name | start_date | event_date | milestone_date | notice_date | invoice_date | end_date   | is_past
    Sub-1           | EA 3.0         | 2025-01-30 | 2027-01-30 | 2027-01-30     | 2027-12-15  | 2027-03-31   | 2028-01-29 | false
    Sub-0           | EA 2.0         | 2022-01-30 | 2025-01-29 |                | 2024-12-15  |              | 2025-01-29 | true
"""
AGREEMENTS = """
    subscription_id | dispute_days
    Sub-1           | 30
"""
CURES = """
    cure_number | cure_kind        | owner_role         | lead_days | last_safe_start_date | event_date | is_alternative | certainty | lead_source
    1           | Move             | Administrator      | 5         | 2027-01-25           | 2027-01-30 | false          | M         | Default
    2           | Move             | Administrator      | 5         | 2027-01-25           | 2027-01-30 | false          | M         | Default
    3           | Deposit order    | Procurement        | 70        | 2026-11-21           | 2027-01-30 | false          | I         | client.toml
    4           | Re-register      | Network operations | 30        | 2026-12-31           | 2027-01-30 | true           | M         | Default
    5           | Engage advisers  | Licence manager    | 90        | 2026-11-01           | 2027-01-30 | false          | S         | Advisors
"""


def test_steps_stand_in_the_order_of_the_day_on_which_they_must_begin(check_model: CheckModel) -> None:
    check_model(
        "marts.workback_plan",
        given={"core.agreement_events": EVENTS, "inputs.agreements": AGREEMENTS, "marts.remediation_plan": CURES},
        expect="""
            step_number | step_key    | step_name                                  | owner_role                  | start_by_date | due_date   | days_ahead | is_ciscos | is_too_late | certainty
            1           | engage      | Engage outside advisers                    | Licence manager             |               | 2026-11-01 | -23        | false     | true        | S
            2           | cure        | Deposit order                              | Procurement                 | 2026-11-21    | 2027-01-30 | -3         | false     | true        | I
            3           | compare     | Cisco compares use with what is owned      | Cisco                       |               | 2026-12-31 | 37         | true      |             | S
            4           | quarter_end | Cisco's quarter ends: Q2 FY27              | Cisco                       |               | 2027-01-23 | 60         | true      |             | V
            5           | cure        | Move (2 cures)                             | Administrator               | 2027-01-25    | 2027-01-30 | 62         | false     | false       | M
            6           | exports     | Take the exports that will count on the day | Smart Account administrator | 2027-01-25    | 2027-01-30 | 62         | false     | false       | M
            7           | milestone   | True Forward use is captured               | Cisco                       |               | 2027-01-30 | 67         | true      |             | V
            8           | invoice     | The True Forward is invoiced               | Cisco                       |               | 2027-03-31 | 127        | true      |             | V
            9           | dispute     | Last day to dispute the invoice            | Procurement                 |               | 2027-04-30 | 157        | false     | false       | I
            10          | notice      | Last day to give notice                    | Procurement                 |               | 2027-12-15 | 386        | false     | false       | V
            11          | term_end    | Last day of term                           | Cisco and the client        |               | 2028-01-29 | 431        | false     | false       | V
        """,
    )


def test_advisers_who_were_engaged_are_not_too_late_and_no_anniversary_is_none_to_compare_before(
    check_model: CheckModel,
) -> None:
    check_model(
        "marts.workback_plan",
        given={
            "core.agreement_events": """
            subscription_id | agreement_name | start_date | event_date | notice_date | end_date   | is_past
            Sub-1           | EA 3.0         | 2025-01-30 | 2027-01-14 | 2026-11-30  | 2027-01-14 | false
        """,
            "inputs.event": """
            advisers_engaged_date
            2026-10-10
        """,
            "core.fiscal_quarters": """
            fiscal_year | fiscal_quarter | quarter_end_date
        """,
        },
        expect="""
            step_key | due_date   | is_past | is_done | is_too_late
            engage   | 2026-10-16 | true    | true    | false
            notice   | 2026-11-30 | false   |         | false
            exports  | 2027-01-14 | false   |         | false
            term_end | 2027-01-14 | false   |         | false
        """,
    )


def test_a_dispute_window_that_nobody_stated_has_no_day_and_names_its_input(check_model: CheckModel) -> None:
    check_model(
        "marts.workback_plan",
        given={
            "core.agreement_events": EVENTS,
            "inputs.agreements": """
            subscription_id | dispute_days
            Sub-1           |
        """,
            "core.fiscal_quarters": """
            fiscal_year | fiscal_quarter | quarter_end_date
        """,
        },
        expect="""
            step_number | step_key  | due_date   | missing_input
            1           | engage    | 2026-11-01 |
            2           | compare   | 2026-12-31 |
            3           | exports   | 2027-01-30 |
            4           | milestone | 2027-01-30 |
            5           | invoice   | 2027-03-31 |
            6           | notice    | 2027-12-15 |
            7           | term_end  | 2028-01-29 |
            8           | dispute   |            | dispute_days of Sub-1
        """,
    )


def test_an_off_cycle_true_forward_takes_effect_before_the_milestone_or_waits_for_its_input(
    check_model: CheckModel,
) -> None:
    check_model(
        "marts.workback_plan",
        given={
            "core.agreement_events": """
            subscription_id | agreement_name | start_date | event_date | milestone_date | notice_date | end_date   | is_past
            Sub-1           | Networking     | 2025-01-30 | 2027-06-30 | 2027-06-30     | 2027-12-15  | 2028-01-29 | false
            Sub-2           | Security       | 2025-02-28 | 2027-06-30 | 2027-06-30     | 2028-01-13  | 2028-02-27 | false
        """,
            "marts.true_forward_lines": """
            subscription_id | suite_name | sku | off_cycle_date | is_off_cycle
            Sub-1           | Switching  | A   | 2027-01-30     | true
            Sub-1           | Routing    | B   | 2027-01-30     | false
            Sub-2           | Firewall   | C   |                | true
            Sub-2           | Email      | D   |                | false
        """,
            "core.true_forward_terms": """
            subscription_id | suite_name | sku | milestone_date
            Sub-2           | Email      | D   | 2027-02-28
            Sub-2           | Firewall   | C   | 2027-06-30
        """,
            "core.fiscal_quarters": """
            fiscal_year | fiscal_quarter | quarter_end_date
        """,
        },
        expect="""
            step_key  | step_name                                                                             | due_date   | missing_input
            engage    | Engage outside advisers, Networking                                                   | 2027-04-01 |
            engage    | Engage outside advisers, Security                                                     | 2027-04-01 |
            compare   | Cisco compares use with what is owned, Networking                                     | 2026-12-31 |
            compare   | Cisco compares use with what is owned, Security                                       | 2027-01-29 |
            exports   | Take the exports that will count on the day, Networking                               | 2027-06-30 |
            exports   | Take the exports that will count on the day, Security                                 | 2027-06-30 |
            off_cycle | An off-cycle True Forward would take effect: 1 suite past the trigger, Networking     | 2027-01-30 |
            off_cycle | An off-cycle True Forward would take effect: 1 suite past the trigger, Security       |            | off_cycle_effect of Sub-2
            milestone | True Forward use is captured of Email, Security                                       | 2027-02-28 |
            milestone | True Forward use is captured, Networking                                              | 2027-06-30 |
            milestone | True Forward use is captured, Security                                                | 2027-06-30 |
            notice    | Last day to give notice, Networking                                                   | 2027-12-15 |
            notice    | Last day to give notice, Security                                                     | 2028-01-13 |
            term_end  | Last day of term, Networking                                                          | 2028-01-29 |
            term_end  | Last day of term, Security                                                            | 2028-02-27 |
        """,
    )


def test_without_an_agreement_a_cure_is_left_with_no_day(check_model: CheckModel) -> None:
    check_model(
        "marts.workback_plan",
        given={
            "marts.remediation_plan": """
            cure_number | cure_kind | owner_role    | lead_days | last_safe_start_date | event_date | is_alternative | certainty | lead_source
            1           | Report    | Network team  | 14        |                      |            | false          | M         | Default
        """
        },
        expect="""
            step_number | step_key | step_name | due_date | is_too_late | missing_input
            1           | cure     | Report    |          |             | the day of an event
        """,
    )
