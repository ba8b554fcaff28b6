"""core.reporting_licenses: which licences of which devices are to be judged."""

from __future__ import annotations

from collections.abc import Callable

CheckModel = Callable[..., None]


INSTANCES = """
    file_id | row_number | smart_account | virtual_account | serial_number | host_name | product_id | last_contact_date | silent_days
    api     | 1          | acme          | Campus          | foc1          | sw-1      | C9300-24T  | 2026-11-01        | 23
    api     | 2          | acme          | Old             | FOC1          | sw-1      | C9300-24T  | 2026-05-01        | 207
    api     | 3          | acme          | Plant           | FOC2          | sw-2      | C9300-24T  | 2026-11-01        | 23
    api     | 4          | acme          | Plant           |               | sw-9      |            | 2026-11-01        | 23
    api     | 5          | acme          | Plant           |               | sw-8      |            | 2026-11-01        | 23
"""
COUNTED = """
    file_id | row_number | license_name
    api     | 1          | C9300-24 DNA Advantage
    api     | 1          | C9300-24 DNA-Advantage
    api     | 2          | C9300-24 DNA Essentials
"""
USE = """
    serial_number | license_key                | license_name               | file_id | row_number | host_name | taken_at   | is_used
    FOC1          | c9300 24 dna advantage     | C9300-24 DNA Advantage     | sw      | 10         | sw-1      | 2026-11-17 | true
    FOC1          | c9300 24 network advantage | C9300-24 Network Advantage | sw      | 20         | sw-1      | 2026-11-17 | true
"""


def test_a_serial_number_in_two_accounts_speaks_where_it_was_heard_from_last(check_model: CheckModel) -> None:
    check_model(
        "core.reporting_licenses",
        given={"core.product_instances": INSTANCES, "core.instance_licenses": COUNTED},
        expect="""
            serial_number | virtual_account | license_key            | license_name           | is_counted | is_named | is_listed_by_device | file_id | row_number
            FOC1          | Campus          | c9300 24 dna advantage | C9300-24 DNA Advantage | true       | false    | false               | api     | 1
            FOC2          | Plant           | ""                     |                        | false      | false    | false               | api     | 3
        """,
    )


def test_what_the_device_names_and_what_cssm_counts_are_one_licence_where_they_agree(check_model: CheckModel) -> None:
    check_model(
        "core.reporting_licenses",
        given={
            "core.product_instances": INSTANCES.replace("Old             | FOC1", "Old             |     "),
            "core.instance_licenses": COUNTED,
            "core.device_use": USE,
        },
        expect="""
            serial_number | license_name               | is_counted | is_named | is_listed_by_device | virtual_account | file_id | row_number | taken_at
            FOC1          | C9300-24 DNA Advantage     | true       | true     | true                | Campus          | sw      | 10         | 2026-11-17
            FOC1          | C9300-24 Network Advantage | false      | true     | true                | Campus          | sw      | 20         | 2026-11-17
            FOC2          |                            | false      | false    | false               | Plant           | api     | 3          |
        """,
    )


def test_an_instance_known_by_its_host_name_is_the_device_whose_outputs_have_it(check_model: CheckModel) -> None:
    check_model(
        "core.reporting_licenses",
        given={
            "core.product_instances": INSTANCES,
            "core.output_devices": """
            file_id | host_name | serial_number
            sw      | SW-9      | FOC9
        """,
            "core.device_use": """
            serial_number | license_key | license_name | file_id | row_number | host_name | taken_at   | is_used
            FOC9          | dna         | DNA          | sw      | 10         | sw-9      | 2026-11-17 | true
        """,
        },
        expect="""
            serial_number | license_name | virtual_account | file_id
            FOC1          |              | Campus          | api
            FOC2          |              | Plant           | api
            FOC9          | DNA          | Plant           | sw
        """,
    )


def test_a_device_that_cssm_does_not_know_is_there_with_the_only_smart_account(check_model: CheckModel) -> None:
    check_model(
        "core.reporting_licenses",
        given={
            "core.smart_accounts": """
            smart_account | is_only
            acme.example  | true
        """,
            "core.reporting_devices": """
            serial_number | file_id | row_number | host_name | virtual_account | taken_at
            FOC7          | vm      | 3          | vm-7      | Branch          | 2026-11-17
        """,
        },
        expect="""
            serial_number | license_name | smart_account | virtual_account | host_name | file_id | row_number
            FOC7          |              | acme.example  | Branch          | vm-7      | vm      | 3
        """,
    )


def test_use_that_reports_measured_counts_for_devices_that_somebody_knows(check_model: CheckModel) -> None:
    check_model(
        "core.reporting_licenses",
        given={
            "core.device_use": USE,
            "core.use_dates": """
            serial_number | license_key            | license_name
            FOC1          | c9300 24 dna advantage | C9300-24_DNA_Advantage
            FOC1          | macsec                 | MACsec
            OTHER         | macsec                 | MACsec
        """,
        },
        expect="""
            serial_number | license_name               | is_named
            FOC1          | C9300-24 DNA Advantage     | true
            FOC1          | C9300-24 Network Advantage | true
            FOC1          | MACsec                     | false
        """,
    )
