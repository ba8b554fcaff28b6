"""Frames that scenarios, sensitivity and simulation read: pictures, and random agreements."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date, timedelta
from decimal import Decimal
from typing import Any

import polars as pl
from hypothesis import strategies as st

from analysis.negotiation.assumptions import Evidence
from analysis.negotiation.charge import LINE
from tests.remediation.pictures import frame_of

MILESTONE, END = date(2027, 2, 28), date(2029, 2, 27)
SHIFTS = range(-12, 13)
TERMS: dict[str, Any] = {
    "subscription_id": pl.String,
    "suite_name": pl.String,
    "sku": pl.String,
    "committed_count": pl.Int64,
    "growth_allowance_share": pl.Decimal(18, 6),
    "growth_allowance_count": pl.Int64,
    "consumed_count": pl.Int64,
    "net_unit_price_amount": pl.Decimal(18, 4),
    "remaining_months": pl.Int64,
    "milestone_date": pl.Date,
    "allowance_rounding": pl.String,
    "charge_basis": pl.String,
    "currency": pl.String,
}
CORRECTIONS: dict[str, Any] = {
    **dict.fromkeys((*LINE, "correction_key"), pl.String),
    "corrected_count": pl.Int64,
}
CAPTURES: dict[str, Any] = {**dict.fromkeys((*LINE, "capture_key"), pl.String), "consumed_count": pl.Int64}
MILESTONES: dict[str, Any] = {
    **dict.fromkeys(LINE, pl.String),
    "milestone_date": pl.Date,
    "milestone_shift_months": pl.Int64,
    "remaining_months": pl.Int64,
}
FORECASTS: dict[str, Any] = {**dict.fromkeys(LINE, pl.String), "low_count": pl.Int64, "high_count": pl.Int64}
CURES: dict[str, Any] = {"cure_kind": pl.String, "last_safe_start_date": pl.Date, "as_of_date": pl.Date}
PROPOSAL: dict[str, Any] = {
    "matched_subscription_id": pl.String,
    "matched_suite_name": pl.String,
    "matched_sku": pl.String,
    "net_unit_price_amount": pl.Decimal(18, 4),
    "proposed_amount": pl.Decimal(18, 2),
    "currency": pl.String,
    "is_matched": pl.Boolean,
    "is_repeated": pl.Boolean,
}
SCENARIOS: dict[str, Any] = {
    "scenario_number": pl.Int64,
    "scenario_name": pl.String,
    "subscription_id": pl.String,
    "milestone_date": pl.Date,
    "milestone_shift_months": pl.Int64,
    **dict.fromkeys(
        ("use_change_share", "price_change_share", "growth_allowance_share", "corrected_share"), pl.Decimal(18, 6)
    ),
    "charge_basis": pl.String,
    "capture_key": pl.String,
    "source": pl.String,
}
RANGES: dict[str, Any] = {
    "driver_key": pl.String,
    "driver_low": pl.Decimal(18, 6),
    "driver_high": pl.Decimal(18, 6),
    "distribution_kind": pl.String,
    "driver_likely": pl.Decimal(18, 6),
    "driver_deviation": pl.Decimal(18, 6),
    "source": pl.String,
}


def terms_of(picture: str) -> pl.DataFrame:
    """Lines of an agreement; what is not shown: 500 committed at 15 %, 12.50 a month over 24 months."""
    shown = {
        "subscription_id": pl.lit("Sub-1"),
        "sku": pl.col("suite_name"),
        "committed_count": pl.lit(500),
        "remaining_months": pl.lit(24),
        "milestone_date": pl.lit(MILESTONE),
        "allowance_rounding": pl.lit("floor"),
        "charge_basis": pl.lit("above_allowance"),
        "currency": pl.lit("USD"),
    }
    frame = frame_of(picture, TERMS)
    header = {cell.strip() for cell in picture.strip().splitlines()[0].split("|")}
    priced = {"net_unit_price_amount": Decimal("12.5"), "growth_allowance_share": Decimal("0.15")}
    given = {name: pl.lit(figure).cast(TERMS[name]) for name, figure in priced.items() if name not in header}
    return frame.with_columns(**given, **{name: pl.col(name).fill_null(other) for name, other in shown.items()})


def milestones_of(terms: pl.DataFrame) -> pl.DataFrame:
    """Every line's milestone moved by up to a year, a month of it a month billed."""
    rows = [
        (*key, MILESTONE + timedelta(days=31 * shift), shift, months - shift)
        for *key, months in terms.select(*LINE, "remaining_months").iter_rows()
        for shift in SHIFTS
        if months is not None and months - shift >= 0
    ]
    return pl.DataFrame(rows, schema=MILESTONES, orient="row")


def empty(schema: dict[str, Any]) -> pl.DataFrame:
    return pl.DataFrame(schema=schema)


def ranges(*stated: tuple[str, str, str]) -> pl.DataFrame:
    """Driver, low and high of each stated range, every figure between as likely."""
    rows = [(key, Decimal(low), Decimal(high), "uniform", None, None, "Plan") for key, low, high in stated]
    return pl.DataFrame(rows, schema=RANGES, orient="row")


@dataclass(frozen=True)
class Agreement:
    """Random lines of one currency with what verified data takes off them."""

    terms: pl.DataFrame
    corrections: pl.DataFrame

    @property
    def evidence(self) -> Evidence:
        return Evidence(corrections=self.corrections, milestones=milestones_of(self.terms))


def _parts(last: int, parts: int) -> st.SearchStrategy[Decimal]:
    return st.integers(0, last).map(lambda number: Decimal(number) / parts)


_LINES = st.fixed_dictionaries(
    {
        "committed_count": st.integers(0, 3000),
        "growth_allowance_share": st.none() | _parts(400_000, 1_000_000),
        "growth_allowance_count": st.none() | st.integers(0, 300),
        "consumed_count": st.none() | st.integers(0, 5000),
        "net_unit_price_amount": st.none() | _parts(5_000_000, 10_000),
        "remaining_months": st.integers(0, 60),
        "allowance_rounding": st.sampled_from(["floor", "nearest", "ceiling"]),
        "charge_basis": st.sampled_from(["above_allowance", "above_commitment"]),
        "corrected": st.integers(0, 800),
    }
)


def _agreement(lines: list[dict[str, Any]]) -> Agreement:
    keyed = [
        {"subscription_id": "Sub-1", "suite_name": f"Suite {number}", "sku": f"S-{number}", **line}
        for number, line in enumerate(lines)
    ]
    fixed = {"milestone_date": MILESTONE, "currency": "USD"}
    terms = pl.DataFrame([{**line, **fixed} for line in keyed], schema=TERMS, orient="row")
    taken = [{**line, "correction_key": "stale", "corrected_count": line["corrected"]} for line in keyed]
    return Agreement(terms, pl.DataFrame(taken, schema=CORRECTIONS, orient="row"))


def agreements(*, is_known: bool = False) -> st.SearchStrategy[Agreement]:
    """Up to six lines; `is_known` leaves nothing unknown."""
    lines = _LINES
    if is_known:
        lines = lines.map(
            lambda line: {
                **line,
                "growth_allowance_share": line["growth_allowance_share"] or Decimal("0.15"),
                "consumed_count": line["consumed_count"] or 0,
                "net_unit_price_amount": line["net_unit_price_amount"] or Decimal("12.5"),
            }
        )
    return st.lists(lines, min_size=1, max_size=6).map(_agreement)
