"""What a lever is worth in the charge: each pulled alone, on the use as it is shown."""

from __future__ import annotations

from decimal import Decimal
from typing import Any

import polars as pl
from hypothesis import given, settings
from hypothesis import strategies as st

from analysis.models.marts.lever_lines import COLUMNS
from analysis.negotiation.levers import CORRECTIONS, lever_lines

LAWS = settings(deadline=None, max_examples=60, derandomize=True, database=None)
PRICE = pl.Decimal(18, 4)
_TERM: dict[str, Any] = {
    "subscription_id": "Sub-1",
    "suite_name": "Switching",
    "sku": "E3N-A",
    "committed_count": 500,
    "growth_allowance_share": Decimal("0.15"),
    "growth_allowance_count": None,
    "consumed_count": 600,
    "net_unit_price_amount": Decimal("12.50"),
    "told_price_amount": Decimal("12.50"),
    "remaining_months": 24,
    "allowance_rounding": "floor",
    "charge_basis": "above_allowance",
    "currency": "USD",
}
_TYPES: dict[str, pl.DataType | type[pl.DataType]] = {
    "committed_count": pl.Int64,
    "growth_allowance_share": pl.Decimal(18, 6),
    "growth_allowance_count": pl.Int64,
    "consumed_count": pl.Int64,
    "net_unit_price_amount": PRICE,
    "told_price_amount": PRICE,
    "remaining_months": pl.Int64,
}


def levers(*corrected: tuple[str, int], **told: Any) -> dict[str, tuple[int, Decimal | None]]:
    """Count and worth of each lever on one line with these corrections."""
    terms = pl.DataFrame([{**_TERM, **told}], schema_overrides=_TYPES)
    corrections = pl.DataFrame(
        [("Sub-1", "Switching", "E3N-A", key, count) for key, count in corrected],
        schema={
            "subscription_id": pl.String,
            "suite_name": pl.String,
            "sku": pl.String,
            "correction_key": pl.String,
            "corrected_count": pl.Int64,
        },
        orient="row",
    )
    return {
        row["lever_key"]: (row["worth_count"], row["worth_amount"])
        for row in lever_lines(terms, corrections, COLUMNS).to_dicts()
    }


def test_the_allowance_is_worth_what_the_other_basis_would_charge_more() -> None:
    assert levers() == {"allowance_basis": (75, Decimal("22500.00"))}


def test_a_contract_that_charges_above_the_commitment_leaves_no_allowance_to_hold_to() -> None:
    assert levers(charge_basis="above_commitment") == {}


def test_a_correction_is_worth_what_the_charge_falls_by_and_no_more() -> None:
    found = levers(("unmigrated_pak", 10), ("stale", 20), ("duplicate", 30))
    assert found["unmigrated_pak"] == (10, Decimal("3000.00"))
    assert found["contested"] == (50, Decimal("7500.00"))


def test_a_correction_of_use_that_is_free_already_is_worth_zero_and_still_told() -> None:
    assert levers(("undeposited_order", 12), consumed_count=400) == {"undeposited_order": (12, Decimal("0.00"))}


def test_a_protected_price_is_worth_its_distance_to_the_told_one() -> None:
    assert levers(told_price_amount=Decimal("14.00"))["price_protection"] == (25, Decimal("900.00"))
    assert "price_protection" not in levers(told_price_amount=Decimal("12.00"))


def test_without_a_price_a_worth_is_unknown() -> None:
    assert levers(("stale", 20), net_unit_price_amount=None)["contested"] == (20, None)


@LAWS
@given(
    st.integers(0, 2_000),
    st.integers(0, 2_000),
    st.lists(st.tuples(st.sampled_from([key for keys in CORRECTIONS.values() for key in keys]), st.integers(0, 50))),
)
def test_no_lever_is_worth_less_than_nothing(used: int, committed: int, corrected: list[tuple[str, int]]) -> None:
    kept = [one for number, one in enumerate(corrected) if sum(count for _, count in corrected[: number + 1]) <= used]
    found = levers(*kept, consumed_count=used, committed_count=committed, told_price_amount=Decimal(13))
    assert all(amount is not None and amount >= 0 for _, amount in found.values())
