"""core.device_changes: devices that deployment records name anew, call retired or no longer name."""

from __future__ import annotations

from collections.abc import Callable

CheckModel = Callable[..., None]

RUN = """
    as_of_date
    2026-11-24
"""
EXPORTS = """
    file_id | format       | subject    | taken_at   | landed_count
    old     | cmdb_devices | deployment | 2026-08-10 | 9
    new     | cmdb_devices | deployment | 2026-11-10 | 9
"""
SPEAKING = """
    smart_account | virtual_account | subject   | file_id | is_current
    acme          | Campus          | instances | api     | true
"""
SOLE = """
    smart_account | is_only
    acme          | true
"""


def test_what_changed_between_two_days_of_records_and_whether_cssm_follows(check_model: CheckModel) -> None:
    check_model(
        "core.device_changes",
        given={
            "inputs.run": RUN,
            "staging.exports": EXPORTS,
            "core.speaking_exports": SPEAKING,
            "core.smart_accounts": SOLE,
            "staging.deployment_records": """
                file_id | row_number | member_number | system_name | serial_number | host_name | product_id | is_deployed
                old     | 1          | 1             | CMDB        | FOC2648JZ01   | sw-01     | C9300      | true
                old     | 2          | 1             | CMDB        | FOC2648JZ02   | sw-02     | C9300      | true
                old     | 3          | 1             | CMDB        | FOC2648JZ03   | sw-03     | C9300      | true
                old     | 4          | 1             | CMDB        | FOC2648JZ04   | sw-04     | C9300      | true
                new     | 1          | 1             | CMDB        | FOC2648JZ01   | sw-01     | C9300      | true
                new     | 2          | 1             | CMDB        | FOC2648JZ02   | sw-02     | C9300      | false
                new     | 3          | 1             | CMDB        | FOC2648JZ03   | sw-03     | C9300      | false
                new     | 5          | 1             | CMDB        | FOC2648JZ05   | sw-05     | C9300      | true
                new     | 6          | 1             | CMDB        | FOC2648JZ06   | sw-06     | C9300      | false
                new     | 5          | 2             | CMDB        | FOC2648JZ07   | sw-05     | C9300      | true
            """,
            "core.product_instances": """
                file_id | row_number | smart_account | virtual_account | instance_id       | serial_number
                api     | 1          | acme          | Campus          | C9300:FOC2648JZ01 | FOC2648JZ01
                api     | 2          | acme          | Campus          | C9300:FOC2648JZ02 | FOC2648JZ02
                api     | 4          | acme          | Campus          | C9300:FOC2648JZ04 | FOC2648JZ04
            """,
        },
        expect="""
            change_kind         | device_id   | smart_account | virtual_account | former_date | present_date | is_in_cssm | is_seen_by_cisco | file_id | row_number
            Device retired      | FOC2648JZ02 | acme          | Campus          | 2026-08-10  | 2026-11-10   | true       | false            | new     | 2
            Device retired      | FOC2648JZ03 | acme          |                 | 2026-08-10  | 2026-11-10   | false      | true             | new     | 3
            Device not recorded | FOC2648JZ04 | acme          | Campus          | 2026-08-10  | 2026-11-10   | true       | false            | old     | 4
            Device deployed     | FOC2648JZ05 | acme          |                 | 2026-08-10  | 2026-11-10   | false      | false            | new     | 5
        """,
    )


def test_one_day_of_records_tells_a_device_retired_since_it_was_last_seen_after_the_former_snapshot(
    check_model: CheckModel,
) -> None:
    check_model(
        "core.device_changes",
        given={
            "inputs.run": RUN,
            "staging.exports": """
                file_id | format       | subject    | taken_at   | landed_count
                new     | cmdb_devices | deployment | 2026-11-10 | 9
            """,
            "core.snapshot_days": """
                smart_account | virtual_account | taken_at   | previous_taken_at
                acme          | Campus          | 2026-11-01 | 2026-08-01
            """,
            "core.smart_accounts": SOLE,
            "staging.deployment_records": """
                file_id | row_number | member_number | system_name | serial_number | is_deployed | last_seen_date
                new     | 1          | 1             | CMDB        | FOC2648JZ01   | false       | 2026-09-01
                new     | 2          | 1             | CMDB        | FOC2648JZ02   | false       | 2026-03-01
                new     | 3          | 1             | CMDB        | FOC2648JZ03   | false       |
                new     | 4          | 1             | CMDB        | FOC2648JZ04   | true        | 2026-09-01
            """,
        },
        expect="""
            change_kind    | device_id   | former_date | present_date | is_seen_by_cisco
            Device retired | FOC2648JZ01 | 2026-09-01  | 2026-11-10   |
        """,
    )


def test_a_device_that_another_system_has_in_place_is_not_told_to_be_seen_or_not(check_model: CheckModel) -> None:
    check_model(
        "core.device_changes",
        given={
            "inputs.run": RUN,
            "staging.exports": EXPORTS,
            "core.speaking_exports": SPEAKING,
            "core.devices": """
                device_id   | is_deployed
                FOC2648JZ02 | true
            """,
            "staging.deployment_records": """
                file_id | row_number | member_number | system_name | serial_number | is_deployed
                old     | 1          | 1             | CMDB        | FOC2648JZ02   | true
                new     | 1          | 1             | CMDB        | FOC2648JZ02   | false
            """,
        },
        expect="""
            change_kind    | is_contradicted | is_seen_by_cisco
            Device retired | true            |
        """,
    )
