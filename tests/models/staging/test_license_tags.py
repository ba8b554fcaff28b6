"""staging.license_tags: which licence an entitlement tag stands for."""

from __future__ import annotations

from collections.abc import Callable

from tests.models.staging.landed import landed_files

CheckModel = Callable[..., None]

FILES = landed_files("""
    file_id | taken_at
    api     | 2026-10-31
    sw      | 2026-10-31
""")


def test_the_api_tells_a_tag_with_what_cisco_enforces_and_a_device_tells_the_tag_alone(check_model: CheckModel) -> None:
    check_model(
        "staging.license_tags",
        given={
            "meta.files": FILES,
            "raw.smart_licensing_summary": """
            file_id | row_number | tag             | display_name                  | enforced | export_restricted
            api     | 1          | regid.DNA_HSEC  | Router US Export Lic. for DNA | true     | true
            api     | 2          | regid.C9300_NWA | C9300-24 Network Advantage    | false    | false
            api     | 3          | regid.NEW       | Something                     |          |
        """,
            "raw.device_outputs": """
            file_id | row_number | kind    | fields
            sw      | 10         | license | {"entitlement_tag": "regid.2019.com.cisco.DNA_A,1.0_x", "license_name": "C9300-24 DNA Advantage"}
            sw      | 20         | license | {"entitlement_tag": "C9300-24 DNA Advantage", "license_name": "C9300-24 DNA Advantage"}
            sw      | 30         | license | {"entitlement_tag": "regid.cut", "license_name": "C9300-24 DNA Adv...", "is_truncated": "true"}
            sw      | 40         | license | {"entitlement_tag": "regid.nameless"}
        """,
        },
        expect="""
            file_id | row_number | entitlement_tag                  | license_name                  | is_enforced | is_export_restricted
            api     | 1          | regid.DNA_HSEC                   | Router US Export Lic. for DNA | true        | true
            api     | 2          | regid.C9300_NWA                  | C9300-24 Network Advantage    | false       | false
            api     | 3          | regid.NEW                        | Something                     |             |
            sw      | 10         | regid.2019.com.cisco.DNA_A,1.0_x | C9300-24 DNA Advantage        |             |
        """,
    )
