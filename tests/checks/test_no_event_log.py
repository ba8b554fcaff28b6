"""checks/no_event_log: pairs of snapshots between which no event log tells what moved."""

from __future__ import annotations

from collections.abc import Callable

CheckRule = Callable[..., None]


def test_a_log_that_ends_too_early_and_a_log_that_is_missing(check_rule: CheckRule) -> None:
    check_rule(
        "no_event_log",
        given={
            "marts.movement_coverage": """
                smart_account | comparison_count | unlogged_comparison_count | log_first_date | log_last_date
                acme          | 4                | 0                         | 2025-10-01     | 2026-11-20
                calder        | 3                | 1                         | 2025-08-04     | 2026-08-19
                north         | 2                | 2                         |                |
                single        | 0                | 0                         |                |
            """
        },
        finds=[
            (
                "What moved in calder is not told for 1 of the 3 pairs of snapshots of the last 12 months: the event log "
                "goes from 4 August 2025 to 19 August 2026."
            ),
            (
                "What moved in north is not told for 2 of the 2 pairs of snapshots of the last 12 months: no event log is "
                "in the files."
            ),
        ],
    )
