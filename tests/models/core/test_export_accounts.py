"""core.export_accounts: which Virtual Accounts each file names."""

from __future__ import annotations

from collections.abc import Callable

CheckModel = Callable[..., None]


def test_a_file_names_the_accounts_of_its_licences_or_instances_once_each(check_model: CheckModel) -> None:
    check_model(
        "core.export_accounts",
        given={
            "staging.license_records": """
            file_id | row_number | smart_account | virtual_account
            one     | 1          | acme          | Campus
            one     | 2          | acme          | Campus
            one     | 3          | acme          | DEFAULT
        """,
            "staging.product_instances": """
            file_id | row_number | smart_account | virtual_account
            two     | 1          | north         | DEFAULT
        """,
        },
        expect="""
            file_id | smart_account | virtual_account
            one     | acme          | Campus
            one     | acme          | DEFAULT
            two     | north         | DEFAULT
        """,
    )
