"""checks/immovable_surplus: misplaced, and still not to be moved."""

from __future__ import annotations

from collections.abc import Callable

CheckRule = Callable[..., None]


def test_a_surplus_that_cannot_move_says_why(check_rule: CheckRule) -> None:
    check_rule(
        "immovable_surplus",
        given={
            "marts.immovable_surpluses": """
            smart_account | virtual_account | license_name | short_count | immovable_count | immovable_reason
            acme          | Depot           | DNA          | 20          | 12              | Reserved for devices
        """
        },
        finds=[
            "DNA stays short by 20 in acme although Depot has 12 to spare: they cannot move (Reserved for devices)."
        ],
    )
