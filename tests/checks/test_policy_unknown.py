"""checks/policy_unknown: licences of which no source tells the class that a policy asks by."""

from __future__ import annotations

from collections.abc import Callable

CheckRule = Callable[..., None]


def test_devices_of_a_licence_are_one_finding_and_devices_without_outputs_are_none(check_rule: CheckRule) -> None:
    check_rule(
        "policy_unknown",
        given={
            "marts.reporting_ledger": """
            serial_number | smart_account | license_name | license_class | reporting_status | status_reason
            FOC1          | acme          | Odd          |               | UNKNOWN          | whether Cisco enforces it, or its term, is not told
            FOC2          | acme          | Odd          |               | UNKNOWN          | whether Cisco enforces it, or its term, is not told
            FOC3          | acme          | Odd          |               | UNKNOWN          | no output of the device
            FOC4          | acme          | Odd          |               | OK               | acknowledged
        """
        },
        finds=["What 2 devices owe for Odd is unknown: no source tells whether it is enforced, or its term."],
    )
