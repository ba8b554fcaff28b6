"""marts.default_accounts: licences in use that nobody allocated."""

from __future__ import annotations

from collections.abc import Callable


def test_default_counts_where_licences_are_in_use_beside_other_virtual_accounts(
    check_model: Callable[..., None],
) -> None:
    check_model(
        "marts.default_accounts",
        given={
            "core.virtual_accounts": """
            smart_account | virtual_account
            acme          | DEFAULT
            acme          | Campus
            north         | default
            south         | Default
            south         | Depot
        """,
            "marts.license_position": """
            smart_account | virtual_account | license_name | in_use_count
            acme          | DEFAULT         | A            | 5
            acme          | DEFAULT         | B            | 2
            acme          | DEFAULT         | C            | 0
            acme          | Campus          | A            | 9
            north         | default         | A            | 7
            south         | Default         | A            | 0
        """,
        },
        expect="""
            smart_account | virtual_account | virtual_account_count | license_count | in_use_count
            acme          | DEFAULT         | 2                     | 2             | 7
        """,
    )
