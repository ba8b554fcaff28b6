"""core.instance_licenses: what the current instances use."""

from __future__ import annotations

from collections.abc import Callable

CheckModel = Callable[..., None]


def test_a_licence_carries_the_instance_that_uses_it_and_former_exports_carry_none(check_model: CheckModel) -> None:
    check_model(
        "core.instance_licenses",
        given={
            "core.product_instances": """
            file_id | row_number | smart_account | virtual_account | instance_id | contact_status
            newer   | 1          | acme          | Campus          | C9300:FOC1  | Seen
        """,
            "staging.instance_licenses": """
            file_id | row_number | license_name  | in_use_count
            newer   | 1          | DNA Advantage | 2
            former  | 1          | DNA Advantage | 2
        """,
        },
        expect="""
            file_id | virtual_account | instance_id | license_name  | in_use_count | contact_status
            newer   | Campus          | C9300:FOC1  | DNA Advantage | 2            | Seen
        """,
    )
