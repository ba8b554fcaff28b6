"""core.purchases: what became of each order line, and what of it is entitlement that CSSM does not show."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

import pytest

CheckModel = Callable[..., None]

LINES = (
    "order_line_id | file_id | row_number | order_number | sku | license_name | sku_kind | ordered_count | order_status | "
    "smart_account | virtual_account | subscription_id"
)
FOUND = "order_line_id | deposited_count | undeposited_count | hidden_count | purchase_class | purchase_reason"
GIVEN: dict[str, Any] = {
    "inputs.run": """
        as_of_date | currency
        2026-11-24 | USD
    """,
    "core.smart_accounts": """
        smart_account | is_only | has_licenses | unexported_account_count | has_order_numbers
        acme          | false   | true         | 0                        | true
        north         | false   | true         | 1                        | true
        tables        | false   | true         | 0                        | false
    """,
    "core.virtual_accounts": """
        smart_account | virtual_account | has_licenses
        acme          | Campus          | true
        north         | Depot           | true
        north         | Closed          | false
    """,
    "core.license_lots": """
        file_id | row_number | lot_number | order_number | sku | license_name   | lot_count | subscription_id
        api     | 1          | 1          | 50           | Z   | Another        | 1         | Sub-9
    """,
    "core.order_deposits": """
        order_line_id | match_key    | deposited_count
        o:1           | Order number | 1
    """,
}
# A number that the files and CSSM share: others that CSSM lacks are missing indeed.
SHARED = "o:1 | o | 1 | 50 | Z | Another | License | 1 | Live | acme | |"
SHARED_FOUND = "o:1 | 1 | 0 | 0 | Deposited |"


def given(line: str, **relations: str) -> dict[str, Any]:
    """The line beside a line that is deposited."""
    return {**GIVEN, "core.order_lines": f"{LINES}\n{SHARED}\n{line}", **relations}


def test_without_orders_nothing_was_purchased(check_model: CheckModel) -> None:
    check_model("core.purchases", given=GIVEN | {"core.order_deposits": "order_line_id"}, expect=FOUND)


@pytest.mark.parametrize(
    ("line", "found"),
    [
        ("o:2 | o | 2 | 98 | A | ISE | License | 10 | Live | acme | |", "0 | 10 | 10 | Not deposited |"),
        (
            "o:2 | o | 2 | 98 | A | ISE | License | 10 | Cancelled | acme | |",
            "0 | | 0 | Unknown | It was cancelled or returned",
        ),
        ("o:2 | o | 2 | 98 | A | ISE | License | 10 | Future | acme | |", "0 | | 0 | Unknown | It has not begun"),
        ("o:2 | o | 2 | 98 | A | ISE | License | 10 | Ended | acme | |", "0 | | 0 | Unknown | Its term is over"),
        (
            "o:2 | o | 2 | 98 | A | ISE | License | 10 | Taken back | acme | |",
            "0 | | 0 | Unknown | Units of its order and SKU were taken back",
        ),
        (
            "o:2 | o | 2 | 98 | A | ISE | License | -10 | Negative | acme | |",
            "0 | | 0 | Unknown | The quantity is negative: left out",
        ),
        ("o:2 | o | 2 | 98 | A | ISE | License | | Unknown | acme | |", "0 | | 0 | Unknown | No quantity is told"),
        ("o:2 | o | 2 | 98 | CON-SNT | | Service | 10 | Live | acme | |", "0 | | 0 | Unknown | It is no licence"),
        ("o:2 | o | 2 | 98 | C9300 | | Hardware | 10 | Live | acme | |", "0 | | 0 | Unknown | It is no licence"),
        ("o:2 | o | 2 | 98 | 12345 | | | 10 | Live | acme | |", "0 | | 0 | Unknown | Its SKU is not known"),
        (
            "o:2 | o | 2 | 98 | N-LIC | | License | 10 | Live | acme | |",
            "0 | 10 | 10 | Not deposited | Its licence is not known",
        ),
        (
            "o:2 | o | 2 | 0050 | N-LIC | | License | 10 | Live | acme | |",
            "0 | | 0 | Unknown | Its order lies in CSSM under other SKUs",
        ),
        (
            "o:2 | o | 2 | 98 | N-LIC | | License | 10 | Live | acme | | sub-9",
            "0 | | 0 | Unknown | Its order lies in CSSM under other SKUs",
        ),
        (
            "o:2 | o | 2 | 98 | A | ISE | License | 10 | Live | tables | |",
            "0 | | 0 | Unknown | The exports tell no order numbers",
        ),
        (
            "o:2 | o | 2 | 98 | A | ISE | License | 10 | Live | | |",
            "0 | | 0 | Unknown | The exports tell no order numbers",
        ),
        (
            "o:2 | o | 2 | 98 | A | ISE | License | 10 | Live | sold | |",
            "0 | | 0 | Unknown | The exports tell no order numbers",
        ),
        (
            "o:2 | o | 2 | 98 | A | ISE | License | 10 | Live | north | CLOSED |",
            "0 | | 0 | Unknown | Its Virtual Account was not exported",
        ),
    ],
)
def test_what_is_said_of_a_line_that_no_lot_proves(check_model: CheckModel, line: str, found: str) -> None:
    check_model("core.purchases", given=given(line), expect=f"{FOUND}\n{SHARED_FOUND}\no:2 | {found}")


def test_a_suite_of_an_agreement_is_no_undeposited_order(check_model: CheckModel) -> None:
    suites = """
        subscription_id | suite_name | sku
        Sub-1           | Switching  | E3N-A
    """
    check_model(
        "core.purchases",
        given=given("o:2 | o | 2 | 98 | e3n-a | | License | 10 | Live | acme | |", **{"inputs.suites": suites}),
        expect=f"{FOUND}\n{SHARED_FOUND}\no:2 | 0 | | 0 | Unknown | It is a suite of an agreement",
    )


def test_a_part_that_was_deposited_leaves_the_rest_and_tells_the_account(check_model: CheckModel) -> None:
    deposits = """
        order_line_id | match_key    | deposited_count | smart_account | virtual_account
        o:1           | Order number | 1               |               |
        o:2           | Order number | 4               | north         | Depot
    """
    check_model(
        "core.purchases",
        given=given("o:2 | o | 2 | 98 | A | ISE | License | 10 | Live | | |", **{"core.order_deposits": deposits}),
        expect="""
            order_line_id | deposited_count | hidden_count | purchase_class | smart_account | virtual_account | confidence_grade
            o:1           | 1               | 0            | Deposited      | acme          |                 | B
            o:2           | 4               | 6            | Part deposited | north         | Depot           | C
        """,
    )


def test_what_is_deposited_stays_so_though_its_term_is_over_and_the_rest_counts_for_nothing(
    check_model: CheckModel,
) -> None:
    deposits = """
        order_line_id | match_key    | deposited_count | smart_account
        o:1           | Order number | 1               | acme
        o:2           | Order number | 4               | acme
    """
    check_model(
        "core.purchases",
        given=given(
            "o:2 | o | 2 | 98 | A | ISE | License | 10 | Ended | acme | |", **{"core.order_deposits": deposits}
        ),
        expect=f"{FOUND}\n{SHARED_FOUND}\no:2 | 4 | | 0 | Part deposited | Its term is over",
    )


def test_tables_without_order_numbers_may_still_tell_a_subscription(check_model: CheckModel) -> None:
    deposits = """
        order_line_id | match_key    | deposited_count | smart_account
        o:1           | Order number | 1               | acme
        o:2           | Subscription | 4               | tables
    """
    check_model(
        "core.purchases",
        given=given(
            "o:2 | o | 2 | 98 | A | ISE | License | 10 | Live | tables | |", **{"core.order_deposits": deposits}
        ),
        expect=f"{FOUND}\n{SHARED_FOUND}\no:2 | 4 | 6 | 6 | Part deposited |",
    )


def test_where_no_order_number_is_shared_only_a_licence_that_nobody_holds_is_missing(check_model: CheckModel) -> None:
    check_model(
        "core.purchases",
        given={
            **GIVEN,
            "core.order_deposits": "order_line_id",
            "core.order_lines": f"""{LINES}
            o:2 | o | 2 | W-98 | Z  | Another | License | 10 | Live | acme | |
            o:3 | o | 3 | W-98 | A  | ISE     | License | 10 | Live | acme | |
            o:4 | o | 4 | W-98 | Z5 | ANOTHER | License | 10 | Live | acme | |
        """,
        },
        expect=f"""{FOUND}
            o:2 | 0 |    | 0  | Unknown       | No order number of the files is found in CSSM
            o:3 | 0 | 10 | 10 | Not deposited |
            o:4 | 0 |    | 0  | Unknown       | No order number of the files is found in CSSM
        """,
    )


def test_what_a_pak_holds_is_not_hidden_again_as_its_order(check_model: CheckModel) -> None:
    check_model(
        "core.purchases",
        given=given(
            "o:2 | o | 2 | 98 | A | ISE | License | 10 | Live | acme | |",
            **{
                "core.pak_orders": """
            file_id | row_number | order_line_id
            list    | 2          | o:2
            list    | 3          | o:2
        """,
                "core.pak_licenses": """
            file_id | row_number | quantity_count | migrated_count | pak_class
            list    | 2          | 3              | 3              | Converted
            list    | 3          | 5              | 0              | Unfulfilled
        """,
            },
        ),
        expect="""
            order_line_id | deposited_count | undeposited_count | hidden_count | purchase_class | purchase_reason | match_key
            o:1           | 1               | 0                 | 0            | Deposited      |                 | Order number
            o:2           | 3               | 7                 | 2            | Part deposited | A PAK holds it  | PAK
        """,
    )


def test_the_price_is_the_orders_own_else_the_price_lists(check_model: CheckModel) -> None:
    header = (
        "order_line_id | license_name | ordered_count | net_unit_price_amount | net_amount | list_unit_price_amount | "
        "discount_share | currency | start_date | end_date"
    )
    check_model(
        "core.purchases",
        given={
            **GIVEN,
            "core.order_deposits": "order_line_id",
            "core.license_prices": """
            license_name | single_unit_price_amount | net_unit_price_amount | currency
            Once         | 7.00                     |                       | GBP
            Monthly      |                          | 2.00                  | GBP
        """,
            "core.order_lines": f"""{header}
            o:2 | Once    | 10 | 5.00 | 60.00 | 10.00 | 0.5 | EUR |            |
            o:3 | Once    | 10 |      | 60.00 | 10.00 | 0.5 |     |            |
            o:4 | Once    | 10 |      |       | 10.00 | 0.5 | EUR |            |
            o:5 | Once    | 10 |      |       | 10.00 |     | EUR |            |
            o:6 | Monthly | 10 |      |       |       |     | EUR | 2026-01-01 | 2026-12-31
            o:7 | Monthly | 10 |      |       |       |     |     |            |
            o:8 |         | 10 |      |       |       |     | EUR |            |
        """,
        },
        expect="""
            order_line_id | net_unit_price_amount | currency
            o:2           | 5.0000                | EUR
            o:3           | 6.0000                | USD
            o:4           | 5.0000                | EUR
            o:5           | 7.0000                | GBP
            o:6           | 24.0000               | GBP
            o:7           |                       |
            o:8           |                       |
        """,
    )
