"""checks/deployment_systems_disagree: one system calls retired what another has in place."""

from __future__ import annotations

from collections.abc import Callable

CheckRule = Callable[..., None]


def test_the_system_that_is_believed_and_the_one_to_correct_are_both_named(check_rule: CheckRule) -> None:
    check_rule(
        "deployment_systems_disagree",
        given={
            "marts.instance_match": """
            smart_account | instance_id | device_id | match_class | is_deployed | system_name     | said_date
            acme          | P:FOC0001   | FOC0001   | Matched     | true        | Catalyst Center | 2026-11-13
            acme          | P:FOC0002   | FOC0002   | Ghost       | false       | CMDB            | 2026-11-13
            acme          | P:FOC0003   | FOC0003   | Matched     | true        | CMDB            | 2026-11-13
        """,
            "core.deployed_devices": """
            system_name     | device_id | is_deployed
            Catalyst Center | FOC0001   | true
            CMDB            | FOC0001   | false
            NetBox          | FOC0001   | false
            CMDB            | FOC0002   | false
            CMDB            | FOC0003   | true
            Catalyst Center | FOC0003   |
        """,
        },
        finds=[
            (
                "By CMDB and NetBox P:FOC0001 is retired, but Catalyst Center has it in place, as of 13 Nov 2026, and is "
                "believed."
            )
        ],
    )
