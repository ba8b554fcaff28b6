"""checks/balance_disagrees: a table whose printed balance is not what its own quantities give."""

from __future__ import annotations

from collections.abc import Callable

CheckRule = Callable[..., None]


def test_a_printed_balance_other_than_the_quantities_give_is_told_with_both(check_rule: CheckRule) -> None:
    check_rule(
        "balance_disagrees",
        given={
            "marts.license_position": """
            smart_account | virtual_account | license_name | reported_balance_count | balance_count
            acme          | Campus          | DNA          | 40                     | -1200
        """
        },
        finds=["CSSM prints a balance of 40 for DNA in Campus; its own quantities give −1,200."],
    )


def test_a_balance_that_agrees_or_is_not_printed_or_not_known_is_no_finding(check_rule: CheckRule) -> None:
    check_rule(
        "balance_disagrees",
        given={
            "marts.license_position": """
            smart_account | virtual_account | license_name | reported_balance_count | balance_count
            acme          | Campus          | agrees       | -5                     | -5
            acme          | Campus          | not printed  |                        | -5
            acme          | Campus          | not known    | 5                      |
        """
        },
        finds=[],
    )
