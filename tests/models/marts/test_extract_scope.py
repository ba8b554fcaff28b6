"""marts.extract_scope: what the exports cover of each Smart Account."""

from __future__ import annotations

from collections.abc import Callable

CheckModel = Callable[..., None]


def test_a_smart_account_without_an_export_is_in_scope_and_one_only_listed_is_not(check_model: CheckModel) -> None:
    check_model(
        "marts.extract_scope",
        given={
            "inputs.smart_accounts": """
                smart_account
                acme
                north
            """,
            "core.virtual_accounts": """
                smart_account | virtual_account | has_licenses | has_instances
                acme          | Campus          | true         | true
                acme          | Lab             | true         | false
                south         | DEFAULT         | true         | false
                sold          | DEFAULT         | false        | false
            """,
            "core.exports": """
                file_id | smart_account | subject   | taken_at   | is_current
                a       | acme          | licenses  | 2026-11-12 | true
                b       | acme          | licenses  | 2026-11-20 | false
                c       | acme          | instances | 2026-11-10 | true
            """,
        },
        expect="""
            smart_account | virtual_account_count | license_account_count | instance_account_count | license_export_date | instance_export_date
            acme          | 2                     | 2                     | 1                      | 2026-11-12          | 2026-11-10
            north         | 0                     | 0                     | 0                      |                     |
            south         | 1                     | 1                     | 0                      |                     |
        """,
    )
