"""marts.suite_forecast_terms: the day a suite is foretold for, and up to which use nothing is owed."""

from __future__ import annotations

from collections.abc import Callable

CheckModel = Callable[..., None]


def test_a_suite_is_foretold_for_its_agreements_next_event_and_not_once_the_term_is_over(
    check_model: CheckModel,
) -> None:
    check_model(
        "marts.suite_forecast_terms",
        given={
            "marts.true_forward_lines": """
            subscription_id | suite_name | sku   | committed_count | threshold_count | consumed_count
            Sub-1           | Switching  | E3N-A | 500             | 575             | 560
            Sub-0           | Old        | E2N-A | 90              |                 |
        """,
            "core.agreement_events": """
            subscription_id | event_date | event_name       | end_date   | is_past
            Sub-1           | 2027-02-28 | milestone        | 2030-02-27 | false
            Sub-0           | 2025-02-27 | last day of term | 2025-02-27 | true
        """,
            "inputs.run": """
            as_of_date
            2026-11-24
        """,
            "inputs.thresholds": """
            forecast_snapshot_count | forecast_history_days | forecast_gap_days | forecast_interval_share
            4                       | 180                   | 120               | 0.8
        """,
        },
        expect="""
            subscription_id | suite_name | sku   | as_of_date | forecast_date | event_name       | end_date   | committed_count | ceiling_count | consumed_count | forecast_gap_days | forecast_interval_share
            Sub-1           | Switching  | E3N-A | 2026-11-24 | 2027-02-28    | milestone        | 2030-02-27 | 500             | 575           | 560            | 120               | 0.800000
            Sub-0           | Old        | E2N-A | 2026-11-24 |               | last day of term | 2025-02-27 | 90              |               |                | 120               | 0.800000
        """,
    )
