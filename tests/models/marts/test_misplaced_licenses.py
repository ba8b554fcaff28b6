"""marts.misplaced_licenses: what a move would cure, and where the spare ones lie."""

from __future__ import annotations

from collections.abc import Callable

CheckModel = Callable[..., None]


def test_a_short_account_is_shown_the_one_with_most_to_spare(check_model: CheckModel) -> None:
    check_model(
        "marts.misplaced_licenses",
        given={
            "marts.license_position": """
            smart_account | virtual_account | license_name | balance_count
            acme          | Campus          | DNA          | -120
            acme          | Datacentre      | DNA          | 150
            acme          | Warehouse       | DNA          | 30
        """,
            "marts.license_netting": """
            smart_account | license_name | misplaced_count
            acme          | DNA          | 120
        """,
        },
        expect="""
            virtual_account | short_count | surplus_account | surplus_count | move_count
            Campus          | 120         | Datacentre      | 150           | 120
        """,
    )


def test_what_is_spare_goes_to_the_largest_shortage_first_and_is_never_promised_twice(check_model: CheckModel) -> None:
    check_model(
        "marts.misplaced_licenses",
        given={
            "marts.license_position": """
            smart_account | virtual_account | license_name | balance_count
            acme          | A               | DNA          | -10
            acme          | B               | DNA          | -10
            acme          | C               | DNA          | -20
            acme          | D               | DNA          | 25
        """,
            "marts.license_netting": """
            smart_account | license_name | misplaced_count
            acme          | DNA          | 25
        """,
        },
        expect="""
            virtual_account | short_count | move_count
            C               | 20          | 20
            A               | 10          | 5
            B               | 10          | 0
        """,
    )


def test_the_surplus_of_another_smart_account_or_licence_cures_nothing(check_model: CheckModel) -> None:
    check_model(
        "marts.misplaced_licenses",
        given={
            "marts.license_position": """
            smart_account | virtual_account | license_name | balance_count
            acme          | DEFAULT         | DNA          | -120
            acme          | DEFAULT         | ISE          | 150
            northgate     | DEFAULT         | DNA          | 150
        """,
            "marts.license_netting": """
            smart_account | license_name | misplaced_count
            acme          | DNA          | 0
            acme          | ISE          | 0
            northgate     | DNA          | 0
        """,
        },
        expect="virtual_account | move_count",
    )


def test_licences_of_an_agreement_move_in_its_own_tool(check_model: CheckModel) -> None:
    both = "Cisco Smart Software Manager, and the rest in the tool of the Enterprise Agreement that owns it"
    expected = {
        0: "Cisco Smart Software Manager",
        35: "Cisco Smart Software Manager",
        36: both,
        84: both,
        85: "the tool of the Enterprise Agreement that owns the spare ones",
    }
    for agreed, tool in expected.items():
        check_model(
            "marts.misplaced_licenses",
            given={
                "inputs.agreements": """
                subscription_id
                Sub-1
            """,
                "core.license_lots": f"""
                smart_account | virtual_account | license_name | lot_count              | lot_status | subscription_id
                acme          | DEFAULT         | ISE          | {agreed // 2}          | Available  | Sub-1
                acme          | DEFAULT         | ISE          | {agreed - agreed // 2} | Available  | Sub-1
                acme          | DEFAULT         | ISE          | 900                    | Ended      | Sub-1
                acme          | DEFAULT         | ISE          | 900                    | Available  | Sub-other
                acme          | Elsewhere       | ISE          | 900                    | Available  | Sub-1
                acme          | DEFAULT         | DNA          | 900                    | Available  | Sub-1
                northgate     | DEFAULT         | ISE          | 900                    | Available  | Sub-1
            """,
                "marts.license_position": """
                smart_account | virtual_account | license_name | available_count | balance_count
                acme          | Identity        | ISE          | 0               | -50
                acme          | DEFAULT         | ISE          | 85              | 85
            """,
                "marts.license_netting": """
                smart_account | license_name | misplaced_count
                acme          | ISE          | 50
            """,
            },
            expect=f"virtual_account | move_count | move_tool\nIdentity | 50 | {tool}",
        )


def test_what_is_free_to_move_is_summed_over_the_accounts_that_spare_it(check_model: CheckModel) -> None:
    check_model(
        "marts.misplaced_licenses",
        given={
            "marts.license_position": """
            smart_account | virtual_account | license_name | available_count | balance_count
            acme          | Identity        | ISE          | 0               | -50
            acme          | A               | ISE          | 30              | 30
            acme          | B               | ISE          | 20              | 20
            acme          | C               | ISE          | 0               | 0
        """,
            "marts.license_netting": """
            smart_account | license_name | misplaced_count
            acme          | ISE          | 50
        """,
        },
        expect="""
            virtual_account | surplus_account | surplus_count | move_count | move_tool
            Identity        | A               | 30            | 50         | Cisco Smart Software Manager
        """,
    )
