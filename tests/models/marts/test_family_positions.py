"""marts.family_positions: each family account by account and pooled (RULES.md §12)."""

from __future__ import annotations

from collections.abc import Callable

CheckModel = Callable[..., None]


def test_a_family_is_the_suite_else_the_ladder_else_the_licence_itself(check_model: CheckModel) -> None:
    check_model(
        "marts.family_positions",
        given={
            "marts.license_position": """
            smart_account | virtual_account | license_name | available_count | in_use_count | balance_count
            acme          | Campus          | DNA-24       | 10              | 30           | -20
            acme          | Depot           | DNA-24       | 15              | 0            | 15
            acme          | Campus          | DNA-48       | 5               | 5            | 0
            acme          | Campus          | ISE          | 5               | 5            | 0
            acme          | Campus          | HSEC         |                 | 5            |
        """,
            "marts.license_netting": """
            smart_account | license_name | gross_short_count | misplaced_count | genuine_short_count | surplus_count
            acme          | DNA-24       | 20                | 15              | 5                   | 15
            acme          | DNA-48       | 0                 | 0               | 0                   | 0
            acme          | ISE          | 0                 | 0               | 0                   | 0
            acme          | HSEC         | 0                 | 0               | 0                   | 0
        """,
            "core.license_prices": """
            license_name | suite_name
            DNA-24       | Switching
            DNA-48       | Switching
        """,
            "core.license_tiers": """
            license_name | license_family
            ISE          | ISE
        """,
        },
        expect="""
            license_family_name | license_count | virtual_account_count | available_count | in_use_count | gross_short_count | misplaced_count | genuine_short_count | surplus_count | unknown_account_count
            HSEC        | 1             | 1                     |                 | 5            | 0                 | 0               | 0                   | 0             | 1
            ISE         | 1             | 1                     | 5               | 5            | 0                 | 0               | 0                   | 0             | 0
            Switching   | 2             | 2                     | 30              | 35           | 20                | 15              | 5                   | 15            | 0
        """,
    )
