"""checks/same_account_name: one Virtual Account name in several Smart Accounts."""

from __future__ import annotations

from collections.abc import Callable

CheckRule = Callable[..., None]


def test_a_name_that_two_smart_accounts_use_is_told_once(check_rule: CheckRule) -> None:
    check_rule(
        "same_account_name",
        given={
            "core.virtual_accounts": """
            smart_account | virtual_account
            calderbank    | DEFAULT
            northgate     | DEFAULT
            calderbank    | Campus
        """
        },
        finds=[
            "Virtual Account DEFAULT exists in 2 Smart Accounts; they are kept apart, and nothing nets between them."
        ],
    )
