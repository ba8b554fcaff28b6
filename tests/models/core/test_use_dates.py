"""core.use_dates: when a device began to use a licence, and when that last changed."""

from __future__ import annotations

from collections.abc import Callable

CheckModel = Callable[..., None]


def points(rows: str) -> str:
    return (
        "serial_number | entitlement_tag | license_name | metric_name | usage_start_time | usage_end_time | used_count\n"
        + rows
    )


def test_use_begins_with_the_first_day_on_which_more_than_nothing_was_measured(check_model: CheckModel) -> None:
    check_model(
        "core.use_dates",
        given={
            "core.usage_history": points("""
            foc1 | regid.a |     | ENTITLEMENT | 2026-01-01 | 2026-02-01 | 0
            FOC1 | regid.a |     | ENTITLEMENT | 2026-02-01 | 2026-03-01 | 4
            FOC1 | regid.a |     | ENTITLEMENT | 2026-03-01 | 2026-04-01 | 7
            FOC1 | regid.a |     | THROUGHPUT  | 2025-03-01 | 2026-04-01 | 7
                 |         | DNA |             | 2025-03-01 | 2026-04-01 | 7
        """),
            "staging.license_tags": """
            file_id | row_number | entitlement_tag | license_name
            api     | 1          | regid.a         | DNA Advantage
        """,
        },
        expect="""
            serial_number | license_key   | license_name  | first_use_date | last_use_date | measured_until_date | last_change_date
            FOC1          | dna advantage | DNA Advantage | 2026-02-01     | 2026-04-01    | 2026-04-01          |
        """,
    )


def test_use_that_stopped_and_use_that_came_back_are_changes(check_model: CheckModel) -> None:
    check_model(
        "core.use_dates",
        given={
            "core.usage_history": points("""
            STOP | | A | | 2026-01-01 | 2026-02-01 | 4
            STOP | | A | | 2026-02-01 | 2026-03-01 | 0
            STOP | | A | | 2026-03-01 | 2026-04-01 | 0
            BACK | | A | | 2026-01-01 | 2026-02-01 | 4
            BACK | | A | | 2026-02-01 | 2026-03-01 | 0
            BACK | | A | | 2026-03-01 | 2026-04-01 | 2
            NONE | | A | | 2026-03-01 | 2026-04-01 | 0
        """)
        },
        expect="""
            serial_number | first_use_date | last_use_date | last_change_date
            STOP          | 2026-01-01     | 2026-02-01    | 2026-02-01
            BACK          | 2026-01-01     | 2026-04-01    | 2026-03-01
            NONE          |                |               |
        """,
    )


def test_a_tag_nobody_explains_is_called_by_its_own_name_part(check_model: CheckModel) -> None:
    check_model(
        "core.use_dates",
        given={
            "core.usage_history": points("""
            FOC1 | regid.2019-04.com.cisco.C9300-24_Network_Advantage,1.0_41552 | | | 2026-01-01 | 2026-02-01 | 4
            FOC1 | regid.two | | | 2026-01-01 | 2026-02-01 | 4
        """),
            "staging.license_tags": """
            file_id | row_number | entitlement_tag | license_name
            api     | 1          | regid.two       | One thing
            api     | 2          | regid.two       | Another thing
        """,
        },
        expect="""
            license_key                | license_name
            c9300 24 network advantage | C9300-24_Network_Advantage
            regid.two                  | regid.two
        """,
    )
