"""proposal_line_arithmetic: a printed amount that its own figures do not make."""

from __future__ import annotations

from collections.abc import Callable

CheckRule = Callable[..., None]


def test_a_line_whose_figures_do_not_multiply_is_told(check_rule: CheckRule) -> None:
    check_rule(
        "proposal_line_arithmetic",
        given={
            "marts.proposal_variance": """
            proposal_line | cause      | variance_amount
            1             | arithmetic | 100.00
            2             | term       | 50.00
        """,
            "marts.claim_cards": """
            proposal_line | row_number | proposed_amount | currency
            1             | 2          | 7600.00         | USD
            2             | 3          | 7600.00         | USD
        """,
        },
        finds=["Line 1 of the proposal prints 7,600.00 USD; its own quantity, price and months come to 7,500.00."],
    )
