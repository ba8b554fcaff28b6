"""checks/undeposited_order: what was bought and lies in no Smart Account."""

from __future__ import annotations

from collections.abc import Callable

CheckRule = Callable[..., None]


PURCHASES = (
    "order_line_id | order_number | order_date | license_name | sku | ordered_count | hidden_count | "
    "net_unit_price_amount | currency | purchase_class"
)


def test_the_dearest_order_comes_first_with_its_worth(check_rule: CheckRule) -> None:
    check_rule(
        "undeposited_order",
        given={
            "marts.purchase_match": f"""{PURCHASES}
            o:2 | 98 | 2026-08-20 | ISE Essentials         | ISE-E-LIC | 1200 | 1200 | 5.58    | GBP | Not deposited
            o:3 | 97 | 2026-05-11 | C9300-48 DNA Advantage | C9300     | 24   | 4    | 1468.16 | GBP | Part deposited
            o:4 | 96 |            |                        | NEW-LIC   | 3    | 3    | 2500.00 | GBP | Not deposited
            o:5 | 95 | 2026-05-11 | ISE Essentials         | ISE-E-LIC | 9    | 9    |         |     | Not deposited
        """
        },
        finds=[
            "3 of the 3 NEW-LIC on order 96 never reached a Smart Account, worth 7,500.00 GBP.",
            (
                "1,200 of the 1,200 ISE Essentials on order 98 of 20 Aug 2026 never reached a Smart Account, "
                "worth 6,696.00 GBP."
            ),
            (
                "4 of the 24 C9300-48 DNA Advantage on order 97 of 11 May 2026 never reached a Smart Account, "
                "worth 5,872.64 GBP."
            ),
            "9 of the 9 ISE Essentials on order 95 of 11 May 2026 never reached a Smart Account.",
        ],
    )


def test_a_cancelled_order_one_in_a_pak_and_one_of_which_nothing_can_be_said_are_no_findings(
    check_rule: CheckRule,
) -> None:
    check_rule(
        "undeposited_order",
        given={
            "marts.purchase_match": f"""{PURCHASES}
            o:2 | 98 | | ISE Essentials | A | 10 | 0 | 5.58 | GBP | Unknown
            o:3 | 97 | | ISE Essentials | A | 10 | 0 | 5.58 | GBP | Not deposited
            a:1 |    | | ISE Essentials | A |    |   |      |     | Deposited without an order
        """
        },
        finds=[],
    )
