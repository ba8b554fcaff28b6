"""checks/missing_pages: a source that announces more records than its files hold."""

from __future__ import annotations

from collections.abc import Callable

CheckRule = Callable[..., None]


def test_a_source_that_announces_more_than_it_holds_is_told_with_both_counts(check_rule: CheckRule) -> None:
    check_rule(
        "missing_pages",
        given={
            "marts.sources": """
            format_title       | smart_account | taken_at   | reported_count | read_count | repeated_count
            API, licences      | acme.example  | 2026-11-15 | 1541           | 1600       | 100
            API, devices       | acme.example  | 2026-11-15 | 2449           | 2449       |
            CSSM licence table | acme.example  | 2026-02-16 |                | 540        |
        """
        },
        finds=[
            "API, licences of acme.example, taken on 15 Nov 2026: 1,541 records are announced, the files hold 1,500."
        ],
    )
