"""marts.transfer_plan: the moves for the client's administrator, in order."""

from __future__ import annotations

from collections.abc import Callable

CheckModel = Callable[..., None]

STEPS = "transfer_number | transfer_kind | smart_account | license_name | from_virtual_account | to_virtual_account | covered_license_name | quantity_count | file_id | row_number | lot_number"
LOTS = "file_id | row_number | lot_number | virtual_account | move_tool | is_agreement_lot | subscription_id | lot_end_date | onprem_names"


def test_the_console_s_moves_come_first_and_the_largest_of_them_first(check_model: CheckModel) -> None:
    check_model(
        "marts.transfer_plan",
        given={
            "marts.transfer_steps": f"""
            {STEPS}
            1 | Move  | acme | A | Depot | Campus | A | 5  | f | 1 | 1
            2 | Move  | acme | A | Depot | Campus | A | 90 | f | 1 | 2
            3 | Move  | acme | A | Depot | Port   | A | 7  | f | 1 | 1
            4 | Cover | acme | B | Port  | Port   | A | 7  |   |   |
        """,
            "core.movable_lots": f"""
            {LOTS}
            f | 1 | 1 | Depot | Cisco Smart Software Manager | false | Sub-9 | 2027-06-01 |
            f | 1 | 2 | Depot | EA tool of Sub-1             | true  | Sub-1 |            |
        """,
        },
        expect="""
            move_number | to_virtual_account | quantity_count | cured_count | move_tool                    | subscription_id | lot_end_date
            1           | Port               | 7              | 7           | Cisco Smart Software Manager |                 | 2027-06-01
            2           | Campus             | 5              | 5           | Cisco Smart Software Manager |                 | 2027-06-01
            3           | Campus             | 90             | 90          | EA tool of Sub-1             | Sub-1           |
        """,
    )


def test_a_move_is_worth_what_it_cures_and_an_unknown_price_makes_it_unknown(check_model: CheckModel) -> None:
    check_model(
        "marts.transfer_plan",
        given={
            "marts.transfer_steps": f"""
            {STEPS}
            1 | Move | acme | ISE Advantage | Depot | Campus | ISE Essentials | 5 | f | 1 | 1
            2 | Move | acme | Threat        | Depot | Campus | Threat         | 5 | f | 1 | 1
        """,
            "core.movable_lots": f"{LOTS}\nf | 1 | 1 | Depot | Cisco Smart Software Manager | false | | |",
            "core.unit_amounts": "license_name | unit_amount | currency\nISE Essentials | 1.44 | USD\nISE Advantage | 3 | USD",
        },
        expect="""
            license_name  | covered_license_name | cured_amount | currency
            ISE Advantage | ISE Essentials       | 7.20         | USD
            Threat        | Threat               |              |
        """,
    )


def test_both_ends_that_an_on_prem_stands_for_are_named(check_model: CheckModel) -> None:
    check_model(
        "marts.transfer_plan",
        given={
            "marts.transfer_steps": f"""
            {STEPS}
            1 | Move | acme | A | Depot | Campus | A | 5 | f | 1 | 1
            2 | Move | acme | A | Port  | Quay   | A | 4 | f | 2 | 1
            3 | Move | acme | A | Port  | Campus | A | 3 | f | 2 | 1
        """,
            "core.movable_lots": f"""
            {LOTS}
            f | 1 | 1 | Depot | Cisco Smart Software Manager | false | | | Vault
            f | 2 | 1 | Port  | Cisco Smart Software Manager | false | | |
        """,
            "core.tied_accounts": "smart_account | virtual_account | onprem_names\nacme | Campus | Attic\nacme | Depot | Vault",
        },
        expect="move_number | onprem_names\n1 | Vault, Attic\n2 |\n3 | Attic",
    )
