"""A script an analyst would write: a loop of draws over a loop of lines, in floating point.

Prints the seconds that took, reading aside; tells the middle draw.
"""

import math
import random
import statistics
import sys
import time
from collections.abc import Callable
from pathlib import Path

import polars as pl

LOW, HIGH = -0.10, 0.05
POLICIES: dict[str, Callable[[float], int]] = {"floor": math.floor, "ceiling": math.ceil, "nearest": round}
folder, draws = Path(sys.argv[1]), int(sys.argv[2])
terms = pl.read_parquet(folder / "terms.parquet")
corrected = pl.read_parquet(folder / "corrections.parquet")["corrected_count"].to_list()
columns = ("committed_count", "consumed_count", "net_unit_price_amount", "allowance_rounding")
lines = [
    (committed, used, float(price), POLICIES[policy], taken)
    for (committed, used, price, policy), taken in zip(terms.select(columns).rows(), corrected, strict=True)
]
draw = random.Random(7)
started = time.perf_counter()
totals = []
for _ in range(draws):
    use = draw.triangular(-0.10, 0.15, 0.02)
    while not LOW <= (price_change := draw.gauss(0, 0.04)) <= HIGH:
        pass
    allowance, accepted, months = draw.uniform(0.10, 0.20), draw.random(), 24 - draw.randint(0, 6)
    total = 0.0
    for committed, used, price, policy, taken in lines:
        consumed = max(0, round(used * (1 + use)) - round(taken * accepted))
        over = consumed - committed - policy(committed * allowance)
        if over > 0:
            total += round(over * price * (1 + price_change) * months, 2)
    totals.append(total)
sys.stdout.write(f"{time.perf_counter() - started}\n")
(folder / "looped.txt").write_text(f"middle {statistics.median(totals):,.0f}", "utf-8")
