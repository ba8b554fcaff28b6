"""checks/idle_administrator: administrators of a Smart Account who have not signed in for long."""

from __future__ import annotations

from collections.abc import Callable

CheckRule = Callable[..., None]


def test_unknown_and_none_are_no_findings(check_rule: CheckRule) -> None:
    check_rule(
        "idle_administrator",
        given={
            "inputs.thresholds": """
            idle_user_days
            90
        """,
            "core.account_users": """
            smart_account | administrator_count | idle_administrator_count
            acme          | 6                   | 2
            north         | 3                   | 0
            south         | 3                   |
        """,
        },
        finds=["Of 6 administrators of acme 2 have not signed in for 90 days."],
    )
