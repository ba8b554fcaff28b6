"""checks/instance_not_seen: an instance Cisco has not heard from for long."""

from __future__ import annotations

from collections.abc import Callable

CheckRule = Callable[..., None]


def test_the_longest_silent_instance_comes_first(check_rule: CheckRule) -> None:
    check_rule(
        "instance_not_seen",
        given={
            "core.product_instances": """
            file_id | row_number | virtual_account | instance_id       | last_contact_date | silent_days | contact_status
            api     | 1          | Campus          | C9300-24T:FOC1    | 2026-08-25        | 91          | Not seen
            api     | 2          | TEST            | C8000V:ABCD123456 | 2022-07-11        | 1597        | Probably gone
        """
        },
        finds=[
            "C8000V:ABCD123456 in TEST was last heard from on 11 Jul 2022, 1,597 days ago.",
            "C9300-24T:FOC1 in Campus was last heard from on 25 Aug 2026, 91 days ago.",
        ],
    )


def test_an_instance_seen_late_or_unknown_is_no_finding(check_rule: CheckRule) -> None:
    check_rule(
        "instance_not_seen",
        given={
            "core.product_instances": """
            file_id | row_number | instance_id | contact_status
            api     | 1          | a           | Seen
            api     | 2          | b           | Late
            api     | 3          | c           | Unknown
        """
        },
        finds=[],
    )
