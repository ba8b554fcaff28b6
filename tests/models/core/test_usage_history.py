"""core.usage_history: what a device used in a period counts once, as the newest report tells it."""

from __future__ import annotations

from collections.abc import Callable

CheckModel = Callable[..., None]

EXPORTS = """
    file_id | taken_at
    device  | 2026-10-31
    bundle  | 2026-11-01
    later   | 2026-12-01
"""
RUN = """
    as_of_date
    2026-11-24
"""


def test_a_report_in_a_device_file_and_in_a_bundle_counts_once(check_model: CheckModel) -> None:
    check_model(
        "core.usage_history",
        given={
            "inputs.run": RUN,
            "staging.exports": EXPORTS,
            "staging.usage_points": """
            file_id | row_number | measurement_number | serial_number | entitlement_tag | report_id | usage_start_time    | usage_end_time      | used_count
            device  | 1          | 1                  | FOC1          | regid.a         | 100       | 2026-10-01 00:00:00 | 2026-10-02 00:00:00 | 2
            bundle  | 1          | 1                  | FOC1          | regid.a         | 100       | 2026-10-01 00:00:00 | 2026-10-02 00:00:00 | 2
            bundle  | 1          | 2                  | FOC1          | regid.a         | 100       | 2026-10-02 00:00:00 | 2026-10-03 00:00:00 | 3
            bundle  | 2          | 1                  | FOC2          | regid.a         | 100       | 2026-10-01 00:00:00 | 2026-10-02 00:00:00 | 7
        """,
        },
        expect="""
            file_id | serial_number | usage_start_time    | used_count
            bundle  | FOC1          | 2026-10-01 00:00:00 | 2
            bundle  | FOC1          | 2026-10-02 00:00:00 | 3
            bundle  | FOC2          | 2026-10-01 00:00:00 | 7
        """,
    )


def test_the_newest_report_on_a_period_speaks_even_where_an_older_file_holds_it(check_model: CheckModel) -> None:
    check_model(
        "core.usage_history",
        given={
            "inputs.run": RUN,
            "staging.exports": EXPORTS,
            "staging.usage_points": """
            file_id | row_number | measurement_number | serial_number | entitlement_tag | report_id | usage_start_time    | usage_end_time      | used_count
            device  | 1          | 1                  | FOC1          | regid.a         | 1000      | 2026-10-01 00:00:00 | 2026-10-02 00:00:00 | 4
            bundle  | 1          | 1                  | FOC1          | regid.a         | 999       | 2026-10-01 00:00:00 | 2026-10-02 00:00:00 | 9
        """,
        },
        expect="""
            file_id | used_count
            device  | 4
        """,
    )


def test_what_was_taken_or_measured_after_the_as_of_date_is_not_yet_known(check_model: CheckModel) -> None:
    check_model(
        "core.usage_history",
        given={
            "inputs.run": RUN,
            "staging.exports": EXPORTS,
            "staging.usage_points": """
            file_id | row_number | measurement_number | serial_number | entitlement_tag | usage_start_time    | usage_end_time      | used_count
            bundle  | 1          | 1                  | FOC1          | regid.a         | 2026-11-24 08:00:00 | 2026-11-24 20:00:00 | 1
            bundle  | 1          | 2                  | FOC1          | regid.a         | 2026-11-25 00:00:00 | 2026-11-26 00:00:00 | 2
            later   | 1          | 1                  | FOC1          | regid.a         | 2026-10-01 00:00:00 | 2026-10-02 00:00:00 | 3
        """,
        },
        expect="""
            file_id | used_count
            bundle  | 1
        """,
    )


def test_accounts_and_licences_of_a_table_without_serial_numbers_are_kept_apart(check_model: CheckModel) -> None:
    check_model(
        "core.usage_history",
        given={
            "inputs.run": RUN,
            "staging.exports": EXPORTS,
            "staging.usage_points": """
            file_id | row_number | measurement_number | virtual_account | license_name | usage_start_time    | usage_end_time      | used_count
            device  | 2          | 1                  | Campus          | DNA          | 2026-10-01 00:00:00 | 2026-10-02 00:00:00 | 1
            device  | 3          | 1                  | Datacentre      | DNA          | 2026-10-01 00:00:00 | 2026-10-02 00:00:00 | 2
            device  | 4          | 1                  | Campus          | SDWAN        | 2026-10-01 00:00:00 | 2026-10-02 00:00:00 | 3
        """,
        },
        expect="""
            row_number | virtual_account | license_name | used_count
            2          | Campus          | DNA          | 1
            3          | Datacentre      | DNA          | 2
            4          | Campus          | SDWAN        | 3
        """,
    )
