"""later_note: a note signed after the day the figures are for."""

from __future__ import annotations

from collections.abc import Callable


def test_a_note_signed_after_the_as_of_date_is_told(check_rule: Callable[..., None]) -> None:
    check_rule(
        "later_note",
        given={
            "inputs.later_notes": """
            note_id | subject        | note_date
            ise     | ISE Essentials | 2026-12-01
        """
        },
        finds=["Note ise on ISE Essentials is signed on 1 Dec 2026, after the as-of date, and is not counted."],
    )
