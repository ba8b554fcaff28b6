"""An evidence workbook of every product instance of a built client. Prints the seconds that took, imports aside."""

import sys
import time
from pathlib import Path

from analysis.briefs.blocks import Cover, Exhibit
from analysis.briefs.document import Document
from analysis.briefs.evidence import Reading
from analysis.briefs.workbook import write_xlsx

client, day, out = Path(sys.argv[1]), sys.argv[2], Path(sys.argv[3])
cover = Cover("Evidence", "Bench", "Internal edition", "Every instance", "", day, "", "")
exhibit = Exhibit(1, "instances", "Every instance", "Every instance", readings=[Reading("marts.instance_match")])
document = Document([cover, exhibit], run={"parameters": {"client": str(client), "as_of": day}})
started = time.perf_counter()
write_xlsx(document, out)
sys.stdout.write(f"{time.perf_counter() - started}\n")
