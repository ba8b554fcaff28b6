"""core.license_records: what the current exports show."""

from __future__ import annotations

from collections.abc import Callable

CheckModel = Callable[..., None]


def test_only_current_rows_are_records(check_model: CheckModel) -> None:
    check_model(
        "core.license_records",
        given={
            "core.license_history": """
            file_id | row_number | license_name  | taken_at   | is_current
            older   | 1          | DNA Advantage | 2026-09-30 | false
            newer   | 1          | DNA Advantage | 2026-10-31 | true
        """
        },
        expect="""
            file_id | row_number | license_name  | taken_at
            newer   | 1          | DNA Advantage | 2026-10-31
        """,
    )
