"""staging.controller_reports: which devices a controller reports for."""

from __future__ import annotations

from collections.abc import Callable

from tests.models.staging.landed import landed_files

CheckModel = Callable[..., None]

FILES = landed_files("""
    file_id | taken_at
    cc      | 2026-10-31
    sw      | 2026-10-31
""")


def test_a_controller_reports_for_devices_it_uploaded_and_for_those_it_manages(check_model: CheckModel) -> None:
    check_model(
        "staging.controller_reports",
        given={
            "meta.files": FILES,
            "raw.catalyst_center_licenses": """
            file_id | row_number | device_name | last_successful_rum_usage_upload_time
            cc      | 1          | sw-1        | 2026-10-29 04:00:00
            cc      | 2          | sw-2        |
            cc      | 3          | sw-3        | 1761710400000
            cc      | 4          | sw-4        | yesterday
        """,
            "raw.device_outputs": """
            file_id | row_number | kind     | host_name | fields
            sw      | 10         | software | edge-1    | {"operating_mode": "Controller-Managed"}
            sw      | 20         | software | edge-2    | {"operating_mode": "Autonomous"}
            sw      | 30         | software | edge-3    | {}
        """,
        },
        expect="""
            file_id | row_number | system_name     | host_name | last_report_date
            cc      | 1          | Catalyst Center | sw-1      | 2026-10-29
            cc      | 3          | Catalyst Center | sw-3      | 2025-10-29
            cc      | 4          | Catalyst Center | sw-4      |
            sw      | 10         | SD-WAN Manager  | edge-1    |
        """,
    )
