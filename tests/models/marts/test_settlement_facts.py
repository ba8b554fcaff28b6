"""marts.settlement_facts: what the internal edition alone says of the range."""

from __future__ import annotations

from collections.abc import Callable

CheckModel = Callable[..., None]
RUN = {"inputs.run": "client_id | currency\nacme | USD"}


def test_the_three_marks_and_the_benchmarks_with_an_amount_are_told_in_the_clients_currency(
    check_model: CheckModel,
) -> None:
    check_model(
        "marts.settlement_facts",
        given=RUN
        | {
            "marts.settlement_range": """
            range_number | range_key      | amount  | currency | is_benchmark
            1            | proposal       | 900.00  | USD      | false
            2            | benchmark_low  | 545.00  | USD      | true
            3            | benchmark_high |         | USD      | true
            4            | opening        | 100.00  | USD      | false
            5            | target         | 300.00  | USD      | false
            6            | walk_away      | 500.00  | USD      | false
            7            | target         | 7.00    | EUR      | false
            """
        },
        expect="""
            client_id | currency | opening_amount | target_amount | walk_away_amount | benchmark_count
            acme      | USD      | 100.00         | 300.00        | 500.00           | 1
        """,
    )


def test_without_a_range_nothing_is_said(check_model: CheckModel) -> None:
    check_model(
        "marts.settlement_facts",
        given=RUN,
        expect="""
            client_id | opening_amount | target_amount | walk_away_amount | benchmark_count
            acme      |                |               |                  | 0
        """,
    )
