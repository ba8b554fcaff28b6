"""marts.movement_coverage: what can be said at all about moves in the last twelve months."""

from __future__ import annotations

from collections.abc import Callable

CheckModel = Callable[..., None]

RUN = """
    as_of_date
    2026-11-24
"""


def test_two_snapshots_can_be_compared_and_the_log_says_which_days_it_tells(check_model: CheckModel) -> None:
    check_model(
        "marts.movement_coverage",
        given={
            "inputs.run": RUN,
            "core.smart_accounts": """
                smart_account
                acme
            """,
            "core.snapshot_days": """
                smart_account | virtual_account | taken_at   | previous_taken_at | round_date | is_shown | is_exhaustive | log_coverage
                acme          | Campus          | 2025-06-01 |                   | 2025-06-01 | true     | true          |
                acme          | Campus          | 2025-11-01 | 2025-06-01        | 2025-11-01 | true     | true          | None
                acme          | Campus          | 2026-05-01 | 2025-11-01        | 2026-05-01 | true     | true          | Part
                acme          | Campus          | 2026-11-01 | 2026-05-01        | 2026-11-01 | true     | false         | All
            """,
            "core.event_log_periods": """
                smart_account | first_date | last_date
                acme          | 2026-02-01 | 2026-11-10
            """,
            "marts.movement_ledger": """
                smart_account | movement_source | is_explained | unexplained_count
                acme          | Event log       | true         | 0
                acme          | Event log       |              |
                acme          | Snapshots       | false        | 12
            """,
        },
        expect="""
            smart_account | first_snapshot_date | last_snapshot_date | comparison_count | unlogged_comparison_count | incomplete_snapshot_count | once_shown_account_count | compared_days | log_first_date | log_last_date | logged_days | unlogged_days | is_comparable | told_leg_count | unexplained_leg_count | unexplained_count
            acme          | 2025-11-01          | 2026-11-01         | 2                | 1                         | 1                         | 0                        | 342           | 2026-02-01     | 2026-11-10    | 283         | 82            | true          | 2              | 1                     | 12
        """,
    )


def test_one_snapshot_or_none_can_be_compared_with_nothing(check_model: CheckModel) -> None:
    check_model(
        "marts.movement_coverage",
        given={
            "inputs.run": RUN,
            "core.smart_accounts": """
                smart_account
                acme
                never
            """,
            "core.snapshot_days": """
                smart_account | virtual_account | taken_at   | previous_taken_at | round_date | is_shown | is_exhaustive
                acme          | Campus          | 2026-11-01 |                   | 2026-11-01 | true     | true
                acme          | Depot           | 2026-11-01 |                   | 2026-11-01 | true     | true
            """,
        },
        expect="""
            smart_account | first_snapshot_date | last_snapshot_date | comparison_count | once_shown_account_count | compared_days | log_first_date | unlogged_days | is_comparable | unexplained_count
            acme          | 2026-11-01          | 2026-11-01         | 0                | 2                        | 0             |                | 365           | false         | 0
            never         |                     |                    | 0                | 0                        | 0             |                | 365           | false         | 0
        """,
    )
