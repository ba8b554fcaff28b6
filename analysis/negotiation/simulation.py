"""Monte Carlo over the client's stated ranges: what the next True Forward comes to when all of them vary at once.

A draw takes one figure for each stated driver and holds it for every line; what is not drawn stands as on verified
data. Quantiles are charges that were drawn, never an average of two.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from decimal import ROUND_HALF_UP, Decimal
from typing import Any

import numpy as np
import numpy.typing as npt
import polars as pl

from analysis.negotiation.assumptions import Evidence
from analysis.negotiation.drawing import drawn_values
from analysis.negotiation.many_charges import total_charges
from analysis.negotiation.scenarios import proposed_amounts
from analysis.negotiation.sensitivity import DRIVER_NAMES, verified_amounts

QUANTILES = {"p5": 0.05, "p25": 0.25, "p50": 0.5, "p75": 0.75, "p95": 0.95}
BINS = 40
_CENT = Decimal("0.01")
_MONEY = pl.Decimal(18, 2)
_QUANTILES: dict[str, Any] = {
    "currency": pl.String,
    "quantile_key": pl.String,
    "quantile_share": pl.Float64,
    "simulated_amount": _MONEY,
    "mean_amount": _MONEY,
    "base_amount": _MONEY,
    "proposed_amount": _MONEY,
    "below_proposal_share": pl.Float64,
    "draw_count": pl.Int64,
    "seed_number": pl.Int64,
    "driver_names": pl.String,
}
_BINS: dict[str, Any] = {
    "currency": pl.String,
    "bin_number": pl.Int64,
    "bin_from_amount": _MONEY,
    "bin_until_amount": _MONEY,
    "drawn_count": pl.Int64,
}

Whole = npt.NDArray[np.int64]


@dataclass(frozen=True)
class Drawn:
    """All draws of one currency, in cents; null where a line is unknown in one of them."""

    currency: str
    cents: Whole | None
    terms: pl.DataFrame


def simulated_quantiles(
    terms: pl.DataFrame,
    corrections: pl.DataFrame,
    *,
    milestones: pl.DataFrame,
    proposal: pl.DataFrame,
    stated: pl.DataFrame,
    simulation: pl.DataFrame,
) -> pl.DataFrame:
    """Return p5, p25, p50, p75 and p95 of the charge, a row a currency and quantile; no rows without a stated range.

    `simulation` is inputs.simulation (seed_number, draw_count) and `stated` inputs.sensitivity; the others are those of
    `scenario_totals`. Amounts are null where a line is unknown. `below_proposal_share` is the share of draws whose
    charge lies below the proposal.
    """
    asked = proposed_amounts(proposal)
    seed, draws = _settings(simulation)
    names = ", ".join(sorted(DRIVER_NAMES[key] for key in stated["driver_key"]))
    rows = []
    for one in _all_draws(terms, corrections, milestones, stated, simulation):
        proposed = asked.get(one.currency)
        told = {
            "currency": one.currency,
            "mean_amount": None if one.cents is None else _mean(one.cents),
            "base_amount": verified_amounts(one.terms, corrections).get(one.currency),
            "proposed_amount": proposed,
            "below_proposal_share": _below(one.cents, proposed),
            "draw_count": draws,
            "seed_number": seed,
            "driver_names": names,
        }
        for key, share in QUANTILES.items():
            drawn = None if one.cents is None else _money(_quantile(one.cents, share))
            rows.append(told | {"quantile_key": key, "quantile_share": share, "simulated_amount": drawn})
    return pl.DataFrame(rows, schema=_QUANTILES, orient="row")


def simulated_bins(
    terms: pl.DataFrame,
    corrections: pl.DataFrame,
    *,
    milestones: pl.DataFrame,
    stated: pl.DataFrame,
    simulation: pl.DataFrame,
) -> pl.DataFrame:
    """Count the draws of `simulated_quantiles` in bars of equal width, a row a currency and bar."""
    rows = []
    for one in _all_draws(terms, corrections, milestones, stated, simulation):
        if one.cents is None:
            continue
        edges = _edges(one.cents)
        counts = np.histogram(one.cents, edges)[0] if len(edges) > 1 else np.array([one.cents.size])
        for number, count in enumerate(counts.tolist(), start=1):
            ends = (edges[number - 1], edges[min(number, len(edges) - 1)])
            rows.append((one.currency, number, *(_money(end) for end in ends), count))
    return pl.DataFrame(rows, schema=_BINS, orient="row")


def _settings(simulation: pl.DataFrame) -> tuple[int, int]:
    seed, draws = simulation.select("seed_number", "draw_count").row(0)
    return seed, draws


def _all_draws(
    terms: pl.DataFrame,
    corrections: pl.DataFrame,
    milestones: pl.DataFrame,
    stated: pl.DataFrame,
    simulation: pl.DataFrame,
) -> Iterator[Drawn]:
    if stated.is_empty():
        return
    evidence = Evidence(corrections=corrections, milestones=milestones)
    values = drawn_values(stated, *_settings(simulation))
    for currency in sorted(terms["currency"].drop_nulls().unique()):
        of_it = terms.filter(pl.col("currency") == currency)
        yield Drawn(currency, total_charges(of_it, evidence, values), of_it)


def _quantile(cents: Whole, share: float) -> int:
    """The smallest charge that at least this share of the draws does not exceed."""
    return int(np.quantile(cents, share, method="inverted_cdf"))


def _mean(cents: Whole) -> Decimal:
    total = sum(int(part.sum()) for part in np.array_split(cents, max(1, cents.size // 1000)))
    return (Decimal(total) / cents.size / 100).quantize(_CENT, ROUND_HALF_UP)


def _below(cents: Whole | None, proposed: Decimal | None) -> float | None:
    if cents is None or proposed is None:
        return None
    return float(np.count_nonzero(cents < int(proposed * 100)) / cents.size)


def _edges(cents: Whole) -> list[int]:
    """Where the bars begin and end: whole cents, as even as they can be."""
    low, high = int(cents.min()), int(cents.max())
    return sorted({low + (high - low) * number // BINS for number in range(BINS + 1)})


def _money(cents: int) -> Decimal:
    return Decimal(cents).scaleb(-2)
