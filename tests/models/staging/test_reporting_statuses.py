"""staging.reporting_statuses: when a device reported and what is due."""

from __future__ import annotations

from collections.abc import Callable

from tests.models.staging.landed import landed_files

CheckModel = Callable[..., None]
FILES = landed_files("""
    file_id | taken_at
    sw      | 2026-10-31
    vm      | 2026-10-31
""")


def test_days_are_read_in_the_device_s_own_zone_and_its_words_stay_beside_them(check_model: CheckModel) -> None:
    check_model(
        "staging.reporting_statuses",
        given={
            "meta.files": FILES,
            "raw.device_outputs": """
            file_id | row_number | kind             | fields
            sw      | 5          | reporting_status | {"last_ack_received": "Dec 18 11:05:11 2025 PDT", "next_ack_deadline": "Feb  6 23:59:11 2026 PDT", "reporting_push_interval": "30  days State(2) InPolicy(90)", "last_report_push": "<none>", "smart_account": "Acme"}
            vm      | 5          | reporting_status | {"last_ack_received": "<none>", "reporting_push_interval": "0 (no reporting)", "authorization_deadline": "Jan 01 00:00:00 1970 UTC", "next_report_push": "Oct 9 2026 10:00:00 IST"}
        """,
        },
        expect="""
            file_id | last_ack_date | last_ack_text            | next_ack_date | push_interval_days | last_report_date | authorization_end_date | smart_account
            sw      | 2025-12-18    | Dec 18 11:05:11 2025 PDT | 2026-02-06    | 30                 |                  |                        | Acme
            vm      |               |                          |               | 0                  |                  |                        |
        """,
    )
