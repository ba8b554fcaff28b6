"""staging.instance_licenses: the licences a product instance uses."""

from __future__ import annotations

from collections.abc import Callable

CheckModel = Callable[..., None]


def test_a_licence_named_twice_by_one_instance_is_summed(check_model: CheckModel) -> None:
    check_model(
        "staging.instance_licenses",
        given={
            "raw.smart_licensing_devices": """
            file_id | row_number | license_usage
            api     | 1          | [{"license": "DNA Advantage", "quantity": 1}, {"license": "DNA Advantage", "quantity": 2}, {"license": "Network Advantage", "quantity": 1}]
            api     | 2          | []
        """
        },
        expect="""
            file_id | row_number | license_name      | in_use_count
            api     | 1          | DNA Advantage     | 3
            api     | 1          | Network Advantage | 1
        """,
    )
