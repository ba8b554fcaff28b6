"""staging.device_authorizations: what devices and the API tell of authorisation codes."""

from __future__ import annotations

from collections.abc import Callable

from tests.models.staging.landed import landed_files

CheckModel = Callable[..., None]

FILES = landed_files("""
    file_id | taken_at
    api     | 2026-10-31
    sw      | 2026-10-31
""")


def test_a_device_tells_whether_any_code_is_installed_and_for_which_licence(check_model: CheckModel) -> None:
    check_model(
        "staging.device_authorizations",
        given={
            "meta.files": FILES,
            "raw.device_outputs": """
            file_id | row_number | kind          | host_name | fields
            sw      | 10         | authorization | rtr-1     | {"authorization_list": "Overall status", "serial_number": "FOC1", "authorization_status": "SMART AUTHORIZATION INSTALLED on Oct 29 2020"}
            sw      | 20         | authorization | rtr-1     | {"authorization_list": "Authorizations", "license_name": "hseck9", "entitlement_tag": "DNA_HSEC", "description": "Router US Export Lic. for DNA", "serial_number": "FOC1", "authorization_type": "SMART AUTHORIZATION INSTALLED"}
            sw      | 30         | authorization | rtr-2     | {"authorization_list": "Overall status", "serial_number": "FOC2", "authorization_status": "NOT INSTALLED"}
            sw      | 40         | authorization | rtr-2     | {"authorization_list": "Purchased Licenses", "license_name": "network-advantage"}
        """,
        },
        expect="""
            row_number | host_name | serial_number | license_name                  | is_installed
            10         | rtr-1     | FOC1          |                               | true
            20         | rtr-1     | FOC1          | Router US Export Lic. for DNA | true
            30         | rtr-2     | FOC2          |                               | false
        """,
    )


def test_the_api_tells_each_licence_of_a_device_it_was_asked_about_or_none(check_model: CheckModel) -> None:
    check_model(
        "staging.device_authorizations",
        given={
            "meta.files": FILES,
            "raw.smart_licensing_authorizations": """
            file_id | row_number | sudi                          | auth_status                                         | status
            api     | 1          | {"udi_serial_number": "FOC1"} | [{"name": "HSEC", "status": "AUTHORIZED"}]          | SUCCESS
            api     | 2          | {"udi_serial_number": "FOC2"} | []                                                  | SUCCESS
            api     | 3          | {"udi_serial_number": "FOC3"} | [{"name": "HSEC", "status": "FAILED"}]              | SUCCESS
            api     | 4          | {"udi_serial_number": "FOC4"} | []                                                  | FAILED
            api     | 5          | {}                            | []                                                  | SUCCESS
        """,
        },
        expect="""
            row_number | authorization_number | serial_number | license_name | is_installed
            1          | 1                    | FOC1          | HSEC         | true
            2          | 1                    | FOC2          |              | false
            3          | 1                    | FOC3          | HSEC         | false
        """,
    )
