"""The simulation of made-up lines. Prints the seconds that took, imports and reading aside; tells the middle draw."""

import sys
import time
from pathlib import Path

import polars as pl

from analysis.negotiation.simulation import simulated_quantiles
from benchmarks.agreement_lines import read_frames

folder, draws = Path(sys.argv[1]), int(sys.argv[2])
frames = read_frames(folder)
nothing = pl.DataFrame(schema={"currency": pl.String, "proposed_amount": pl.Decimal(18, 2)})
started = time.perf_counter()
quantiles = simulated_quantiles(
    frames["terms"],
    frames["corrections"],
    milestones=frames["milestones"],
    proposal=nothing,
    stated=frames["stated"],
    simulation=pl.DataFrame({"seed_number": [7], "draw_count": [draws]}),
)
sys.stdout.write(f"{time.perf_counter() - started}\n")
middle = quantiles.filter(pl.col("quantile_key") == "p50")["simulated_amount"][0]
(folder / "simulated.txt").write_text(f"middle {middle:,.0f}", "utf-8")
