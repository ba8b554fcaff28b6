"""marts.settlement_range: the range of analysis.negotiation, made a relation. Its rules are tested in tests/negotiation."""

from __future__ import annotations

from collections.abc import Callable

CheckModel = Callable[..., None]

ASKED = """
    currency | least_settlement_count | target_position_share | target_amount | reason
    USD      | 10                     | 0.5                   |               |
"""
RUN = """
    currency
    USD
"""
CLAIM = """
    benchmark_key | statement | benchmark_scope | benchmark_measure | low_share | high_share | source | certainty
    first         | A claim.  | settlement      | mark-up           | 0.40      | 0.65       | A page | S
"""


def test_the_range_stands_beside_what_it_is_made_of(check_model: CheckModel) -> None:
    check_model(
        "marts.settlement_range",
        given={
            "inputs.run": RUN,
            "inputs.negotiation": ASKED,
            "reference.benchmarks": CLAIM,
            "core.proposal_lines": """
            file_id | row_number | path             | taken_at   | proposed_amount | currency
            tf      | 2          | proposal/tf.csv  | 2026-11-02 | 600000.00       | USD
            tf      | 3          | proposal/tf.csv  | 2026-11-02 | 400000.00       | USD
        """,
            "marts.true_forward_lines": """
            subscription_id | suite_name | sku | contract_amount | verified_amount | currency
            Sub-1           | A          | A   | 520000.00       | 398600.00       | USD
            Sub-0           | A          | A   |                 |                 | USD
        """,
            "core.agreement_events": """
            subscription_id | is_past
            Sub-1           | false
            Sub-0           | true
        """,
            "marts.settlement_benchmarks": """
            group_kind | group_name      | sample_count | lower_quartile_share | median_share | upper_quartile_share | is_small_sample | source | source_date | sample_words
            overall    | All settlements | 3            | 0.5                  | 0.6          | 0.7                  | true            | Ledger | 2026-10-20  | n = 3, few
            family     | Switching       | 30           | 0.1                  | 0.1          | 0.1                  | false           | Ledger | 2026-10-20  | n = 30
        """,
        },
        expect="""
            range_number | range_key        | amount     | currency | proposal_share | source_date | sample_count | source_words                       | is_benchmark | is_leading | is_internal
            1            | proposal         | 1000000.00 | USD      | 1.000000       | 2026-11-02  |              |                                    | false        | false      | false
            2            | formula_shown    | 520000.00  | USD      | 0.520000       |             |              |                                    | false        | false      | false
            3            | formula_verified | 398600.00  | USD      | 0.398600       |             |              |                                    | false        | false      | false
            4            | benchmark_low    | 606060.61  | USD      | 0.606061       |             |              | A page, undated, n unknown         | true         | true       | true
            5            | benchmark_high   | 714285.71  | USD      | 0.714286       |             |              | A page, undated, n unknown         | true         | true       | true
            6            | ledger_p25       | 500000.00  | USD      | 0.500000       | 2026-10-20  | 3            | Ledger, 20 Oct 2026, n = 3, few    | true         | false      | true
            7            | ledger_median    | 600000.00  | USD      | 0.600000       | 2026-10-20  | 3            | Ledger, 20 Oct 2026, n = 3, few    | true         | false      | true
            8            | ledger_p75       | 700000.00  | USD      | 0.700000       | 2026-10-20  | 3            | Ledger, 20 Oct 2026, n = 3, few    | true         | false      | true
            9            | opening          | 398600.00  | USD      | 0.398600       |             |              |                                    | false        | false      | false
            10           | target           | 459300.00  | USD      | 0.459300       |             |              |                                    | false        | false      | true
            11           | walk_away        | 520000.00  | USD      | 0.520000       |             |              |                                    | false        | false      | true
        """,
    )


def test_without_a_proposal_every_figure_is_there_and_says_what_it_waits_for(check_model: CheckModel) -> None:
    check_model(
        "marts.settlement_range",
        given={"inputs.run": RUN, "inputs.negotiation": ASKED, "reference.benchmarks": CLAIM},
        expect="""
            range_key        | amount | note
            proposal         |        | No proposal in USD lies in proposal/: what depends on it is not worked out.
            formula_shown    |        | No suite of a running agreement is known: the formula has nothing to work on.
            formula_verified |        | No suite of a running agreement is known: the formula has nothing to work on.
            benchmark_low    |        | Waits for the proposal. Proposal ÷ 1.65: A claim.
            benchmark_high   |        | Waits for the proposal. Proposal ÷ 1.40: A claim.
            opening          |        | Waits for the formula on verified data.
            target           |        | Waits for the proposal and the formula on use as shown and the formula on verified data.
            walk_away        |        | Waits for the proposal and the formula on use as shown and the formula on verified data.
        """,
    )
