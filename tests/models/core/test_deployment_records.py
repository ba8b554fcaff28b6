"""core.deployment_records: which records speak, and what devices themselves answer (RULES.md §4)."""

from __future__ import annotations

from collections.abc import Callable

CheckModel = Callable[..., None]


def test_a_system_speaks_through_its_newest_export_and_others_that_are_not_stale(check_model: CheckModel) -> None:
    check_model(
        "core.deployment_records",
        given={
            "staging.exports": """
            file_id | format       | subject    | taken_at   | landed_count
            newest  | cmdb_devices | deployment | 2026-11-16 | 1
            recent  | cmdb_devices | deployment | 2026-10-16 | 1
            stale   | cmdb_devices | deployment | 2026-09-16 | 1
            later   | cmdb_devices | deployment | 2026-12-16 | 1
            only    | device_list  | deployment | 2025-01-31 | 1
        """,
            "staging.deployment_records": """
            file_id | row_number | member_number | system_name | taken_at   | serial_number
            newest  | 1          | 1             | CMDB        | 2026-11-16 | FOC0001
            recent  | 1          | 1             | CMDB        | 2026-10-16 | FOC0002
            stale   | 1          | 1             | CMDB        | 2026-09-16 | FOC0003
            later   | 1          | 1             | CMDB        | 2026-12-16 | FOC0004
            only    | 1          | 1             | Device list | 2025-01-31 | FOC0005
        """,
        },
        expect="""
            file_id | system_name | serial_number
            newest  | CMDB        | FOC0001
            recent  | CMDB        | FOC0002
            only    | Device list | FOC0005
        """,
    )


def test_what_is_no_serial_number_is_none_and_an_account_is_known_by_its_name_or_its_files_folder(
    check_model: CheckModel,
) -> None:
    check_model(
        "core.deployment_records",
        given={
            "core.smart_accounts": """
            smart_account
            acme.example
        """,
            "staging.exports": """
            file_id | format                   | subject    | taken_at   | landed_count | smart_account
            cc      | catalyst_center_licenses | deployment | 2026-11-16 | 4            |
            list    | device_list              | deployment | 2026-11-16 | 1            | other.example
        """,
            "staging.deployment_records": """
            file_id | row_number | member_number | serial_number | smart_account | last_seen_date | taken_at
            cc      | 1          | 1             | foc0001       | ACME.example  | 2026-11-15     | 2026-11-16
            cc      | 2          | 1             | 0000000       | Acme Limited  | 2027-01-01     | 2026-11-16
            cc      | 3          | 1             | TBD           |               |                | 2026-11-16
            cc      | 4          | 1             | 123           |               |                | 2026-11-16
            list    | 1          | 1             | FOC0002       |               |                | 2026-11-16
        """,
        },
        expect="""
            file_id | row_number | serial_number | smart_account | last_seen_date | has_license_use
            cc      | 1          | FOC0001       | acme.example  | 2026-11-15     | true
            cc      | 2          |               |               | 2026-11-16     | true
            cc      | 3          |               |               |                | true
            cc      | 4          |               |               |                | true
            list    | 1          | FOC0002       | other.example |                | false
        """,
    )


def test_a_device_that_answered_is_in_place_that_day_with_each_of_its_members_once(check_model: CheckModel) -> None:
    check_model(
        "core.deployment_records",
        given={
            "core.output_devices": """
            file_id | host_name | serial_number | taken_at
            sw      | sw-1      | FOC0001       | 2026-11-13
            late    | sw-9      | FOC0009       | 2026-12-13
        """,
            "core.device_use": """
            serial_number | license_key | is_used
            FOC0001       | a           | true
            FOC0001       | b           | true
        """,
            "staging.device_identities": """
            file_id | row_number | host_name | serial_number | product_id | member_role
            sw      | 80         | sw-1      | FOC0001       | C9300-24T  |
            sw      | 81         | sw-1      | FOC0001       | C9300-24T  | Active
            sw      | 82         | sw-1      | FOC0002       | C9300-24T  | Standby
            sw      | 90         | sw-1      | FOC0002       |            |
            late    | 1          | sw-9      | FOC0009       | C9300-24T  |
        """,
        },
        expect="""
            row_number | member_number | system_name   | host_name | serial_number | is_deployed | last_seen_date | has_license_use
            80         | 1             | Device output | sw-1      | FOC0001       | true        | 2026-11-13     | true
            82         | 2             | Device output | sw-1      | FOC0002       | true        | 2026-11-13     | true
        """,
    )
