"""core.suite_licenses: whose licences a suite counts."""

from __future__ import annotations

from collections.abc import Callable

CheckModel = Callable[..., None]


def test_an_agreement_limited_to_some_smart_accounts_counts_those_alone(check_model: CheckModel) -> None:
    check_model(
        "core.suite_licenses",
        given={
            "inputs.agreements": """
            subscription_id
            Sub-1
        """,
            "inputs.agreement_accounts": """
            subscription_id | smart_account
            Sub-1           | calderbank
        """,
            "inputs.suite_licenses": """
            subscription_id | suite_name | sku   | license_name
            Sub-1           | Switching  | E3N-A | DNA Advantage
        """,
            "core.virtual_accounts": """
            smart_account | virtual_account
            calderbank    | DEFAULT
            northgate     | DEFAULT
        """,
        },
        expect="""
            subscription_id | suite_name | license_name  | smart_account
            Sub-1           | Switching  | DNA Advantage | calderbank
        """,
    )


def test_an_agreement_that_names_none_counts_every_smart_account_of_the_client_also_one_never_exported(
    check_model: CheckModel,
) -> None:
    check_model(
        "core.suite_licenses",
        given={
            "inputs.agreements": """
            subscription_id
            Sub-1
        """,
            "inputs.smart_accounts": """
            smart_account
            calderbank
            overseas
        """,
            "inputs.suite_licenses": """
            subscription_id | suite_name | sku   | license_name
            Sub-1           | Switching  | E3N-A | DNA Advantage
        """,
            "core.virtual_accounts": """
            smart_account | virtual_account
            calderbank    | DEFAULT
            calderbank    | Campus
            northgate     | DEFAULT
        """,
        },
        expect="""
            license_name  | smart_account
            DNA Advantage | calderbank
            DNA Advantage | northgate
            DNA Advantage | overseas
        """,
    )
