"""Laws of the adviser's ledger, through the real models: whatever is settled, in whatever order it is written."""

from __future__ import annotations

from decimal import Decimal
from statistics import quantiles
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from analysis.engine.database import Database
from analysis.engine.models import all_models
from tests.pictures import place

MONEY = st.decimals(min_value=0, max_value=10**7, places=2)
FAMILIES, QUARTERS = (None, "Switching", "switching", "Wireless"), ((None, None), (2026, 2), (2027, 1), (2027, 4))
CURRENCIES = (None, "USD", "EUR")
Settlement = tuple[Any, ...]
SETTLEMENTS = st.lists(
    st.tuples(
        st.none() | st.sampled_from(["S-1", "S-2", "S-3"]),
        st.sampled_from(FAMILIES),
        st.sampled_from(QUARTERS),
        MONEY,
        MONEY,
        st.sampled_from(CURRENCIES),
        st.sampled_from(CURRENCIES),
    ),
    max_size=12,
    unique_by=lambda one: (one[0], (one[1] or "").lower()) if one[0] else one,
)
HEADER = (
    "file_id | row_number | path | settlement_id | product_family_name | fiscal_year | fiscal_quarter | "
    "proposed_amount | settled_amount | currency | settled_currency"
)


def ledger(settlements: list[Settlement]) -> str:
    """A picture of staging.settlements: one file."""
    rows = [
        ("own", number, "own.csv", reference, family, *quarter, proposed, settled, currency, other)
        for number, (reference, family, quarter, proposed, settled, currency, other) in enumerate(settlements, start=2)
    ]
    return "\n".join([HEADER, *(" | ".join("" if cell is None else str(cell) for cell in row) for row in rows)])


def benchmarks(board: Database, settlements: list[Settlement]) -> list[tuple[Any, ...]]:
    """What the models make of a ledger; the board is wiped after it."""
    board.run("begin transaction")
    try:
        board.run("drop view if exists staging.settlements")
        board.run("create or replace table staging.settlements as from core.settlements limit 0")
        board.run("alter table staging.settlements add column taken_at date")
        place(board, "inputs.run", "as_of_date\n2026-11-24")
        place(board, "inputs.negotiation", "least_settlement_count\n3")
        place(board, "staging.settlements", ledger(settlements))
        for name in ("core.settlements", "marts.settlement_benchmarks"):
            board.run(f"create or replace table {name} as {all_models()[name].sql}")
        return board.rows("select * from marts.settlement_benchmarks order by all")
    finally:
        board.run("rollback")


@given(SETTLEMENTS, st.randoms(use_true_random=False))
def test_the_order_of_rows_changes_nothing(drawing_board: Database, settlements: list[Settlement], random: Any) -> None:
    answer = benchmarks(drawing_board, settlements)
    random.shuffle(settlements)
    assert benchmarks(drawing_board, settlements) == answer


@given(SETTLEMENTS)
def test_quartiles_rise_groups_add_up_and_plain_python_agrees(
    drawing_board: Database, settlements: list[Settlement]
) -> None:
    rows = benchmarks(drawing_board, settlements)
    shares = [
        float((settled / proposed).quantize(Decimal("0.000001")))
        for _, _, quarter, proposed, settled, currency, other in settlements
        if proposed > 0 and quarter != (2027, 4) and (currency is None or other is None or currency == other)
    ]
    for group, _, count, low, median, high, is_small, *_ in rows:
        assert low <= median <= high
        assert is_small == (count < 3)
        if group == "overall":
            three = quantiles(shares, n=4, method="inclusive") if len(shares) > 1 else shares * 3
            assert [float(one) for one in (low, median, high)] == pytest.approx(three, abs=2e-6)
    for group in ("overall", "family", "quarter", "family and quarter", "renewal history"):
        assert sum(row[2] for row in rows if row[0] == group) == len(shares)
