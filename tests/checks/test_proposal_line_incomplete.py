"""proposal_line_incomplete: a line whose price or months are only implied."""

from __future__ import annotations

from collections.abc import Callable

CheckRule = Callable[..., None]


def test_a_line_without_price_or_months_is_told_and_a_list_price_with_its_discount_is_a_price(
    check_rule: CheckRule,
) -> None:
    check_rule(
        "proposal_line_incomplete",
        given={
            "marts.proposal_lines": """
            row_number | sku | net_unit_price_amount | list_unit_price_amount | discount_share | proposed_months
            2          | A   | 12.50                 |                        |                | 24
            3          | B   |                       | 25.00                  | 0.5            | 24
            4          | C   |                       | 25.00                  |                | 24
            5          | D   |                       |                        |                |
        """
        },
        finds=[
            "Row 4 of the proposal, C, states no unit price: what its amount implies is taken.",
            "Row 5 of the proposal, D, states no unit price and no months: what its amount implies is taken.",
        ],
    )
