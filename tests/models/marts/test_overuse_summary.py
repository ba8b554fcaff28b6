"""marts.overuse_summary: whether a licence is over-used, since when, and by how much."""

from __future__ import annotations

from collections.abc import Callable

CheckModel = Callable[..., None]

HISTORY = """
    smart_account | license_name | period_start_date | period_end_date | taken_at   | over_count | over_unit_days | unseen_days | is_known | overuse_source
    acme          | Again        | 2026-01-01        | 2026-02-01      | 2026-01-01 | 30         | 930            | 0           | true     | Snapshots
    acme          | Again        | 2026-02-01        | 2026-03-01      | 2026-02-01 | 0          | 0              | 0           | true     | Snapshots
    acme          | Again        | 2026-03-01        | 2026-04-01      | 2026-03-01 | 10         | 310            | 5           | true     | Usage table
    acme          | Again        | 2026-04-01        | 2026-04-11      | 2026-04-01 | 20         | 200            | 0           | true     | Snapshots
    acme          | Always       | 2026-01-01        | 2026-04-11      | 2026-01-01 | 4          | 400            | 0           | true     | Snapshots
    acme          | Cured        | 2026-01-01        | 2026-02-01      | 2026-01-01 | 4          | 124            | 0           | true     | Snapshots
    acme          | Cured        | 2026-02-01        | 2026-04-11      | 2026-02-01 | 0          | 0              | 0           | true     | Snapshots
    acme          | Open         | 2026-01-01        | 2026-02-01      | 2026-01-01 | 4          | 124            | 0           | true     | Snapshots
    acme          | Open         | 2026-02-01        | 2026-04-11      | 2026-02-01 |            |                | 0           | false    | Snapshots
"""


def test_since_when_without_a_break_how_much_at_most_and_when(check_model: CheckModel) -> None:
    check_model(
        "marts.overuse_summary",
        given={"marts.overuse_history": HISTORY},
        expect="""
            license_name | is_over_now | as_of_over_count | since_date | is_since_first | peak_over_count | peak_date  | over_unit_days | current_over_unit_days | over_days
            Again        | true        | 20               | 2026-03-01 | false          | 30              | 2026-01-01 | 1440           | 510                    | 72
            Always       | true        | 4                | 2026-01-01 | true           | 4               | 2026-01-01 | 400            | 400                    | 100
            Cured        | false       | 0                |            | false          | 4               | 2026-01-01 | 124            | 0                      | 31
            Open         |             |                  |            | false          | 4               | 2026-01-01 | 124            | 0                      | 31
        """,
    )


def test_what_is_not_known_and_what_nobody_saw_is_counted(check_model: CheckModel) -> None:
    check_model(
        "marts.overuse_summary",
        given={"marts.overuse_history": HISTORY},
        expect="""
            license_name | first_date | snapshot_count | is_known | unseen_days | unknown_days | overuse_source
            Again        | 2026-01-01 | 4              | true     | 5           | 0            | Usage table
            Always       | 2026-01-01 | 1              | true     | 0           | 0            | Snapshots
            Cured        | 2026-01-01 | 2              | true     | 0           | 0            | Snapshots
            Open         | 2026-01-01 | 2              | false    | 0           | 69           | Snapshots
        """,
    )
