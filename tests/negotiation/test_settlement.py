"""Transactional settlement: unit-months of over-use times the price of a month, by a named policy, to the cent."""

from __future__ import annotations

import time
from datetime import date, timedelta
from decimal import Decimal
from typing import Any

import polars as pl
import pytest

from analysis.errors import WorkbenchError
from analysis.negotiation.settlement import BY_CONTRACT, OUTSIDE, settlement_lines

Period = tuple[date, date, int | None]
SCHEMA: dict[str, pl.DataType | type[pl.DataType]] = {
    "smart_account": pl.String,
    "license_name": pl.String,
    "settlement_basis": pl.String,
    "period_start_date": pl.Date,
    "period_end_date": pl.Date,
    "over_count": pl.Int64,
    "unit_month_policy": pl.String,
    "net_unit_price_amount": pl.Decimal(18, 4),
    "currency": pl.String,
    "price_source": pl.String,
}


def day(month: int, number: int = 1) -> date:
    return date(2026, month, number)


def periods(
    *told: Period, policy: str = "calendar", price: str | None = "10.00", name: str = "ISE", **more: Any
) -> pl.DataFrame:
    terms = {
        "smart_account": "acme",
        "license_name": name,
        "settlement_basis": "No suite counts it",
        "unit_month_policy": policy,
        "net_unit_price_amount": None if price is None else Decimal(price),
        "currency": None if price is None else "USD",
        "price_source": None if price is None else "prices/list.csv, row 2",
    } | more
    rows = [
        {**terms, "period_start_date": start, "period_end_date": end, "over_count": over} for start, end, over in told
    ]
    return pl.DataFrame(rows, schema=SCHEMA)


def settled(*told: Period, **more: Any) -> dict[str, Any]:
    (row,) = settlement_lines(periods(*told, **more)).to_dicts()
    return row


def test_a_whole_calendar_month_is_one_month_however_long_it_is() -> None:
    for month in (1, 2, 4):
        row = settled((day(month), day(month + 1), 12))
        assert row["over_unit_months"] == 12
        assert row["settlement_amount"] == Decimal("120.00")


def test_duration_matters_ten_units_over_for_three_months_are_thirty_unit_months() -> None:
    row = settled((day(1), day(4), 10))
    assert (row["over_unit_days"], row["over_unit_months"]) == (900, 30)
    assert row["settlement_amount"] == Decimal("300.00")


def test_a_part_of_a_month_counts_by_its_days() -> None:
    row = settled((day(1, 11), day(2, 15), 31))
    # 21 of 31 days of January, 14 of 28 of February.
    assert row["over_unit_months"] == Decimal(21) + Decimal(31) / 2
    assert row["settlement_amount"] == Decimal("365.00")


def test_thirty_days_are_a_month_where_the_contract_says_so() -> None:
    row = settled((day(1), day(4), 10), policy="thirty_days")
    assert row["over_unit_months"] == 30
    assert settled((day(1), day(2), 10), policy="thirty_days")["over_unit_months"] == Decimal("10.333333")


def test_a_month_begun_counts_whole_at_its_highest_where_the_contract_says_so() -> None:
    row = settled((day(1, 31), day(2, 10), 10), (day(2, 10), day(2, 12), 25), policy="started")
    assert row["over_unit_months"] == 10 + 25
    assert settled((day(1, 31), day(2), 10), policy="started")["settlement_amount"] == Decimal("100.00")


def test_money_is_exact_to_the_cent_half_a_cent_up() -> None:
    assert settled((day(1), day(2), 3), price="0.0050")["settlement_amount"] == Decimal("0.02")
    assert settled((day(1), day(2), 1), price="0.0049")["settlement_amount"] == Decimal("0.00")
    large = settled((day(1), day(7), 9_999_999), price="123456.7891")
    assert large["settlement_amount"] == (Decimal("123456.7891") * 9_999_999 * 6).quantize(Decimal("0.01"))


def test_days_not_over_cost_nothing_and_a_licence_never_over_has_no_line() -> None:
    row = settled((day(1), day(2), 10), (day(2), day(12), 0))
    assert (row["over_unit_months"], row["period_end_date"]) == (10, day(12))
    assert settlement_lines(periods((day(1), day(12), 0))).is_empty()


def test_unknown_days_are_counted_apart_and_billed_by_nobody() -> None:
    row = settled((day(1), day(2), 10), (day(2), day(3), None))
    assert (row["over_unit_months"], row["unknown_days"], row["settlement_amount"]) == (10, 28, Decimal("100.00"))


def test_where_nothing_is_known_the_amount_is_unknown_not_nothing() -> None:
    row = settled((day(1), day(2), None))
    assert (row["over_unit_days"], row["over_unit_months"], row["settlement_amount"]) == (None, None, None)
    assert row["unknown_days"] == 31
    row = settled((day(1), day(2), None), (day(2), day(3), 0))
    assert (row["over_unit_months"], row["settlement_amount"]) == (0, None)


def test_without_a_price_the_months_are_told_and_the_amount_is_not() -> None:
    row = settled((day(1), day(2), 10), price=None)
    assert (row["over_unit_months"], row["settlement_amount"], row["currency"]) == (10, None, None)


def test_the_label_keeps_it_apart_from_a_true_forward() -> None:
    assert settled((day(1), day(2), 1))["settlement_label"] == OUTSIDE
    assert settled((day(1), day(2), 1), settlement_basis="By contract")["settlement_label"] == BY_CONTRACT


@pytest.mark.parametrize(
    ("wrong", "words"),
    [
        (periods((day(1), day(2), 1), policy="lunar"), "unit_month_policy 'lunar' is none"),
        (periods((day(2), day(1), 1)), "ends on 2026-01-01, not after it starts"),
        (periods((day(2), day(2), 1)), "not after it starts"),
        (periods((day(1), day(3), 1), (day(2), day(4), 1)), "two periods that overlap"),
        (periods((day(1), day(2), -1)), "below nothing"),
        (periods((day(1), day(2), 1), price="-0.01"), "below nothing"),
        (periods((day(1), day(2), 1)).drop("over_count"), "lack over_count"),
        (
            pl.concat([periods((day(1), day(2), 1)), periods((day(2), day(3), 1), price="11.00")]),
            "is settled on two terms",
        ),
    ],
    ids=["policy", "backwards", "no day", "overlap", "negative use", "negative price", "column", "two prices"],
)
def test_what_cannot_be_is_refused_by_name(wrong: pl.DataFrame, words: str) -> None:
    with pytest.raises(WorkbenchError, match=words):
        settlement_lines(wrong)


def test_no_period_settles_nothing() -> None:
    assert settlement_lines(periods()).is_empty()


def test_two_thousand_licences_of_36_periods_take_well_under_a_few_seconds() -> None:
    start = date(2024, 1, 1)
    spans = [(start + timedelta(days=30 * number), start + timedelta(days=30 * number + 30)) for number in range(36)]
    one = periods(*((first, last, number % 7) for number, (first, last) in enumerate(spans)))
    many = one.join(pl.DataFrame({"number": range(2_000)}), how="cross").with_columns(
        license_name=pl.format("Licence {}", "number")
    )
    started = time.perf_counter()
    lines = settlement_lines(many.drop("number"))
    assert time.perf_counter() - started < 3
    assert lines.height == 2_000
    assert lines["settlement_amount"].n_unique() == 1
