"""proposal_total_disagrees: a proposal that is not the sum of its lines."""

from __future__ import annotations

from collections.abc import Callable

CheckRule = Callable[..., None]


def test_a_stated_total_that_is_not_the_sum_is_told_and_one_that_is_or_is_not_stated_is_not(
    check_rule: CheckRule,
) -> None:
    check_rule(
        "proposal_total_disagrees",
        given={
            "marts.proposal_totals": """
            currency | stated_amount | proposed_amount | stated_difference_amount
            USD      | 7700.00       | 7600.00         | 100.00
            EUR      | 7600.00       | 7600.00         | 0.00
            GBP      |               | 7600.00         |
        """
        },
        finds=["The proposal states a total of 7,700.00 USD; its lines come to 7,600.00, a difference of 100.00."],
    )
