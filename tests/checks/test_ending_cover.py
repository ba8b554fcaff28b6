"""checks/ending_cover: a move that cures only until its lot ends."""

from __future__ import annotations

from collections.abc import Callable

CheckRule = Callable[..., None]


def test_a_lot_that_ends_by_the_event_covers_until_then(check_rule: CheckRule) -> None:
    check_rule(
        "ending_cover",
        given={
            "marts.transfer_plan": """
            move_number | license_name | covered_license_name | to_virtual_account | quantity_count | lot_end_date
            1           | DNA          | DNA                  | Campus             | 40             | 2027-01-19
            2           | DNA          | DNA                  | Port               | 30             | 2027-01-30
            3           | DNA          | DNA                  | Quay               | 20             | 2027-01-31
            4           | DNA          | DNA                  | Shed               | 10             |
        """,
            "core.agreement_events": "event_date | event_name | is_next\n2027-01-30 | milestone | true",
        },
        finds=[
            (
                "40 DNA that could move to Campus end on 19 Jan 2027: they cover it until then, and no longer on the "
                "milestone, 30 Jan 2027."
            ),
            (
                "30 DNA that could move to Port end on 30 Jan 2027: they cover it until then, and no longer on the "
                "milestone, 30 Jan 2027."
            ),
        ],
    )


def test_without_an_event_nothing_ends_too_soon(check_rule: CheckRule) -> None:
    check_rule("ending_cover", given={"marts.transfer_plan": "move_number | lot_end_date\n1 | 2027-01-19"}, finds=[])
