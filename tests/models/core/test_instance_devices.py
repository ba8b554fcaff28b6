"""core.instance_devices: by what an instance and a device are matched, best first (RULES.md §4)."""

from __future__ import annotations

from collections.abc import Callable

CheckModel = Callable[..., None]


def test_a_serial_number_is_matched_whatever_its_case_and_alone_where_product_ids_do_not_agree(
    check_model: CheckModel,
) -> None:
    check_model(
        "core.instance_devices",
        given={
            "core.devices": """
            device_id | serial_number | product_id
            FOC0001   | FOC0001       | C9300-24T-A
            FOC0002   | FOC0002       | Catalyst 9300 switch
            FOC0003   | FOC0003       |
        """,
            "core.product_instances": """
            file_id | row_number | serial_number | product_id
            api     | 1          | foc0001       | C9300-24T
            api     | 2          | FOC0002       | C9300-24T
            api     | 3          | FOC0003       | C9300-24T
            api     | 4          | FOC0004       | C9300-24T
            api     | 5          | 0000          | C9300-24T
        """,
        },
        expect="""
            row_number | device_id | match_key
            1          | FOC0001   | Serial number
            2          | FOC0002   | Serial number alone
            3          | FOC0003   | Serial number alone
        """,
    )


def test_any_member_of_a_stack_is_the_stack(check_model: CheckModel) -> None:
    check_model(
        "core.instance_devices",
        given={
            "core.stack_members": """
            serial_number | device_id | product_id
            FOC0001       | FOC0001   | C9300-24T
            FOC0002       | FOC0001   | C9300-48T
        """,
            "core.devices": """
            device_id | serial_number | product_id
            FOC0001   | FOC0001       | C9300-24T
        """,
            "core.product_instances": """
            file_id | row_number | serial_number | product_id
            api     | 1          | FOC0002       | C9300-48T
        """,
        },
        expect="""
            row_number | device_id | match_key
            1          | FOC0001   | Serial number
        """,
    )


def test_without_a_serial_number_in_common_the_uuid_counts_and_then_the_host_name(check_model: CheckModel) -> None:
    check_model(
        "core.instance_devices",
        given={
            "core.devices": """
            device_id | serial_number | instance_uuid | host_name | product_id
            9AAA1     | 9AAA1         | AB-12         | vm-1      | C8000V
            sw-1      |               |               | sw-1      | C9300-24T
        """,
            "core.product_instances": """
            file_id | row_number | instance_uuid | host_name | product_id
            api     | 1          | ab-12         | sw-1      | C8000V
            api     | 2          |               | SW-1      | C9300-24T
            api     | 3          |               | SW-1      |
        """,
        },
        expect="""
            row_number | device_id | match_key
            1          | 9AAA1     | UUID
            2          | sw-1      | Host name
            3          | sw-1      | Host name alone
        """,
    )


def test_a_kind_of_product_stands_in_for_a_product_id_that_the_table_does_not_print(check_model: CheckModel) -> None:
    check_model(
        "core.instance_devices",
        given={
            "core.devices": """
            device_id | serial_number | host_name | product_id
            FOC0001   | FOC0001       | sw-1      | C9300-24T
        """,
            "core.product_instances": """
            file_id | row_number | host_name | product_type
            cssm    | 1          | sw-1      | C9300
            cssm    | 2          | sw-1      | Cisco Catalyst 9300 Series Switches
        """,
        },
        expect="""
            row_number | device_id | match_key
            1          | FOC0001   | Host name
            2          | FOC0001   | Host name alone
        """,
    )


def test_a_domain_on_one_side_is_left_out_and_two_domains_must_agree(check_model: CheckModel) -> None:
    check_model(
        "core.instance_devices",
        given={
            "core.devices": """
            device_id           | host_name           | product_id
            sw-1                | sw-1                | C9300-24T
            sw-2.london.example | sw-2.london.example | C9300-24T
        """,
            "core.product_instances": """
            file_id | row_number | host_name           | product_id
            api     | 1          | sw-1.acme.example   | C9300-24T
            api     | 2          | sw-2                | C9300-24T
            api     | 3          | SW-2.London.example | C9300-24T
            api     | 4          | sw-2.paris.example  | C9300-24T
        """,
        },
        expect="""
            row_number | device_id           | match_key
            1          | sw-1                | Host name
            2          | sw-2.london.example | Host name
            3          | sw-2.london.example | Host name
        """,
    )


def test_a_name_matches_nothing_if_two_devices_have_it_or_the_factory_gave_it_or_serial_numbers_differ(
    check_model: CheckModel,
) -> None:
    check_model(
        "core.instance_devices",
        given={
            "core.devices": """
            device_id | serial_number | host_name | product_id
            FOC0001   | FOC0001       | sw-1      | C9300-24T
            FOC0002   | FOC0002       | sw-1      | C9300-24T
            FOC0003   | FOC0003       | Router    | C8300-1N1S-6T
            FOC0004   | FOC0004       | sw-4      | C9300-24T
            FOC0005   | FOC0005       | sw-5      | C9300-24T
            FOC0006   | FOC0006       | sw-5      | C9500-24Y4C
        """,
            "core.product_instances": """
            file_id | row_number | serial_number | host_name | product_id
            api     | 1          |               | sw-1      | C9300-24T
            api     | 2          |               | Router    | C8300-1N1S-6T
            api     | 3          | FOC0009       | sw-4      | C9300-24T
            api     | 4          |               | sw-4      | C9500-24Y4C
            api     | 5          |               | sw-5      | C9500-24Y4C
        """,
        },
        expect="""
            row_number | device_id | match_key
            5          | FOC0006   | Host name
        """,
    )


def test_a_uuid_of_two_devices_or_of_zeros_matches_nothing(check_model: CheckModel) -> None:
    check_model(
        "core.instance_devices",
        given={
            "core.devices": """
            device_id | serial_number | instance_uuid
            9AAA1     | 9AAA1         | AB-12
            9AAA2     | 9AAA2         | AB-12
            9AAA3     | 9AAA3         | AB-13
        """,
            "core.product_instances": """
            file_id | row_number | instance_uuid
            api     | 1          | AB-12
            api     | 2          | AB-13
            api     | 3          | 00000000-0000-0000-0000-000000000000
        """,
        },
        expect="""
            row_number | device_id | match_key
            2          | 9AAA3     | UUID
        """,
    )
