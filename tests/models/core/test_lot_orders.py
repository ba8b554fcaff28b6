"""core.lot_orders: which proof of purchase each lot has."""

from __future__ import annotations

from collections.abc import Callable

CheckModel = Callable[..., None]

LOTS = """
    file_id | row_number | lot_number | smart_account | virtual_account | license_name   | lot_count | subscription_id
    api     | 1          | 1          | acme          | Campus          | ISE Essentials | 10        |
    api     | 1          | 2          | acme          | Campus          | ISE Essentials | 10        | sub-1
    api     | 2          | 1          | acme          | Depot           | ISE Essentials | 10        | Sub-2
    api     | 3          | 1          | acme          | Depot           | ISE Essentials | 10        | Sub-3
"""


def test_a_lot_is_proven_by_its_orders_else_by_its_agreement_else_by_a_list_of_subscriptions_with_orders(
    check_model: CheckModel,
) -> None:
    check_model(
        "core.lot_orders",
        given={
            "inputs.run": """
            as_of_date
            2026-11-24
        """,
            "core.license_lots": LOTS,
            "core.order_lines": """
            order_line_id
            o:2
        """,
            "core.deposits": """
            order_line_id | file_id | row_number | lot_number | match_key    | deposited_count
            o:2           | api     | 1          | 1          | Order number | 4
            o:3           | api     | 1          | 1          | Order number | 3
        """,
            "inputs.agreements": """
            subscription_id
            Sub-1
        """,
            "staging.subscriptions": """
            file_id | row_number | taken_at   | subscription_id | order_number
            ccw     | 2          | 2026-11-16 | SUB-2           | 98
            cssm    | 2          | 2026-11-16 | Sub-3           |
            later   | 2          | 2026-12-16 | Sub-3           | 99
        """,
        },
        expect="""
            row_number | lot_number | lot_count | proven_count | has_order | proof_source
            1          | 1          | 10        | 7            | true      | Order
            1          | 2          | 10        | 0            | false     | Agreement
            2          | 1          | 10        | 0            | false     | Subscription list
            3          | 1          | 10        | 0            | false     |
        """,
    )


def test_without_any_order_nobody_knows_whether_a_lot_has_one(check_model: CheckModel) -> None:
    check_model(
        "core.lot_orders",
        given={"core.license_lots": LOTS},
        expect="""
            row_number | lot_number | proven_count | has_order | proof_source
            1          | 1          | 0            |           |
            1          | 2          | 0            |           |
            2          | 1          | 0            |           |
            3          | 1          | 0            |           |
        """,
    )
