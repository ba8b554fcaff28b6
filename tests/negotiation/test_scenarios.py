"""Scenarios side by side: each is the one formula on changed terms."""

from __future__ import annotations

from decimal import Decimal
from typing import Any

import polars as pl
from hypothesis import given, settings
from hypothesis import strategies as st

from analysis.negotiation.assumptions import Assumptions, changed_terms
from analysis.negotiation.charge import charge_lines
from analysis.negotiation.scenarios import scenario_totals
from tests.negotiation.what_if_frames import (
    CAPTURES,
    CORRECTIONS,
    CURES,
    PROPOSAL,
    SCENARIOS,
    Agreement,
    agreements,
    empty,
    milestones_of,
    terms_of,
)
from tests.remediation.pictures import frame_of

LAWS = settings(deadline=None, max_examples=60, derandomize=True, database=None)
TERMS = terms_of("suite_name | consumed_count\nA | 600\nB | 560")
CORRECTED = frame_of(
    """
    subscription_id | suite_name | sku | correction_key | corrected_count
    Sub-1           | A          | A   | stale          | 10
    Sub-1           | A          | A   | unmigrated_pak | 20
    """,
    CORRECTIONS,
)


def totals(terms: pl.DataFrame, corrections: pl.DataFrame | None = None, **given: pl.DataFrame) -> dict[str, Any]:
    """The contract's charge by scenario."""
    return dict(frame(terms, corrections, **given).select("scenario_name", "contract_amount").iter_rows())


def frame(terms: pl.DataFrame, corrections: pl.DataFrame | None = None, **given: pl.DataFrame) -> pl.DataFrame:
    shown = {"captures": CAPTURES, "cures": CURES, "proposal": PROPOSAL, "stated": SCENARIOS}
    told = {name: empty(schema) for name, schema in shown.items()} | {"milestones": milestones_of(terms)} | given
    return scenario_totals(terms, empty(CORRECTIONS) if corrections is None else corrections, **told)


def test_without_a_stated_scenario_the_forms_come_from_the_estate_s_own_facts() -> None:
    captures = frame_of(
        """
        subscription_id | suite_name | sku | capture_key | consumed_count
        Sub-1           | A          | A   | peak        | 610
        Sub-1           | B          | B   | peak        | 580
        """,
        CAPTURES,
    )
    assert totals(TERMS, CORRECTED, captures=captures) == {
        "As shown": Decimal(25 * 24) * Decimal("12.5"),
        "Verified data": Decimal(0),
        "All that is still possible": Decimal(25 * 24) * Decimal("12.5"),
        "Above the commitment": Decimal(160 * 24) * Decimal("12.5"),
        "Captured at the peak": Decimal(40 * 24) * Decimal("12.5"),
    }


def test_only_what_can_still_begin_in_time_is_possible() -> None:
    cures = frame_of(
        """
        cure_kind       | last_safe_start_date | as_of_date
        Retire instance | 2027-01-10           | 2026-11-24
        Migrate PAK     | 2026-11-23           | 2026-11-24
        """,
        CURES,
    )
    rows = frame(TERMS, CORRECTED, cures=cures).filter(pl.col("scenario_key") == "possible")
    assert rows.select("contract_amount", "difference_amount").row(0) == (Decimal("4500.00"), Decimal("-3000.00"))
    assert rows["assumption_text"][0].endswith("(Retire instance).")


def test_a_peak_that_history_does_not_show_is_unknown_and_never_nothing() -> None:
    row = frame(TERMS).filter(pl.col("scenario_key") == "peak").row(0, named=True)
    assert (row["contract_amount"], row["unknown_line_count"], row["difference_amount"]) == (None, 2, None)


def test_lines_that_are_known_are_summed_beside_a_total_that_is_not() -> None:
    terms = terms_of("suite_name | consumed_count\nA | 600\nB |")
    row = frame(terms).row(0, named=True)
    assert (row["contract_amount"], row["known_amount"]) == (None, Decimal("7500.00"))
    assert row["unknown_line_count"] == 1


def test_a_stated_scenario_stands_after_the_others_with_its_words_and_source() -> None:
    stated = frame_of(
        """
        scenario_number | scenario_name | use_change_share | milestone_shift_months | source
        1               | Merger        | 0.1              | 6                      | Board, October 2026
        """,
        SCENARIOS,
    )
    row = frame(TERMS, stated=stated).row(-1, named=True)
    assert (row["scenario_number"], row["scenario_key"], row["source"]) == (6, "stated", "Board, October 2026")
    assert row["assumption_text"] == "10 % more in use, milestone 6 months later."
    assert row["contract_amount"] == Decimal((660 - 575) + (616 - 575)) * 18 * Decimal("12.5")


def test_totals_stand_apart_by_currency_beside_what_is_proposed_in_it() -> None:
    terms = terms_of("suite_name | consumed_count | currency\nA | 600 | GBP\nB | 600 | USD")
    proposal = frame_of("proposed_amount | currency\n900.00 | USD\n100.00 | USD\n5.00 | CHF", PROPOSAL)
    rows = frame(terms, proposal=proposal).filter("is_as_shown")
    assert rows.select("currency", "contract_amount", "proposed_amount").rows() == [
        ("GBP", Decimal("7500.00"), None),
        ("USD", Decimal("7500.00"), Decimal("1000.00")),
    ]


def test_an_estate_without_an_agreement_has_no_scenario() -> None:
    assert frame(TERMS.clear()).is_empty()


@LAWS
@given(agreement=agreements(is_known=True), seed=st.integers(0, 99))
def test_the_order_of_lines_changes_no_total(agreement: Agreement, seed: int) -> None:
    mixed = agreement.terms.sample(fraction=1, shuffle=True, seed=seed)
    assert totals(mixed, agreement.corrections) == totals(agreement.terms, agreement.corrections)


@LAWS
@given(agreement=agreements(is_known=True))
def test_verified_data_never_costs_more_and_every_scenario_is_the_formula_s_own(agreement: Agreement) -> None:
    found = totals(agreement.terms, agreement.corrections)
    assert found["Verified data"] <= found["All that is still possible"] <= found["As shown"]
    for name, assumed in (
        ("As shown", Assumptions()),
        ("Verified data", Assumptions(corrected_share=Decimal(1))),
    ):
        lines = charge_lines(changed_terms(agreement.terms, agreement.evidence, assumed))
        assert found[name] == lines["contract_amount"].sum()
