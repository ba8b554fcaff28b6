"""checks/repeated_purchases: one purchase shown under several Virtual Accounts."""

from __future__ import annotations

from collections.abc import Callable

CheckRule = Callable[..., None]


def test_a_repeated_purchase_is_told_with_the_reading_that_was_taken(check_rule: CheckRule) -> None:
    check_rule(
        "repeated_purchases",
        given={
            "core.ea_consumption": """
            subscription_id | suite_name | purchase_reading | virtual_account_count | purchased_once_count | purchased_summed_count | purchased_count
            Sub1            | Routing    | unclear          | 2                     | 50                   | 100                    | 50
            Sub1            | Switching  | repeated         | 3                     | 400                  | 1200                   | 400
        """
        },
        finds=[
            (
                "Routing of Sub1 shows a purchase of 50 in each of 2 Virtual Accounts, which consume alike, so nothing "
                "tells whether it repeats: it was counted once, as 50, and not as 100."
            ),
            (
                "Switching of Sub1 shows a purchase of 400 in each of 3 Virtual Accounts, which consume differently: "
                "it was counted once, as 400, and not as 1,200."
            ),
        ],
    )


def test_a_purchase_of_one_account_or_of_each_its_own_is_no_finding(check_rule: CheckRule) -> None:
    check_rule(
        "repeated_purchases",
        given={
            "core.ea_consumption": """
            subscription_id | suite_name | purchase_reading | virtual_account_count | purchased_count
            Sub1            | Routing    | single           | 1                     | 50
            Sub1            | Switching  | summed           | 3                     | 1200
            Sub1            | Unknown    |                  | 3                     |
        """
        },
        finds=[],
    )
