"""default_account_used: licences in use that nobody allocated."""

from __future__ import annotations

from collections.abc import Callable


def test_licences_in_use_in_default_are_told_with_how_many_other_accounts_there_are(
    check_rule: Callable[..., None],
) -> None:
    check_rule(
        "default_account_used",
        given={
            "marts.default_accounts": """
            smart_account | virtual_account | virtual_account_count | in_use_count
            acme          | DEFAULT         | 41                    | 1216
        """
        },
        finds=[
            (
                "DEFAULT of acme holds 1,216 licences in use, beside 40 other Virtual Accounts: "
                "devices and licences land there that nobody allocates."
            )
        ],
    )
