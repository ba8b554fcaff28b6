"""marts.account_transfers: what another Smart Account could send, and what is in the way."""

from __future__ import annotations

from collections.abc import Callable

CheckModel = Callable[..., None]

LOTS = "file_id | row_number | lot_number | smart_account | virtual_account | license_name | lot_count | order_number | is_agreement_lot | onprem_names | immovable_reason"
SIMULATION = "smart_account | virtual_account | license_name | planned_balance_count"


def test_a_whole_order_line_may_be_asked_for_and_what_may_not_says_why(check_model: CheckModel) -> None:
    check_model(
        "marts.account_transfers",
        given={
            "core.movable_lots": f"""
            {LOTS}
            f | 1 | 1 | north | Depot | DNA | 10 | 111 | false |       |
            f | 1 | 2 | north | Depot | DNA | 10 | 222 | true  |       |
            f | 1 | 3 | north | Depot | DNA | 90 | 333 | false |       |
            f | 1 | 4 | north | Depot | DNA | 10 |     | false |       |
            f | 1 | 5 | north | Depot | DNA | 10 | 555 | false |       | Demo
            f | 2 | 1 | north | Port  | DNA | 10 | 666 | false | Vault |
        """,
            "marts.transfer_simulation": f"""
            {SIMULATION}
            acme  | Campus | DNA | -25
            acme  | Depot  | DNA | 5
            north | Depot  | DNA | 40
            north | Port   | DNA | 40
        """,
        },
        expect="""
            smart_account | short_count | from_smart_account | lot_number | transfer_obstacle    | transfer_need
            acme          | 20          | north              | 1          |                      | Ask Cisco to transfer the whole line of order 111 from north to acme
            acme          | 20          | north              | 2          | Enterprise Agreement | An Enterprise Agreement owns it: it stays where it is
            acme          | 20          | north              | 3          | Partly in use        | Only whole order lines go, and some of this one is in use in north
            acme          | 20          | north              | 4          | Order not known      | Find the order first: Cisco transfers whole order lines only
            acme          | 20          | north              | 1          | Behind SSM On-Prem   | An SSM On-Prem stands for Port: what is behind it stays there
        """,
    )


def test_what_the_other_smart_account_needs_itself_is_not_spare(check_model: CheckModel) -> None:
    check_model(
        "marts.account_transfers",
        given={
            "core.movable_lots": f"""
            {LOTS}
            f | 1 | 1 | north | Depot | DNA | 10 | 111 | false | |
            f | 2 | 1 | south | Depot | DNA | 10 | 222 | false | |
        """,
            "marts.transfer_simulation": f"""
            {SIMULATION}
            acme  | Campus | DNA | -25
            north | Depot  | DNA | 10
            north | Port   | DNA | -10
            south | Depot  | DNA | 10
            south | Port   | DNA | -1
        """,
        },
        expect="from_smart_account | transfer_obstacle\nsouth | Partly in use",
    )


def test_names_are_matched_whatever_their_case_and_dashes(check_model: CheckModel) -> None:
    check_model(
        "marts.account_transfers",
        given={
            "core.movable_lots": f"{LOTS}\nf | 1 | 1 | north | Depot | C9300-24 dna advantage | 10 | 111 | false | |",
            "marts.transfer_simulation": f"""
            {SIMULATION}
            acme  | Campus | C9300-24 DNA-Advantage | -25
            north | Depot  | C9300-24 dna advantage | 10
        """,
        },
        expect="license_name | lot_count\nC9300-24 DNA-Advantage | 10",
    )
