"""marts.negotiation_reasons: why the number is not theirs, the largest reason first."""

from __future__ import annotations

from collections.abc import Callable

CheckModel = Callable[..., None]


def test_the_causes_that_take_most_off_a_proposal_come_first(check_model: CheckModel) -> None:
    check_model(
        "marts.negotiation_reasons",
        given={
            "core.proposal_lines": "file_id | row_number | proposal_line\nf | 2 | 1",
            "marts.proposal_causes": """
            cause    | cause_name                 | cause_kind | amount   | currency | line_count
            proposed | Cisco's proposal           | level      | 1000.00  | GBP      | 3
            term     | Months that are not left   | change     | -100.00  | GBP      | 1
            stale    | Stale instances billed     | change     | -500.00  | GBP      | 2
            short    | Asked for less than we owe | change     | 40.00    | GBP      | 1
            ours     | Our figure                 | level      | 440.00   | GBP      | 3
            """,
        },
        expect="""
            reason_number | amount | currency | reason_text
            1             | 500.00 | GBP      | Stale instances billed, on 2 lines
            2             | 100.00 | GBP      | Months that are not left, on 1 line
        """,
    )


def test_without_a_proposal_the_suites_that_are_charged_are_the_reasons(check_model: CheckModel) -> None:
    check_model(
        "marts.negotiation_reasons",
        given={
            "marts.true_forward_lines": """
            suite_name | sku | verified_contract_over_count | verified_amount | currency
            Switching  | A   | 25                           | 7500.00         | USD
            Wireless   | B   | 0                            | 0.00            | USD
            Identity   | C   |                              |                 | USD
            """
        },
        expect="""
            reason_number | amount  | currency | reason_text
            1             | 7500.00 | USD      | Switching, 25 licences over
        """,
    )
