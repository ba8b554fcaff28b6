"""staging.reporting_policies: the days that a device's policy asks for, by class of licence."""

from __future__ import annotations

from collections.abc import Callable

from tests.models.staging.landed import landed_files

CheckModel = Callable[..., None]
FILES = landed_files("""
    file_id | taken_at
    sw      | 2026-10-31
    vm      | 2026-10-31
""")


def test_each_class_has_its_days_and_who_asks_them_and_nothing_is_not_zero(check_model: CheckModel) -> None:
    check_model(
        "staging.reporting_policies",
        given={
            "meta.files": FILES,
            "raw.device_outputs": """
            file_id | row_number | kind             | fields
            sw      | 30         | reporting_policy | {"policy_name": "SLE Policy", "license_class": "enforced", "first_report_days": "30", "reporting_frequency_days": "90", "report_on_change_days": "60", "reporting_frequency_days_source": "Customer Policy"}
            sw      | 34         | reporting_policy | {"policy_name": "SLE Policy", "license_class": "export controlled", "reporting_frequency_days": "0", "first_report_days": "<none>"}
        """,
        },
        expect="""
            row_number | policy_name | license_class     | first_report_days | reporting_frequency_days | report_on_change_days | reporting_frequency_source
            30         | SLE Policy  | enforced          | 30                | 90                       | 60                    | Customer Policy
            34         | SLE Policy  | export controlled |                   | 0                        |                       |
        """,
    )
