"""core.enforced_licenses: whether an authorisation code is told for what needs one."""

from __future__ import annotations

from collections.abc import Callable

CheckModel = Callable[..., None]
RUN = """
    as_of_date
    2026-11-24
"""


STANDINGS = """
    serial_number | license_key | license_name | license_class     | status_reason
    FOC1          | hsec        | HSEC         | export controlled | acknowledged
    FOC2          | hsec        | HSEC         | export controlled | acknowledged
    FOC3          | macsec      | MACsec       | enforced          | no output of the device
    FOC4          | hsec        | HSEC         | export controlled | acknowledged
    FOC5          | dna         | DNA          | unenforced subscription | acknowledged
    FOC6          | hsec        | HSEC         | export controlled | CSSM counts it, the device does not name it
"""
EXPORTS = """
    file_id | path | format                         | taken_at
    sw      | a    | device_outputs                 | 2026-11-17
    old     | b    | device_outputs                 | 2026-01-17
    api     | c    | smart_licensing_authorizations | 2026-11-10
"""


def test_a_code_is_told_by_the_device_or_the_api_and_nothing_told_is_unknown(check_model: CheckModel) -> None:
    check_model(
        "core.enforced_licenses",
        given={
            "inputs.run": RUN,
            "staging.exports": EXPORTS,
            "core.reporting_standings": STANDINGS,
            "core.output_devices": """
            file_id | host_name | serial_number
            sw      | sw-2      | FOC2
        """,
            "staging.device_authorizations": """
            file_id | row_number | authorization_number | taken_at   | host_name | serial_number | license_name                   | is_installed
            api     | 1          | 1                    | 2026-11-10 |           | foc1          | regid.2019.com.cisco.HSEC,1.0_ | true
            sw      | 1          | 1                    | 2026-11-17 | sw-2      |               |                                | false
            sw      | 2          | 1                    | 2026-11-17 | sw-4      | FOC4          |                                | true
            old     | 1          | 1                    | 2026-01-17 | sw-2      |               | HSEC                           | true
        """,
        },
        expect="""
            serial_number | license_name | is_authorized
            FOC1          | HSEC         | true
            FOC2          | HSEC         | false
            FOC3          | MACsec       |
            FOC4          | HSEC         |
        """,
    )


def test_a_device_that_says_export_is_not_allowed_has_no_code(check_model: CheckModel) -> None:
    check_model(
        "core.enforced_licenses",
        given={
            "inputs.run": RUN,
            "core.reporting_standings": STANDINGS,
            "core.device_use": """
            serial_number | license_key | export_status            | is_used
            FOC1          | hsec        | RESTRICTED - NOT ALLOWED | true
            FOC2          | hsec        | RESTRICTED - ALLOWED     | true
            FOC4          | hsec        | RESTRICTED - NOT ALLOWED | false
        """,
        },
        expect="""
            serial_number | is_authorized
            FOC1          | false
            FOC2          |
            FOC3          |
        """,
    )
