"""marts.transfer_balances: what a move could concern, and how much of it is free."""

from __future__ import annotations

from collections.abc import Callable

CheckModel = Callable[..., None]

POSITION = "smart_account | virtual_account | license_name | in_use_count | reserved_count | substitution_count | balance_count"


def test_only_families_with_a_shortage_and_a_surplus_in_one_smart_account_are_concerned(
    check_model: CheckModel,
) -> None:
    check_model(
        "marts.transfer_balances",
        given={
            "marts.license_position": f"""
            {POSITION}
            acme  | Campus | A    | 10 | 0 | 0 | -5
            acme  | Depot  | A    | 10 | 0 | 0 | 5
            acme  | Port   | A    | 10 | 0 | 0 | 0
            acme  | Quay   | A    | 10 | 0 | 0 |
            north | Depot  | B    | 10 | 0 | 0 | 5
            acme  | Depot  | B    | 10 | 0 | 0 | -5
        """
        },
        expect="""
            smart_account | virtual_account | license_name | balance_count | free_count
            acme          | Campus          | A            | -5            | 0
            acme          | Depot           | A            | 5             | 5
        """,
    )


def test_a_surplus_of_a_higher_tier_is_concerned_by_a_shortage_of_a_lower_one(check_model: CheckModel) -> None:
    check_model(
        "marts.transfer_balances",
        given={
            "marts.license_position": f"""
            {POSITION}
            acme | Campus | ISE Essentials | 10 | 0 | 0 | -5
            acme | Depot  | ISE Advantage  | 10 | 0 | 0 | 5
        """,
            "core.license_tiers": """
            license_name   | license_family | tier_rank
            ISE Essentials | ISE            | 1
            ISE Advantage  | ISE            | 2
        """,
        },
        expect="""
            virtual_account | license_name   | license_family | tier_rank | free_count
            Campus          | ISE Essentials | ISE            | 1         | 0
            Depot           | ISE Advantage  | ISE            | 2         | 5
        """,
    )


def test_what_is_reserved_beyond_what_is_in_use_is_not_free(check_model: CheckModel) -> None:
    check_model(
        "marts.transfer_balances",
        given={
            "marts.license_position": f"""
            {POSITION}
            acme | Campus | A | 30 | 0  | 0 | -30
            acme | Depot  | A | 10 | 14 | 0 | 20
            acme | Port   | A | 10 | 8  | 0 | 20
            acme | Quay   | A | 0  | 50 | 0 | 20
        """
        },
        expect="virtual_account | free_count\nCampus | 0\nDepot | 16\nPort | 20\nQuay | 0",
    )


def test_a_shortage_is_long_unless_lots_that_start_before_the_event_end_it(check_model: CheckModel) -> None:
    check_model(
        "marts.transfer_balances",
        given={
            "marts.license_position": f"""
            {POSITION}
            acme | Campus | A | 30 | 0 | 0 | -10
            acme | Port   | A | 30 | 0 | 0 | -10
            acme | Quay   | A | 30 | 0 | 0 | -10
            acme | Depot  | A | 10 | 0 | 0 | 20
        """,
            "core.license_lots": """
            smart_account | virtual_account | license_name | lot_count | lot_start_date | lot_end_date | lot_status
            acme          | Campus          | A            | 20        |                |              | Available
            acme          | Campus          | A            | 10        | 2026-12-24     |              | Future
            acme          | Port            | A            | 20        |                | 2026-12-24   | Available
            acme          | Port            | A            | 20        | 2026-12-24     |              | Future
            acme          | Quay            | A            | 20        |                |              | Available
            acme          | Quay            | A            | 10        | 2027-02-24     |              | Future
        """,
            "core.agreement_events": "subscription_id | event_date | is_next\nSub-1 | 2027-01-30 | true",
        },
        expect="""
            virtual_account | is_long_short
            Campus          | false
            Port            | true
            Quay            | true
            Depot           | false
        """,
    )


def test_without_an_event_every_shortage_is_long(check_model: CheckModel) -> None:
    check_model(
        "marts.transfer_balances",
        given={
            "marts.license_position": f"""
            {POSITION}
            acme | Campus | A | 30 | 0 | 0 | -10
            acme | Depot  | A | 10 | 0 | 0 | 20
        """
        },
        expect="virtual_account | is_long_short\nCampus | true\nDepot | false",
    )
