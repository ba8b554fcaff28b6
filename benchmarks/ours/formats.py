"""Every format of one brief, twice in one process. Prints the seconds of the second time, and tells sizes and peak."""

import resource
import sys
import time
from datetime import date
from pathlib import Path

from analysis.briefs.making import WRITERS, make_brief

client, day, out = Path(sys.argv[1]), date.fromisoformat(sys.argv[2]), Path(sys.argv[3])
formats = sorted(WRITERS)
for _ in range(2):
    started = time.perf_counter()
    files = make_brief("true_forward", client, day, edition="internal", formats=formats, out=out)
    seconds = time.perf_counter() - started
sys.stdout.write(f"{seconds}\n")
peak = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 1024
sizes = ", ".join(f"{path.suffix[1:]} {path.stat().st_size / 1e6:.2f}" for path in files)
(out / "told.txt").write_text(f"{sizes} MB, peak {peak:,.0f} MiB", "utf-8")
