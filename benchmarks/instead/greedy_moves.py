"""A script an analyst would write: of each licence, the largest surplus to the largest shortage, until one is gone.

It looks at no end date and at no tier. Prints the seconds that took, reading aside; tells its moves.
"""

import sys
import time
from pathlib import Path

import polars as pl

folder = Path(sys.argv[1])
balances = pl.read_parquet(folder / "balances.parquet").select("license_name", "virtual_account", "balance_count")
started = time.perf_counter()
moves = []
for (name,), rows in balances.group_by("license_name", maintain_order=True):
    lines = sorted(zip(rows["balance_count"], rows["virtual_account"], strict=True))
    short = [[-count, account] for count, account in lines if count < 0]
    spare = [[count, account] for count, account in reversed(lines) if count > 0]
    while short and spare:
        count = min(short[0][0], spare[0][0])
        moves.append((name, spare[0][1], short[0][1], count))
        for side in (short, spare):
            side[0][0] -= count
            if side[0][0] == 0:
                side.pop(0)
sys.stdout.write(f"{time.perf_counter() - started}\n")
(folder / "greedy.txt").write_text(f"{len(moves):,} moves", "utf-8")
