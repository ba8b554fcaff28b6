"""checks/genuine_shortage: what stays short in a whole Smart Account."""

from __future__ import annotations

from collections.abc import Callable

CheckRule = Callable[..., None]


def test_what_the_bridge_ends_with_is_the_finding_the_largest_first(check_rule: CheckRule) -> None:
    check_rule(
        "genuine_shortage",
        given={
            "marts.bridge_steps": """
            smart_account | license_name | step_key         | short_count
            acme.example  | DNA          | gross_shortage   | 120
            acme.example  | DNA          | genuine_shortage | 14
            acme.example  | ISE          | genuine_shortage | 3500
            acme.example  | Covered      | gross_shortage   | 24
            acme.example  | Covered      | genuine_shortage | 0
        """
        },
        finds=[
            "ISE is short by 3,500 in all of acme.example, after every surplus of its own and of a higher tier is counted.",
            "DNA is short by 14 in all of acme.example, after every surplus of its own and of a higher tier is counted.",
        ],
    )
