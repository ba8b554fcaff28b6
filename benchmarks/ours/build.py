"""Estate.build of a landed client. Prints the seconds that took, imports and landing aside."""

import sys
import time
from datetime import date
from pathlib import Path

from analysis.engine.estate import Estate

with Estate(Path(sys.argv[1]), writing=True) as estate:
    estate.land()
    started = time.perf_counter()
    estate.build(date.fromisoformat(sys.argv[2]))
    sys.stdout.write(f"{time.perf_counter() - started}\n")
