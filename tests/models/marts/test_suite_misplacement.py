"""marts.suite_misplacement: what of a suite only lies in the wrong place."""

from __future__ import annotations

from collections.abc import Callable

CheckModel = Callable[..., None]


def test_a_suite_adds_up_its_licences_in_its_own_smart_accounts(check_model: CheckModel) -> None:
    check_model(
        "marts.suite_misplacement",
        given={
            "core.suite_licenses": """
            subscription_id | suite_name | sku | license_name | smart_account
            Sub-1           | Switching  | A   | DNA-24       | acme
            Sub-1           | Switching  | A   | DNA-48       | acme
            Sub-1           | Switching  | A   | DNA-24       | north
        """,
            "marts.license_netting": """
            smart_account | license_name | misplaced_count
            acme          | DNA-24       | 40
            acme          | DNA-48       | 2
            north         | DNA-24       | 5
            north         | DNA-48       | 9
        """,
        },
        expect="""
            subscription_id | suite_name | sku | misplaced_count
            Sub-1           | Switching  | A   | 47
        """,
    )
