"""marts.license_netting: shortages netted over the Virtual Accounts of one Smart Account."""

from __future__ import annotations

from collections.abc import Callable

CheckModel = Callable[..., None]


def test_a_shortage_in_one_account_is_met_by_the_surplus_of_another(check_model: CheckModel) -> None:
    check_model(
        "marts.license_netting",
        given={
            "marts.license_position": """
            smart_account | virtual_account | license_name   | balance_count
            acme          | Campus          | C9300-24 DNA-A | -120
            acme          | Datacentre      | C9300-24 DNA-A | 150
        """
        },
        expect="""
            smart_account | license_name   | gross_short_count | misplaced_count | genuine_short_count
            acme          | C9300-24 DNA-A | 120               | 120             | 0
        """,
    )


def test_nothing_nets_across_smart_accounts_even_where_the_virtual_accounts_share_a_name(
    check_model: CheckModel,
) -> None:
    check_model(
        "marts.license_netting",
        given={
            "marts.license_position": """
            smart_account | virtual_account | license_name   | balance_count
            acme          | DEFAULT         | C9300-24 DNA-A | -120
            northgate     | DEFAULT         | C9300-24 DNA-A | 150
        """
        },
        expect="""
            smart_account | license_name   | gross_short_count | misplaced_count | genuine_short_count | surplus_count
            acme          | C9300-24 DNA-A | 120               | 0               | 120                 | 0
            northgate     | C9300-24 DNA-A | 0                 | 0               | 0                   | 150
        """,
    )


def test_another_licence_never_cures_a_shortage(check_model: CheckModel) -> None:
    check_model(
        "marts.license_netting",
        given={
            "marts.license_position": """
            smart_account | virtual_account | license_name   | balance_count
            acme          | Campus          | C9300-24 DNA-A | -5
            acme          | Campus          | C9300-48 DNA-A | 9
        """
        },
        expect="""
            smart_account | license_name   | misplaced_count | genuine_short_count | surplus_count
            acme          | C9300-24 DNA-A | 0               | 5                   | 0
            acme          | C9300-48 DNA-A | 0               | 0                   | 9
        """,
    )


def test_an_unknown_balance_is_told_and_neither_short_nor_spare(check_model: CheckModel) -> None:
    check_model(
        "marts.license_netting",
        given={
            "marts.license_position": """
            smart_account | virtual_account | license_name   | balance_count
            acme          | Campus          | C9300-24 DNA-A |
            acme          | Datacentre      | C9300-24 DNA-A | -3
        """
        },
        expect="""
            license_name   | gross_short_count | misplaced_count | genuine_short_count | unknown_account_count
            C9300-24 DNA-A | 3                 | 0               | 3                   | 1
        """,
    )


def test_shortages_and_surpluses_of_several_accounts_are_added_and_counted(check_model: CheckModel) -> None:
    check_model(
        "marts.license_netting",
        given={
            "marts.license_position": """
            smart_account | virtual_account | license_name   | balance_count
            acme          | A               | C9300-24 DNA-A | -7
            acme          | B               | C9300-24 DNA-A | -4
            acme          | C               | C9300-24 DNA-A | 5
            acme          | D               | C9300-24 DNA-A | 3
            acme          | E               | C9300-24 DNA-A | 0
        """
        },
        expect="""
            gross_short_count | misplaced_count | genuine_short_count | surplus_count | short_account_count | unknown_account_count
            11                | 8               | 3                   | 8             | 2                   | 0
        """,
    )
