"""checks/instance_not_seen: an instance Cisco has not heard from for long."""

from __future__ import annotations

from collections.abc import Callable

CheckRule = Callable[..., None]


def test_the_longest_silent_instance_comes_first(check_rule: CheckRule) -> None:
    check_rule(
        "instance_not_seen",
        given={
            "marts.instance_match": """
            smart_account | virtual_account | instance_id       | last_contact_date | silent_days | match_class | evidence
            acme          | Campus          | C9300-24T:FOC1    | 2026-08-25        | 91          | Stale       | NetBox has it in place
            acme          | TEST            | C8000V:ABCD123456 | 2022-07-11        | 1597        | Stale       | no deployment record names it
        """
        },
        finds=[
            (
                "C8000V:ABCD123456 in TEST was last heard from on 11 Jul 2022, 1,597 days ago; no deployment record names "
                "it."
            ),
            "C9300-24T:FOC1 in Campus was last heard from on 25 Aug 2026, 91 days ago; NetBox has it in place.",
        ],
    )


def test_what_is_told_as_a_ghost_or_a_duplicate_is_not_told_again(check_rule: CheckRule) -> None:
    check_rule(
        "instance_not_seen",
        given={
            "marts.instance_match": """
            smart_account | instance_id | match_class | contact_status
            acme          | a           | Ghost       | Not seen
            acme          | b           | Duplicate   | Not seen
            acme          | c           | Unmatched   | Late
        """
        },
        finds=[],
    )
