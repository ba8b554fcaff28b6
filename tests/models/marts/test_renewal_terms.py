"""marts.renewal_terms: an option's own word, else what holds for all, else today's agreement."""

from __future__ import annotations

from collections.abc import Callable

CheckModel = Callable[..., None]

EVENTS = """
    subscription_id | start_date | end_date   | month_rounding | is_past
    Sub-1           | 2025-01-30 | 2028-01-29 | floor          | false
    Sub-0           | 2022-01-30 | 2025-01-29 | floor          | true
"""
TERMS = """
    subscription_id | suite_name | sku | currency | committed_count | growth_allowance_share | growth_allowance_count | net_unit_price_amount
    Sub-1           | Switching  | A   | USD      | 500             | 0.15                   |                        | 12.5
    Sub-1           | Routing    | B   | USD      | 100             |                        | 10                     |
    Sub-0           | Old        | C   | USD      | 900             | 0.15                   |                        | 1
"""
LINES = """
    subscription_id | suite_name | sku | verified_consumed_count
    Sub-1           | Switching  | A   | 470
    Sub-1           | Routing    | B   |
    Sub-0           | Old        | C   | 5
"""
NOTHING = """
    subscription_id | source
                    |
"""


def test_with_nothing_stated_two_forms_stand_at_today_s_terms_and_say_what_is_missing(check_model: CheckModel) -> None:
    check_model(
        "marts.renewal_terms",
        given={
            "core.agreement_events": EVENTS,
            "core.true_forward_terms": TERMS,
            "marts.true_forward_lines": LINES,
            "inputs.renewal": NOTHING,
        },
        expect="""
            option_number | option_name     | sku | term_months | months_to_start | growth_share_per_year | growth_allowance_share | growth_allowance_count | net_unit_price_amount | verified_consumed_count | term_start_date
            1             | Same commitment | A   | 36          | 14              | 0.000000              | 0.150000               |                        | 12.5000               | 470                     | 2028-01-30
            1             | Same commitment | B   | 36          | 14              | 0.000000              |                        | 10                     |                       |                         | 2028-01-30
            2             | Right-sized     | A   | 36          | 14              | 0.000000              | 0.150000               |                        | 12.5000               | 470                     | 2028-01-30
            2             | Right-sized     | B   | 36          | 14              | 0.000000              |                        | 10                     |                       |                         | 2028-01-30
        """,
    )


def test_what_is_missing_is_named_with_what_stands_in_its_place(check_model: CheckModel) -> None:
    check_model(
        "marts.renewal_terms",
        given={
            "core.agreement_events": EVENTS,
            "core.true_forward_terms": TERMS,
            "marts.true_forward_lines": LINES,
            "inputs.renewal": """
            term_months | growth_allowance_share | is_price_locked | true_forward_price_share | source
            48          | 0.10                   | true            | 1                        | Quote
        """,
            "inputs.renewal_options": """
            option_number | option_name | option_kind     | source
            1             | Offered     | Same commitment | Quote
            2             | Cut         | Right-sized     | Quote
        """,
        },
        expect="""
            option_name | sku | term_months | growth_allowance_share | growth_allowance_count | missing_input
            Offered     | A   | 48          | 0.100000               |                        | growth_share_per_year (use stays as verified today)
            Offered     | B   | 48          | 0.100000               |                        | growth_share_per_year (use stays as verified today)
            Cut         | A   | 48          | 0.100000               |                        | growth_share_per_year (use stays as verified today)
            Cut         | B   | 48          | 0.100000               |                        | growth_share_per_year (use stays as verified today)
        """,
    )


def test_an_option_speaks_before_what_holds_for_all_and_a_suite_before_the_option(check_model: CheckModel) -> None:
    check_model(
        "marts.renewal_terms",
        given={
            "core.agreement_events": EVENTS,
            "core.true_forward_terms": TERMS,
            "marts.true_forward_lines": LINES,
            "inputs.renewal": """
            term_months | growth_share_per_year | annual_uplift_share | source
            36          | 0.05                  | 0.03                | Plan
        """,
            "inputs.renewal_options": """
            option_number | option_name | option_kind   | term_months | growth_share_per_year | is_price_locked | price_change_share | source
            1             | Bought      | Transactional | 24          | 0.01                  | true            | 0.20               | Quote
        """,
            "inputs.renewal_suites": """
            option_name | sku | committed_count | net_unit_price_amount | growth_share_per_year
            Bought      | B   | 120             | 9                     | 0.50
        """,
        },
        expect="""
            option_number | option_name     | sku | term_months | growth_share_per_year | annual_uplift_share | net_unit_price_amount | growth_allowance_share | stated_committed_count
            1             | Same commitment | A   | 36          | 0.050000              | 0.030000            | 12.5000               | 0.150000               |
            1             | Same commitment | B   | 36          | 0.050000              | 0.030000            |                       |                        |
            2             | Right-sized     | A   | 36          | 0.050000              | 0.030000            | 12.5000               | 0.150000               |
            2             | Right-sized     | B   | 36          | 0.050000              | 0.030000            |                       |                        |
            3             | Bought          | A   | 24          | 0.010000              | 0.000000            | 15.0000               | 0.000000               |
            3             | Bought          | B   | 24          | 0.500000              | 0.000000            | 9.0000                | 0.000000               | 120
        """,
    )


def test_only_the_agreement_that_is_renewed_is_costed(check_model: CheckModel) -> None:
    check_model(
        "marts.renewal_terms",
        given={
            "core.agreement_events": EVENTS.replace("true", "false"),
            "core.true_forward_terms": TERMS,
            "marts.true_forward_lines": LINES,
            "inputs.renewal": """
            subscription_id | source
            Sub-0           |
        """,
        },
        expect="""
            option_name     | subscription_id | sku
            Same commitment | Sub-0           | C
            Right-sized     | Sub-0           | C
        """,
    )
