"""proposal_line_not_compared: a line whose figure of ours is not known."""

from __future__ import annotations

from collections.abc import Callable

CheckRule = Callable[..., None]


def test_a_line_without_our_figure_is_told_with_the_reason(check_rule: CheckRule) -> None:
    check_rule(
        "proposal_line_not_compared",
        given={
            "marts.claim_cards": """
            proposal_line | row_number | proposed_amount | disputed_amount | currency | finding_text
            1             | 2          | 7600.00         |                 | EUR      | The line is in EUR, the agreement in USD, and no rate is stated.
            2             | 3          | 7600.00         | 0.00            | USD      | The line is as ours.
        """
        },
        finds=[
            (
                "Line 1 of the proposal, 7,600.00 EUR, is not compared with ours: "
                "The line is in EUR, the agreement in USD, and no rate is stated."
            )
        ],
    )
