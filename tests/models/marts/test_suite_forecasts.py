"""marts.suite_forecasts: the forecast of analysis.negotiation, made a relation. Its rules are tested in tests/negotiation."""

from __future__ import annotations

from collections.abc import Callable

CheckModel = Callable[..., None]

GIVEN = {
    "marts.suite_forecast_terms": """
        subscription_id | suite_name | sku   | as_of_date | forecast_date | event_name | end_date   | committed_count | ceiling_count | forecast_snapshot_count | forecast_history_days | forecast_gap_days | forecast_interval_share
        Sub-1           | Steady     | E3N-A | 2026-11-24 | 2027-01-30    | milestone  | 2030-02-27 | 300             | 345           | 4                       | 180                   | 120               | 0.8
        Sub-1           | New        | E3N-B | 2026-11-24 | 2027-01-30    | milestone  | 2030-02-27 | 40              | 46            | 4                       | 180                   | 120               | 0.8
    """,
    "marts.suite_history": """
        subscription_id | suite_name | sku   | taken_at   | in_use_count
        Sub-1           | Steady     | E3N-A | 2026-01-30 | 200
        Sub-1           | Steady     | E3N-A | 2026-04-30 | 230
        Sub-1           | Steady     | E3N-A | 2026-07-29 | 260
        Sub-1           | Steady     | E3N-A | 2026-10-27 | 290
        Sub-1           | New        | E3N-B | 2026-10-27 | 50
    """,
}


def test_a_suite_goes_on_at_its_pace_and_one_with_a_single_snapshot_has_no_forecast(check_model: CheckModel) -> None:
    check_model(
        "marts.suite_forecasts",
        given=GIVEN,
        expect="""
            suite_name | forecast_date | last_in_use_count | forecast_count | low_count | high_count | pace_count | allowance_gone_date | allowance_status | snapshot_count | backtest_error_share | forecast_status
            Steady     | 2027-01-30    | 290               | 322            | 322       | 322        | 10         | 2027-04-10          | Goes             | 4              | 0.0                  | Forecast
            New        | 2027-01-30    | 50                |                |           |            |            | 2026-10-27          | Gone             | 1              |                      | Too little history
        """,
    )


def test_without_a_suite_there_is_nothing_to_foretell(check_model: CheckModel) -> None:
    check_model("marts.suite_forecasts", given={}, expect="suite_name | forecast_status")
