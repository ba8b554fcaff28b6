"""The charge by the contract's formula, with the test vectors of RULES.md §7."""

from __future__ import annotations

from decimal import Decimal
from typing import Any

import polars as pl
import pytest

from analysis.errors import WorkbenchError
from analysis.negotiation import CHARGE_COLUMNS, charge_lines
from tests.negotiation.charge_frames import terms

THOUSAND = {"committed_count": 1000}


def charged(**change: Any) -> dict[str, Any]:
    return charge_lines(terms(change)).row(0, named=True)


def test_500_committed_with_15_percent_and_600_used() -> None:
    line = charged()
    assert (line["threshold_count"], line["over_count"], line["over_commitment_count"]) == (575, 25, 100)
    assert (line["next_committed_count"], line["next_threshold_count"]) == (600, 690)
    assert (line["charge_amount"], line["over_commitment_amount"]) == (Decimal("7500.00"), Decimal("30000.00"))


def test_560_used_costs_nothing_and_commits_nothing_more() -> None:
    line = charged(consumed_count=560)
    assert (line["charge_amount"], line["next_committed_count"]) == (0, 500)


def test_300_over_at_month_12_of_36_bills_24_months_where_a_true_up_would_bill_12() -> None:
    line = charged(consumed_count=875)
    assert line["charge_amount"] == 300 * Decimal("12.50") * 24
    assert charged(consumed_count=875, remaining_months=12)["charge_amount"] == 300 * Decimal("12.50") * 12


@pytest.mark.parametrize(
    ("used", "trigger", "fires"),
    [(1050, "1.05", False), (1051, "1.05", True), (1120, "1.15", False), (1150, "1.15", False), (1151, "1.15", True)],
)
def test_the_off_cycle_clause_fires_past_its_share_of_entitlement(used: int, trigger: str, fires: bool) -> None:
    assert charged(**THOUSAND, consumed_count=used, trigger_share=Decimal(trigger))["is_off_cycle"] is fires
    assert charged(**THOUSAND, consumed_count=used)["is_off_cycle"] is None


def test_the_contracts_own_basis_charges_and_commits() -> None:
    line = charged(consumed_count=560, charge_basis="above_commitment")
    assert (line["charge_amount"], line["contract_amount"]) == (0, 60 * Decimal("12.50") * 24)
    assert (line["contract_over_count"], line["next_committed_count"]) == (60, 560)


@pytest.mark.parametrize(
    ("share", "rounding", "allowance"),
    [
        ("0.29", "floor", 29),  # a binary fraction would make it 28
        ("0.151", "floor", 15),
        ("0.151", "nearest", 15),
        ("0.155", "nearest", 16),
        ("0.151", "ceiling", 16),
        ("0.15", "ceiling", 15),
        ("0", "ceiling", 0),
    ],
)
def test_a_fraction_of_an_allowance_is_rounded_by_the_named_policy(share: str, rounding: str, allowance: int) -> None:
    hundred = {"committed_count": 100, "allowance_rounding": rounding}
    assert charged(**hundred, growth_allowance_share=Decimal(share))["allowance_count"] == allowance
    as_float = terms(hundred).with_columns(growth_allowance_share=pl.lit(float(share)))
    assert charge_lines(as_float)["allowance_count"].item() == allowance


def test_an_allowance_given_as_a_quantity_stays_the_same_next_time() -> None:
    line = charged(growth_allowance_count=80)
    assert (line["threshold_count"], line["over_count"], line["next_threshold_count"]) == (580, 20, 680)


@pytest.mark.parametrize(
    ("missing", "unknown"),
    [
        ("consumed_count", {"over_count", "charge_amount", "over_commitment_amount", "contract_amount"}),
        ("growth_allowance_share", {"threshold_count", "over_count", "charge_amount", "contract_amount"}),
        ("net_unit_price_amount", {"charge_amount", "over_commitment_amount", "contract_amount"}),
        ("remaining_months", {"charge_amount", "over_commitment_amount", "contract_amount"}),
    ],
)
def test_what_is_missing_leaves_unknown_what_depends_on_it_and_never_makes_it_zero(
    missing: str, unknown: set[str]
) -> None:
    line = charged(**{missing: None})
    assert {name for name in unknown if line[name] is not None} == set()


def test_nothing_over_costs_nothing_even_without_a_price_or_a_milestone() -> None:
    line = charged(consumed_count=560, net_unit_price_amount=None, remaining_months=None)
    assert (line["charge_amount"], line["contract_amount"], line["over_commitment_amount"]) == (0, 0, None)


def test_half_a_cent_goes_up_and_no_cent_is_lost_in_large_sums() -> None:
    half = {"committed_count": 0, "growth_allowance_count": 0, "consumed_count": 1, "remaining_months": 1}
    assert charged(**half, net_unit_price_amount=Decimal("0.0050"))["charge_amount"] == Decimal("0.01")
    assert charged(**half, net_unit_price_amount=Decimal("0.0049"))["charge_amount"] == Decimal("0.00")
    large = half | {"consumed_count": 99_999_999, "remaining_months": 60}
    assert charged(**large, net_unit_price_amount=Decimal("9999.9999"))["charge_amount"] == Decimal("59999998800000.01")


def test_months_may_be_a_fraction_where_a_vendor_bills_one() -> None:
    part = terms({}).with_columns(remaining_months=pl.lit(Decimal("23.500000")))
    assert charge_lines(part)["charge_amount"].item() == 25 * Decimal("12.50") * Decimal("23.5")


def test_lines_keep_their_place_their_own_columns_and_a_charge_made_before_is_made_anew() -> None:
    given = terms({"sku": "B", "consumed_count": 700}, {"sku": "A"})
    once = charge_lines(given)
    assert once["sku"].to_list() == ["B", "A"]
    assert set(once.columns) == set(given.columns) | set(CHARGE_COLUMNS)
    assert charge_lines(once).equals(once)
    assert charge_lines(given.clear()).is_empty()


@pytest.mark.parametrize(
    ("change", "says"),
    [
        ({"net_unit_price_amount": Decimal("-0.01")}, "net_unit_price_amount is negative."),
        ({"remaining_months": -1}, "remaining_months is negative."),
        ({"allowance_rounding": "up"}, "allowance_rounding 'up' is no rounding."),
        ({"charge_basis": "peak"}, "charge_basis 'peak' is none."),
    ],
)
def test_a_term_that_no_contract_has_is_refused_by_name(change: dict[str, Any], says: str) -> None:
    with pytest.raises(WorkbenchError, match=says):
        charge_lines(terms(change))


def test_a_frame_that_lacks_a_term_is_refused_by_its_name() -> None:
    with pytest.raises(WorkbenchError, match="The terms lack charge_basis"):
        charge_lines(terms({}).drop("charge_basis"))
