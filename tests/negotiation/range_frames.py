"""Frames of a range, as its models hold them."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date
from decimal import Decimal
from typing import Any

import polars as pl

from analysis.negotiation.settlement_ranges import settlement_range

MONEY, SHARE = pl.Decimal(18, 2), pl.Decimal(18, 6)
PROPOSAL: dict[str, Any] = {"path": pl.String, "taken_at": pl.Date, "proposed_amount": MONEY, "currency": pl.String}
LINES: dict[str, Any] = {
    "subscription_id": pl.String,
    "contract_amount": MONEY,
    "verified_amount": MONEY,
    "currency": pl.String,
}
CLAIMS: dict[str, Any] = {
    "benchmark_key": pl.String,
    "statement": pl.String,
    "benchmark_scope": pl.String,
    "benchmark_measure": pl.String,
    "low_share": SHARE,
    "high_share": SHARE,
    "source": pl.String,
    "source_date": pl.Date,
    "sample_count": pl.Int64,
    "certainty": pl.String,
}
LEDGER: dict[str, Any] = {
    "group_kind": pl.String,
    "lower_quartile_share": SHARE,
    "median_share": SHARE,
    "upper_quartile_share": SHARE,
    "is_small_sample": pl.Boolean,
    "source": pl.String,
    "source_date": pl.Date,
    "sample_count": pl.Int64,
    "sample_words": pl.String,
}
AIMS: dict[str, Any] = {
    "opening_amount": MONEY,
    "target_amount": MONEY,
    "walk_away_amount": MONEY,
    "currency": pl.String,
    "reason": pl.String,
    "target_position_share": SHARE,
    "least_settlement_count": pl.Int64,
}
MARK_UP = ("first", "A claim.", "settlement", "mark-up", Decimal("0.4"), Decimal("0.65"), "A page", None, None, "S")
DISCOUNT = ("other", "A claim.", "EA renewal", "discount", Decimal("0.15"), Decimal("0.42"), "A page", None, None, "S")

DEFAULTS = {"target_position_share": Decimal("0.5"), "least_settlement_count": 10}

Line = tuple[Decimal | str | None, Decimal | str | None, str]


def own_ledger(
    low: str, median: str, high: str, *, count: int = 14, is_small: bool = False, day: date | None = date(2026, 10, 20)
) -> list[tuple[Any, ...]]:
    """The one row of a ledger that speaks of all its settlements."""
    shares = (Decimal(low), Decimal(median), Decimal(high))
    return [("overall", *shares, is_small, "Own ledger", day, count, f"n = {count}")]


def range_of(
    proposal: Sequence[tuple[Decimal | str | None, str]],
    lines: Sequence[Line],
    *,
    claims: Sequence[tuple[Any, ...]] = (MARK_UP, DISCOUNT),
    ledger: Sequence[tuple[Any, ...]] = (),
    is_past: bool = False,
    **aims: Any,
) -> pl.DataFrame:
    """Work out a range from amounts with their currency: proposed ones, and pairs as shown and on verified data."""
    chosen = {**dict.fromkeys(AIMS), "currency": "USD", **DEFAULTS, **aims}
    rows = [("proposal/tf.csv", date(2026, 11, 2), _money(amount), currency) for amount, currency in proposal]
    charged = [("Sub-1", _money(shown), _money(verified), currency) for shown, verified, currency in lines]
    return settlement_range(
        proposal=pl.DataFrame(rows, schema=PROPOSAL, orient="row"),
        lines=pl.DataFrame(charged, schema=LINES, orient="row"),
        events=pl.DataFrame({"subscription_id": ["Sub-1"], "is_past": [is_past]}),
        claims=pl.DataFrame(list(claims), schema=CLAIMS, orient="row"),
        ledger=pl.DataFrame(list(ledger), schema=LEDGER, orient="row"),
        aims=pl.DataFrame([chosen], schema=AIMS),
        run=pl.DataFrame({"currency": ["USD"]}),
    )


def amounts(answer: pl.DataFrame, currency: str = "USD") -> dict[str, Decimal | None]:
    """Each figure's amount by its key, in one currency."""
    own = answer.filter(pl.col("currency") == currency)
    return dict(zip(own["range_key"], own["amount"], strict=True))


def note(answer: pl.DataFrame, key: str) -> str:
    """What is said of a figure."""
    return str(answer.row(by_predicate=pl.col("range_key") == key, named=True)["note"])


def _money(amount: Decimal | str | None) -> Decimal | None:
    return None if amount is None else Decimal(amount)
