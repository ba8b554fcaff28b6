"""advisers_engaged_late: advisers engaged too late for the event, or not at all when it is too late."""

from __future__ import annotations

from collections.abc import Callable

import pytest


@pytest.mark.parametrize(
    ("engaged", "event", "finds"),
    [
        ("2026-11-01", "2027-01-30", []),
        ("2026-11-09", "2027-01-30", ["are engaged from 9 Nov 2026"]),
        ("2026-12-09", "2027-01-30", ["are engaged from 9 Dec 2026"]),
        ("", "2027-01-30", ["are not engaged"]),
        ("", "2027-03-30", []),
    ],
)
def test_advisers_are_engaged_ninety_days_ahead_or_told_late(
    check_rule: Callable[..., None], engaged: str, event: str, finds: list[str]
) -> None:
    needed = "; for the milestone on 30 Jan 2027 they were needed by 1 Nov 2026."
    check_rule(
        "advisers_engaged_late",
        given={
            "inputs.event": f"event_kind | advisers_engaged_date\ntrue_forward | {engaged}",
            "core.agreement_events": f"""
            subscription_id | is_next | event_name | event_date
            Sub-1           | true    | milestone  | {event}
            Sub-2           | false   | milestone  | 2026-12-01
        """,
        },
        finds=[f"Outside advisers {words}{needed}" for words in finds],
    )
