"""checks/retired_but_alive: a record calls a device retired that was heard from since."""

from __future__ import annotations

from collections.abc import Callable

CheckRule = Callable[..., None]


def test_the_day_it_was_last_seen_or_heard_from_is_told(check_rule: CheckRule) -> None:
    check_rule(
        "retired_but_alive",
        given={
            "marts.instance_match": """
            smart_account | instance_id | virtual_account | match_class | ghost_reason | is_alive | in_use_count | system_name | last_contact_date | last_seen_date
            acme          | P:FOC0001   | Campus          | Ghost       | retired      | true     | 1200         | CMDB        | 2026-11-06        | 2026-11-13
            acme          | P:FOC0002   | Campus          | Ghost       | retired      | true     | 1            | CMDB        | 2026-11-16        | 2026-11-13
            acme          | sw-3        | Campus          | Ghost       | retired      | true     |              | CMDB        |                   | 2026-11-13
            acme          | P:FOC0004   | Campus          | Ghost       | retired      | false    | 1            | CMDB        | 2026-06-30        |
            acme          | P:FOC0005   | Campus          | Ghost       | absent       | true     | 1            |             | 2026-11-16        |
        """
        },
        finds=[
            (
                "CMDB calls P:FOC0001 in Campus retired, yet it was seen on 13 Nov 2026 and Cisco heard from it on "
                "6 Nov 2026: its use, 1,200 licences, cannot be contested."
            ),
            (
                "CMDB calls P:FOC0002 in Campus retired, yet Cisco heard from it on 16 Nov 2026: its use, 1 licence, "
                "cannot be contested."
            ),
            (
                "CMDB calls sw-3 in Campus retired, yet it was seen on 13 Nov 2026: its use, of unknown quantity, cannot "
                "be contested."
            ),
        ],
    )
