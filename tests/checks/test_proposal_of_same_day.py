"""proposal_of_same_day: lines that no figure holds because they lie in another table."""

from __future__ import annotations

from collections.abc import Callable

CheckRule = Callable[..., None]


def test_a_second_proposal_of_the_day_is_told(check_rule: CheckRule) -> None:
    check_rule(
        "proposal_of_same_day",
        given={
            "core.other_proposals": """
            path                | proposal_path       | line_count
            proposal/q.xlsx/One | proposal/q.xlsx/Two | 2
        """
        },
        finds=[
            (
                "proposal/q.xlsx/One is a proposal of the same day as proposal/q.xlsx/Two and is not used: "
                "its 2 lines are in no figure."
            )
        ],
    )
