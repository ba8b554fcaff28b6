"""core.movable_lots: what may move to another Virtual Account, where that is done, and what may not."""

from __future__ import annotations

from collections.abc import Callable

CheckModel = Callable[..., None]


def test_what_is_in_force_moves_in_cssm_and_what_an_agreement_owns_in_its_own_tool(check_model: CheckModel) -> None:
    check_model(
        "core.movable_lots",
        given={
            "core.license_lots": """
            file_id | row_number | lot_number | lot_status | lot_count | subscription_id
            f       | 1          | 1          | Available  | 10        |
            f       | 1          | 2          | Available  | 10        | Sub-7
            f       | 1          | 3          | Available  | 10        | Sub-1
            f       | 1          | 4          | Available  | 10        | Sub-2
        """,
            "inputs.agreements": "subscription_id\nSub-1",
            "core.ea_consumption": "subscription_id\nSub-2",
        },
        expect="""
            lot_number | move_tool                    | is_agreement_lot | immovable_reason
            1          | Cisco Smart Software Manager | false            |
            2          | Cisco Smart Software Manager | false            |
            3          | EA tool of Sub-1             | true             |
            4          | EA tool of Sub-2             | true             |
        """,
    )


def test_demo_licences_and_those_not_in_force_stay_and_it_is_said_why(check_model: CheckModel) -> None:
    check_model(
        "core.movable_lots",
        given={
            "core.license_lots": """
            file_id | row_number | lot_number | lot_status | lot_count
            f       | 1          | 1          | Demo       | 10
            f       | 1          | 2          | Ended      | 10
            f       | 1          | 3          | Future     | 10
            f       | 1          | 4          | Cancelled  | 10
            f       | 1          | 5          | Unknown    | 10
            f       | 1          | 6          | Available  | 0
            f       | 1          | 7          | Invalid    | -5
        """
        },
        expect="""
            lot_number | immovable_reason
            1          | Demo
            2          | Not in force
            3          | Not in force
            4          | Not in force
            5          | Not known to be in force
            6          | Empty
            7          | Not in force
        """,
    )


def test_a_lot_of_an_account_that_an_on_prem_stands_for_names_it(check_model: CheckModel) -> None:
    check_model(
        "core.movable_lots",
        given={
            "core.license_lots": """
            file_id | row_number | lot_number | smart_account | virtual_account | lot_status | lot_count
            f       | 1          | 1          | acme          | Campus          | Available  | 10
            f       | 2          | 1          | north         | Campus          | Available  | 10
        """,
            "core.tied_accounts": """
            smart_account | virtual_account | onprem_names
            acme          | Campus          | Vault
        """,
        },
        expect="row_number | onprem_names\n1 | Vault\n2 |",
    )
