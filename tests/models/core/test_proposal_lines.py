"""core.proposal_lines: the vendor's newest proposal."""

from __future__ import annotations

from collections.abc import Callable

CheckModel = Callable[..., None]


def test_only_the_newest_proposal_up_to_the_as_of_date_is_on_the_table(check_model: CheckModel) -> None:
    check_model(
        "core.proposal_lines",
        given={
            "staging.proposal_lines": """
            file_id | row_number | path                        | taken_at   | proposal_line
            first   | 2          | proposal/tf_2026-09-01.csv  | 2026-09-01 | 1
            second  | 2          | proposal/tf_2026-11-01.csv  | 2026-11-01 | 1
            second  | 3          | proposal/tf_2026-11-01.csv  | 2026-11-01 | 2
            later   | 2          | proposal/tf_2026-12-01.csv  | 2026-12-01 | 1
        """
        },
        expect="""
            file_id | row_number | proposal_line
            second  | 2          | 1
            second  | 3          | 2
        """,
    )


def test_a_proposal_without_a_day_counts_as_of_today(check_model: CheckModel) -> None:
    check_model(
        "core.proposal_lines",
        given={
            "staging.proposal_lines": """
            file_id | row_number | path                       | taken_at   | proposal_line
            dated   | 2          | proposal/tf_2026-11-01.csv | 2026-11-01 | 1
            undated | 2          | proposal/tf.csv            |            | 1
        """
        },
        expect="""
            file_id
            undated
        """,
    )


def test_where_no_months_are_stated_the_dates_of_a_line_give_whole_months(check_model: CheckModel) -> None:
    check_model(
        "core.proposal_lines",
        given={
            "staging.proposal_lines": """
            file_id | row_number | path            | taken_at   | proposed_months | proposed_start_date | proposed_end_date
            tf      | 2          | proposal/tf.csv | 2026-11-01 |                 | 2027-02-28          | 2030-02-27
            tf      | 3          | proposal/tf.csv | 2026-11-01 | 12              | 2027-02-28          | 2030-02-27
            tf      | 4          | proposal/tf.csv | 2026-11-01 |                 | 2027-02-28          |
        """
        },
        expect="""
            row_number | proposed_months
            2          | 36.000000
            3          | 12.000000
            4          |
        """,
    )
