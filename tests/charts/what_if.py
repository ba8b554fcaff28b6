"""Frames of scenarios, sensitivity and simulation: one for each chart, and larger ones."""

from __future__ import annotations

import polars as pl

_SCENARIOS = {
    "scenario_number": pl.Int64,
    "scenario_name": pl.String,
    "assumption_text": pl.String,
    "contract_amount": pl.Float64,
    "difference_amount": pl.Float64,
    "proposed_amount": pl.Float64,
    "unknown_line_count": pl.Int64,
    "currency": pl.String,
}
_DRIVERS = {
    "driver_key": pl.String,
    "driver_name": pl.String,
    "low_words": pl.String,
    "high_words": pl.String,
    "low_amount": pl.Float64,
    "high_amount": pl.Float64,
    "base_amount": pl.Float64,
    "swing_amount": pl.Float64,
    "currency": pl.String,
}
_BINS = {
    "currency": pl.String,
    "bin_number": pl.Int64,
    "bin_from_amount": pl.Float64,
    "bin_until_amount": pl.Float64,
    "drawn_count": pl.Int64,
}


def scenarios(*told: tuple[str, float | None], proposed: float | None = 783_800.0) -> pl.DataFrame:
    """Name and charge of each scenario, the first as shown."""
    shown = told[0][1] if told else None
    rows = [
        (
            number,
            name,
            f"What {name.lower()} supposes, in a sentence.",
            amount,
            None if amount is None or shown is None else amount - shown,
            proposed,
            2 if amount is None else 0,
            "GBP",
        )
        for number, (name, amount) in enumerate(told, start=1)
    ]
    return pl.DataFrame(rows, schema=_SCENARIOS, orient="row")


def drivers(*told: tuple[str, str, str, float | None, float | None], base: float | None = 240_000.0) -> pl.DataFrame:
    """Name, low and high words, low and high charge of each driver."""
    rows = [
        (
            f"driver_{chr(97 + number % 26)}{number}",
            name,
            low_words,
            high_words,
            low,
            high,
            base,
            None if low is None or high is None else abs(high - low),
            "GBP",
        )
        for number, (name, low_words, high_words, low, high) in enumerate(told)
    ]
    return pl.DataFrame(rows, schema=_DRIVERS, orient="row")


def bins(*counts: int, low: float = 120_000.0, width: float = 10_000.0) -> pl.DataFrame:
    """Draws in each bar, from the lowest charge up."""
    rows = [
        ("GBP", number, low + (number - 1) * width, low + number * width, count)
        for number, count in enumerate(counts, start=1)
    ]
    return pl.DataFrame(rows, schema=_BINS, orient="row")


def quantiles(*amounts: float | None, base: float | None, proposed: float | None) -> pl.DataFrame:
    """The charges at p5, p25, p50, p75 and p95, on verified data, and what is proposed."""
    keys = ("p5", "p25", "p50", "p75", "p95")
    return pl.DataFrame(
        {"quantile_key": keys, "simulated_amount": list(amounts)},
        schema={"quantile_key": pl.String, "simulated_amount": pl.Float64},
    ).with_columns(
        base_amount=pl.lit(base, pl.Float64),
        proposed_amount=pl.lit(proposed, pl.Float64),
        draw_count=pl.lit(100_000),
        seed_number=pl.lit(7),
    )


SCENARIOS = scenarios(
    ("As shown", 412_600.0),
    ("Verified data", 240_000.0),
    ("All that is still possible", 262_310.55),
    ("Above the commitment", 655_020.0),
    ("Captured at the peak", None),
    ("Merger completes, the day of the milestone moves and half of each correction is accepted", 198_400.0),
    ("Right-sized", 0.0),
)
DRIVERS = drivers(
    ("Corrections accepted", "no correction accepted", "all 1,204 accepted", 412_600.0, 240_000.0),
    ("Basis of the charge", "as the contract says", "on the other basis", 240_000.0, 402_112.4),
    ("Use until capture", "5 % fewer in use", "10 % more in use", 171_000.0, 377_800.0),
    ("Growth allowance", "growth allowance of 10 %", "growth allowance of 20 %", 301_000.0, 190_440.0),
    ("Price of the proposal", "price of the agreement", "price of the proposal, 18 of 22 lines", 240_000.0, 240_000.0),
    ("Net unit price", "", "", None, None),
    ("Day of capture", "", "", None, None),
)
BINS = bins(3, 40, 210, 700, 1_400, 2_200, 2_600, 2_100, 1_300, 600, 0, 180, 30, 5)
LARGE = {
    "scenario_bars": lambda: scenarios(*((f"Scenario number {n}", 3e8 / (n + 1)) for n in range(60)), proposed=2.5e9),
    "sensitivity_tornado": lambda: drivers(
        *((f"Driver number {n}", f"low end {n}", f"high end {n}", 2e9 - n * 1e7, 2e9 + n * n * 1e6) for n in range(60)),
        base=2e9,
    ),
    "charge_distribution": lambda: bins(*((n * 7919) % 1_000 for n in range(400)), low=1e9, width=1e6),
}
