"""core.output_devices: which device a capture was taken from."""

from __future__ import annotations

from collections.abc import Callable

CheckModel = Callable[..., None]
RUN = """
    as_of_date
    2026-11-24
"""


EXPORTS = """
    file_id | path    | taken_at
    sw      | sw.txt  | 2026-11-17
    vm      | vm.txt  | 2026-11-17
    new     | new.txt | 2026-11-25
"""
INSTANCES = """
    file_id | row_number | serial_number | product_id | host_name
    api     | 1          | FOC9          | C9300-24T  | sw-9
"""


def test_a_device_calls_itself_before_its_version_and_its_inventory_do(check_model: CheckModel) -> None:
    check_model(
        "core.output_devices",
        given={
            "inputs.run": RUN,
            "staging.exports": EXPORTS,
            "core.product_instances": INSTANCES,
            "staging.device_identities": """
            file_id | row_number | host_name | command_name     | product_id | serial_number | member_role
            sw      | 5          | sw-1      | show inventory   | C9300-24T  | foc3          |
            sw      | 90         | sw-1      | show version     | C9300-24T  | FOC2          |
            sw      | 60         | sw-1      | show license all | C9300-24T  | foc1          |
            sw      | 61         | sw-1      | show license all | C9300-24T  | FOC2          | Standby
            new     | 1          | sw-8      | show license all | C9300-24T  | FOC8          |
        """,
        },
        expect="""
            file_id | host_name | serial_number | product_id | taken_at
            sw      | sw-1      | FOC1          | C9300-24T  | 2026-11-17
        """,
    )


def test_of_a_stack_the_member_that_cssm_knows_is_the_device(check_model: CheckModel) -> None:
    check_model(
        "core.output_devices",
        given={
            "inputs.run": RUN,
            "staging.exports": EXPORTS,
            "core.product_instances": INSTANCES,
            "staging.device_identities": """
            file_id | row_number | host_name | command_name     | serial_number | member_role
            sw      | 60         | sw-1      | show license all | FOC1          |
            sw      | 61         | sw-1      | show license all | FOC1          | Active
            sw      | 62         | sw-1      | show license all | foc9          | Standby
        """,
        },
        expect="""
            file_id | serial_number
            sw      | FOC9
        """,
    )


def test_a_capture_without_a_serial_number_is_the_one_instance_of_its_name(check_model: CheckModel) -> None:
    check_model(
        "core.output_devices",
        given={
            "inputs.run": RUN,
            "staging.exports": EXPORTS,
            "core.product_instances": """
            file_id | row_number | serial_number | product_id | host_name
            api     | 1          | FOC9          | C9300-24T  | SW-9.acme.example
            api     | 2          | FOC7          | C9300-24T  | sw-7
            api     | 3          | FOC6          | C9300-24T  | sw-7
        """,
            "staging.reporting_statuses": """
            file_id | row_number | host_name
            sw      | 1          | sw-9
            vm      | 1          | sw-7
        """,
        },
        expect="""
            file_id | host_name | serial_number
            sw      | sw-9      | FOC9
        """,
    )


def test_two_devices_in_one_file_are_two(check_model: CheckModel) -> None:
    check_model(
        "core.output_devices",
        given={
            "inputs.run": RUN,
            "staging.exports": EXPORTS,
            "staging.device_identities": """
            file_id | row_number | host_name | command_name     | serial_number
            sw      | 60         | sw-1      | show license all | FOC1
            sw      | 160        | sw-2      | show license all | FOC2
        """,
        },
        expect="""
            file_id | host_name | serial_number
            sw      | sw-1      | FOC1
            sw      | sw-2      | FOC2
        """,
    )
