"""core.unread_proposal_lines: what the newest proposal holds beyond its lines."""

from __future__ import annotations

from collections.abc import Callable

CheckModel = Callable[..., None]
UNREAD = """
    file_id | row_number | path            | taken_at   | reason
    old     | 3          | proposal/a.csv  | 2026-09-01 | column 'SKU': is empty
    new     | 4          | proposal/b.csv  | 2026-11-01 | column 'SKU': is empty
    new     | 9          | proposal/b.csv  | 2026-11-01 | column 'SKU': is empty
    later   | 5          | proposal/c.csv  | 2026-12-01 | column 'SKU': is empty
"""


def test_only_rows_of_the_proposal_on_the_table_count(check_model: CheckModel) -> None:
    check_model(
        "core.unread_proposal_lines",
        given={
            "staging.unread_proposal_lines": UNREAD,
            "core.proposal_lines": """
            file_id | row_number | path
            new     | 2          | proposal/b.csv
        """,
            "staging.proposal_totals": """
            file_id | row_number
            new     | 9
        """,
        },
        expect="""
            file_id | row_number
            new     | 4
        """,
    )


def test_where_no_line_could_be_read_every_row_counts(check_model: CheckModel) -> None:
    check_model(
        "core.unread_proposal_lines",
        given={"staging.unread_proposal_lines": UNREAD},
        expect="""
            file_id | row_number
            old     | 3
            new     | 4
            new     | 9
        """,
    )
