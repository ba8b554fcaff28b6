"""marts.proposal_totals: the proposal beside our charge, by currency."""

from __future__ import annotations

from collections.abc import Callable

CheckModel = Callable[..., None]
LINES = """
    file_id | row_number | currency | is_matched
    tf      | 2          | USD      | true
    tf      | 3          | USD      | false
"""


def test_lines_and_what_no_line_asks_for_sum_to_the_difference_and_the_stated_total_stands_beside(
    check_model: CheckModel,
) -> None:
    check_model(
        "marts.proposal_totals",
        given={
            "marts.claim_cards": """
            proposal_line   | row_number | proposed_amount | verified_amount | currency
            1               | 2          | 7500.00         | 4500.00         | USD
            2               | 3          | 100.00          | 0.00            | USD
            not proposed: B |            | 0.00            | 900.00          | USD
        """,
            "marts.proposal_lines": LINES,
            "core.proposal_totals": """
            currency | stated_amount | row_number
            USD      | 7700.00       | 9
        """,
        },
        expect="""
            currency | proposed_amount | stated_amount | stated_difference_amount | verified_amount | disputed_amount | line_count | unmatched_line_count | unasked_suite_count | uncompared_line_count
            USD      | 7600.00         | 7700.00       | 100.00                   | 5400.00         | 2200.00         | 2          | 1                    | 1                   | 0
        """,
    )


def test_one_line_that_is_not_compared_leaves_the_difference_unknown(check_model: CheckModel) -> None:
    check_model(
        "marts.proposal_totals",
        given={
            "marts.claim_cards": """
            proposal_line | row_number | proposed_amount | verified_amount | currency
            1             | 2          | 7500.00         | 4500.00         | USD
            2             | 3          | 100.00          |                 | USD
        """,
            "marts.proposal_lines": LINES,
        },
        expect="""
            currency | proposed_amount | stated_amount | verified_amount | disputed_amount | uncompared_line_count
            USD      | 7600.00         |               |                 |                 | 1
        """,
    )
