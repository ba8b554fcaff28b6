"""marts.settlement_benchmarks: quartiles of the adviser's own settlements, by group."""

from __future__ import annotations

from collections.abc import Callable

CheckModel = Callable[..., None]

ASKED = """
    least_settlement_count
    4
"""
LEDGER = """
    file_id | row_number | product_family_name | settlement_date | quarter_end_date | fiscal_year | fiscal_quarter | renewal_history | settled_share | exclusion_reason
    own     | 2          | Switching   | 2026-01-20      | 2026-01-24       | 2026        | 2              | First           | 0.500000      |
    own     | 3          | switching   | 2026-07-01      | 2026-07-25       | 2026        | 4              | first           | 0.600000      |
    own     | 4          | Wireless    |                 | 2026-07-25       | 2026        | 4              |                 | 0.700000      |
    own     | 5          |             |                 |                  |             |                |                 | 0.900000      |
    own     | 6          | Wireless    | 2026-07-02      | 2026-07-25       | 2026        | 4              | First           | 0.100000      | nothing was proposed
"""


def test_quartiles_lie_between_settlements_and_few_are_said_to_be_few(check_model: CheckModel) -> None:
    check_model(
        "marts.settlement_benchmarks",
        given={"inputs.negotiation": ASKED, "core.settlements": LEDGER},
        expect="""
            group_kind         | group_name                        | sample_count | lower_quartile_share | median_share | upper_quartile_share | is_small_sample | source_date | sample_words
            overall            | All settlements                   | 4            | 0.575000             | 0.650000     | 0.750000             | false           | 2026-07-25  | n = 4
            family             | Switching                         | 2            | 0.525000             | 0.550000     | 0.575000             | true            | 2026-07-01  | n = 2, few
            family             | Wireless                          | 1            | 0.700000             | 0.700000     | 0.700000             | true            | 2026-07-25  | n = 1, few
            family             | No family told                    | 1            | 0.900000             | 0.900000     | 0.900000             | true            |             | n = 1, few
            quarter            | Q2 FY26                           | 1            | 0.500000             | 0.500000     | 0.500000             | true            | 2026-01-20  | n = 1, few
            quarter            | Q4 FY26                           | 2            | 0.625000             | 0.650000     | 0.675000             | true            | 2026-07-25  | n = 2, few
            quarter            | No quarter told                   | 1            | 0.900000             | 0.900000     | 0.900000             | true            |             | n = 1, few
            family and quarter | Switching, Q2 FY26                | 1            | 0.500000             | 0.500000     | 0.500000             | true            | 2026-01-20  | n = 1, few
            family and quarter | Switching, Q4 FY26                | 1            | 0.600000             | 0.600000     | 0.600000             | true            | 2026-07-01  | n = 1, few
            family and quarter | Wireless, Q4 FY26                 | 1            | 0.700000             | 0.700000     | 0.700000             | true            | 2026-07-25  | n = 1, few
            family and quarter | No family told, No quarter told   | 1            | 0.900000             | 0.900000     | 0.900000             | true            |             | n = 1, few
            renewal history    | First                             | 2            | 0.525000             | 0.550000     | 0.575000             | true            | 2026-07-01  | n = 2, few
            renewal history    | No renewal history told           | 2            | 0.750000             | 0.800000     | 0.850000             | true            | 2026-07-25  | n = 2, few
        """,
    )


def test_source_date_and_n_stand_in_words_beside_every_group(check_model: CheckModel) -> None:
    check_model(
        "marts.settlement_benchmarks",
        given={
            "inputs.negotiation": ASKED,
            "core.settlements": """
            file_id | row_number | product_family_name | settled_share
            own     | 2          | Switching   | 0.500000
        """,
        },
        expect="""
            group_kind         | source_words
            overall            | The adviser's own settlement ledger, undated, n = 1, few
            family             | The adviser's own settlement ledger, undated, n = 1, few
            quarter            | The adviser's own settlement ledger, undated, n = 1, few
            family and quarter | The adviser's own settlement ledger, undated, n = 1, few
            renewal history    | The adviser's own settlement ledger, undated, n = 1, few
        """,
    )


def test_a_quarter_that_still_runs_is_dated_no_later_than_today(check_model: CheckModel) -> None:
    check_model(
        "marts.settlement_benchmarks",
        given={
            "inputs.negotiation": ASKED,
            "core.settlements": """
            file_id | row_number | quarter_end_date | settled_share
            own     | 2          | 2027-01-23       | 0.500000
            own     | 3          |                  | 0.500000
        """,
        },
        expect="""
            group_kind         | sample_count | source_date
            overall            | 2            | 2026-11-24
            family             | 2            | 2026-11-24
            quarter            | 2            | 2026-11-24
            family and quarter | 2            | 2026-11-24
            renewal history    | 2            | 2026-11-24
        """,
    )


def test_a_ledger_of_nothing_that_counts_is_no_benchmark(check_model: CheckModel) -> None:
    check_model(
        "marts.settlement_benchmarks",
        given={
            "inputs.negotiation": ASKED,
            "core.settlements": """
            file_id | row_number | exclusion_reason
            own     | 2          | nothing was proposed
        """,
        },
        expect="group_kind | sample_count",
    )
