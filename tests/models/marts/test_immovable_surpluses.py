"""marts.immovable_surpluses: misplaced, and still not to be cured by a move."""

from __future__ import annotations

from collections.abc import Callable

CheckModel = Callable[..., None]

SIMULATION = "smart_account | virtual_account | license_name | planned_balance_count"
POSITION = "smart_account | virtual_account | license_name | in_use_count | reserved_count | available_count"


def test_a_surplus_left_beside_a_shortage_says_why_it_stays(check_model: CheckModel) -> None:
    check_model(
        "marts.immovable_surpluses",
        given={
            "marts.transfer_simulation": f"""
            {SIMULATION}
            acme  | Campus | DNA | -20
            acme  | Port   | DNA | -2
            acme  | Depot  | DNA | 12
            acme  | Quay   | DNA | 4
            acme  | Shed   | DNA |
            acme  | Depot  | ISE | 9
            north | Depot  | DNA | 9
        """,
            "marts.license_position": f"""
            {POSITION}
            acme | Depot | DNA | 10 | 30 | 40
            acme | Quay  | DNA | 10 | 0  | 0
        """,
        },
        expect="""
            virtual_account | license_name | short_count | immovable_count | immovable_reason
            Depot           | DNA          | 22          | 12              | Reserved for devices
            Quay            | DNA          | 22          | 4               | In no lot that moves
        """,
    )
