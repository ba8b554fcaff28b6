"""remediation_too_late: a cure that can no longer count at the next event."""

from __future__ import annotations

from collections.abc import Callable


def test_a_cure_that_begins_too_late_is_told_and_an_alternative_is_not(check_rule: Callable[..., None]) -> None:
    check_rule(
        "remediation_too_late",
        given={
            "marts.remediation_plan": """
            cure_number | cure_kind     | cure_name                    | lead_days | last_safe_start_date | event_name | event_date | cured_count | is_too_late | is_alternative
            1           | Deposit order | Have deposited 9 A of 1 order | 70       | 2026-11-21           | milestone  | 2027-01-30 | 9           | true        | false
            2           | Move          | Move 5 A                     | 5         | 2027-01-25           | milestone  | 2027-01-30 | 5           | false       | false
            3           | Re-register   | Re-register 5 instances      | 90        | 2026-11-01           | milestone  | 2027-01-30 | 0           | true        | true
            5           | Patch         | Upgrade                      | 70        | 2026-11-21           | milestone  | 2027-01-30 | 0           | true        | false
            6           | Migrate PAK   | Migrate 7 keys               | 70        | 2026-11-21           | milestone  | 2027-01-30 |             | true        | false
            4           | Report        | Report                       | 14        |                      |            |            | 0           |             | false
        """
        },
        finds=[
            (
                "Have deposited 9 A of 1 order: it takes 70 days and should have begun by 21 Nov 2026 to count on the "
                "milestone, 30 Jan 2027; 9 licences of shortage stay."
            ),
            (
                "Upgrade: it takes 70 days and should have begun by 21 Nov 2026 to count on the "
                "milestone, 30 Jan 2027; no shortage depends on it."
            ),
            (
                "Migrate 7 keys: it takes 70 days and should have begun by 21 Nov 2026 to count on the "
                "milestone, 30 Jan 2027; what it would take away is unknown."
            ),
        ],
    )
