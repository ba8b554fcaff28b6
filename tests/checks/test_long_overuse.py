"""checks/long_overuse: over-use that has lasted for longer than the client accepts."""

from __future__ import annotations

from collections.abc import Callable

CheckRule = Callable[..., None]


def test_it_says_since_when_how_much_and_how_many_unit_days(check_rule: CheckRule) -> None:
    check_rule(
        "long_overuse",
        given={
            "inputs.run": """
                as_of_date
                2026-11-24
            """,
            "inputs.thresholds": """
                overuse_long_days
                90
            """,
            "marts.overuse_summary": """
                smart_account | license_name | is_over_now | since_date | is_since_first | as_of_over_count | peak_over_count | peak_date  | current_over_unit_days
                acme          | DNA          | true        | 2026-08-01 | false          | 12               | 20              | 2026-09-01 | 1500
                acme          | ISE          | true        | 2026-01-01 | true           | 300              | 300             | 2026-01-01 | 98100
                acme          | Short        | true        | 2026-08-26 | false          | 12               | 20              | 2026-09-01 | 1200
                acme          | Cured        | false       |            | false          | 0                | 20              | 2026-09-01 | 0
                acme          | Unknown      |             |            | false          |                  | 20              | 2026-09-01 | 0
            """,
        },
        finds=[
            (
                "ISE has been used beyond what acme owns since at least 1 Jan 2026, 327 days: 300 today, 300 at most, on "
                "1 Jan 2026; 98,100 unit-days."
            ),
            (
                "DNA has been used beyond what acme owns since 1 Aug 2026, 115 days: 12 today, 20 at most, on 1 Sep 2026; "
                "1,500 unit-days."
            ),
        ],
    )
