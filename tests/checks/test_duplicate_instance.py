"""checks/duplicate_instance: one device counted twice."""

from __future__ import annotations

from collections.abc import Callable

CheckRule = Callable[..., None]


def test_a_device_that_is_counted_twice_is_told_with_where(check_rule: CheckRule) -> None:
    check_rule(
        "duplicate_instance",
        given={
            "marts.instance_match": """
            smart_account | instance_id | match_class | shared_key    | place_count | contested_count | evidence
            acme          | P:FOC0001   | Duplicate   | Serial number | 2           | 2               | its serial number stands in DEFAULT and, heard from later, in Campus
            acme          | P:FOC0002   | Duplicate   | Serial number | 3           | 4               | its serial number stands in DEFAULT and, heard from later, in Campus
            acme          | P:FOC0003   | Duplicate   | Host name     | 3           |                 | its host name stands in DEFAULT and, heard from later, in Campus
            acme          | P:FOC0004   | Ghost       | Serial number | 2           | 2               | CMDB calls it retired
        """
        },
        finds=[
            "P:FOC0001 is counted twice: its serial number stands in DEFAULT and, heard from later, in Campus.",
            "P:FOC0003 is counted twice: its host name stands in DEFAULT and, heard from later, in Campus.",
        ],
    )
