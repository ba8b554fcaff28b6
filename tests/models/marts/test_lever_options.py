"""marts.lever_options: what stated options, unused commitment, several end dates and Cisco's calendar are worth."""

from __future__ import annotations

from collections.abc import Callable

CheckModel = Callable[..., None]


def test_a_longer_term_and_growth_speak_only_where_an_option_states_them(check_model: CheckModel) -> None:
    options = """
        option_number | option_name | option_kind     | currency | term_months | commitment_amount | growth_charge_amount | price_saving_amount | source
        1             | As today    | Same commitment | USD      | 36          | 3600              | 400                  | 0                   | Plan
        2             | Longer      | Right-sized     | USD      | 60          | 5400              | 0                    | 600                 | Quote
        3             | Dearer      | Right-sized     | USD      | 60          | 9000              | 0                    | -100                | Quote
        4             | Grown       | Grown           | USD      | 36          | 3900              | 0                    | 0                   | Quote
    """
    stated = "option_number | option_name\n 2 | Longer\n 3 | Dearer\n 4 | Grown"
    check_model(
        "marts.lever_options",
        given={"marts.renewal_options": options, "inputs.renewal_options": stated},
        expect="""
            lever_key         | worth_amount | give_amount | evidence
            longer_term       | 600.00       | 1800.00     | Longer: 60 months where 36 are compared (Quote).
            commitment_growth | 400.00       | 300.00      | Grown commits to the use expected on the last anniversary (Quote).
        """,
    )


def test_growth_over_another_length_of_term_has_no_worth_and_says_why(check_model: CheckModel) -> None:
    check_model(
        "marts.lever_options",
        given={
            "marts.renewal_options": """
            option_number | option_name | option_kind     | currency | term_months | commitment_amount | growth_charge_amount | price_saving_amount | source
            1             | As today    | Same commitment | USD      | 36          | 3600              | 400                  | 0                   | Plan
            2             | Grown       | Grown           | USD      | 60          | 6000              | 0                    | -5                  | Quote
        """,
            "inputs.renewal_options": """
            option_number | option_name
            2             | Grown
        """,
        },
        expect="""
            lever_key         | worth_amount | worth_reason                | give_amount
            commitment_growth |              | the terms differ in length  | 2400.00
        """,
    )


def test_commitment_that_is_not_used_is_worth_what_right_sizing_saves_on_those_suites_alone(
    check_model: CheckModel,
) -> None:
    check_model(
        "marts.lever_options",
        given={
            "marts.renewal_option_lines": """
            option_number | option_kind     | subscription_id | suite_name | sku | currency | term_months | annual_uplift_share | net_unit_price_amount | option_committed_count | term_amount
            1             | Same commitment | Sub-1           | Switching  | A   | USD      | 36          | 0                   | 10                    | 500                    | 5000
            1             | Same commitment | Sub-1           | Routing    | B   | USD      | 36          | 0                   | 10                    | 100                    | 1000
            2             | Right-sized     | Sub-1           | Switching  | A   | USD      | 36          | 0                   | 10                    | 420                    | 4200
            2             | Right-sized     | Sub-1           | Routing    | B   | USD      | 36          | 0                   | 10                    | 110                    | 1100
            3             | Right-sized     | Sub-1           | Switching  | A   | USD      | 36          | 0                   | 10                    | 1                      | 10
        """
        },
        expect="""
            lever_key  | worth_amount | evidence
            cut_unused | 800.00       | 80 licences of 1 suite are committed and not expected to be used.
        """,
    )


def test_cisco_s_quarter_and_several_end_dates_are_dates_without_a_worth(check_model: CheckModel) -> None:
    check_model(
        "marts.lever_options",
        given={
            "core.agreement_events": """
            subscription_id | event_date | event_name | end_date   | currency | is_past | is_next
            Sub-1           | 2027-01-30 | milestone  | 2028-01-29 | USD      | false   | true
            Sub-2           | 2027-02-28 | milestone  | 2030-02-27 | USD      | false   | false
            Sub-0           | 2025-01-29 | milestone  | 2025-01-29 | USD      | true    | false
        """,
            "core.fiscal_quarters": """
            fiscal_year | fiscal_quarter | quarter_end_date
            2027        | 1              | 2026-10-24
            2027        | 2              | 2027-01-23
            2027        | 3              | 2027-05-01
        """,
        },
        expect="""
            lever_key   | worth_amount | worth_reason                                   | evidence
            quarter_end |              | nobody publishes what a quarter end is worth   | Q2 of Cisco's fiscal 2027 ends on 23 Jan 2027, 7 days before the milestone.
            co_term     |              | no offer says what one end date is worth       | 2 agreements end on 2 days, from 29 Jan 2028 to 27 Feb 2030.
        """,
    )
