"""marts.license_forecasts: a licence of a Smart Account at its pace, and the day what is owned is used up."""

from __future__ import annotations

from collections.abc import Callable

CheckModel = Callable[..., None]


def test_a_licence_goes_on_at_its_pace_in_each_smart_account_for_itself(check_model: CheckModel) -> None:
    check_model(
        "marts.license_forecasts",
        given={
            "marts.license_forecast_terms": """
            smart_account | license_name | as_of_date | forecast_date | end_date   | is_in_agreement | ceiling_count | forecast_snapshot_count | forecast_history_days | forecast_gap_days | forecast_interval_share
            acme          | ISE          | 2026-11-24 | 2027-01-30    | 2030-02-27 | true            | 300           | 4                       | 180                   | 120               | 0.8
            beta          | ISE          | 2026-11-24 | 2027-01-30    | 2030-02-27 | false           | 300           | 4                       | 180                   | 80                | 0.8
        """,
            "marts.license_history": """
            smart_account | license_name | taken_at   | in_use_count
            acme          | ISE          | 2026-01-30 | 200
            acme          | ISE          | 2026-04-30 | 230
            acme          | ISE          | 2026-07-29 | 260
            acme          | ISE          | 2026-10-27 | 290
            beta          | ISE          | 2026-01-30 | 900
            beta          | ISE          | 2026-04-30 |
            beta          | ISE          | 2026-07-29 | 900
            beta          | ISE          | 2026-08-29 | 90
            beta          | ISE          | 2026-10-27 | 90
        """,
        },
        expect="""
            smart_account | license_name | is_in_agreement | forecast_count | allowance_gone_date | allowance_status | longest_gap_days | forecast_status
            acme          | ISE          | true            | 322            | 2026-11-26          | Goes             | 90               | Forecast
            beta          | ISE          | false           |                |                     |                  | 180              | Gaps in the history
        """,
    )
