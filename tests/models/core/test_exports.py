"""core.exports: the files up to the as-of date, and which of them speak for today."""

from __future__ import annotations

from collections.abc import Callable

CheckModel = Callable[..., None]


def test_a_file_taken_after_the_as_of_date_is_not_there_and_one_without_a_day_is(check_model: CheckModel) -> None:
    check_model(
        "core.exports",
        given={
            "staging.exports": """
            file_id | subject  | taken_at
            later   | licenses | 2026-12-01
            prices  | prices   |
        """
        },
        expect="""
            file_id | is_current
            prices  | true
        """,
    )


def test_the_files_that_speak_and_the_newest_account_list_are_current(check_model: CheckModel) -> None:
    check_model(
        "core.exports",
        given={
            "staging.exports": """
            file_id  | subject  | taken_at
            licences | licenses | 2026-10-31
            former   | licenses | 2026-09-30
            list     | accounts | 2026-10-31
            old_list | accounts | 2026-09-30
        """,
            "core.speaking_exports": """
            file_id  | subject  | is_current
            licences | licenses | true
            former   | licenses | false
        """,
        },
        expect="""
            file_id  | is_current
            licences | true
            former   | false
            list     | true
            old_list | false
        """,
    )
