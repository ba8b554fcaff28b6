"""checks/ghost_instance: retired or absent in the records, silent, and still counted."""

from __future__ import annotations

from collections.abc import Callable

CheckRule = Callable[..., None]


def test_a_ghost_is_told_with_what_it_still_uses_and_what_shows_it(check_rule: CheckRule) -> None:
    check_rule(
        "ghost_instance",
        given={
            "marts.instance_match": """
            smart_account | instance_id | virtual_account | match_class | ghost_reason | is_alive | in_use_count | last_contact_date | evidence
            acme          | P:FOC0001   | Campus          | Ghost       | retired      | false    | 2            | 2026-06-30        | CMDB calls it retired
            acme          | sw-2        | Campus          | Ghost       | retired      | false    |              |                   | CMDB calls it retired
            acme          | P:FOC0003   | Campus          | Ghost       | absent       | true     | 1            | 2026-11-20        | no deployment record names it
        """
        },
        finds=[
            (
                "P:FOC0001 in Campus still uses 2 licences, though CMDB calls it retired; Cisco last heard from it on "
                "30 Jun 2026."
            ),
            (
                "P:FOC0003 in Campus still uses 1 licence, though no deployment record names it; Cisco last heard from it "
                "on 20 Nov 2026."
            ),
            (
                "sw-2 in Campus still uses licences that the export does not tell, though CMDB calls it retired; Cisco "
                "last heard from it on a day that the export does not tell."
            ),
        ],
    )


def test_a_retired_device_that_is_alive_and_other_classes_are_none(check_rule: CheckRule) -> None:
    check_rule(
        "ghost_instance",
        given={
            "marts.instance_match": """
            smart_account | instance_id | match_class | ghost_reason | is_alive
            acme          | a           | Ghost       | retired      | true
            acme          | b           | Stale       |              | false
            acme          | c           | Duplicate   |              | false
        """
        },
        finds=[],
    )
