"""staging.usage_points: measurements of usage reports one by one, and the rows of usage tables."""

from __future__ import annotations

from collections.abc import Callable

from tests.models.staging.landed import landed_files

CheckModel = Callable[..., None]

MEASURED = (
    '[{"metric_name": "ENTITLEMENT", "start_time": 1761868800, "end_time": 1761955200, "sample_interval": 86400, '
    '"meta": {"added_sudi_list": [{"udi_pid": "AP-1"}, {"udi_pid": "AP-2"}], "removed_sudi_list": []}, '
    '"value": {"type": "COUNT", "value": "2"}}, '
    '{"start_time": 1761955200, "end_time": 1762041600, "value": {"value": 3}}]'
)


def test_each_measurement_of_a_report_counts_from_one_time_until_another(check_model: CheckModel) -> None:
    check_model(
        "staging.usage_points",
        given={
            "raw.rum_reports": f"""
            file_id | row_number | serial_number | product_id | entitlement_tag | report_id  | measurements_before | measurements
            device  | 1          | FOC1          | C9800      | regid.a         | 1761868800 | 7                   | {MEASURED}
            device  | 2          | FOC2          | C9800      | regid.a         | 1761868800 | 0                   | []
        """
        },
        expect="""
            row_number | measurement_number | serial_number | report_id  | metric_name | usage_start_time    | usage_end_time      | sample_interval_seconds | used_count | added_unit_count | removed_unit_count
            1          | 8                  | FOC1          | 1761868800 | ENTITLEMENT | 2025-10-31 00:00:00 | 2025-11-01 00:00:00 | 86400                   | 2          | 2                | 0
            1          | 9                  | FOC1          | 1761868800 |             | 2025-11-01 00:00:00 | 2025-11-02 00:00:00 |                         | 3          |                  |
        """,
    )


def test_days_of_a_table_count_from_midnight_to_midnight_and_times_as_they_are(check_model: CheckModel) -> None:
    check_model(
        "staging.usage_points",
        given={
            "meta.files": landed_files("""
            file_id | date_order
            table   | dmy
        """),
            "raw.usage_history": """
            file_id | row_number | period_start        | period_end          | serial_number | entitlement | license | used_count
            table   | 2          | 01/09/2026          | 30/09/2026          | FOC1          | regid.a     | DNA     | 1,250
            table   | 3          | 2026-09-02          |                     |               | DNA         | DNA     | 4
            table   | 4          | 2026-09-02 08:00:00 | 2026-09-02 09:00:00 | FOC1          | regid.a     |         | 5
        """,
        },
        expect="""
            row_number | measurement_number | serial_number | entitlement_tag | license_name | usage_start_time    | usage_end_time      | used_count
            2          | 1                  | FOC1          | regid.a         | DNA          | 2026-09-01 00:00:00 | 2026-10-01 00:00:00 | 1250
            3          | 1                  |               |                 | DNA          | 2026-09-02 00:00:00 | 2026-09-03 00:00:00 | 4
            4          | 1                  | FOC1          | regid.a         |              | 2026-09-02 08:00:00 | 2026-09-02 09:00:00 | 5
        """,
    )
