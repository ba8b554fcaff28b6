"""core.account_usage: the use of a licence in a whole Smart Account, as tables of use tell it."""

from __future__ import annotations

from collections.abc import Callable

CheckModel = Callable[..., None]

LEVELS = """
    smart_account | license_name | changed_at | taken_at   | in_use_count
    acme          | C9300-24 DNA | 2026-05-10 | 2026-05-10 | 100
    acme          | C9300-24 DNA | 2026-05-20 | 2026-05-10 | 999
    acme          | C9300-24 DNA | 2026-06-10 | 2026-06-10 | 110
"""
SOLE = """
    smart_account | is_only
    acme          | true
"""


def test_a_table_that_tells_no_less_than_cssm_counts_tells_all_of_the_use(check_model: CheckModel) -> None:
    check_model(
        "core.account_usage",
        given={
            "core.license_levels": LEVELS,
            "core.smart_accounts": SOLE,
            "core.usage_history": """
                smart_account | license_name | usage_start_time    | usage_end_time      | used_count
                ACME          | c9300 24 dna | 2026-05-01 00:00:00 | 2026-06-01 00:00:00 | 104
                              | C9300-24 DNA | 2026-06-01 00:00:00 | 2026-07-01 00:00:00 | 112
            """,
        },
        expect="""
            smart_account | license_name | start_date | end_date   | used_count | is_whole
            acme          | C9300-24 DNA | 2026-05-01 | 2026-06-01 | 104        | true
            acme          | C9300-24 DNA | 2026-06-01 | 2026-07-01 | 112        | true
        """,
    )


def test_a_table_that_tells_less_than_cssm_on_one_day_does_not(check_model: CheckModel) -> None:
    check_model(
        "core.account_usage",
        given={
            "core.license_levels": LEVELS,
            "core.smart_accounts": SOLE,
            "core.usage_history": """
                smart_account | license_name | usage_start_time    | usage_end_time      | used_count
                acme          | C9300-24 DNA | 2026-05-01 00:00:00 | 2026-06-01 00:00:00 | 104
                acme          | C9300-24 DNA | 2026-06-01 00:00:00 | 2026-07-01 00:00:00 | 40
            """,
        },
        expect="""
            start_date | is_whole
            2026-05-01 | false
            2026-06-01 | false
        """,
    )


def test_a_table_of_days_that_no_snapshot_tells_proves_nothing(check_model: CheckModel) -> None:
    check_model(
        "core.account_usage",
        given={
            "core.license_levels": LEVELS,
            "core.smart_accounts": SOLE,
            "core.usage_history": """
                smart_account | license_name | usage_start_time    | usage_end_time      | used_count
                acme          | C9300-24 DNA | 2026-08-01 00:00:00 | 2026-09-01 00:00:00 | 500
            """,
        },
        expect="""
            used_count | is_whole
            500        | false
        """,
    )


def test_virtual_accounts_are_summed_the_highest_of_a_day_counts_and_devices_never_do(check_model: CheckModel) -> None:
    check_model(
        "core.account_usage",
        given={
            "core.license_levels": LEVELS,
            "core.smart_accounts": SOLE,
            "core.usage_history": """
                smart_account | virtual_account | serial_number | license_name | usage_start_time    | usage_end_time      | used_count
                acme          | Campus          |               | C9300-24 DNA | 2026-05-10 00:00:00 | 2026-05-10 12:00:00 | 60
                acme          | Campus          |               | C9300-24 DNA | 2026-05-10 12:00:00 | 2026-05-11 00:00:00 | 70
                acme          | Depot           |               | C9300-24 DNA | 2026-05-10 00:00:00 | 2026-05-11 00:00:00 | 35
                acme          |                 | FOC2648JZML   | C9300-24 DNA | 2026-05-10 00:00:00 | 2026-05-11 00:00:00 | 900
            """,
        },
        expect="""
            start_date | end_date   | used_count | is_whole
            2026-05-10 | 2026-05-11 | 105        | true
        """,
    )


def test_a_table_of_no_named_account_is_nobodys_where_the_client_has_several(check_model: CheckModel) -> None:
    check_model(
        "core.account_usage",
        given={
            "core.license_levels": LEVELS,
            "core.smart_accounts": """
                smart_account | is_only
                acme          | false
                north         | false
            """,
            "core.usage_history": """
                license_name | usage_start_time    | usage_end_time      | used_count
                C9300-24 DNA | 2026-05-01 00:00:00 | 2026-06-01 00:00:00 | 104
            """,
        },
        expect="""
            used_count
        """,
    )
