"""Our side of a proposal: what the formula charges for each suite while corrections come off the use that is shown."""

from __future__ import annotations

from collections import defaultdict
from fractions import Fraction
from itertools import pairwise
from typing import Any

import polars as pl

from analysis.negotiation.assumptions import key_of
from analysis.negotiation.charge import LINE, charge_lines
from analysis.negotiation.proposal_sides import CORRECTIONS, Suite, SuiteKey


def suites_of(
    terms: pl.DataFrame, corrections: pl.DataFrame, verified: pl.DataFrame, misplaced: pl.DataFrame
) -> list[Suite]:
    """Every suite with the licences that its formula charges on the use shown, and what each correction takes off.

    The frames are those of `proposal_variance`. A correction takes off the charge what the formula no longer charges
    when its licences leave the use, those before it already gone.
    """
    taken = {(key_of(row), row["correction_key"]): row for row in corrections.iter_rows(named=True)}
    ours = {key_of(row): row for row in verified.iter_rows(named=True)}
    moved = {key_of(row): row["misplaced_count"] or 0 for row in misplaced.iter_rows(named=True)}
    charged = _charged(terms, {place: row["corrected_count"] or 0 for place, row in taken.items()})
    return [
        _suite(row, charged[key_of(row)], ours.get(key_of(row), {}), moved.get(key_of(row), 0), taken)
        for row in terms.sort(LINE).iter_rows(named=True)
    ]


def _charged(terms: pl.DataFrame, counts: dict[tuple[SuiteKey, str], int]) -> dict[SuiteKey, list[dict[str, Any]]]:
    """The formula's row for each suite with no correction, with the first, with the first two, and so on."""
    keys = [key_of(row) for row in terms.iter_rows(named=True)]
    taken = [0] * terms.height
    found: dict[SuiteKey, list[dict[str, Any]]] = defaultdict(list)
    for cause in (None, *CORRECTIONS):
        taken = [sofar + (counts.get((key, cause), 0) if cause else 0) for sofar, key in zip(taken, keys, strict=True)]
        left = (pl.col("consumed_count") - pl.Series("taken", taken, dtype=pl.Int64)).clip(lower_bound=0)
        for row in charge_lines(terms.with_columns(left.alias("consumed_count"))).iter_rows(named=True):
            found[key_of(row)].append(row)
    return found


def _suite(
    row: dict[str, Any],
    charged: list[dict[str, Any]],
    ours: dict[str, Any],
    misplaced_count: int,
    taken: dict[tuple[SuiteKey, str], dict[str, Any]],
) -> Suite:
    shown, counts = charged[0], [one["contract_over_count"] for one in charged]
    is_known = all(count is not None for count in counts)
    takes_off = [before - after for before, after in pairwise(counts)] if is_known else []
    is_above_allowance = row["charge_basis"] != "above_commitment"
    price, months = row["net_unit_price_amount"], row["remaining_months"]
    return Suite(
        key=key_of(row),
        currency=row["currency"],
        price=None if price is None else Fraction(price),
        months=None if months is None else Fraction(months),
        committed_count=row["committed_count"],
        granted_count=(shown["allowance_count"] or 0) if is_above_allowance else 0,
        consumed_count=row["consumed_count"],
        misplaced_count=misplaced_count,
        shown_count=counts[0],
        verified_count=ours.get("verified_contract_over_count"),
        amount=ours.get("verified_amount"),
        corrections=tuple(zip(CORRECTIONS, takes_off, strict=False)),
        grades={cause: one["confidence_grade"] for (key, cause), one in taken.items() if key == key_of(row)},
    )
