"""core.stack_members: which serial numbers are one device (RULES.md §4: the active member speaks for all)."""

from __future__ import annotations

from collections.abc import Callable

CheckModel = Callable[..., None]


def test_members_of_one_record_are_one_device_and_a_device_alone_is_no_stack(check_model: CheckModel) -> None:
    check_model(
        "core.stack_members",
        given={
            "core.deployment_records": """
            file_id | row_number | member_number | system_name     | taken_at   | serial_number | product_id
            cc      | 1          | 1             | Catalyst Center | 2026-11-13 | FOC0002       | C9300-24T
            cc      | 1          | 2             | Catalyst Center | 2026-11-13 | FOC0001       | C9300-48T
            cc      | 2          | 1             | Catalyst Center | 2026-11-13 | FOC0003       | C9300-24T
        """
        },
        expect="""
            serial_number | device_id | product_id
            FOC0001       | FOC0001   | C9300-48T
            FOC0002       | FOC0001   | C9300-24T
        """,
    )


def test_devices_of_one_file_with_a_colon_and_a_number_behind_one_name_are_one(check_model: CheckModel) -> None:
    check_model(
        "core.stack_members",
        given={
            "core.deployment_records": """
            file_id | row_number | member_number | system_name | taken_at   | host_name         | serial_number
            netbox  | 1          | 1             | NetBox      | 2026-11-13 | sw-1.acme.example | FOC0001
            netbox  | 2          | 1             | NetBox      | 2026-11-13 | sw-1:2            | FOC0002
            netbox  | 3          | 1             | NetBox      | 2026-11-13 | sw-2              | FOC0003
            netbox  | 4          | 1             | NetBox      | 2026-11-13 | sw-2              | FOC0004
            other   | 1          | 1             | NetBox      | 2026-11-13 | sw-1              | FOC0005
        """
        },
        expect="""
            serial_number | device_id
            FOC0001       | FOC0001
            FOC0002       | FOC0001
        """,
    )


def test_a_pair_that_answers_with_both_its_numbers_is_one_device(check_model: CheckModel) -> None:
    check_model(
        "core.stack_members",
        given={
            "core.deployment_records": """
            file_id | row_number | member_number | system_name   | taken_at   | host_name | serial_number
            fw      | 80         | 1             | Device output | 2026-11-13 | fw-1      | JAD0002
            fw      | 81         | 2             | Device output | 2026-11-13 | fw-1      | JAD0001
            fw      | 99         | 1             | Device output | 2026-11-13 | fw-2      | JAD0003
        """
        },
        expect="""
            serial_number | device_id
            JAD0001       | JAD0001
            JAD0002       | JAD0001
        """,
    )


def test_sources_that_know_different_members_make_one_device_by_what_they_share(check_model: CheckModel) -> None:
    check_model(
        "core.stack_members",
        given={
            "core.deployment_records": """
            file_id | row_number | member_number | system_name     | taken_at   | serial_number
            cc      | 1          | 1             | Catalyst Center | 2026-11-13 | FOC0003
            cc      | 1          | 2             | Catalyst Center | 2026-11-13 | FOC0002
            sw      | 80         | 1             | Device output   | 2026-11-13 | FOC0001
            sw      | 81         | 2             | Device output   | 2026-11-13 | FOC0002
        """
        },
        expect="""
            serial_number | device_id
            FOC0001       | FOC0001
            FOC0002       | FOC0001
            FOC0003       | FOC0001
        """,
    )


def test_a_member_that_moved_to_another_stack_belongs_where_it_was_named_last(check_model: CheckModel) -> None:
    check_model(
        "core.stack_members",
        given={
            "core.deployment_records": """
            file_id | row_number | member_number | system_name     | taken_at   | serial_number
            before  | 1          | 1             | Catalyst Center | 2026-10-20 | FOC0001
            before  | 1          | 2             | Catalyst Center | 2026-10-20 | FOC0009
            now     | 1          | 1             | Catalyst Center | 2026-11-13 | FOC0005
            now     | 1          | 2             | Catalyst Center | 2026-11-13 | FOC0009
        """
        },
        expect="""
            serial_number | device_id
            FOC0001       | FOC0001
            FOC0005       | FOC0005
            FOC0009       | FOC0005
        """,
    )
