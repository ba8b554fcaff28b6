"""staging.deployment_records: every system's devices in one shape, a stack's members one by one."""

from __future__ import annotations

from collections.abc import Callable

import pytest

from tests.models.staging.landed import landed_files

CheckModel = Callable[..., None]

FILES = landed_files("""
    file_id | taken_at   | date_order
    one     | 2026-10-31 | dmy
""")


def test_each_system_names_its_devices_in_its_own_way(check_model: CheckModel) -> None:
    check_model(
        "staging.deployment_records",
        given={
            "meta.files": FILES,
            "raw.catalyst_center_devices": """
            file_id | row_number | host_name | management_address | serial_number | platform_id | software_version | reachability_status | last_updated        | instance_uuid
            one     | 1          | sw-01     | 192.0.2.1          | FOC1          | C9300-48U   | 17.9.4           | Reachable           | 2026-10-30 02:11:09 | 12-34
        """,
            "raw.catalyst_center_licenses": """
            file_id | row_number | device_name | model     | registration_status | smart_account_name | virtual_account_name
            one     | 2          | sw-02       | C9300-48U | Registered          | acme.example       | Campus
        """,
            "raw.sdwan_manager_devices": """
            file_id | row_number | serial_number | uuid                       | chassis_number             | device_model         | validity | host_name | system_ip | version
            one     | 3          | 01D3B7A5      | C8300-1N1S-6T-FDO1234M0AB  | C8300-1N1S-6T-FDO1234M0AB  | vedge-C8300-1N1S-6T  | valid    | edge-1    | 192.0.2.9 | 17.09
        """,
            "raw.netbox_devices": """
            file_id | row_number | name  | device_type            | serial | status                                  | primary_ip
            one     | 4          | sw-03 | {"model": "C9300-48U"} | FOC3   | {"value": "active", "label": "Active"}  | {"address": "192.0.2.3/24"}
        """,
            "raw.cmdb_devices": """
            file_id | row_number | name  | serial_number | install_status | model     | last_discovered
            one     | 5          | sw-04 | foc4          | 7              | C9300-48U | 03/04/2026
        """,
            "raw.device_list": """
            file_id | row_number | host_name | serial_number | status | smart_account
            one     | 6          | sw-05     | FOC5          | spare  | acme.example
        """,
        },
        expect="""
            row_number | system_name     | host_name | management_address | serial_number | product_id    | instance_uuid             | software_version | reported_status | is_deployed | last_seen_date | smart_account | virtual_account
            1          | Catalyst Center | sw-01     | 192.0.2.1          | FOC1          | C9300-48U     | 12-34                     | 17.9.4           | Reachable       | true        | 2026-10-30     |               |
            2          | Catalyst Center | sw-02     |                    |               | C9300-48U     |                           |                  | Registered      |             |                | acme.example  | Campus
            3          | SD-WAN Manager  | edge-1    | 192.0.2.9          | FDO1234M0AB   | C8300-1N1S-6T | C8300-1N1S-6T-FDO1234M0AB | 17.09            | valid           |             |                |               |
            4          | NetBox          | sw-03     | 192.0.2.3          | FOC3          | C9300-48U     |                           |                  | Active          | true        |                |               |
            5          | CMDB            | sw-04     |                    | FOC4          | C9300-48U     |                           |                  | 7               | false       | 2026-04-03     |               |
            6          | Device list     | sw-05     |                    | FOC5          |               |                           |                  | spare           |             |                | acme.example  |
        """,
    )


def test_a_stack_is_one_record_a_member_with_its_own_product(check_model: CheckModel) -> None:
    check_model(
        "staging.deployment_records",
        given={
            "meta.files": FILES,
            "raw.catalyst_center_devices": """
            file_id | row_number | host_name | serial_number     | platform_id          | reachability_status
            one     | 1          | stack     | FOC1, FOC2 ,FOC3, | C9300-48U, C9300-24U | Unreachable
            one     | 2          | virtual   |                   | C9800-CL             | Reachable
        """,
        },
        expect="""
            row_number | member_number | host_name | serial_number | product_id | is_deployed
            1          | 1             | stack     | FOC1          | C9300-48U  |
            1          | 2             | stack     | FOC2          | C9300-24U  |
            1          | 3             | stack     | FOC3          | C9300-48U  |
            2          | 1             | virtual   |               | C9800-CL   | true
        """,
    )


@pytest.mark.parametrize(
    ("status", "is_deployed"),
    [
        ("Active", "true"),
        (" In Service ", "true"),
        ("RETIRED", "false"),
        ("disposed", "false"),
        ("In stock", ""),
        ("", ""),
    ],
)
def test_a_status_that_is_not_plain_says_nothing(check_model: CheckModel, status: str, is_deployed: str) -> None:
    check_model(
        "staging.deployment_records",
        given={
            "meta.files": FILES,
            "raw.device_list": f"""
            file_id | row_number | serial_number | status
            one     | 1          | FOC1          | "{status}"
        """,
        },
        expect=f"""
            serial_number | is_deployed
            FOC1          | {is_deployed}
        """,
    )
