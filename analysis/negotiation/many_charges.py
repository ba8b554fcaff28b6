"""The charge of every line under very many sets of terms at once, in whole cents.

It is `charge_lines` on `changed_terms` and nothing else: the same roundings in the same order, on arrays of whole
numbers, a draw a row and a line a column. A test holds both against each other to the cent.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any

import numpy as np
import numpy.typing as npt
import polars as pl

from analysis.errors import WorkbenchError
from analysis.negotiation.assumptions import Evidence, key_of
from analysis.negotiation.charge import ABOVE_COMMITMENT
from analysis.negotiation.drawing import MICRO

# Cells of one piece of the work: small enough for its arrays to stay in the processor's own memory.
_CELLS = 1 << 17
_PRICE_PARTS = 10_000
_CENT_PARTS = 100
_UNKNOWN = -1
_ADDED = {"floor": 0, "nearest": MICRO // 2, "ceiling": MICRO - 1}

Whole = npt.NDArray[np.int64]


@dataclass(frozen=True)
class Lines:
    """Columns of the terms, a place a line; −1 is unknown. Prices are in ten-thousandths, shares in millionths."""

    committed: Whole
    allowance: Whole
    added: Whole
    is_above_allowance: Whole
    consumed: Whole
    corrected: Whole
    price: Whole
    months: Whole
    shifted: Mapping[int, Whole]


def total_charges(terms: pl.DataFrame, evidence: Evidence, values: Mapping[str, Whole]) -> Whole | None:
    """Add up the contract's charge of all lines for each draw, in cents; null where a line of it is unknown.

    `terms` is core.true_forward_terms, all of one currency. `values` holds, by driver, one whole number a draw: shares
    in millionths, months whole; a driver that is not drawn stands as on verified data, every correction accepted.
    Raises WorkbenchError where a charge would have more digits than can be added exactly.
    """
    lines = _lines(terms, evidence, values.get("milestone_shift_months"))
    draws = next((column.size for column in values.values()), 1)
    _hold_in_range(lines, values)
    totals = np.empty(draws, np.int64)
    step = max(1, _CELLS // max(1, terms.height))
    for start in range(0, draws, step):
        piece = {key: column[start : start + step, None] for key, column in values.items()}
        charged = _charged(lines, piece)
        if charged is None:
            return None
        totals[start : start + step] = charged.sum(axis=1)
    return totals


def _lines(terms: pl.DataFrame, evidence: Evidence, shifts: Whole | None) -> Lines:
    corrected = evidence.corrected()
    rows = terms.to_dicts()
    shares = [_whole(row["growth_allowance_share"], MICRO) for row in rows]
    added = np.array([_ADDED[row["allowance_rounding"] or "floor"] for row in rows], np.int64)
    committed = np.array([row["committed_count"] for row in rows], np.int64)
    of_share = (committed * np.array(shares, np.int64) + added) // MICRO
    counts = np.array([_whole(row["growth_allowance_count"], 1) for row in rows], np.int64)
    by_share = np.where(np.array(shares, np.int64) == _UNKNOWN, _UNKNOWN, of_share)
    wanted = [] if shifts is None else np.unique(shifts).tolist()
    months = {shift: np.array([_whole(_months(row, evidence, shift), 1) for row in rows], np.int64) for shift in wanted}
    return Lines(
        committed=committed,
        allowance=np.where(counts == _UNKNOWN, by_share, counts),
        added=added,
        is_above_allowance=np.array([int(row["charge_basis"] != ABOVE_COMMITMENT) for row in rows], np.int64),
        consumed=np.array([_whole(row["consumed_count"], 1) for row in rows], np.int64),
        corrected=np.array([corrected.get(key_of(row), 0) for row in rows], np.int64),
        price=np.array([_whole(row["net_unit_price_amount"], _PRICE_PARTS) for row in rows], np.int64),
        months=np.array([_whole(row["remaining_months"], 1) for row in rows], np.int64),
        shifted=months,
    )


def _months(row: Mapping[str, Any], evidence: Evidence, shift: int) -> int | None:
    if row["milestone_date"] is None:
        return row["remaining_months"]  # type: ignore[no-any-return]
    return evidence.months.get((key_of(row), shift), (None, None))[1]


def _charged(lines: Lines, values: Mapping[str, Whole]) -> Whole | None:
    """Charge each line of a piece of the draws, in cents; null where one is unknown."""
    over = _over(lines, values)
    if over is None:
        return None
    price, months = lines.price, lines.months
    if (change := values.get("price_change_share")) is not None:
        price = np.where(price == _UNKNOWN, _UNKNOWN, (price * (MICRO + change) + MICRO // 2) // MICRO)
    if (shift := values.get("milestone_shift_months")) is not None:
        places, inverse = np.unique(shift, return_inverse=True)
        months = np.stack([lines.shifted[place] for place in places.tolist()])[inverse.reshape(-1)]
    is_open = (price == _UNKNOWN) | (months == _UNKNOWN)
    if is_open.any() and bool((is_open & (over > 0)).any()):
        return None
    over *= price
    over *= months
    over += _CENT_PARTS // 2
    over //= _CENT_PARTS
    return over


def _over(lines: Lines, values: Mapping[str, Whole]) -> Whole | None:
    """Use above what the contract's basis leaves free, a cell a draw and line."""
    used = lines.consumed
    if (used == _UNKNOWN).any():
        return None
    if (change := values.get("use_change_share")) is not None:
        used = used * (MICRO + change)
        used += MICRO // 2
        used //= MICRO
    taken = lines.corrected
    if (share := values.get("corrected_share")) is not None:
        taken = (taken * share + MICRO // 2) // MICRO
    used = np.maximum(used - taken, 0)
    allowance = lines.allowance
    if (share := values.get("growth_allowance_share")) is not None:
        allowance = (lines.committed * share + lines.added) // MICRO
    elif ((allowance == _UNKNOWN) & (lines.is_above_allowance == 1)).any():
        return None
    over = used - (lines.committed + allowance * lines.is_above_allowance)
    draws = next((column.shape[0] for column in values.values()), 1)
    above: Whole = np.maximum(np.broadcast_to(over, (draws, lines.committed.size)), 0)
    return above


def _whole(figure: object, parts: int) -> int:
    return _UNKNOWN if figure is None else round(figure * parts)  # type: ignore[operator]


def _hold_in_range(lines: Lines, values: Mapping[str, Whole]) -> None:
    """Refuse figures whose products leave sixty-three bits: nothing wraps around unseen."""

    def most(column: Whole, driver: str = "") -> int:
        largest = max(0, int(column.max(initial=0)))
        change = values.get(driver)
        return largest * (MICRO + (max(0, int(change.max())) if change is not None else 0)) // MICRO + 1

    months = max([most(lines.months), *(most(column) for column in lines.shifted.values())])
    charge = most(lines.consumed, "use_change_share") * most(lines.price, "price_change_share") * months
    whole = max(most(lines.consumed), most(lines.committed), most(lines.price), most(lines.corrected)) * 2 * MICRO
    if max(charge * max(1, lines.committed.size), whole) >= 2**63:
        raise WorkbenchError(
            "A line of the agreement has figures too large to simulate.",
            where="core.true_forward_terms",
            todo="Correct its count, price or months.",
        )
