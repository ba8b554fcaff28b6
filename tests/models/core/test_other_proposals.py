"""core.other_proposals: proposals of the same day that are not on the table."""

from __future__ import annotations

from collections.abc import Callable

CheckModel = Callable[..., None]


def test_another_sheet_of_the_same_day_is_told_and_an_older_proposal_is_not(check_model: CheckModel) -> None:
    check_model(
        "core.other_proposals",
        given={
            "core.proposal_lines": """
            file_id | row_number | path                    | taken_at
            b       | 2          | proposal/q.xlsx/Two     | 2026-11-01
        """,
            "staging.proposal_lines": """
            file_id | row_number | path                    | taken_at   | proposed_amount | currency
            b       | 2          | proposal/q.xlsx/Two     | 2026-11-01 | 5.00            | USD
            a       | 2          | proposal/q.xlsx/One     | 2026-11-01 | 7.00            | USD
            a       | 3          | proposal/q.xlsx/One     | 2026-11-01 | 8.00            | USD
            old     | 2          | proposal/old.csv        | 2026-09-01 | 9.00            | USD
        """,
        },
        expect="""
            path                | proposal_path       | line_count | proposed_amount | currency
            proposal/q.xlsx/One | proposal/q.xlsx/Two | 2          | 15.00           | USD
        """,
    )
