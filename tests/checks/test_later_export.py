"""later_export: an export taken after the day the figures are for."""

from __future__ import annotations

from collections.abc import Callable

CheckRule = Callable[..., None]


def test_an_export_later_than_the_as_of_date_is_told(check_rule: CheckRule) -> None:
    check_rule(
        "later_export",
        given={
            "marts.sources": """
            format        | format_title       | taken_at   | export_status
            cssm_licenses | CSSM licence table | 2026-12-31 | later
            cssm_licenses | CSSM licence table | 2026-09-30 | current
        """,
        },
        finds=["CSSM licence table taken on 31 Dec 2026 is later than the as-of date and is not used."],
    )
