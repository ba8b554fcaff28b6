"""marts.source_kinds: what a folder could hold, and what this one does."""

from __future__ import annotations

from collections.abc import Callable

CheckModel = Callable[..., None]


def test_a_kind_is_found_stale_or_missing(check_model: CheckModel) -> None:
    check_model(
        "marts.source_kinds",
        given={
            "inputs.thresholds": """
            export_stale_days
            45
        """,
            "reference.source_kinds": """
            kind_number | subject   | source_name
            1           | licenses  | Licences
            2           | instances | Product instances
            3           | pak       | PAK licences
            4           | orders    | Orders
            5           | prices    | Prices
        """,
            "core.source_coverage": """
            subject  | covered_name | covered_count | first_date | last_date
            orders   | orders       | 0             |            |
            licenses | licences     | 1204          |            |
            licenses | lots         | 3             | 2026-01-01 | 2026-12-31
        """,
            "marts.sources": """
            subject   | taken_at   | age_days | file_count | landed_count | export_status
            licenses  | 2026-10-10 | 45       | 2          | 40           | current
            licenses  | 2026-08-10 | 106      | 1          | 30           | history
            licenses  | 2026-12-01 | -7       | 1          | 30           | later
            instances | 2026-10-09 | 46       | 1          | 90           | current
            orders    | 2026-11-20 | 4        | 1          | 0            | empty
            prices    |            |          | 1          | 12           | current
        """,
        },
        expect="""
            kind_number | source_name       | file_count | landed_count | taken_at   | age_days | source_status | coverage
            1           | Licences          | 4          | 100          | 2026-10-10 | 45       | Found         | licences: 1,204; lots: 3, 1 Jan 2026 to 31 Dec 2026
            2           | Product instances | 1          | 90           | 2026-10-09 | 46       | Stale         |
            3           | PAK licences      | 0          | 0            |            |          | Missing       |
            4           | Orders            | 1          | 0            | 2026-11-20 | 4        | Missing       |
            5           | Prices            | 1          | 12           |            |          | Found         |
        """,
    )
