"""checks/onprem_without_version: local accounts of an SSM On-Prem whose release no file tells."""

from __future__ import annotations

from collections.abc import Callable

CheckRule = Callable[..., None]


ACCOUNTS = """
    smart_account | virtual_account | onprem_name
    acme          | Plant           | local-1
    acme          | Store           | local-2
"""


def test_accounts_without_a_release_are_told(check_rule: CheckRule) -> None:
    check_rule(
        "onprem_without_version",
        given={"core.onprem_accounts": ACCOUNTS},
        finds=["2 local accounts of acme stand on an SSM On-Prem whose release no file tells."],
    )


def test_a_release_that_is_told_is_no_finding(check_rule: CheckRule) -> None:
    check_rule(
        "onprem_without_version",
        given={
            "core.onprem_accounts": ACCOUNTS,
            "core.onprem_systems": """
            onprem_name | version
            ssm-01      | 9-202510
        """,
        },
        finds=[],
    )
