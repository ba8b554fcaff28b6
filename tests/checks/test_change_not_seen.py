"""checks/change_not_seen: changes that CSSM does not show yet."""

from __future__ import annotations

from collections.abc import Callable

CheckRule = Callable[..., None]


def test_each_kind_of_change_is_one_finding_a_smart_account(check_rule: CheckRule) -> None:
    check_rule(
        "change_not_seen",
        given={
            "marts.changes": """
                change_number | change_kind         | smart_account | subject      | changed_count | is_seen_by_cisco
                1             | Order               | acme          | order 103, A |               |
                2             | Order               | acme          | order 101, A | 10            | false
                3             | Order               | acme          | order 102, A | 6             | false
                4             | Device retired      | acme          | sw-02        |               | false
                5             | Device deployed     |               | sw-03        |               | false
                6             | Device not recorded | acme          | sw-04        |               | false
                7             | Use began           | acme          | rtr-01       |               | false
                8             | In use              | acme          | DNA          | 9             | true
            """
        },
        finds=[
            "Cisco has not seen yet: 1 device newly deployed, sw-03 first.",
            "Cisco has not seen yet in acme: 1 device that deployment records no longer name, sw-04 first.",
            "Cisco has not seen yet in acme: 1 device retired, sw-02 first.",
            "Cisco has not seen yet in acme: 2 orders of 16 licences, order 101, A first.",
            "Cisco has not seen yet in acme: 1 use that began since, rtr-01 first.",
        ],
    )
