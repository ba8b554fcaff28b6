"""The transfer plan of made-up frames. Prints the seconds that took, imports and reading aside; tells its moves."""

import sys
import time
from pathlib import Path

from analysis.remediation import plan_transfers
from benchmarks.transfers import read_frames

folder = Path(sys.argv[1])
balances, lots = read_frames(folder)
started = time.perf_counter()
plan = plan_transfers(balances, lots)
sys.stdout.write(f"{time.perf_counter() - started}\n")
told = f"{plan.move_count:,} moves, at least {plan.proven_move_count:,} are needed"
(folder / "moves.txt").write_text(told, "utf-8")
