"""Value Shift inside one suite, by value, never across (RULES.md §7)."""

from __future__ import annotations

from decimal import Decimal
from typing import Any

import polars as pl

from analysis.negotiation import charge_lines, shifted_suites
from tests.negotiation.charge_frames import terms


def suites(*changes: dict[str, Any]) -> list[dict[str, Any]]:
    lines = charge_lines(terms(*changes)).with_columns(
        verified_consumed_count=pl.col("consumed_count"), verified_amount=pl.col("contract_amount")
    )
    return shifted_suites(lines).rows(named=True)


def test_what_one_sku_leaves_unused_pays_for_another_of_its_suite_by_value_not_by_count() -> None:
    (suite,) = suites(
        {"sku": "Small", "consumed_count": 600, "net_unit_price_amount": Decimal("10.00")},
        {"sku": "Large", "consumed_count": 480, "net_unit_price_amount": Decimal("2.00")},
    )
    assert suite["sku_count"] == 2
    assert suite["before_amount"] == 25 * 10 * 24
    assert suite["residual_amount"] == 20 * 2 * 24
    assert suite["after_amount"] == 25 * 10 * 24 - 20 * 2 * 24
    assert suite["shifted_amount"] == suite["residual_amount"]


def test_more_left_over_than_used_beyond_brings_the_suite_to_nothing_and_pays_nothing_back() -> None:
    (suite,) = suites({"sku": "Small"}, {"sku": "Large", "consumed_count": 0})
    assert (suite["after_amount"], suite["shifted_amount"]) == (0, suite["before_amount"])


def test_another_suite_and_another_agreement_pay_nothing() -> None:
    found = suites(
        {},
        {"suite_name": "Wireless", "consumed_count": 0},
        {"subscription_id": "Sub-2", "consumed_count": 0},
    )
    assert [suite["after_amount"] for suite in found] == [7500, 0, 0]


def test_the_growth_allowance_is_free_and_leaves_no_residual() -> None:
    (suite,) = suites({"sku": "Small"}, {"sku": "Large", "consumed_count": 500})
    assert suite["residual_amount"] == 0


def test_an_unknown_line_leaves_its_suite_unknown_but_nothing_to_charge_stays_nothing() -> None:
    (unused,) = suites({"sku": "Small"}, {"sku": "Large", "consumed_count": 400, "net_unit_price_amount": None})
    assert (unused["before_amount"], unused["residual_amount"], unused["after_amount"]) == (7500, None, None)
    (nothing,) = suites({"consumed_count": 400, "net_unit_price_amount": None})
    assert (nothing["before_amount"], nothing["residual_amount"], nothing["after_amount"]) == (0, None, 0)
    (unknown,) = suites({"sku": "Small"}, {"sku": "Large", "consumed_count": None})
    assert (unknown["before_amount"], unknown["after_amount"], unknown["shifted_amount"]) == (None, None, None)
