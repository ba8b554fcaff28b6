"""Estate.land of a client, from opening the estate to closing it. Prints the seconds that took, imports aside."""

import sys
import time
from pathlib import Path

from analysis.engine.estate import Estate
from analysis.exports.formats import all_formats

all_formats()
started = time.perf_counter()
with Estate(Path(sys.argv[1]), writing=True) as estate:
    estate.land()
sys.stdout.write(f"{time.perf_counter() - started}\n")
