"""marts.free_licenses: what a Virtual Account may give away, today and on each later day on which that changes."""

from __future__ import annotations

from collections.abc import Callable

CheckModel = Callable[..., None]

BALANCES = "smart_account | virtual_account | license_name | balance_count | free_count"


def test_what_ends_is_free_no_longer_and_what_starts_is_free_then(check_model: CheckModel) -> None:
    check_model(
        "marts.free_licenses",
        given={
            "marts.transfer_balances": f"{BALANCES}\nacme | Depot | A | 60 | 60",
            "core.license_lots": """
            smart_account | virtual_account | license_name | lot_count | lot_start_date | lot_end_date | lot_status
            acme          | Depot           | A            | 60        |                | 2027-06-01   | Available
            acme          | Depot           | A            | 50        | 2026-01-01     |              | Available
            acme          | Depot           | A            | 30        | 2027-06-02     | 2028-06-02   | Future
            acme          | Depot           | A            | 99        | 2026-01-01     | 2027-01-01   | Ended
            acme          | Depot           | A            | 99        | 2026-01-01     | 2027-01-01   | Demo
        """,
        },
        expect="""
            free_from_date | balance_count | free_count
            2026-11-24     | 60            | 60
            2027-06-01     | 0             | 0
            2027-06-02     | 30            | 30
            2028-06-02     | 0             | 0
        """,
    )


def test_an_account_that_will_be_short_has_nothing_free_then(check_model: CheckModel) -> None:
    check_model(
        "marts.free_licenses",
        given={
            "marts.transfer_balances": f"{BALANCES}\nacme | Depot | A | 10 | 10\nacme | Port | A | -10 | 0",
            "core.license_lots": """
            smart_account | virtual_account | license_name | lot_count | lot_end_date | lot_status
            acme          | Depot           | A            | 30        | 2027-06-01   | Available
            acme          | Depot           | A            | 30        |              | Available
        """,
        },
        expect="""
            virtual_account | free_from_date | balance_count | free_count
            Depot           | 2026-11-24     | 10            | 10
            Depot           | 2027-06-01     | -20           | 0
        """,
    )


def test_what_is_reserved_stays_reserved(check_model: CheckModel) -> None:
    check_model(
        "marts.free_licenses",
        given={
            "marts.transfer_balances": f"{BALANCES}\nacme | Depot | A | 20 | 16",
            "core.license_lots": """
            smart_account | virtual_account | license_name | lot_count | lot_end_date | lot_status
            acme          | Depot           | A            | 10        | 2027-06-01   | Available
            acme          | Depot           | A            | 20        |              | Available
        """,
        },
        expect="free_from_date | balance_count | free_count\n2026-11-24 | 20 | 16\n2027-06-01 | 10 | 6",
    )
