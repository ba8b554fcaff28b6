"""Frames of a proposal and of our side of it, as the models have them."""

from __future__ import annotations

from decimal import Decimal
from typing import Any

import polars as pl

from analysis.negotiation.charge import charge_lines
from analysis.negotiation.proposal_sides import CORRECTIONS

AMOUNT, PRICE, MONTHS = pl.Decimal(18, 2), pl.Decimal(18, 4), pl.Decimal(18, 6)
LINE_SCHEMA: dict[str, Any] = {
    "file_id": pl.String,
    "row_number": pl.Int64,
    "path": pl.String,
    "proposal_line": pl.String,
    "suite_name": pl.String,
    "sku": pl.String,
    "proposed_count": pl.Int64,
    "list_unit_price_amount": PRICE,
    "discount_share": pl.Float64,
    "net_unit_price_amount": PRICE,
    "proposed_months": MONTHS,
    "stated_allowance_count": pl.Int64,
    "support_amount": AMOUNT,
    "proposed_amount": AMOUNT,
    "currency": pl.String,
    "matched_subscription_id": pl.String,
    "matched_suite_name": pl.String,
    "matched_sku": pl.String,
    "matching_suite_count": pl.Int64,
    "is_service_line": pl.Boolean,
    "is_matched": pl.Boolean,
}
TERM_SCHEMA: dict[str, Any] = {
    "subscription_id": pl.String,
    "suite_name": pl.String,
    "sku": pl.String,
    "commitment_type": pl.String,
    "committed_count": pl.Int64,
    "growth_allowance_share": MONTHS,
    "growth_allowance_count": pl.Int64,
    "consumed_count": pl.Int64,
    "net_unit_price_amount": PRICE,
    "monthly_list_price_amount": PRICE,
    "price_source": pl.String,
    "remaining_months": pl.Int64,
    "allowance_rounding": pl.String,
    "charge_basis": pl.String,
    "currency": pl.String,
}
CORRECTION_SCHEMA: dict[str, Any] = {
    "subscription_id": pl.String,
    "suite_name": pl.String,
    "sku": pl.String,
    "correction_key": pl.String,
    "corrected_count": pl.Int64,
    "confidence_grade": pl.String,
}
MISPLACED_SCHEMA: dict[str, Any] = {
    "subscription_id": pl.String,
    "suite_name": pl.String,
    "sku": pl.String,
    "misplaced_count": pl.Int64,
}


def line(row_number: int, sku: str = "A", count: int = 25, price: str | None = "12.50", **more: Any) -> dict[str, Any]:
    """A line of the proposal that matches the suite of its SKU, its amount multiplied out unless one is given."""
    months = more.pop("months", "24")
    known = None if price is None or months is None else count * Decimal(price) * Decimal(months)
    amount = more.pop("amount", None if known is None else f"{known:.2f}")
    is_matched = more.pop("is_matched", True)
    return {
        "file_id": "tf",
        "row_number": row_number,
        "path": "proposal/tf.csv",
        "proposal_line": str(row_number - 1),
        "suite_name": f"Suite {sku}",
        "sku": sku,
        "proposed_count": count,
        "net_unit_price_amount": None if price is None else Decimal(price),
        "proposed_months": None if months is None else Decimal(months),
        "proposed_amount": Decimal(amount),
        "currency": "USD",
        "matched_subscription_id": "Sub-1" if is_matched else None,
        "matched_suite_name": f"Suite {sku}" if is_matched else None,
        "matched_sku": sku if is_matched else None,
        "matching_suite_count": 1 if is_matched else 0,
        "is_service_line": False,
        "is_matched": is_matched,
    } | more


def term(sku: str = "A", used: int | None = 600, price: str | None = "12.50", **more: Any) -> dict[str, Any]:
    """A suite of 500 committed licences with an allowance of 15 % and 24 months to go."""
    return {
        "subscription_id": "Sub-1",
        "suite_name": f"Suite {sku}",
        "sku": sku,
        "commitment_type": "full",
        "committed_count": 500,
        "growth_allowance_share": Decimal("0.15"),
        "growth_allowance_count": None,
        "consumed_count": used,
        "net_unit_price_amount": None if price is None else Decimal(price),
        "monthly_list_price_amount": None,
        "price_source": "prices/p.csv, row 2",
        "remaining_months": 24,
        "allowance_rounding": "floor",
        "charge_basis": "above_allowance",
        "currency": "USD",
    } | more


def correction(key: str, count: int, sku: str = "A", grade: str = "C") -> dict[str, Any]:
    """Use of a suite that verified data takes off."""
    return {
        "subscription_id": "Sub-1",
        "suite_name": f"Suite {sku}",
        "sku": sku,
        "correction_key": key,
        "corrected_count": count,
        "confidence_grade": grade,
    }


def misplacement(count: int, sku: str = "A") -> dict[str, Any]:
    """Licences of a suite that lie in the wrong Virtual Account."""
    return {"subscription_id": "Sub-1", "suite_name": f"Suite {sku}", "sku": sku, "misplaced_count": count}


def verified_lines(terms: pl.DataFrame, corrections: pl.DataFrame) -> pl.DataFrame:
    """Our charge on the use that is left when all corrections are gone."""
    key = ["subscription_id", "suite_name", "sku"]
    taken = (
        corrections.filter(pl.col("correction_key").is_in(CORRECTIONS))
        .group_by(key)
        .agg(pl.col("corrected_count").sum().alias("taken"))
    )
    left = terms.join(taken, on=key, how="left", maintain_order="left").with_columns(
        (pl.col("consumed_count") - pl.col("taken").fill_null(0)).clip(lower_bound=0)
    )
    charged = charge_lines(left.drop("taken"))
    return charged.select(
        *key,
        pl.col("contract_over_count").alias("verified_contract_over_count"),
        pl.col("contract_amount").alias("verified_amount"),
    )


def frames(
    lines: list[dict[str, Any]],
    terms: list[dict[str, Any]] | None = None,
    corrections: list[dict[str, Any]] | None = None,
    misplaced: list[dict[str, Any]] | None = None,
) -> tuple[pl.DataFrame, pl.DataFrame, pl.DataFrame, pl.DataFrame, pl.DataFrame]:
    """The arguments of `proposal_variance`, in its order."""
    of_terms = pl.DataFrame(terms or [term()], schema=TERM_SCHEMA, orient="row")
    of_corrections = pl.DataFrame(corrections or [], schema=CORRECTION_SCHEMA, orient="row")
    return (
        pl.DataFrame(lines, schema=LINE_SCHEMA, orient="row"),
        of_terms,
        of_corrections,
        verified_lines(of_terms, of_corrections),
        pl.DataFrame(misplaced or [], schema=MISPLACED_SCHEMA, orient="row"),
    )
