"""core.reporting_devices: what a device says of its reporting, and how it reports."""

from __future__ import annotations

from collections.abc import Callable

CheckModel = Callable[..., None]
RUN = """
    as_of_date
    2026-11-24
"""


DEVICES = """
    file_id | host_name | serial_number | product_id | taken_at   | path
    old     | sw-1      | FOC1          | C9300-24T  | 2026-10-01 | old.txt
    new     | sw-1      | FOC1          | C9300-24T  | 2026-11-17 | new.txt
"""


def path_of(check_model: CheckModel, status: str, path: str, controllers: str = "") -> None:
    given = {
        "inputs.run": RUN,
        "core.output_devices": DEVICES,
        "staging.reporting_statuses": f"""
            file_id | row_number | host_name | transport_type | transport_url | is_reporting_told
            new     | 1          | sw-1      | {status} | true
        """,
    }
    if controllers:
        given["staging.controller_reports"] = controllers
    check_model(
        "core.reporting_devices", given=given, expect=f"""
            serial_number | reporting_path
            FOC1          | {path}
        """
    )  # fmt: skip


def test_an_address_at_cisco_is_direct(check_model: CheckModel) -> None:
    path_of(check_model, "Smart | https://smartreceiver.cisco.com/licservice/license", "Direct")


def test_call_home_without_an_address_is_direct(check_model: CheckModel) -> None:
    path_of(check_model, "Callhome |", "Direct")


def test_cslu_alone_is_cslu(check_model: CheckModel) -> None:
    path_of(check_model, "cslu | http://192.0.2.4:8182/cslu/v1/pi", "CSLU")


def test_an_address_of_cslu_with_a_tenant_behind_it_is_on_prem(check_model: CheckModel) -> None:
    path_of(check_model, "cslu | https://lic.acme.example/cslu/v1/pi/plant-1", "On-Prem")


def test_a_smart_transport_that_does_not_go_to_cisco_is_on_prem(check_model: CheckModel) -> None:
    path_of(check_model, "Smart | https://lic.acme.example/SmartTransport", "On-Prem")


def test_transport_off_is_by_file(check_model: CheckModel) -> None:
    path_of(check_model, "Transport Off |", "File")


def test_a_transport_nobody_tells_is_unknown(check_model: CheckModel) -> None:
    path_of(check_model, "|", "Unknown")


def test_a_controller_that_uploads_for_the_device_is_its_way(check_model: CheckModel) -> None:
    controllers = """
        file_id | row_number | taken_at   | system_name     | host_name         | last_report_date
        cc      | 1          | 2026-11-16 | Catalyst Center | SW-1.acme.example | 2026-11-14
    """
    path_of(check_model, "Smart |", "Controller", controllers)


def test_a_controllers_upload_is_a_report_and_no_acknowledgement(check_model: CheckModel) -> None:
    check_model(
        "core.reporting_devices",
        given={
            "inputs.run": RUN,
            "core.output_devices": DEVICES,
            "staging.reporting_statuses": """
            file_id | row_number | host_name | transport_type | last_report_date | last_ack_date | is_reporting_told
            new     | 1          | sw-1      | Smart          | 2026-11-01       | 2026-11-02    | true
        """,
            "staging.controller_reports": """
            file_id | row_number | taken_at   | system_name     | host_name | last_report_date
            cc      | 1          | 2026-11-16 | Catalyst Center | sw-1      | 2026-11-14
            cc      | 2          | 2026-11-30 | Catalyst Center | sw-1      | 2026-11-29
        """,
        },
        expect="""
            serial_number | last_report_date | last_ack_date
            FOC1          | 2026-11-14       | 2026-11-02
        """,
    )


def test_the_newest_capture_that_tells_of_reporting_speaks(check_model: CheckModel) -> None:
    check_model(
        "core.reporting_devices",
        given={
            "inputs.run": RUN,
            "core.output_devices": DEVICES,
            "staging.reporting_statuses": """
            file_id | row_number | host_name | command_name       | last_ack_date | is_reporting_told
            old     | 1          | sw-1      | show license all   | 2026-09-20    | true
            new     | 1          | sw-1      | show license usage |               | false
        """,
        },
        expect="""
            file_id | serial_number | last_ack_date | is_usage_told
            old     | FOC1          | 2026-09-20    | true
        """,
    )


def test_two_commands_of_one_capture_are_one_word(check_model: CheckModel) -> None:
    check_model(
        "core.reporting_devices",
        given={
            "inputs.run": RUN,
            "core.output_devices": DEVICES,
            "staging.reporting_statuses": """
            file_id | row_number | host_name | command_name        | transport_type | last_ack_date | next_ack_date | is_reporting_told
            new     | 1          | sw-1      | show license status | Smart          | 2026-11-01    |               | true
            new     | 80         | sw-1      | show license usage  |                |               |               | false
            new     | 90         | sw-1      | show license all    | cslu           | 2026-11-01    | 2027-01-30    | true
        """,
        },
        expect="""
            file_id | row_number | last_ack_date | next_ack_date | reporting_path
            new     | 90         | 2026-11-01    | 2027-01-30    | CSLU
        """,
    )


def test_only_a_registration_without_a_policy_is_the_older_way(check_model: CheckModel) -> None:
    for is_using_policy, is_told, answer in (
        ("false", "false", "true"),
        ("true", "false", "false"),
        ("false", "true", "false"),
    ):
        check_model(
            "core.reporting_devices",
            given={
                "inputs.run": RUN,
                "core.output_devices": DEVICES,
                "staging.reporting_statuses": f"""
            file_id | row_number | host_name | registration_status | is_using_policy   | is_reporting_told
            new     | 1          | sw-1      | REGISTERED          | {is_using_policy} | {is_told}
        """,
            },
            expect=f"""
            serial_number | is_registered_way
            FOC1          | {answer}
        """,
        )
