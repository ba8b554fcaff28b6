"""What moves the number most: the charge on verified data, recomputed at both ends of each uncertain term's range.

A range is the client's own (client.toml) or lies between two of the estate's own facts. A term without a range is left
out of the comparison and listed with what it would need.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from decimal import Decimal
from typing import Any

import polars as pl

from analysis.negotiation.assumption_words import driver_words
from analysis.negotiation.assumptions import Assumptions, Evidence, changed_terms
from analysis.negotiation.charge import LINE, charge_lines
from analysis.negotiation.scenarios import VERIFIED, contract_totals

STATED, OWN, LEFT_OUT = "Stated", "Own facts", "Left out"
DRIVER_NAMES = {
    "use_change_share": "Use until capture",
    "price_change_share": "Net unit price",
    "growth_allowance_share": "Growth allowance",
    "milestone_shift_months": "Day of the milestone",
    "corrected_share": "Corrections accepted",
    "charge_basis": "Basis of the charge",
    "capture": "Day of capture",
    "forecast": "Forecast of use",
    "proposal_price": "Price of the proposal",
}
_COLUMNS: dict[str, Any] = {
    "driver_key": pl.String,
    "driver_name": pl.String,
    "driver_status": pl.String,
    "low_words": pl.String,
    "high_words": pl.String,
    "low_amount": pl.Decimal(18, 2),
    "high_amount": pl.Decimal(18, 2),
    "base_amount": pl.Decimal(18, 2),
    "swing_amount": pl.Decimal(18, 2),
    "currency": pl.String,
    "source": pl.String,
    "missing_input": pl.String,
}


@dataclass(frozen=True)
class Driver:
    """A term and both ends of its range, in words and as assumptions; `missing` says what a range would need."""

    key: str
    status: str
    source: str = ""
    low: Assumptions = VERIFIED
    high: Assumptions = VERIFIED
    low_words: str = ""
    high_words: str = ""
    missing: str = ""


def charge_sensitivity(
    terms: pl.DataFrame,
    corrections: pl.DataFrame,
    *,
    captures: pl.DataFrame,
    milestones: pl.DataFrame,
    forecasts: pl.DataFrame,
    proposal: pl.DataFrame,
    stated: pl.DataFrame,
) -> pl.DataFrame:
    """Return the charge at both ends of every driver's range, a row a driver and currency, the widest swing first.

    `forecasts` is marts.suite_forecasts and `stated` inputs.sensitivity; the others are those of `scenario_totals`.
    `swing_amount` is how far the charge moves from one end to the other, never negative. Amounts are null where a line
    is unknown.
    """
    evidence = Evidence(
        corrections=corrections,
        milestones=milestones,
        captures=pl.concat([_captures(captures), *_forecast_ends(forecasts)]),
        proposed_prices=proposed_prices(terms, proposal),
    )
    rows = [
        row
        for driver in drivers(terms, evidence, stated)
        for row in _rows(terms.filter(pl.col("currency").is_not_null()), evidence, driver)
    ]
    frame = pl.DataFrame(rows, schema=_COLUMNS, orient="row")
    return frame.sort(
        "swing_amount", "driver_key", "currency", descending=[True, False, False], nulls_last=True, maintain_order=True
    )


def drivers(terms: pl.DataFrame, evidence: Evidence, stated: pl.DataFrame) -> Iterator[Driver]:
    """Every driver with its range, or with what a range would need."""
    given = {row["driver_key"]: row for row in stated.iter_rows(named=True)}
    for key in ("use_change_share", "price_change_share", "growth_allowance_share", "milestone_shift_months"):
        if key in given:
            yield _stated(given[key])
        else:
            yield Driver(key, LEFT_OUT, missing=f'A range: [[sensitivity]] driver = "{key}" in client.toml')
    yield _stated(given["corrected_share"]) if "corrected_share" in given else _corrections(evidence)
    yield Driver(
        "charge_basis",
        OWN,
        "Contract",
        high=VERIFIED.but(is_other_basis=True),
        low_words="as the contract says",
        high_words="on the other basis",
    )
    yield _capture(terms, evidence)
    yield _forecast(terms, evidence)
    yield _proposal_price(terms, evidence)


def proposed_prices(terms: pl.DataFrame, proposal: pl.DataFrame) -> pl.DataFrame:
    """The proposal's price of each line it asks for: LINE, net_unit_price_amount; the first where it asks twice.

    `proposal` is marts.proposal_lines; a price in another currency than the agreement's is none.
    """
    priced = proposal.filter("is_matched", pl.col("net_unit_price_amount").is_not_null(), ~pl.col("is_repeated"))
    asked = priced.select(
        pl.col("matched_subscription_id").alias("subscription_id"),
        pl.col("matched_suite_name").alias("suite_name"),
        pl.col("matched_sku").alias("sku"),
        "net_unit_price_amount",
        "currency",
    )
    return asked.join(terms.select(*LINE, "currency"), on=[*LINE, "currency"], how="semi").unique(
        LINE, keep="first", maintain_order=True
    )


def verified_amounts(terms: pl.DataFrame, corrections: pl.DataFrame) -> dict[str, Decimal | None]:
    """The charge on verified data in each currency: what the ranges move."""
    return _amounts(terms, Evidence(corrections=corrections), VERIFIED)


def _stated(row: dict[str, Any]) -> Driver:
    key = row["driver_key"]
    return Driver(
        key,
        STATED,
        row["source"],
        low=_at(key, row["driver_low"]),
        high=_at(key, row["driver_high"]),
        low_words=driver_words(key, row["driver_low"]),
        high_words=driver_words(key, row["driver_high"]),
    )


def _at(key: str, figure: Decimal) -> Assumptions:
    return VERIFIED.but(**{key: int(figure) if key == "milestone_shift_months" else figure})


def _corrections(evidence: Evidence) -> Driver:
    count = sum(evidence.corrected().values())
    if not count:
        return Driver("corrected_share", LEFT_OUT, missing="Nothing that verified data takes off the use")
    return Driver(
        "corrected_share",
        OWN,
        "Exports",
        low=VERIFIED.but(corrected_share=Decimal(0)),
        low_words="no correction accepted",
        high_words=f"all {count:,} accepted",
    )


def _capture(terms: pl.DataFrame, evidence: Evidence) -> Driver:
    known = _covered(terms, evidence, "peak")
    if not known:
        return Driver("capture", LEFT_OUT, missing="A history of use that reaches back over the period")
    return Driver(
        "capture",
        OWN,
        "History of the exports",
        high=VERIFIED.but(capture_key="peak", is_shown_elsewhere=True),
        low_words="use of today",
        high_words=f"peak of the period{_part(known, terms.height)}",
    )


def _forecast(terms: pl.DataFrame, evidence: Evidence) -> Driver:
    known = _covered(terms, evidence, "forecast_low")
    if not known:
        return Driver("forecast", LEFT_OUT, missing="A history long enough for a forecast")
    ends = {end: VERIFIED.but(capture_key=f"forecast_{end}", is_shown_elsewhere=True) for end in ("low", "high")}
    part = _part(known, terms.height)
    return Driver(
        "forecast",
        OWN,
        "Forecast from the history of the exports",
        low=ends["low"],
        high=ends["high"],
        low_words=f"low end{part}",
        high_words=f"high end{part}",
    )


def _proposal_price(terms: pl.DataFrame, evidence: Evidence) -> Driver:
    asked = sum(1 for row in terms.select(LINE).iter_rows() if row in evidence.prices)
    if not asked:
        return Driver("proposal_price", LEFT_OUT, missing="A proposal with prices of the agreement's lines")
    return Driver(
        "proposal_price",
        OWN,
        "Proposal",
        high=VERIFIED.but(is_proposed_price=True),
        low_words="price of the agreement",
        high_words=f"price of the proposal{_part(asked, terms.height)}",
    )


def _covered(terms: pl.DataFrame, evidence: Evidence, capture: str) -> int:
    keys = (row for row in terms.select(LINE).iter_rows())
    return sum(1 for key in keys if evidence.captured.get((key, capture)) is not None)


def _part(known: int, lines: int) -> str:
    return "" if known == lines else f", {known:,} of {lines:,} lines"


def _captures(captures: pl.DataFrame) -> pl.DataFrame:
    return captures.select(*LINE, "capture_key", pl.col("consumed_count").cast(pl.Int64))


def _forecast_ends(forecasts: pl.DataFrame) -> Iterator[pl.DataFrame]:
    """Both ends of the forecast as days of capture."""
    for end in ("low", "high"):
        yield forecasts.select(
            *LINE,
            pl.lit(f"forecast_{end}").alias("capture_key"),
            pl.col(f"{end}_count").cast(pl.Int64).alias("consumed_count"),
        )


def _rows(terms: pl.DataFrame, evidence: Evidence, driver: Driver) -> Iterator[dict[str, Any]]:
    base, low, high = (_amounts(terms, evidence, one) for one in (VERIFIED, driver.low, driver.high))
    for currency, amount in base.items():
        row = {
            "driver_key": driver.key,
            "driver_name": DRIVER_NAMES[driver.key],
            "driver_status": driver.status,
            "base_amount": amount,
            "currency": currency,
            "missing_input": driver.missing or None,
        }
        if driver.status != LEFT_OUT:
            ends = (low[currency], high[currency])
            row |= {
                "low_words": driver.low_words,
                "high_words": driver.high_words,
                "low_amount": ends[0],
                "high_amount": ends[1],
                "swing_amount": None if ends[0] is None or ends[1] is None else abs(ends[1] - ends[0]),
                "source": driver.source,
            }
        yield {name: row.get(name) for name in _COLUMNS}


def _amounts(terms: pl.DataFrame, evidence: Evidence, assumed: Assumptions) -> dict[str, Decimal | None]:
    totals = contract_totals(charge_lines(changed_terms(terms, evidence, assumed)))
    return dict(totals.select("currency", "contract_amount").iter_rows())
