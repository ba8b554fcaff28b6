"""staging.product_instances: one row a device or virtual machine, whichever format shows it."""

from __future__ import annotations

from collections.abc import Callable

from tests.models.staging.landed import landed_files

CheckModel = Callable[..., None]


def test_a_device_without_a_host_name_is_known_by_product_id_and_serial_number(check_model: CheckModel) -> None:
    check_model(
        "staging.product_instances",
        given={
            "meta.files": landed_files("""
            file_id | smart_account | taken_at
            api     | acme.example  | 2026-10-31
        """),
            "raw.smart_licensing_devices": """
            file_id | row_number | host_name | display_name                           | sudi                                                       | virtual_account | last_contact_date
            api     | 1          |           | UDI_PID:C8000V; UDI_SN:ABCD123456;     | {"udiPid": "C8000V", "udiSerialNumber": "ABCD123456"}      | TEST            | 2022-07-11T14:33:41Z
            api     | 2          |           | UDI_PID:C9300-24T; UDI_SN:FOC1111AAAA; | {"udiPid": null, "udiSerialNumber": null, "uuid": "12-34"} | TEST            | 2022-07-11
        """,
        },
        expect="""
            row_number | host_name | product_id | serial_number | instance_uuid | virtual_account | last_contact_date
            1          |           | C8000V     | ABCD123456    |               | TEST            | 2022-07-11
            2          |           | C9300-24T  | FOC1111AAAA   | 12-34         | TEST            | 2022-07-11
        """,
    )


def test_the_name_column_of_a_table_is_a_host_name_or_an_identifier(check_model: CheckModel) -> None:
    check_model(
        "staging.product_instances",
        given={
            "meta.files": landed_files("""
            file_id | smart_account | taken_at   | date_order
            table   | acme.example  | 2026-10-31 | dmy
        """),
            "raw.cssm_product_instances": """
            file_id | row_number | name                               | product_type | last_contact | virtual_account
            table   | 2          | core-sw-1                          | SWITCH       | 03/04/2026   | Campus
            table   | 3          | UDI_PID:C8000V; UDI_SN:ABCD123456; | ROUTER       | 2026-04-05   | Campus
        """,
        },
        expect="""
            row_number | host_name | product_id | serial_number | product_type | last_contact_date
            2          | core-sw-1 |            |               | SWITCH       | 2026-04-03
            3          |           | C8000V     | ABCD123456    | ROUTER       | 2026-04-05
        """,
    )
