"""ntc-templates on the inventories of a share of the outputs, scaled to all of them. Prints the seconds."""

import sys
import time
from pathlib import Path

from ntc_templates.parse import parse_output

SHARE = 20
paths = sorted(Path(sys.argv[1]).rglob("*.txt"))
started = time.perf_counter()
for path in paths[::SHARE]:
    text = path.read_text("utf-8").split("show inventory\n", 1)[1]
    parse_output(platform="cisco_ios", command="show inventory", data=text)
sys.stdout.write(f"{(time.perf_counter() - started) * SHARE}\n")
