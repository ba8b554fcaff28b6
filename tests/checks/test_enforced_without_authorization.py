"""checks/enforced_without_authorization: a feature in use that needs an authorisation code, and none is told."""

from __future__ import annotations

from collections.abc import Callable

CheckRule = Callable[..., None]


def test_only_what_a_source_says_is_missing_is_a_finding(check_rule: CheckRule) -> None:
    check_rule(
        "enforced_without_authorization",
        given={
            "core.enforced_licenses": """
            serial_number | license_key | license_name | virtual_account | host_name | license_class     | is_authorized
            FOC1          | hsec        | HSEC         | Campus          | rtr-1     | export controlled | false
            FOC2          | hsec        | HSEC         | Campus          | rtr-2     | export controlled | true
            FOC3          | macsec      | MACsec       | Campus          |           | enforced          | false
            FOC4          | macsec      | MACsec       | Campus          | rtr-4     | enforced          |
        """
        },
        finds=[
            "rtr-1 in Campus uses HSEC, which is export controlled, without an authorisation code.",
            "FOC3 in Campus uses MACsec, which is enforced, without an authorisation code.",
        ],
    )
