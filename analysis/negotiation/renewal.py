"""What the next term costs in each of its forms: the commitment, and the True Forward charges that growth brings.

Use grows from what is verified today at the stated share a year, compounding by months, and is captured on each
anniversary. A charge is the contract's formula (`charge_lines`), never backwards, and raises the commitment that the
next anniversary starts from. Policies, by name: use is rounded to the nearest licence, a half up; a price to four
places; money to the cent. Growth, uplift and every price are inputs; what is unknown is null, never zero.
"""

from __future__ import annotations

from collections.abc import Sequence
from decimal import ROUND_HALF_UP, Decimal, localcontext
from typing import Any

import polars as pl

from analysis.errors import WorkbenchError
from analysis.negotiation.charge import charge_lines

KINDS = ("Same commitment", "Right-sized", "Grown", "Transactional")
YEAR = 12
_PRICE, _CENT = Decimal("0.0001"), Decimal("0.01")
_MONEY = pl.Decimal(18, 2)
# More than any amount of money here has, so that only the named policies round.
_DIGITS = 40


def renewal_lines(terms: pl.DataFrame, columns: Sequence[str]) -> pl.DataFrame:
    """Cost each suite of each option of the next term: one row of marts.renewal_terms in, one out, in its order.

    Adds `start_use_count` and `end_use_count` (use on the first day and on the last anniversary),
    `option_committed_count`, `commitment_amount`, `growth_charge_amount` (True Forward charges of the term's
    anniversaries; growth bought, where the option is transactional), `term_amount`, their sum, and
    `price_saving_amount`, by how much the commitment is cheaper than at today's price. Raises WorkbenchError on a kind
    that is none, growth below -1, or a term without months.
    """
    rows = terms.to_dicts()
    with localcontext(prec=_DIGITS):
        lines = [_line(row) for row in rows]
    added = pl.DataFrame(
        lines,
        schema={
            "start_use_count": pl.Int64,
            "end_use_count": pl.Int64,
            "option_committed_count": pl.Int64,
            "commitment_amount": _MONEY,
            "price_saving_amount": _MONEY,
        },
    )
    growth = _growth_charges(terms, rows, added["option_committed_count"])
    whole = terms.drop("committed_count").with_columns(*added.get_columns(), growth.alias("growth_charge_amount"))
    total = (pl.col("commitment_amount") + pl.col("growth_charge_amount")).cast(_MONEY)
    return whole.with_columns(term_amount=total).select(columns)


def use_after(verified: int | None, growth: Decimal, months: int) -> int | None:
    """How many licences are used so many months from today, at a share of growth a year that compounds by months."""
    if verified is None or not months:
        return verified
    return _whole(verified * (1 + growth) ** (Decimal(months) / YEAR))


def price_in_year(price: Decimal | None, uplift: Decimal, year: int) -> Decimal | None:
    """The net price of one unit for one month in a year of the term, counted from 0."""
    return None if price is None else (price * (1 + uplift) ** year).quantize(_PRICE, ROUND_HALF_UP)


def _line(row: dict[str, Any]) -> dict[str, Any]:
    months, kind = row["term_months"], row["option_kind"]
    if kind not in KINDS:
        raise WorkbenchError(f"{kind!r} is no kind of option.", todo=f"Use {', '.join(KINDS)}.")
    if months < 1:
        raise WorkbenchError(
            f"Option {row['option_name']!r} has a term of {months} months.", todo="Correct term_months."
        )
    if row["growth_share_per_year"] < -1:
        raise WorkbenchError("growth_share_per_year is below -1.", todo="Use cannot shrink by more than all of it.")
    start = _use_in_year(row, 0)
    end = _use_in_year(row, _years(months) - 1)
    own = {"Same commitment": row["committed_count"], "Right-sized": start, "Grown": end, "Transactional": start}[kind]
    committed = own if row["stated_committed_count"] is None else row["stated_committed_count"]
    cost = _commitment(row, committed, row["net_unit_price_amount"], row["annual_uplift_share"])
    today = _commitment(row, committed, row["present_unit_price_amount"], Decimal(0))
    return {
        "start_use_count": start,
        "end_use_count": end,
        "option_committed_count": committed,
        "commitment_amount": cost,
        "price_saving_amount": None if cost is None or today is None else today - cost,
    }


def _commitment(row: dict[str, Any], committed: int | None, price: Decimal | None, uplift: Decimal) -> Decimal | None:
    if committed is None or (price is None and committed):
        return None
    total = Decimal(0)
    for year in range(_years(row["term_months"])):
        months = min(YEAR, row["term_months"] - YEAR * year)
        total += committed * (price_in_year(price, uplift, year) or 0) * months
    return total.quantize(_CENT, ROUND_HALF_UP)


def _growth_charges(terms: pl.DataFrame, rows: list[dict[str, Any]], committed: pl.Series) -> pl.Series:
    """Add up what each anniversary charges; the commitment that it leaves is where the next one starts."""
    charged = pl.Series("charged", [Decimal(0)] * terms.height, _MONEY)
    for year in range(1, max((_years(row["term_months"]) for row in rows), default=1)):
        with localcontext(prec=_DIGITS):
            used = [_use_in_year(row, year) for row in rows]
            prices = [_true_forward_price(row, year) for row in rows]
        event = charge_lines(
            terms.with_columns(
                committed.alias("committed_count"),
                pl.Series("consumed_count", used, pl.Int64),
                pl.Series("net_unit_price_amount", prices, pl.Decimal(18, 4)),
                remaining_months=(pl.col("term_months") - YEAR * year).clip(lower_bound=0),
            )
        )
        # After the last anniversary of its own term a shorter option is charged no more.
        is_in_term = terms["term_months"] > YEAR * year
        counted = pl.DataFrame({"was": charged, "more": event["contract_amount"], "is_in_term": is_in_term})
        charged = counted.select(
            pl.when("is_in_term").then(pl.col("was") + pl.col("more")).otherwise("was").cast(_MONEY).alias("charged")
        )["charged"]
        committed = event["next_committed_count"]
    return charged


def _use_in_year(row: dict[str, Any], year: int) -> int | None:
    months = row["months_to_start"] + YEAR * year
    return use_after(row["verified_consumed_count"], row["growth_share_per_year"], months)


def _true_forward_price(row: dict[str, Any], year: int) -> Decimal | None:
    price = price_in_year(row["net_unit_price_amount"], row["annual_uplift_share"], year)
    return None if price is None else (price * row["true_forward_price_share"]).quantize(_PRICE, ROUND_HALF_UP)


def _years(months: int) -> int:
    return -(-months // YEAR)


def _whole(number: Decimal) -> int:
    return int(number.quantize(Decimal(1), ROUND_HALF_UP))
