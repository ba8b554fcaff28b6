"""checks/level_mismatch: a device says of itself what CSSM does not count."""

from __future__ import annotations

from collections.abc import Callable

CheckRule = Callable[..., None]


def test_one_sentence_holds_what_the_device_says_and_what_cssm_counts(check_rule: CheckRule) -> None:
    check_rule(
        "level_mismatch",
        given={
            "marts.instance_match": """
            smart_account | instance_id | match_class
            acme          | P:FOC0001   | Level mismatch
            acme          | P:FOC0002   | Level mismatch
            acme          | P:FOC0003   | Stale
        """,
            "core.level_mismatches": """
            smart_account | instance_id | license_name   | device_in_use_count | in_use_count
            acme          | P:FOC0001   | DNA Essentials | 2                   | 0
            acme          | P:FOC0001   | DNA Advantage  | 0                   | 2
            acme          | P:FOC0001   | HSEC           | 2                   | 1
            acme          | P:FOC0002   | HSEC           | 0                   | 1
            acme          | P:FOC0003   | HSEC           | 0                   | 1
        """,
        },
        finds=[
            "P:FOC0001 says of itself that it uses 2 DNA Essentials, 2 HSEC; CSSM counts 2 DNA Advantage, 1 HSEC.",
            "P:FOC0002 says of itself that it uses none of what CSSM counts; CSSM counts 1 HSEC.",
        ],
    )
