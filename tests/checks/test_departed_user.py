"""checks/departed_user: users who have left and still have access."""

from __future__ import annotations

from collections.abc import Callable

CheckRule = Callable[..., None]


def test_unknown_and_none_are_no_findings(check_rule: CheckRule) -> None:
    check_rule(
        "departed_user",
        given={
            "core.account_users": """
            smart_account | left_user_count | left_administrator_count
            acme          | 3               | 1
            north         | 0               | 0
            south         |                 |
        """
        },
        finds=["Users of acme who have left and still have access: 3, 1 as administrators."],
    )
