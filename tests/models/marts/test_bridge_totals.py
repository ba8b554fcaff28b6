"""marts.bridge_totals: the bridge of the whole estate."""

from __future__ import annotations

from collections.abc import Callable

CheckModel = Callable[..., None]


def test_a_step_is_summed_over_licences_and_smart_accounts(check_model: CheckModel) -> None:
    check_model(
        "marts.bridge_totals",
        given={
            "marts.bridge_steps": """
            smart_account | license_name | step_number | step_key       | step_kind | short_count | amount  | currency | confidence_grade
            acme          | DNA          | 1           | gross_shortage | level     | 120         | 1500.00 | USD      | C
            acme          | ISE          | 1           | gross_shortage | level     | 0           | 0.00    |          | C
            northgate     | DNA          | 1           | gross_shortage | level     | 30          | 375.00  | USD      | C
            acme          | DNA          | 2           | expired_lots   | change    | -5          | -62.50  | USD      | C
        """
        },
        expect="""
            step_number | step_key       | step_kind | short_count | amount  | currency | unpriced_license_count | priced_amount
            1           | gross_shortage | level     | 150         | 1875.00 | USD      | 0                      | 1875.00
            2           | expired_lots   | change    | -5          | -62.50  | USD      | 0                      | -62.50
        """,
    )


def test_one_licence_without_a_price_leaves_the_amount_open_and_is_counted(check_model: CheckModel) -> None:
    check_model(
        "marts.bridge_totals",
        given={
            "marts.bridge_steps": """
            smart_account | license_name | step_number | short_count | amount  | currency
            acme          | DNA          | 1           | 120         | 1500.00 | USD
            acme          | ISE          | 1           | 7           |         |
        """
        },
        expect="""
            short_count | amount | currency | unpriced_license_count | priced_amount
            127         |        | USD      | 1                      | 1500.00
        """,
    )


def test_two_currencies_are_never_added(check_model: CheckModel) -> None:
    check_model(
        "marts.bridge_totals",
        given={
            "marts.bridge_steps": """
            smart_account | license_name | step_number | short_count | amount  | currency
            acme          | DNA          | 1           | 120         | 1500.00 | USD
            acme          | ISE          | 1           | 7           | 9.00    | EUR
        """
        },
        expect="""
            short_count | amount | currency | priced_amount
            127         |        |          |
        """,
    )


def test_a_step_without_its_source_says_so(check_model: CheckModel) -> None:
    check_model(
        "marts.bridge_totals",
        given={
            "marts.bridge_steps": """
            smart_account | license_name | step_number | short_count
            acme          | DNA          | 5           | 0
            acme          | DNA          | 6           | 0
            """,
            "marts.bridge_limits": """
            step_number | step_key | limit_words
            5           | pak      | no PAK list
            """,
        },
        expect="""
            step_key    | short_count | limit_words
            pak         | 0           | no PAK list
            undeposited | 0           |
        """,
    )
