"""marts.transfer_simulation: every line of the position before and after the plan."""

from __future__ import annotations

from collections.abc import Callable

CheckModel = Callable[..., None]

STEPS = "transfer_number | transfer_kind | smart_account | license_name | from_virtual_account | to_virtual_account | covered_license_name | quantity_count"
POSITION = "smart_account | virtual_account | license_name | balance_count | position_status"


def test_a_move_takes_from_one_account_and_brings_to_another(check_model: CheckModel) -> None:
    check_model(
        "marts.transfer_simulation",
        given={
            "marts.license_position": f"""
            {POSITION}
            acme  | Campus     | DNA | -120 | Misplaced
            acme  | Datacentre | DNA | 150  | Surplus
            acme  | Port       | DNA |      | Unknown
            north | Campus     | DNA | -3   | Short
        """,
            "marts.transfer_steps": f"{STEPS}\n1 | Move | acme | DNA | Datacentre | Campus | DNA | 120",
        },
        expect="""
            smart_account | virtual_account | balance_count | moved_in_count | moved_out_count | cover_count | planned_balance_count
            acme          | Campus          | -120          | 120            | 0               | 0           | 0
            acme          | Datacentre      | 150           | 0              | 120             | 0           | 30
            acme          | Port            |               | 0              | 0               | 0           |
            north         | Campus          | -3            | 0              | 0               | 0           | -3
        """,
    )


def test_a_higher_tier_that_comes_gives_what_it_covers(check_model: CheckModel) -> None:
    check_model(
        "marts.transfer_simulation",
        given={
            "marts.license_position": f"""
            {POSITION}
            acme | Campus | ISE Essentials | -5 | Short
            acme | Depot  | ISE Advantage  | 8  | Surplus
            acme | Depot  | ISE Essentials | -2 | Short
        """,
            "marts.transfer_steps": f"""
            {STEPS}
            1 | Move  | acme | ISE Advantage | Depot | Campus | ISE Essentials | 5
            2 | Cover | acme | ISE Advantage | Depot | Depot  | ISE Essentials | 2
        """,
        },
        expect="""
            virtual_account | license_name   | balance_count | moved_in_count | moved_out_count | cover_count | planned_balance_count
            Campus          | ISE Essentials | -5            | 0              | 0               | 5           | 0
            Campus          | ISE Advantage  | 0             | 5              | 0               | -5          | 0
            Depot           | ISE Advantage  | 8             | 0              | 5               | -2          | 1
            Depot           | ISE Essentials | -2            | 0              | 0               | 2           | 0
        """,
    )
