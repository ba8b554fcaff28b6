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


def test_where_reports_go_and_when_an_older_registration_ends(check_model: CheckModel) -> None:
    check_model(
        "staging.reporting_statuses",
        given={
            "meta.files": FILES,
            "raw.device_outputs": """
            file_id | row_number | kind             | fields
            sw      | 10         | reporting_status | {"cslu_address": "https://ssm/cslu/v1/pi/gen-1", "transport_url": "https://x", "last_report_file_write": "Oct 01 10:00:00 2026 UTC", "using_policy_status": "ENABLED", "last_ack_received": "<none>"}
            sw      | 20         | reporting_status | {"cslu_address": "<empty>", "transport_url": "https://x", "authorization_status": "AUTHORIZED on Nov 05 2026 05:02:13 UTC", "registration_expires": "Feb 29 2028 13:21:17 UTC"}
        """,
        },
        expect="""
            row_number | transport_url                | report_file_date | authorization_date | registration_end_date | is_reporting_told | is_using_policy
            10         | https://ssm/cslu/v1/pi/gen-1 | 2026-10-01       |                    |                       | true              | true
            20         | https://x                    |                  | 2026-11-05         | 2028-02-29            | false             | false
        """,
    )
