"""marts.proposal_causes: from the vendor's number to ours."""

from __future__ import annotations

from collections.abc import Callable

CheckModel = Callable[..., None]
NAMED = """
    cause_number | cause    | cause_name        | cause_kind
    1            | proposed | Cisco's proposal  | level
    4            | term     | Months not left   | change
    15           | stale    | Stale instances   | change
    19           | ours     | Our figure        | level
"""


def test_causes_of_all_lines_lead_from_their_number_to_ours(check_model: CheckModel) -> None:
    check_model(
        "marts.proposal_causes",
        given={
            "marts.proposal_totals": """
            currency | proposed_amount | verified_amount | line_count
            USD      | 7600.00         | 5400.00         | 2
        """,
            "marts.proposal_variance": """
            proposal_line | cause | variance_count | variance_amount | currency | confidence_grade
            1             | stale | 5              | 1500.00         | USD      | B
            2             | stale | 1              | 300.00          | USD      | C
            2             | term  |                | 400.00          | USD      |
        """,
            "reference.proposal_causes": NAMED,
        },
        expect="""
            currency | cause_number | cause    | cause_kind | amount   | variance_count | line_count | confidence_grade
            USD      | 1            | proposed | level      | 7600.00  |                | 2          |
            USD      | 4            | term     | change     | -400.00  |                | 1          |
            USD      | 15           | stale    | change     | -1800.00 | -6             | 2          | C
            USD      | 19           | ours     | level      | 5400.00  |                | 2          |
        """,
    )


def test_a_cause_with_an_unknown_amount_is_unknown(check_model: CheckModel) -> None:
    check_model(
        "marts.proposal_causes",
        given={
            "marts.proposal_variance": """
            proposal_line | cause | variance_amount | currency
            1             | term  | 1500.00         | USD
            2             | term  |                 | USD
        """,
            "reference.proposal_causes": NAMED,
        },
        expect="""
            cause | amount | line_count
            term  |        | 2
        """,
    )
