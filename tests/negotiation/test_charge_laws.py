"""Laws of the charge, over random lines: RULES.md §7 holds for every one of them."""

from __future__ import annotations

from decimal import ROUND_CEILING, ROUND_FLOOR, ROUND_HALF_UP, Decimal
from typing import Any

import polars as pl
from hypothesis import given, settings
from hypothesis import strategies as st

from analysis.negotiation import charge_lines, shifted_suites
from tests.negotiation.charge_frames import PLAIN, terms

LAWS = settings(deadline=None, max_examples=60, derandomize=True, database=None)
ROUNDINGS = {"floor": ROUND_FLOOR, "nearest": ROUND_HALF_UP, "ceiling": ROUND_CEILING}
AMOUNTS = ("charge_amount", "over_commitment_amount", "contract_amount")
COUNTS = st.none() | st.integers(0, 5000)
PRICES = st.none() | st.integers(0, 5_000_000).map(lambda number: Decimal(number) / 10_000)
LINES = st.fixed_dictionaries(
    {
        "subscription_id": st.sampled_from(["Sub-1", "Sub-2"]),
        "suite_name": st.sampled_from(["Switching", "Wireless"]),
        "committed_count": st.integers(0, 5000),
        "growth_allowance_share": st.none() | st.integers(0, 1000).map(lambda number: Decimal(number) / 1000),
        "growth_allowance_count": st.none() | st.integers(0, 500),
        "consumed_count": COUNTS,
        "net_unit_price_amount": PRICES,
        "remaining_months": st.none() | st.integers(0, 84),
        "allowance_rounding": st.sampled_from(list(ROUNDINGS)),
        "charge_basis": st.sampled_from(["above_allowance", "above_commitment"]),
    }
)
TABLES = st.lists(LINES, min_size=1, max_size=8).map(
    lambda lines: [line | {"sku": f"E3N-{number}"} for number, line in enumerate(lines)]
)


def charged(lines: list[dict[str, Any]]) -> list[dict[str, Any]]:
    return charge_lines(terms(*lines)).rows(named=True)


def by_hand(line: dict[str, Any]) -> dict[str, Any]:
    """The formula in plain decimals, null wherever an input is."""
    told = PLAIN | line
    committed, used = told["committed_count"], told["consumed_count"]
    allowance = told["growth_allowance_count"]
    if allowance is None and told["growth_allowance_share"] is not None:
        exact = committed * told["growth_allowance_share"]
        allowance = int(exact.quantize(Decimal(1), ROUNDINGS[told["allowance_rounding"]]))
    above = None if used is None else max(0, used - committed)
    over = None if used is None or allowance is None else max(0, used - committed - allowance)
    counts = {"charge_amount": over, "over_commitment_amount": above}
    counts["contract_amount"] = above if told["charge_basis"] == "above_commitment" else over
    return {
        name: money(count, told["net_unit_price_amount"], told["remaining_months"]) for name, count in counts.items()
    }


def money(count: int | None, price: Decimal | None, months: int | None) -> Decimal | None:
    if count == 0:
        return Decimal(0)
    if count is None or price is None or months is None:
        return None
    return (count * price * months).quantize(Decimal("0.01"), ROUND_HALF_UP)


@LAWS
@given(lines=TABLES)
def test_every_line_is_charged_as_a_plain_decimal_charges_it(lines: list[dict[str, Any]]) -> None:
    assert [{name: line[name] for name in AMOUNTS} for line in charged(lines)] == [by_hand(line) for line in lines]


@LAWS
@given(lines=TABLES)
def test_a_charge_is_never_negative_and_the_commitment_never_falls(lines: list[dict[str, Any]]) -> None:
    for line in charged(lines):
        assert all(line[name] is None or line[name] >= 0 for name in AMOUNTS)
        assert line["next_committed_count"] is None or line["next_committed_count"] >= line["committed_count"]


@LAWS
@given(lines=TABLES, more=st.integers(1, 1000), term=st.sampled_from(["consumed_count", "remaining_months", "price"]))
def test_more_use_more_months_or_a_higher_price_never_cost_less(
    lines: list[dict[str, Any]], more: int, term: str
) -> None:
    name = "net_unit_price_amount" if term == "price" else term
    raised = [line | {name: None if line[name] is None else line[name] + more} for line in lines]
    for before, after in zip(charged(lines), charged(raised), strict=True):
        for amount in AMOUNTS:
            assert before[amount] is None or after[amount] is None or after[amount] >= before[amount]


@LAWS
@given(lines=TABLES, more=st.integers(1, 500))
def test_a_larger_allowance_never_raises_a_charge(lines: list[dict[str, Any]], more: int) -> None:
    plain = [line | {"growth_allowance_count": line["growth_allowance_count"] or 0} for line in lines]
    larger = [line | {"growth_allowance_count": line["growth_allowance_count"] + more} for line in plain]
    for before, after in zip(charged(plain), charged(larger), strict=True):
        for amount in AMOUNTS:
            assert before[amount] is None or after[amount] is None or after[amount] <= before[amount]


@LAWS
@given(lines=TABLES, order=st.randoms(use_true_random=False))
def test_the_order_of_lines_changes_nothing(lines: list[dict[str, Any]], order: Any) -> None:
    shuffled = list(lines)
    order.shuffle(shuffled)
    assert by_key(charge_lines(terms(*lines)), "sku") == by_key(charge_lines(terms(*shuffled)), "sku")
    keys = ("subscription_id", "suite_name")
    assert by_key(suites(lines), *keys) == by_key(suites(shuffled), *keys)


def by_key(frame: pl.DataFrame, *keys: str) -> list[dict[str, Any]]:
    return frame.sort(keys).rows(named=True)


def suites(lines: list[dict[str, Any]]) -> pl.DataFrame:
    return shifted_suites(
        charge_lines(terms(*lines)).with_columns(
            verified_consumed_count=pl.col("consumed_count"), verified_amount=pl.col("contract_amount")
        )
    )


@LAWS
@given(lines=TABLES)
def test_value_shift_never_raises_a_suite_and_never_pays_back(lines: list[dict[str, Any]]) -> None:
    for suite in suites(lines).rows(named=True):
        if suite["after_amount"] is not None:
            assert 0 <= suite["after_amount"] <= suite["before_amount"]
            assert suite["shifted_amount"] == suite["before_amount"] - suite["after_amount"]


@LAWS
@given(lines=TABLES)
def test_value_shift_of_a_suite_does_not_see_the_others(lines: list[dict[str, Any]]) -> None:
    every = {(one["subscription_id"], one["suite_name"]): one for one in suites(lines).rows(named=True)}
    for key, together in every.items():
        alone = [line for line in lines if (line["subscription_id"], line["suite_name"]) == key]
        assert suites(alone).row(0, named=True) == together
