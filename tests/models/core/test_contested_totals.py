"""core.contested_totals: how much of an account's use is contestable, and how well that is proven."""

from __future__ import annotations

from collections.abc import Callable

CheckModel = Callable[..., None]


def test_no_more_is_contested_than_the_account_uses_and_the_best_proven_counts_first(check_model: CheckModel) -> None:
    check_model(
        "core.contested_totals",
        given={
            "core.contested_use": """
            file_id | row_number | smart_account | virtual_account | license_name | contest_kind | confidence_grade | contested_count
            devices | 1          | acme          | Campus          | DNA          | Stale        | C                | 4
            devices | 2          | acme          | Campus          | DNA          | Stale        | C                | 3
            devices | 3          | acme          | Campus          | DNA          | Ghost        | B                | 5
            devices | 4          | acme          | Campus          | ISE          | Ghost        | B                | 1
            devices | 5          | acme          | Depot           | DNA          | Stale        | C                | 1
        """,
            "core.account_licenses": """
            smart_account | virtual_account | license_name | in_use_count | is_current
            acme          | Campus          | DNA          | 9            | true
            acme          | Campus          | DNA          | 90           | false
            acme          | Depot           | DNA          | 8            | true
        """,
        },
        expect="""
            virtual_account | license_name | contest_kind | confidence_grade | contested_count
            Campus          | DNA          | Ghost        | B                | 5
            Campus          | DNA          | Stale        | C                | 4
            Depot           | DNA          | Stale        | C                | 1
        """,
    )


def test_where_use_is_unknown_nothing_is_contested(check_model: CheckModel) -> None:
    check_model(
        "core.contested_totals",
        given={
            "core.contested_use": """
            file_id | row_number | smart_account | virtual_account | license_name | contest_kind | confidence_grade | contested_count
            devices | 1          | acme          | Campus          | DNA          | Stale        | C                | 4
        """,
            "core.account_licenses": """
            smart_account | virtual_account | license_name | in_use_count | is_current
            acme          | Campus          | DNA          |              | true
        """,
        },
        expect="license_name | contested_count",
    )
