"""staging.device_licenses: each licence a device says it uses, told by the best command alone."""

from __future__ import annotations

from collections.abc import Callable

from tests.models.staging.landed import landed_files

CheckModel = Callable[..., None]
FILES = landed_files("""
    file_id | taken_at
    sw      | 2026-10-31
    vm      | 2026-10-31
""")


def test_one_command_speaks_for_a_device_and_its_others_are_left_out(check_model: CheckModel) -> None:
    check_model(
        "staging.device_licenses",
        given={
            "meta.files": FILES,
            "raw.device_outputs": """
            file_id | row_number | kind    | command                   | fields
            sw      | 10         | license | show license all          | {"license_name": "C9300-24 DNA Advantage", "in_use_count": "2", "license_status": "IN USE"}
            sw      | 60         | license | show license usage        | {"license_name": "C9300-24 DNA Advantage", "in_use_count": "2", "license_status": "IN USE"}
            sw      | 90         | license | show license summary      | {"license_name": "C9300-24 DNA Advan...", "in_use_count": "2", "is_truncated": "true"}
            vm      | 5          | license | show license summary      | {"license_name": "C9300-48 Network Advan...", "is_truncated": "true", "in_use_count": "1"}
        """,
        },
        expect="""
            file_id | row_number | command_name         | license_name              | in_use_count | reported_status | is_truncated
            sw      | 60         | show license usage   | C9300-24 DNA Advantage    | 2            | IN USE          | false
            vm      | 5          | show license summary | C9300-48 Network Advan... | 1            |                 | true
        """,
    )


def test_tech_support_tells_its_count_inside_the_status(check_model: CheckModel) -> None:
    check_model(
        "staging.device_licenses",
        given={
            "meta.files": FILES,
            "raw.device_outputs": """
            file_id | row_number | kind    | command                   | fields
            sw      | 10         | license | show license tech support | {"license_name": "air-dna-advantage", "license_status": "IN USE(15)", "entitlement_tag": "regid.2018-06.com.cisco.AIR_DNA,1.0_x"}
            sw      | 20         | license | show license tech support | {"license_name": "air-network-advantage", "license_status": "NOT IN USE", "in_use_count": "<none>"}
        """,
        },
        expect="""
            row_number | license_name          | in_use_count | reported_status | entitlement_tag
            10         | air-dna-advantage     | 15           | IN USE          | regid.2018-06.com.cisco.AIR_DNA,1.0_x
            20         | air-network-advantage |              | NOT IN USE      |
        """,
    )


def test_two_devices_in_one_file_each_have_their_best_command(check_model: CheckModel) -> None:
    check_model(
        "staging.device_licenses",
        given={
            "meta.files": FILES,
            "raw.device_outputs": """
            file_id | row_number | kind    | host_name | command            | fields
            sw      | 10         | license | sw-1      | show license usage | {"license_name": "A", "export_status": "RESTRICTED - NOT ALLOWED"}
            sw      | 60         | license | sw-2      | show license all   | {"license_name": "B", "export_status": "NOT RESTRICTED"}
        """,
        },
        expect="""
            row_number | host_name | license_name | export_status
            10         | sw-1      | A            | RESTRICTED - NOT ALLOWED
            60         | sw-2      | B            | NOT RESTRICTED
        """,
    )
