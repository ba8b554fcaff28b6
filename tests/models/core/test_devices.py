"""core.devices: of systems that disagree, the word of the one that saw the device last."""

from __future__ import annotations

from collections.abc import Callable

CheckModel = Callable[..., None]


def test_of_systems_that_disagree_the_one_that_saw_the_device_last_is_believed(check_model: CheckModel) -> None:
    check_model(
        "core.devices",
        given={
            "core.deployed_devices": """
            system_name     | device_id | file_id | row_number | taken_at   | serial_number | is_deployed | last_seen_date
            CMDB            | FOC0001   | cmdb    | 1          | 2026-11-16 | FOC0001       | false       | 2026-11-01
            Catalyst Center | FOC0001   | cc      | 1          | 2026-11-13 | FOC0001       | true        | 2026-11-12
            CMDB            | FOC0002   | cmdb    | 2          | 2026-11-16 | FOC0002       | false       | 2026-11-14
            Catalyst Center | FOC0002   | cc      | 2          | 2026-11-13 | FOC0002       | true        | 2026-11-12
            CMDB            | FOC0003   | cmdb    | 3          | 2026-11-16 | FOC0003       | false       |
            NetBox          | FOC0003   | netbox  | 3          | 2026-11-16 | FOC0003       | true        |
        """
        },
        expect="""
            device_id | system_name     | is_deployed | said_date  | is_contradicted | last_seen_date | file_id | row_number
            FOC0001   | Catalyst Center | true        | 2026-11-12 | true            | 2026-11-12     | cc      | 1
            FOC0002   | CMDB            | false       | 2026-11-14 | true            | 2026-11-14     | cmdb    | 2
            FOC0003   | NetBox          | true        | 2026-11-16 | true            |                | netbox  | 3
        """,
    )


def test_a_system_without_a_plain_word_neither_speaks_nor_contradicts(check_model: CheckModel) -> None:
    check_model(
        "core.devices",
        given={
            "core.deployed_devices": """
            system_name     | device_id | taken_at   | serial_number | reported_status | is_deployed | last_seen_date
            CMDB            | FOC0001   | 2026-10-31 | FOC0001       | 7               | false       | 2026-06-30
            Catalyst Center | FOC0001   | 2026-11-13 | FOC0001       | Unreachable     |             | 2026-11-12
            Catalyst Center | FOC0002   | 2026-11-13 | FOC0002       | Unreachable     |             | 2026-11-12
        """
        },
        expect="""
            device_id | system_name     | reported_status | is_deployed | is_contradicted | last_seen_date
            FOC0001   | CMDB            | 7               | false       | false           | 2026-06-30
            FOC0002   | Catalyst Center | Unreachable     |             | false           |
        """,
    )
