"""staging.device_identities: each identity that a device's outputs tell."""

from __future__ import annotations

from collections.abc import Callable

from tests.models.staging.landed import landed_files

CheckModel = Callable[..., None]
FILES = landed_files("""
    file_id | taken_at
    sw      | 2026-10-31
    vm      | 2026-10-31
""")


def test_every_member_of_a_stack_is_an_identity_and_a_model_stands_in_for_a_missing_product_id(
    check_model: CheckModel,
) -> None:
    check_model(
        "staging.device_identities",
        given={
            "meta.files": FILES,
            "raw.device_outputs": """
            file_id | row_number | kind     | command             | host_name | fields
            sw      | 80         | device   | show license all    | sw-1      | {"product_id": "C9300-24UX", "serial_number": "FOC0001", "role": "Active"}
            sw      | 81         | device   | show license all    | sw-1      | {"product_id": "C9300-24UX", "serial_number": "FOC0002", "role": "Standby"}
            sw      | 10         | license  | show license all    | sw-1      | {"license_name": "C9300-24 DNA Advantage"}
            vm      | 3          | device   | show version        | vm-1      | {"model": "ASAv", "serial_number": "9AAA", "product_id": "N/A"}
        """,
        },
        expect="""
            file_id | row_number | host_name | product_id | serial_number | member_role
            sw      | 80         | sw-1      | C9300-24UX | FOC0001       | Active
            sw      | 81         | sw-1      | C9300-24UX | FOC0002       | Standby
            vm      | 3          | vm-1      | ASAv       | 9AAA          |
        """,
    )
