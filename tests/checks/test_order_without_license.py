"""checks/order_without_license: orders whose SKU stands for no licence that is known."""

from __future__ import annotations

from collections.abc import Callable

CheckRule = Callable[..., None]


def test_the_lines_of_an_unknown_sku_are_one_finding(check_rule: CheckRule) -> None:
    check_rule(
        "order_without_license",
        given={
            "marts.purchase_match": """
            order_line_id | sku     | sku_kind | ordered_count | order_status | license_name   | match_key    | purchase_reason
            o:2           | NEW-LIC | License  | 10            | Live         |                |              | Its licence is not known
            o:3           | NEW-LIC | License  | 5             | Live         |                |              | Its licence is not known
            o:4           | 12345   |          | 7             | Live         |                |              | Its SKU is not known
            o:5           | CON-SNT | Service  | 7             | Live         |                |              | It is no licence
            o:6           | E3N-A   | License  | 7             | Live         |                |              | It is a suite of an agreement
            o:7           | A       | License  | 7             | Live         | ISE Essentials |              |
            o:8           | BUNDLE  | License  | 7             | Live         |                | Order number |
            o:9           | NEW-LIC | License  | -7            | Negative     |                |              |
        """
        },
        finds=[
            "2 order lines buy 15 of SKU NEW-LIC; which licence of CSSM it stands for is not known.",
            "One order line buys 7 of SKU 12345; which licence of CSSM it stands for is not known.",
        ],
    )
