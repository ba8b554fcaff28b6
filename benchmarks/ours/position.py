"""Position, netting and matching alone, of a client's folder: landing, then the three marts with what they read.

Prints the seconds that took, imports aside; asked for `built`, landing aside too.
"""

import sys
import time
from datetime import date
from pathlib import Path

from analysis.engine.building import build
from analysis.engine.estate import Estate
from analysis.engine.models import all_models
from analysis.engine.planning import no_progress
from analysis.exports.formats import all_formats

MARTS = ("marts.license_position", "marts.license_netting", "marts.license_history", "marts.instance_match")
client, day, *only = sys.argv[1:]
all_formats()
all_models()
started = time.perf_counter()
with Estate(Path(client), writing=True) as estate:
    estate.land()
    if "built" in only:
        started = time.perf_counter()
    database = estate._database  # noqa: SLF001 - the command builds everything; this asks for three marts
    build(database, estate.config, estate.client_id, date.fromisoformat(day), no_progress, MARTS)
sys.stdout.write(f"{time.perf_counter() - started}\n")
