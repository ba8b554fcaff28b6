"""core.tied_accounts: which Virtual Accounts an SSM On-Prem stands for."""

from __future__ import annotations

from collections.abc import Callable

CheckModel = Callable[..., None]


def test_an_account_is_tied_whatever_the_case_it_is_told_in_and_the_default_one_never(check_model: CheckModel) -> None:
    check_model(
        "core.tied_accounts",
        given={
            "core.virtual_accounts": """
            smart_account | virtual_account
            acme.example  | Campus
            acme.example  | DEFAULT
            acme.example  | Depot
            north.example | Depot
        """,
            "core.onprem_accounts": """
            smart_account | virtual_account | onprem_name
            ACME.example  | campus          | Vault
            acme.example  | Campus          | Attic
            acme.example  | Default         | Vault
            north.example | Depot           | Cellar
        """,
        },
        expect="""
            smart_account | virtual_account | onprem_names
            acme.example  | Campus          | Attic, Vault
            north.example | Depot           | Cellar
        """,
    )
