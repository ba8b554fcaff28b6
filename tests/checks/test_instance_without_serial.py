"""checks/instance_without_serial: instances that no record can be matched with."""

from __future__ import annotations

from collections.abc import Callable

CheckRule = Callable[..., None]

MATCH = """
    smart_account | instance_id | serial_number | instance_uuid | match_class | match_key
    acme          | a           |               |               | Unmatched   |
    acme          | b           |               |               | Stale       |
    acme          | c           |               |               | Matched     | Host name
    acme          | d           |               | AB-12         | Unmatched   |
    acme          | e           | FOC0001       |               | Unmatched   |
    other         | f           |               |               | Matched     | Host name
                  | g           |               |               | Unreported  |
"""


def test_one_sentence_a_smart_account_says_how_many_cannot_be_matched(check_rule: CheckRule) -> None:
    check_rule(
        "instance_without_serial",
        given={"marts.instance_match": MATCH, "core.deployed_devices": "system_name | device_id\nCMDB | FOC0001"},
        finds=[
            (
                "The export names 3 instances of acme by host name alone; 2 of them no deployment record can be matched "
                "with."
            )
        ],
    )


def test_without_deployment_records_there_is_nothing_to_match_with(check_rule: CheckRule) -> None:
    check_rule("instance_without_serial", given={"marts.instance_match": MATCH}, finds=[])
