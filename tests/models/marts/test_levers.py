"""marts.levers: only the levers this estate holds, each with its worth, what it costs to give and what says so."""

from __future__ import annotations

from collections.abc import Callable

CheckModel = Callable[..., None]

REFERENCE = """
    lever_key      | lever_number | lever_name             | lever_kind | give_words | certainty | source
    moves          | 6            | Move licences          | Fix        | Work       | V         | Cisco
    unmigrated_pak | 7            | Count PAKs             | Fix        | A case     | I         | Method
    value_shift    | 5            | Shift value            | Hold       | Nothing    | S         | Advisors
    quarter_end    | 14           | Settle by quarter end  | Trade      | An answer  | S         | Advisors
"""


def test_a_lever_that_nothing_speaks_for_is_left_out(check_model: CheckModel) -> None:
    check_model(
        "marts.levers",
        given={
            "reference.levers": REFERENCE,
            "marts.lever_charges": """
            lever_key | currency | preference_number | worth_amount | worth_kind | evidence | evidence_relation
            moves     | USD      | 2                 | 500          | Shortage   | Moves.   | marts.remediation_plan
        """,
            "marts.lever_options": """
            lever_key   | currency | worth_amount | worth_reason | evidence | evidence_relation
            quarter_end | USD      |              | nobody says  | Q2.      | core.fiscal_quarters
        """,
        },
        expect="""
            lever_number | lever_key   | lever_name            | worth_amount | worth_reason | give_words | certainty | evidence | evidence_relation
            6            | moves       | Move licences         | 500.00       |              | Work       | V         | Moves.   | marts.remediation_plan
            14           | quarter_end | Settle by quarter end |              | nobody says  | An answer  | S         | Q2.      | core.fiscal_quarters
        """,
    )


def test_the_charge_speaks_before_the_shortage_and_what_is_worth_something_before_nothing(
    check_model: CheckModel,
) -> None:
    check_model(
        "marts.levers",
        given={
            "reference.levers": REFERENCE,
            "marts.lever_charges": """
            lever_key      | currency | preference_number | worth_amount | worth_kind | evidence_relation
            moves          | USD      | 1                 | 700          | Charge     | core.use_corrections
            moves          | USD      | 2                 | 900          | Shortage   | marts.remediation_plan
            unmigrated_pak | USD      | 1                 | 0            | Charge     | core.use_corrections
            unmigrated_pak | USD      | 2                 | 40           | Shortage   | marts.remediation_plan
        """,
        },
        expect="""
            lever_key      | worth_amount | worth_kind
            moves          | 700.00       | Charge
            unmigrated_pak | 40.00        | Shortage
        """,
    )


def test_what_it_takes_off_the_proposal_stands_beside_in_the_same_currency(check_model: CheckModel) -> None:
    check_model(
        "marts.levers",
        given={
            "reference.levers": REFERENCE,
            "marts.lever_charges": """
            lever_key | currency | preference_number | worth_amount | worth_kind | evidence_relation
            moves     | USD      | 2                 | 900          | Shortage   | marts.remediation_plan
            moves     | USD      | 3                 | 210          | Proposal   | marts.proposal_causes
            moves     | EUR      | 3                 | 30           | Proposal   | marts.proposal_causes
        """,
        },
        expect="""
            lever_key | currency | worth_amount | worth_kind | proposed_worth_amount
            moves     | USD      | 900.00       | Shortage   | 210.00
            moves     | EUR      | 30.00        | Proposal   | 30.00
        """,
    )
