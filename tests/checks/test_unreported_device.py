"""checks/unreported_device: in place, and unknown to CSSM."""

from __future__ import annotations

from collections.abc import Callable

CheckRule = Callable[..., None]

MATCH = """
    instance_id | match_class | system_name | said_date  | in_use_count
    P:FOC0001   | Unreported  | CMDB        | 2026-11-13 |
    P:FOC0002   | Unreported  | NetBox      | 2026-11-16 | 2
    P:FOC0003   | Matched     | NetBox      | 2026-11-16 | 2
"""


def test_a_device_that_cssm_does_not_know_is_told_with_who_says_so(check_rule: CheckRule) -> None:
    check_rule(
        "unreported_device",
        given={"marts.instance_match": MATCH},
        finds=[
            (
                "P:FOC0002 is in place, as NetBox said on 16 Nov 2026, yet CSSM does not know it: its use, 2 licences, is "
                "not reported."
            ),
            (
                "P:FOC0001 is in place, as CMDB said on 13 Nov 2026, yet CSSM does not know it: its use, of unknown "
                "quantity, is not reported."
            ),
        ],
    )


def test_a_virtual_account_that_was_never_exported_may_hold_it(check_rule: CheckRule) -> None:
    check_rule(
        "unreported_device",
        given={
            "marts.instance_match": "\n".join(MATCH.splitlines()[:3]),
            "core.virtual_accounts": """
            smart_account | virtual_account | has_instances
            acme          | Campus          | true
            acme          | Lab             | false
        """,
        },
        finds=[
            (
                "P:FOC0001 is in place, as CMDB said on 13 Nov 2026, yet CSSM does not know it: its use, of unknown "
                "quantity, is not reported, unless the Virtual Account that was never exported holds it."
            )
        ],
    )
