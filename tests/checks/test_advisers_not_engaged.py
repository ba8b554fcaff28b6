"""advisers_not_engaged: nobody is engaged while there is time."""

from __future__ import annotations

from collections.abc import Callable

import pytest


@pytest.mark.parametrize(
    ("engaged", "event", "is_found"),
    [("", "2027-02-22", True), ("", "2027-02-21", False), ("2026-12-01", "2027-03-31", False)],
)
def test_while_there_is_time_it_is_told_that_nobody_is_engaged(
    check_rule: Callable[..., None], engaged: str, event: str, is_found: bool
) -> None:
    sentence = "No outside advisers are engaged for the milestone on 22 Feb 2027; the last day to do so in time is 24 Nov 2026."
    check_rule(
        "advisers_not_engaged",
        given={
            "inputs.event": f"event_kind | advisers_engaged_date\ntrue_forward | {engaged}",
            "core.agreement_events": f"""
            subscription_id | is_next | event_name | event_date
            Sub-1           | true    | milestone  | {event}
        """,
        },
        finds=[sentence] if is_found else [],
    )
