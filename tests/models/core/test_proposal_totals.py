"""core.proposal_totals: the total that the newest proposal states."""

from __future__ import annotations

from collections.abc import Callable

CheckModel = Callable[..., None]


def test_the_last_total_of_the_newest_proposal_counts_in_its_own_or_the_only_currency(check_model: CheckModel) -> None:
    check_model(
        "core.proposal_totals",
        given={
            "staging.proposal_totals": """
            file_id | row_number | path           | stated_amount | currency
            new     | 9          | proposal/b.csv | 5.00          |
            new     | 10         | proposal/b.csv | 7500.00       |
            old     | 9          | proposal/a.csv | 9.00          | USD
        """,
            "core.proposal_lines": """
            file_id | row_number | path           | currency
            new     | 2          | proposal/b.csv | USD
            new     | 3          | proposal/b.csv | USD
        """,
        },
        expect="""
            currency | stated_amount | row_number
            USD      | 7500.00       | 10
        """,
    )


def test_a_total_without_a_currency_over_lines_of_two_says_nothing(check_model: CheckModel) -> None:
    check_model(
        "core.proposal_totals",
        given={
            "staging.proposal_totals": """
            file_id | row_number | path           | stated_amount | currency
            new     | 9          | proposal/b.csv | 5.00          |
            new     | 10         | proposal/b.csv | 7.00          | EUR
        """,
            "core.proposal_lines": """
            file_id | row_number | path           | currency
            new     | 2          | proposal/b.csv | USD
            new     | 3          | proposal/b.csv | EUR
        """,
        },
        expect="""
            currency | stated_amount
            EUR      | 7.00
        """,
    )
