"""checks/transfer_needs_sync: a move that SSM On-Prem learns of only by a synchronisation."""

from __future__ import annotations

from collections.abc import Callable

CheckRule = Callable[..., None]


def test_a_move_from_or_to_what_an_on_prem_stands_for_is_found(check_rule: CheckRule) -> None:
    check_rule(
        "transfer_needs_sync",
        given={
            "marts.transfer_plan": """
            move_number | license_name | from_virtual_account | to_virtual_account | quantity_count | onprem_names
            1           | DNA          | Depot                | Campus             | 1200           | Vault
            2           | DNA          | Depot                | Port               | 30             |
        """
        },
        finds=[
            "1,200 DNA can move from Depot to Campus, but SSM On-Prem (Vault) learns of it only by a synchronisation."
        ],
    )
