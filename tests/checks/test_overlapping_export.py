"""overlapping_export: an export that another one of the same day speaks for."""

from __future__ import annotations

from collections.abc import Callable

CheckRule = Callable[..., None]


def test_an_overlapped_export_is_told_and_no_other(check_rule: CheckRule) -> None:
    check_rule(
        "overlapping_export",
        given={
            "marts.sources": """
            format        | format_title       | taken_at   | file_count | export_status
            cssm_licenses | CSSM licence table | 2026-10-31 | 2          | overlapped
            cssm_licenses | CSSM licence table | 2026-09-30 | 1          | history
        """,
        },
        finds=["CSSM licence table taken on 31 Oct 2026 is not counted: another export speaks for the same accounts."],
    )
