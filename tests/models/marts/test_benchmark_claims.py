"""marts.benchmark_claims: what is claimed, never without its source, its date and n."""

from __future__ import annotations

from collections.abc import Callable

CheckModel = Callable[..., None]


def test_what_is_not_told_of_a_claim_is_said(check_model: CheckModel) -> None:
    check_model(
        "marts.benchmark_claims",
        given={
            "reference.benchmarks": """
            benchmark_key | statement | source          | source_date | sample_count
            first         | A claim.  | Adviser's page  |             |
            second        | A claim.  | Adviser's paper | 2026-03-01  | 1204
        """
        },
        expect="""
            benchmark_key | sample_words | source_words
            first         | n unknown    | Adviser's page, undated, n unknown
            second        | n = 1,204    | Adviser's paper, 1 Mar 2026, n = 1,204
        """,
    )
