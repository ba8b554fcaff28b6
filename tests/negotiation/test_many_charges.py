"""The charge of very many draws equals the one formula's, to the cent."""

from __future__ import annotations

from decimal import Decimal
from itertools import product

import numpy as np
import polars as pl
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from analysis.errors import WorkbenchError
from analysis.negotiation import many_charges
from analysis.negotiation.assumptions import Assumptions, Evidence, changed_terms
from analysis.negotiation.charge import charge_lines
from analysis.negotiation.drawing import MICRO
from analysis.negotiation.many_charges import total_charges
from tests.negotiation.what_if_frames import Agreement, agreements, milestones_of, terms_of

LAWS = settings(deadline=None, max_examples=80, derandomize=True, database=None)
GRID = {
    "use_change_share": (-1_000_000, -333_333, 0, 123_457, 1_000_000),
    "price_change_share": (-500_001, 0, 77_777),
    "growth_allowance_share": (0, 149_999, 1_000_000),
    "corrected_share": (0, 500_000, 1_000_000),
    "milestone_shift_months": (-2, 0, 5),
}


def by_the_formula(agreement: Agreement, figures: dict[str, int]) -> int | None:
    """One draw's total in cents, by `charge_lines` on changed terms; null where a line is unknown."""
    assumed = {
        key: figure if key == "milestone_shift_months" else Decimal(figure) / MICRO for key, figure in figures.items()
    }
    terms = changed_terms(
        agreement.terms,
        agreement.evidence,
        Assumptions(**{"corrected_share": Decimal(1), **assumed}),  # type: ignore[arg-type]
    )
    amounts = charge_lines(terms)["contract_amount"]
    return None if amounts.has_nulls() else int(amounts.sum() * 100)


def held(agreement: Agreement, draws: list[dict[str, int]]) -> None:
    values = {key: np.array([draw[key] for draw in draws], np.int64) for key in draws[0]}
    expected = [by_the_formula(agreement, draw) for draw in draws]
    found = total_charges(agreement.terms, agreement.evidence, values)
    if None in expected:
        assert found is None
    else:
        assert found is not None
        assert found.tolist() == expected


@LAWS
@given(agreement=agreements(is_known=True))
def test_a_grid_of_cases_equals_the_formula_to_the_cent(agreement: Agreement) -> None:
    agreement = Agreement(agreement.terms.with_columns(pl.col("remaining_months") + 5), agreement.corrections)
    cases = [dict(zip(GRID, case, strict=True)) for case in product(*GRID.values())]
    held(agreement, cases[:: max(1, len(cases) // 40)])


@LAWS
@given(agreement=agreements(), data=st.data())
def test_any_drivers_of_any_lines_equal_the_formula_to_the_cent_or_are_unknown(
    agreement: Agreement, data: st.DataObject
) -> None:
    keys = data.draw(st.sets(st.sampled_from(sorted(GRID)), min_size=1))
    held(agreement, [{key: data.draw(st.sampled_from(GRID[key])) for key in sorted(keys)} for _ in range(4)])


@LAWS
@given(agreement=agreements(is_known=True), seed=st.integers(0, 99))
def test_the_order_of_lines_and_the_pieces_of_the_work_change_nothing(agreement: Agreement, seed: int) -> None:
    values = {"use_change_share": np.array(range(-100_000, 100_000, 777), np.int64)}
    mixed = agreement.terms.sample(fraction=1, shuffle=True, seed=seed)
    whole = total_charges(agreement.terms, agreement.evidence, values)
    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(many_charges, "_CELLS", 10)
        pieces = total_charges(mixed, agreement.evidence, values)
    assert whole is not None
    assert pieces is not None
    assert whole.tolist() == pieces.tolist()


def test_nothing_drawn_is_the_charge_on_verified_data_once() -> None:
    totals = total_charges(terms_of("suite_name | consumed_count\nA | 600"), Evidence(), {})
    assert totals is not None
    assert totals.tolist() == [750_000]


def test_a_missing_price_matters_only_where_a_draw_goes_over() -> None:
    terms = terms_of("suite_name | consumed_count | net_unit_price_amount\nA | 500 |")
    within = {"use_change_share": np.array([0, 100_000], np.int64)}
    beyond = {"use_change_share": np.array([0, 200_000], np.int64)}
    totals = total_charges(terms, Evidence(), within)
    assert totals is not None
    assert totals.tolist() == [0, 0]
    assert total_charges(terms, Evidence(), beyond) is None


def test_a_milestone_moved_out_of_the_term_leaves_the_charge_unknown() -> None:
    terms = terms_of("suite_name | consumed_count\nA | 600")
    evidence = Evidence(milestones=milestones_of(terms))
    assert total_charges(terms, evidence, {"milestone_shift_months": np.array([0, 13], np.int64)}) is None


def test_figures_too_large_to_add_exactly_are_refused() -> None:
    terms = terms_of("suite_name | consumed_count | net_unit_price_amount\nA | 9000000000 | 90000000")
    with pytest.raises(WorkbenchError, match="too large to simulate"):
        total_charges(terms, Evidence(), {"use_change_share": np.array([0], np.int64)})
