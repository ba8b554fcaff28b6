"""marts.license_history: each licence as CSSM showed it over time."""

from __future__ import annotations

from collections.abc import Callable

CheckModel = Callable[..., None]


def test_a_day_sums_the_virtual_accounts_and_what_is_short_does_not_net(check_model: CheckModel) -> None:
    check_model(
        "marts.license_history",
        given={
            "core.license_history": """
            taken_at
            2026-10-31
        """,
            "core.account_licenses": """
            smart_account | virtual_account | license_name | taken_at   | reported_quantity_count | in_use_count | substitution_count
            acme          | Campus          | DNA          | 2026-10-31 | 100                     | 220          | 20
            acme          | Datacentre      | DNA          | 2026-10-31 | 150                     | 0            | 0
            acme          | Depot           | DNA          | 2026-10-31 | 0                       | 5            | 0
        """,
        },
        expect="""
            smart_account | license_name | taken_at   | reported_quantity_count | in_use_count | gross_short_count
            acme          | DNA          | 2026-10-31 | 250                     | 225          | 105
        """,
    )


def test_an_account_not_exported_that_day_is_shown_as_its_newest_export_before(check_model: CheckModel) -> None:
    check_model(
        "marts.license_history",
        given={
            "core.license_history": """
            taken_at
            2026-08-31
            2026-08-31
            2026-10-31
            2026-10-31
        """,
            "core.account_licenses": """
            smart_account | virtual_account | license_name | taken_at   | superseded_at | reported_quantity_count | in_use_count | substitution_count
            acme          | Campus          | DNA          | 2026-08-31 | 2026-10-31    | 100                     | 80           | 0
            acme          | Campus          | DNA          | 2026-10-31 |               | 100                     | 110          | 0
            acme          | Warehouse       | DNA          | 2026-08-31 |               | 50                      | 40           | 0
            acme          | Closed site     | DNA          | 2026-08-31 | 2026-10-31    | 5                       | 5            | 0
        """,
        },
        expect="""
            taken_at   | reported_quantity_count | in_use_count | gross_short_count
            2026-08-31 | 155                     | 125          | 0
            2026-10-31 | 150                     | 150          | 10
        """,
    )


def test_a_use_that_is_unknown_makes_the_days_shortage_unknown(check_model: CheckModel) -> None:
    check_model(
        "marts.license_history",
        given={
            "core.license_history": """
            taken_at
            2026-10-31
        """,
            "core.account_licenses": """
            smart_account | virtual_account | license_name | taken_at   | reported_quantity_count | in_use_count | substitution_count
            acme          | Campus          | DNA          | 2026-10-31 | 100                     |              | 0
            acme          | Datacentre      | DNA          | 2026-10-31 | 150                     | 160          | 0
        """,
        },
        expect="""
            reported_quantity_count | in_use_count | gross_short_count
            250                     |              |
        """,
    )


def test_two_smart_accounts_stay_two(check_model: CheckModel) -> None:
    check_model(
        "marts.license_history",
        given={
            "core.license_history": """
            taken_at
            2026-10-31
        """,
            "core.account_licenses": """
            smart_account | virtual_account | license_name | taken_at   | reported_quantity_count | in_use_count | substitution_count
            calderbank    | DEFAULT         | DNA          | 2026-10-31 | 100                     | 120          | 0
            northgate     | DEFAULT         | DNA          | 2026-10-31 | 150                     | 100          | 0
        """,
        },
        expect="""
            smart_account | in_use_count | gross_short_count
            calderbank    | 120          | 20
            northgate     | 100          | 0
        """,
    )
