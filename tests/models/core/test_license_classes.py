"""core.license_classes: of which class a licence is for a reporting policy."""

from __future__ import annotations

from collections.abc import Callable

CheckModel = Callable[..., None]


def test_devices_speak_before_the_api_and_that_before_lots(check_model: CheckModel) -> None:
    check_model(
        "core.license_classes",
        given={
            "staging.device_licenses": """
            file_id | row_number | license_name       | enforcement_type  | license_type | is_truncated
            sw      | 10         | Network Advantage  | NOT ENFORCED      | Perpetual    | false
            sw      | 20         | HSEC               | EXPORT RESTRICTED | Perpetual    | false
            sw      | 30         | MACsec             | ENFORCED          | Perpetual    | false
            sw      | 40         | Cut                | ENFORCED          | Perpetual    | true
        """,
            "staging.license_tags": """
            file_id | row_number | license_name      | is_enforced | is_export_restricted
            api     | 1          | Network Advantage | true        | true
            api     | 2          | DNA-Advantage     | false       | false
            api     | 3          | Plain             | false       | false
        """,
            "core.license_lots": """
            file_id | row_number | license_name      | license_type | lot_status
            api     | 1          | Network Advantage | TERM         | Available
            api     | 2          | dna advantage     | SUBSCRIPTION | Ended
            api     | 3          | Bought            | TERM         | Available
            api     | 4          | Plain             | PERPETUAL    | Demo
        """,
        },
        expect="""
            license_key       | enforcement       | duration     | license_class
            network advantage | unenforced        | perpetual    | unenforced perpetual
            hsec              | export controlled | perpetual    | export controlled
            macsec            | enforced          | perpetual    | enforced
            dna advantage     | unenforced        | subscription | unenforced subscription
            plain             | unenforced        |              |
            bought            |                   | subscription |
        """,
    )


def test_sources_of_one_kind_that_differ_leave_it_unknown(check_model: CheckModel) -> None:
    check_model(
        "core.license_classes",
        given={
            "staging.device_licenses": """
            file_id | row_number | license_name  | enforcement_type | license_type | is_truncated
            sw      | 10         | DNA Advantage | NOT ENFORCED     | Perpetual    | false
            vm      | 10         | DNA Advantage | NOT ENFORCED     | Subscription | false
        """,
            "core.license_lots": """
            file_id | row_number | license_name  | license_type | lot_status
            api     | 1          | DNA Advantage | TERM         | Available
        """,
        },
        expect="""
            license_key   | enforcement | duration | license_class
            dna advantage | unenforced  |          |
        """,
    )
