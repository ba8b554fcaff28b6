"""marts.overuse_history: how much more was used than owned, period by period."""

from __future__ import annotations

from collections.abc import Callable

CheckModel = Callable[..., None]

RUN = """
    as_of_date
    2026-11-24
"""
THRESHOLDS = """
    export_stale_days
    45
"""


def test_over_use_is_what_is_used_beyond_what_is_owned_and_lasts_until_the_next_snapshot(
    check_model: CheckModel,
) -> None:
    check_model(
        "marts.overuse_history",
        given={
            "inputs.run": RUN,
            "inputs.thresholds": THRESHOLDS,
            "core.license_levels": """
                smart_account | license_name | changed_at | taken_at   | available_count | in_use_count | substitution_count | is_dated
                acme          | DNA          | 2026-10-05 | 2026-10-05 | 100             | 90           | 0                  | true
                acme          | DNA          | 2026-10-25 | 2026-10-05 | 80              | 90           | 2                  | true
                acme          | DNA          | 2026-11-04 | 2026-11-04 | 80              | 95           | 0                  | false
            """,
        },
        expect="""
            period_start_date | period_end_date | over_count | over_unit_days | is_known | is_dated | overuse_source
            2026-10-05        | 2026-10-25      | 0          | 0              | true     | true     | Snapshots
            2026-10-25        | 2026-11-04      | 8          | 80             | true     | true     | Snapshots
            2026-11-04        | 2026-11-24      | 15         | 300            | true     | false    | Snapshots
        """,
    )


def test_unknown_use_or_entitlement_is_unknown_over_use_and_missing_pages_are_not_known(
    check_model: CheckModel,
) -> None:
    check_model(
        "marts.overuse_history",
        given={
            "inputs.run": RUN,
            "inputs.thresholds": THRESHOLDS,
            "core.license_levels": """
                smart_account | license_name | changed_at | taken_at   | available_count | in_use_count | substitution_count
                acme          | No use       | 2026-11-04 | 2026-11-04 | 80              |              | 0
                acme          | No lots      | 2026-11-04 | 2026-11-04 |                 | 90           | 0
                acme          | Pages        | 2026-11-14 | 2026-11-14 | 80              | 70           | 0
            """,
            "core.snapshot_days": """
                smart_account | virtual_account | taken_at   | is_exhaustive
                acme          | Campus          | 2026-11-04 | true
                acme          | Campus          | 2026-11-14 | false
            """,
        },
        expect="""
            license_name | over_count | over_unit_days | is_known
            No use       |            |                | false
            No lots      |            |                | false
            Pages        | 0          | 0              | false
        """,
    )


def test_days_for_which_a_snapshot_is_too_old_to_speak_are_counted(check_model: CheckModel) -> None:
    check_model(
        "marts.overuse_history",
        given={
            "inputs.run": RUN,
            "inputs.thresholds": THRESHOLDS,
            "core.license_levels": """
                smart_account | license_name | changed_at | taken_at   | available_count | in_use_count | substitution_count
                acme          | DNA          | 2026-06-01 | 2026-06-01 | 80              | 90           | 0
                acme          | DNA          | 2026-08-01 | 2026-06-01 | 70              | 90           | 0
                acme          | DNA          | 2026-11-01 | 2026-11-01 | 70              | 90           | 0
            """,
        },
        expect="""
            period_start_date | unseen_days
            2026-06-01        | 16
            2026-08-01        | 92
            2026-11-01        | 0
        """,
    )


def test_a_table_of_use_that_tells_all_of_it_speaks_until_something_newer_does_and_one_that_does_not_never(
    check_model: CheckModel,
) -> None:
    check_model(
        "marts.overuse_history",
        given={
            "inputs.run": RUN,
            "inputs.thresholds": THRESHOLDS,
            "core.license_levels": """
                smart_account | license_name | changed_at | taken_at   | available_count | in_use_count | substitution_count
                acme          | DNA          | 2026-09-01 | 2026-09-01 | 80              | 70           | 0
                acme          | ISE          | 2026-09-01 | 2026-09-01 | 80              | 70           | 0
            """,
            "core.account_usage": """
                smart_account | license_name | start_date | end_date   | used_count | is_whole
                acme          | DNA          | 2026-10-01 | 2026-10-11 | 85         | true
                acme          | DNA          | 2026-08-01 | 2026-08-11 | 85         | true
                acme          | ISE          | 2026-10-01 | 2026-10-11 | 85         | false
            """,
        },
        expect="""
            license_name | period_start_date | period_end_date | in_use_count | over_count | over_unit_days | overuse_source | unseen_days
            DNA          | 2026-09-01        | 2026-10-01      | 70           | 0          | 0              | Snapshots      | 0
            DNA          | 2026-10-01        | 2026-10-11      | 85           | 5          | 50             | Usage table    | 0
            DNA          | 2026-10-11        | 2026-11-24      | 85           | 5          | 220            | Usage table    | 0
            ISE          | 2026-09-01        | 2026-11-24      | 70           | 0          | 0              | Snapshots      | 39
        """,
    )


def test_tables_of_use_that_overlap_leave_the_word_to_the_snapshots(check_model: CheckModel) -> None:
    check_model(
        "marts.overuse_history",
        given={
            "inputs.run": RUN,
            "inputs.thresholds": THRESHOLDS,
            "core.license_levels": """
                smart_account | license_name | changed_at | taken_at   | available_count | in_use_count | substitution_count
                acme          | DNA          | 2026-11-01 | 2026-11-01 | 80              | 70           | 0
            """,
            "core.account_usage": """
                smart_account | license_name | start_date | end_date   | used_count | is_whole
                acme          | DNA          | 2026-11-01 | 2026-11-11 | 85         | true
                acme          | DNA          | 2026-11-06 | 2026-11-08 | 95         | true
            """,
        },
        expect="""
            period_start_date | over_count | overuse_source
            2026-11-01        | 5          | Usage table
            2026-11-06        | 0          | Snapshots
            2026-11-08        | 5          | Usage table
            2026-11-11        | 5          | Usage table
        """,
    )
