"""checks/lot_without_order: what CSSM shows and no order of the files proves."""

from __future__ import annotations

from collections.abc import Callable

CheckRule = Callable[..., None]


def test_the_lots_of_a_licence_are_one_finding_in_each_smart_account(check_rule: CheckRule) -> None:
    check_rule(
        "lot_without_order",
        given={
            "marts.purchase_match": """
            order_line_id | smart_account | license_name   | deposited_count | purchase_class
            a:1:1         | acme          | ISE Essentials | 1000            | Deposited without an order
            a:2:1         | acme          | ISE Essentials | 500             | Deposited without an order
            a:3:1         | north         | ISE Essentials | 9               | Deposited without an order
            o:2           | north         | ISE Essentials | 9               | Deposited
        """
        },
        finds=[
            "1,500 ISE Essentials in acme have no proof of purchase in the files.",
            "9 ISE Essentials in north have no proof of purchase in the files.",
        ],
    )
