"""marts.renewal_options: the forms of the next term side by side."""

from __future__ import annotations

from collections.abc import Callable

CheckModel = Callable[..., None]

HEADER = "option_number | option_name | option_kind | currency | sku | term_months | option_committed_count | commitment_amount | growth_charge_amount | term_amount | price_saving_amount"


def test_options_are_summed_and_compared_with_the_same_commitment(check_model: CheckModel) -> None:
    check_model(
        "marts.renewal_options",
        given={
            "marts.renewal_option_lines": f"""
            {HEADER}
            1 | As today | Same commitment | USD | A | 36 | 500 | 3600 | 360 | 3960 | 0
            1 | As today | Same commitment | USD | B | 36 | 100 | 7200 | 0   | 7200 | 0
            2 | Cut      | Right-sized     | USD | A | 36 | 400 | 2880 | 0   | 2880 | 0
            2 | Cut      | Right-sized     | USD | B | 36 | 100 | 7200 | 0   | 7200 | 0
        """
        },
        expect="""
            option_name | term_months | suite_count | option_committed_count | commitment_amount | growth_charge_amount | term_amount | month_amount | term_difference_amount | month_difference_amount
            As today    | 36          | 2           | 600                    | 10800.00          | 360.00               | 11160.00    | 310.00       | 0.00                   | 0.00
            Cut         | 36          | 2           | 500                    | 10080.00          | 0.00                 | 10080.00    | 280.00       | -1080.00               | -30.00
        """,
    )


def test_a_longer_term_is_compared_by_the_month_alone(check_model: CheckModel) -> None:
    check_model(
        "marts.renewal_options",
        given={
            "marts.renewal_option_lines": f"""
            {HEADER}
            1 | As today | Same commitment | USD | A | 36 | 500 | 3600 | 0 | 3600 | 0
            2 | Longer   | Grown           | USD | A | 60 | 500 | 5400 | 0 | 5400 | 600
        """
        },
        expect="""
            option_name | term_amount | month_amount | term_difference_amount | month_difference_amount | price_saving_amount
            As today    | 3600.00     | 100.00       | 0.00                   | 0.00                    | 0.00
            Longer      | 5400.00     | 90.00        |                        | -10.00                  | 600.00
        """,
    )


def test_a_line_that_is_unknown_makes_its_option_unknown_and_is_counted(check_model: CheckModel) -> None:
    check_model(
        "marts.renewal_options",
        given={
            "marts.renewal_option_lines": f"""
            {HEADER}
            1 | As today | Same commitment | USD | A | 36 | 500 | 3600 | 0 | 3600 | 0
            1 | As today | Same commitment | USD | B | 36 | 500 |      | 0 |      |
            2 | Cut      | Right-sized     | USD | A | 36 | 400 | 2880 | 0 | 2880 | 0
        """
        },
        expect="""
            option_name | unknown_line_count | commitment_amount | growth_charge_amount | term_amount | month_amount | term_difference_amount | month_difference_amount
            As today    | 1                  |                   | 0.00                 |             |              |                        |
            Cut         | 0                  | 2880.00           | 0.00                 | 2880.00     | 80.00        |                        |
        """,
    )


def test_currencies_are_not_added_up(check_model: CheckModel) -> None:
    check_model(
        "marts.renewal_options",
        given={
            "marts.renewal_option_lines": f"""
            {HEADER}
            1 | As today | Same commitment | USD | A | 36 | 500 | 3600 | 0 | 3600 | 0
            1 | As today | Same commitment | EUR | B | 24 | 500 | 2400 | 0 | 2400 | 0
        """
        },
        expect="""
            option_name | currency | term_months | term_amount
            As today    | USD      | 36          | 3600.00
            As today    | EUR      | 24          | 2400.00
        """,
    )
