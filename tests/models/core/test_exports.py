"""core.exports: every landed file, and what it is good for on the as-of date."""

from __future__ import annotations

from collections.abc import Callable

CheckModel = Callable[..., None]


def test_a_file_taken_after_the_as_of_date_is_told_apart_and_one_without_a_day_is_current(
    check_model: CheckModel,
) -> None:
    check_model(
        "core.exports",
        given={
            "staging.exports": """
            file_id | format     | subject  | taken_at   | landed_count
            later   | licenses   | licenses | 2026-12-01 | 5
            prices  | price_list | prices   |            | 5
            no_rows | price_list | prices   |            | 0
        """
        },
        expect="""
            file_id | export_status | is_current
            later   | later         | false
            prices  | current       | true
            no_rows | empty         | false
        """,
    )


def test_a_licence_file_is_current_while_it_speaks_then_history_and_overlapped_where_it_never_spoke(
    check_model: CheckModel,
) -> None:
    check_model(
        "core.exports",
        given={
            "staging.exports": """
            file_id  | format                   | subject  | taken_at   | landed_count
            licences | smart_licensing_licenses | licenses | 2026-10-31 | 5
            table    | cssm_licenses            | licenses | 2026-10-31 | 5
            former   | smart_licensing_licenses | licenses | 2026-09-30 | 5
        """,
            "core.speaking_exports": """
            file_id  | subject  | is_current
            licences | licenses | true
            former   | licenses | false
        """,
        },
        expect="""
            file_id  | export_status | is_current
            licences | current       | true
            table    | overlapped    | false
            former   | history       | false
        """,
    )


def test_of_other_kinds_the_newest_day_of_a_format_and_account_is_current(check_model: CheckModel) -> None:
    check_model(
        "core.exports",
        given={
            "staging.exports": """
            file_id   | format                   | subject  | smart_account | taken_at   | landed_count
            list      | smart_licensing_accounts | accounts |               | 2026-10-31 | 5
            old_list  | smart_licensing_accounts | accounts |               | 2026-09-30 | 5
            orders    | orders                   | orders   | acme          | 2026-09-30 | 5
            of_north  | orders                   | orders   | north         | 2026-08-31 | 5
            of_future | orders                   | orders   | north         | 2026-12-31 | 5
        """,
        },
        expect="""
            file_id   | export_status
            list      | current
            old_list  | history
            orders    | current
            of_north  | current
            of_future | later
        """,
    )
