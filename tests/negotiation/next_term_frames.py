"""Terms of options for the next term, as marts.renewal_terms has them."""

from __future__ import annotations

from decimal import Decimal
from typing import Any

import polars as pl

from analysis.models.marts.renewal_option_lines import COLUMNS
from analysis.negotiation.renewal import renewal_lines

RATE, PRICE = pl.Decimal(18, 6), pl.Decimal(18, 4)
_TYPES: dict[str, pl.DataType | type[pl.DataType]] = {
    "option_number": pl.Int64,
    "option_name": pl.String,
    "option_kind": pl.String,
    "subscription_id": pl.String,
    "suite_name": pl.String,
    "sku": pl.String,
    "currency": pl.String,
    "charge_basis": pl.String,
    "allowance_rounding": pl.String,
    "committed_count": pl.Int64,
    "stated_committed_count": pl.Int64,
    "verified_consumed_count": pl.Int64,
    "months_to_start": pl.Int64,
    "term_months": pl.Int64,
    "growth_share_per_year": RATE,
    "annual_uplift_share": RATE,
    "is_price_locked": pl.Boolean,
    "true_forward_price_share": RATE,
    "growth_allowance_share": RATE,
    "growth_allowance_count": pl.Int64,
    "present_unit_price_amount": PRICE,
    "net_unit_price_amount": PRICE,
    "term_start_date": pl.Date,
    "missing_input": pl.String,
    "source": pl.String,
}
_TERM: dict[str, Any] = {
    "option_number": 1,
    "option_name": "Same commitment",
    "option_kind": "Same commitment",
    "subscription_id": "Sub-1",
    "suite_name": "Switching",
    "sku": "E3N-A",
    "currency": "USD",
    "charge_basis": "above_allowance",
    "allowance_rounding": "floor",
    "committed_count": 500,
    "stated_committed_count": None,
    "verified_consumed_count": 400,
    "months_to_start": 0,
    "term_months": 36,
    "growth_share_per_year": Decimal(0),
    "annual_uplift_share": Decimal(0),
    "is_price_locked": None,
    "true_forward_price_share": Decimal(1),
    "growth_allowance_share": Decimal("0.15"),
    "growth_allowance_count": None,
    "present_unit_price_amount": Decimal("12.50"),
    "net_unit_price_amount": Decimal("12.50"),
}


def term(**told: Any) -> dict[str, Any]:
    """One line: 500 committed and 400 used at 12.50 a month for 36 months, but for what is told."""
    return {**dict.fromkeys(_TYPES), **_TERM, **told}


def terms(*rows: dict[str, Any]) -> pl.DataFrame:
    return pl.DataFrame(list(rows), schema=_TYPES)


def cost(**told: Any) -> dict[str, Any]:
    """What one line comes to."""
    return renewal_lines(terms(term(**told)), COLUMNS).row(0, named=True)
