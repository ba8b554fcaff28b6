"""core.deployed_devices: each system's newest word of each device, stacks as one."""

from __future__ import annotations

from collections.abc import Callable

CheckModel = Callable[..., None]


def test_a_stack_is_one_device_called_by_its_first_member(check_model: CheckModel) -> None:
    check_model(
        "core.deployed_devices",
        given={
            "core.stack_members": """
            serial_number | device_id
            FOC0001       | FOC0001
            FOC0002       | FOC0001
        """,
            "core.deployment_records": """
            file_id | row_number | member_number | system_name     | taken_at   | host_name | serial_number | product_id | is_deployed
            cc      | 1          | 1             | Catalyst Center | 2026-11-13 | sw-1      | FOC0002       | C9300-24T  | true
            cc      | 1          | 2             | Catalyst Center | 2026-11-13 | sw-1      | FOC0001       | C9300-48T  | true
            netbox  | 2          | 1             | NetBox          | 2026-11-13 | sw-1      | FOC0001       | C9300-48T  | true
            netbox  | 3          | 1             | NetBox          | 2026-11-13 | sw-1:2    | FOC0002       | C9300-24T  | true
        """,
        },
        expect="""
            system_name     | device_id | serial_number | product_id | host_name | file_id | row_number
            Catalyst Center | FOC0001   | FOC0002       | C9300-24T  | sw-1      | cc      | 1
            NetBox          | FOC0001   | FOC0001       | C9300-48T  | sw-1      | netbox  | 2
        """,
    )


def test_the_newest_plain_word_counts_and_of_one_day_in_place_comes_before_retired(check_model: CheckModel) -> None:
    check_model(
        "core.deployed_devices",
        given={
            "core.deployment_records": """
            file_id | row_number | member_number | system_name | taken_at   | serial_number | is_deployed | last_seen_date
            before  | 1          | 1             | CMDB        | 2026-10-16 | FOC0001       | true        | 2026-10-15
            now     | 1          | 1             | CMDB        | 2026-11-16 | FOC0001       | false       | 2026-10-15
            before  | 2          | 1             | CMDB        | 2026-10-16 | FOC0002       | true        | 2026-10-15
            now     | 2          | 1             | CMDB        | 2026-11-16 | FOC0002       |             |
            now     | 3          | 1             | CMDB        | 2026-11-16 | FOC0003       | false       | 2026-11-15
            now     | 4          | 1             | CMDB        | 2026-11-16 | FOC0003       | true        | 2026-11-10
        """
        },
        expect="""
            device_id | is_deployed | file_id | row_number | last_seen_date
            FOC0001   | false       | now     | 1          | 2026-10-15
            FOC0002   | true        | before  | 2          | 2026-10-15
            FOC0003   | true        | now     | 4          | 2026-11-10
        """,
    )


def test_a_record_without_a_serial_number_belongs_to_the_device_of_its_uuid_or_its_name_alone(
    check_model: CheckModel,
) -> None:
    check_model(
        "core.deployed_devices",
        given={
            "core.deployment_records": """
            file_id | row_number | member_number | system_name     | taken_at   | host_name         | serial_number | instance_uuid | is_deployed | virtual_account | has_license_use
            cc      | 1          | 1             | Catalyst Center | 2026-11-13 | sw-1              | FOC0001       | UU-1          | true        |                 | false
            lic     | 1          | 1             | Catalyst Center | 2026-11-13 | sw-one            |               | UU-1          |             | Campus          | true
            cc      | 2          | 1             | Catalyst Center | 2026-11-13 | sw-2.acme.example | FOC0002       |               | true        |                 | false
            lic     | 2          | 1             | Catalyst Center | 2026-11-13 | SW-2              |               |               |             | Campus          | true
            cc      | 3          | 1             | Catalyst Center | 2026-11-13 | sw-3              | FOC0003       |               | true        |                 | false
            cc      | 4          | 1             | Catalyst Center | 2026-11-13 | sw-3              | FOC0004       |               | true        |                 | false
            lic     | 3          | 1             | Catalyst Center | 2026-11-13 | sw-3              |               |               |             | Campus          | true
            cmdb    | 1          | 1             | CMDB            | 2026-11-13 | sw-1              |               | UU-1          | true        |                 | false
        """
        },
        expect="""
            system_name     | device_id | serial_number | is_deployed | virtual_account | has_license_use
            Catalyst Center | FOC0001   | FOC0001       | true        | Campus          | true
            Catalyst Center | FOC0002   | FOC0002       | true        | Campus          | true
            Catalyst Center | FOC0003   | FOC0003       | true        |                 | false
            Catalyst Center | FOC0004   | FOC0004       | true        |                 | false
            Catalyst Center | sw-3      |               |             | Campus          | true
            CMDB            | UU-1      |               | true        |                 | false
        """,
    )
