"""core.unreported_use: devices in place that CSSM does not know (RULES.md §4)."""

from __future__ import annotations

from collections.abc import Callable

CheckModel = Callable[..., None]

INSTANCES = """
    file_id | row_number | host_name | product_id | contact_status
    api     | 1          | sw-1      | C9300-24T  | Seen
    api     | 2          | sw-2      | C9300-48T  | Not seen
"""
MATCHED = """
    file_id | row_number | device_id
    api     | 1          | FOC0001
"""


def test_only_devices_in_place_of_a_family_that_cssm_counts_are_unreported(check_model: CheckModel) -> None:
    check_model(
        "core.unreported_use",
        given={
            "core.product_instances": INSTANCES,
            "core.instance_devices": MATCHED,
            "core.devices": """
            device_id | system_name | file_id | row_number | serial_number | product_id | is_deployed | has_license_use
            FOC0001   | CMDB        | cmdb    | 1          | FOC0001       | C9300-24T  | true        | false
            FOC0002   | CMDB        | cmdb    | 2          | FOC0002       | C9300-24U  | true        | false
            FOC0003   | CMDB        | cmdb    | 3          | FOC0003       | C9300-24U  | false       | false
            FOC0004   | NetBox      | netbox  | 4          | FOC0004       | C9300-24U  |             | false
            FOC0005   | CMDB        | cmdb    | 5          | FOC0005       | CP-8841    | true        | false
            FOC0006   | CMDB        | cmdb    | 6          | FOC0006       | C8300-1N   | true        | true
        """,
        },
        expect="""
            instance_id       | device_id | license_name | unreported_count | system_name | confidence_grade | file_id | row_number
            C9300-24U:FOC0002 | FOC0002   |              |                  | CMDB        | C                | cmdb    | 2
            C8300-1N:FOC0006  | FOC0006   |              |                  | CMDB        | C                | cmdb    | 6
        """,
    )


def test_its_own_outputs_tell_the_licences_as_cssm_spells_them(check_model: CheckModel) -> None:
    check_model(
        "core.unreported_use",
        given={
            "core.smart_accounts": """
            smart_account | is_only
            acme.example  | true
        """,
            "core.product_instances": INSTANCES,
            "core.license_records": """
            license_name
            C9300-24 DNA Advantage
        """,
            "core.stack_members": """
            serial_number | device_id
            FOC0009       | FOC0008
            FOC0008       | FOC0008
        """,
            "core.devices": """
            device_id | system_name   | file_id | row_number | serial_number | product_id | is_deployed | has_license_use
            FOC0008   | Device output | sw      | 1          | FOC0009       | C9500-24Y  | true        | true
        """,
            "core.device_use": """
            serial_number | license_key            | license_name           | in_use_count | is_used | file_id | row_number | taken_at
            FOC0009       | c9300 24 dna advantage | c9300_24 dna-advantage | 2            | true    | sw      | 20         | 2026-11-13
            FOC0009       | hsec                   | HSEC                   |              | true    | sw      | 30         | 2026-11-13
            FOC0009       | security               | Security               | 0            | false   | sw      | 40         | 2026-11-13
        """,
        },
        expect="""
            smart_account | instance_id       | license_name           | unreported_count | confidence_grade | file_id | row_number
            acme.example  | C9500-24Y:FOC0009 | C9300-24 DNA Advantage | 2                | B                | sw      | 20
            acme.example  | C9500-24Y:FOC0009 | HSEC                   |                  | B                | sw      | 30
        """,
    )


def test_a_name_that_cssm_still_hears_of_is_a_member_of_a_stack_and_one_that_fell_silent_was_swapped(
    check_model: CheckModel,
) -> None:
    check_model(
        "core.unreported_use",
        given={
            "core.product_instances": INSTANCES,
            "core.devices": """
            device_id | serial_number | host_name         | product_id | is_deployed
            FOC0011   | FOC0011       | SW-1.acme.example | C9300-24T  | true
            FOC0012   | FOC0012       | sw-2              | C9300-24T  | true
        """,
        },
        expect="""
            device_id
            FOC0012
        """,
    )


def test_a_record_with_nothing_but_a_name_is_weak_and_says_nothing_where_cssm_knows_the_name(
    check_model: CheckModel,
) -> None:
    check_model(
        "core.unreported_use",
        given={
            "core.product_instances": INSTANCES,
            "core.devices": """
            device_id | host_name | product_id | is_deployed
            sw-2      | sw-2      | C9300-24T  | true
            sw-3      | sw-3      | C9300-24T  | true
            switch    | Switch    | C9300-24T  | true
        """,
        },
        expect="""
            instance_id | confidence_grade
            sw-3        | D
        """,
    )


def test_what_catalyst_center_sees_and_calls_not_registered_is_unreported(check_model: CheckModel) -> None:
    check_model(
        "core.unreported_use",
        given={
            "core.product_instances": INSTANCES,
            "core.devices": """
            device_id | instance_uuid | host_name | product_id | is_deployed | reported_status | said_date  | has_license_use
            AB-12     | AB-12         | sw-7      | C9600      |             | Not registered  | 2026-11-13 | true
            AB-13     | AB-13         | sw-8      | C9600      |             | Not registered  | 2026-06-13 | true
            AB-14     | AB-14         | sw-9      | C9600      |             | Registered      | 2026-11-13 | true
        """,
        },
        expect="""
            instance_id
            AB-12
        """,
    )


def test_without_an_export_of_instances_nothing_can_be_called_unreported(check_model: CheckModel) -> None:
    check_model(
        "core.unreported_use",
        given={
            "core.devices": """
            device_id | serial_number | product_id | is_deployed | has_license_use
            FOC0002   | FOC0002       | C9300-24U  | true        | true
        """,
        },
        expect="""
            device_id
        """,
    )
