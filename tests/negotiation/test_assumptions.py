"""Terms as assumptions change them, and the words that say so."""

from __future__ import annotations

from datetime import date
from decimal import Decimal
from typing import Any

import pytest

from analysis.negotiation.assumption_words import assumption_text
from analysis.negotiation.assumptions import Assumptions, Evidence, changed_terms
from tests.negotiation.what_if_frames import CAPTURES, CORRECTIONS, milestones_of, terms_of
from tests.remediation.pictures import frame_of

TERMS = terms_of("suite_name | consumed_count | net_unit_price_amount\nA | 601 | 10.0001\nB | |")
EVIDENCE = Evidence(
    corrections=frame_of(
        """
        subscription_id | suite_name | sku | correction_key | corrected_count
        Sub-1           | A          | A   | stale          | 30
        Sub-1           | A          | A   | unmigrated_pak | 15
        Sub-1           | A          | A   | ghost          |
        """,
        CORRECTIONS,
    ),
    milestones=milestones_of(TERMS),
    captures=frame_of(
        """
        subscription_id | suite_name | sku | capture_key | consumed_count
        Sub-1           | A          | A   | peak        | 700
        """,
        CAPTURES,
    ),
)


@pytest.mark.parametrize(
    ("assumed", "column", "answer"),
    [
        ({}, "consumed_count", 601),
        ({"use_change_share": Decimal("0.1")}, "consumed_count", 661),
        ({"use_change_share": Decimal(-1)}, "consumed_count", 0),
        ({"corrected_share": Decimal(1)}, "consumed_count", 556),
        ({"corrected_share": Decimal("0.5")}, "consumed_count", 578),
        ({"corrected_share": Decimal(1), "correction_keys": frozenset({"stale"})}, "consumed_count", 571),
        ({"use_change_share": Decimal("-0.99"), "corrected_share": Decimal(1)}, "consumed_count", 0),
        ({"capture_key": "peak"}, "consumed_count", 700),
        ({"capture_key": "milestone"}, "consumed_count", None),
        ({"capture_key": "milestone", "is_shown_elsewhere": True}, "consumed_count", 601),
        ({"price_change_share": Decimal("0.5")}, "net_unit_price_amount", Decimal("15.0002")),
        ({"growth_allowance_share": Decimal("0.2")}, "growth_allowance_share", Decimal("0.2")),
        ({"milestone_shift_months": 3}, "remaining_months", 21),
        ({"milestone_shift_months": 100}, "remaining_months", None),
        ({"milestone_date": date(2027, 3, 31)}, "remaining_months", 23),
        ({"milestone_date": date(2040, 1, 1)}, "remaining_months", None),
        ({"charge_basis": "above_commitment"}, "charge_basis", "above_commitment"),
        ({"is_other_basis": True}, "charge_basis", "above_commitment"),
        ({"subscription_id": "Sub-2", "use_change_share": Decimal(1)}, "consumed_count", 601),
    ],
)
def test_an_assumption_changes_its_own_term_and_no_other(assumed: dict[str, Any], column: str, answer: object) -> None:
    changed = changed_terms(TERMS, EVIDENCE, Assumptions(**assumed))
    assert changed.schema == TERMS.schema
    assert changed[column][0] == answer
    beside = {"milestone_date", "growth_allowance_count"}
    same = [name for name in TERMS.columns if name not in beside | {column}]
    assert changed.select(same).row(0) == TERMS.select(same).row(0)


def test_use_that_is_unknown_stays_unknown() -> None:
    assumed = Assumptions(use_change_share=Decimal(1), corrected_share=Decimal(1))
    assert changed_terms(TERMS, EVIDENCE, assumed)["consumed_count"].to_list() == [1157, None]


@pytest.mark.parametrize(
    ("assumed", "sentence"),
    [
        ({"use_change_share": Decimal("-0.100000")}, "10 % fewer in use."),
        ({"price_change_share": Decimal("0.025"), "charge_basis": "above_commitment"},
         "Price 2.5 % higher, charged above the commitment."),
        ({"growth_allowance_share": Decimal("0.2"), "subscription_id": "Sub-1"},
         "Growth allowance of 20 % (Sub-1 alone)."),
        ({"corrected_share": Decimal(0)}, "No correction accepted."),
        ({"corrected_share": Decimal("0.5"), "milestone_shift_months": 1},
         "50 % of each correction accepted, milestone 1 month later."),
        ({"milestone_date": date(2027, 5, 28), "capture_key": "peak"},
         "Milestone on 28 May 2027, captured at the peak."),
        ({"milestone_shift_months": -3, "use_change_share": Decimal(1)},
         "100 % more in use, milestone 3 months earlier."),
    ],
)  # fmt: skip
def test_a_set_of_assumptions_is_said_in_a_sentence(assumed: dict[str, Any], sentence: str) -> None:
    assert assumption_text(Assumptions(**assumed)) == sentence
