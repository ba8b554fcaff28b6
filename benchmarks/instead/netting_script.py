"""A script an analyst would write: read every page, net what is owned and used per licence. No proof, no checks."""

import json
import sys
from pathlib import Path

import polars as pl

records = []
devices = 0
for path in sorted(Path(sys.argv[1]).rglob("*.json")):
    answer = json.loads(path.read_text("utf-8"))
    devices += len(answer.get("devices", []))
    for one in answer.get("licenses", []):
        owned = sum(lot["quantity"] for lot in one["licenseDetails"])
        records.append((one["virtualAccount"], one["license"], owned - one["inUse"]))
position = pl.DataFrame(records, schema=["account", "license", "balance"], orient="row")
netting = position.group_by("license").agg(
    short=(-pl.col("balance")).clip(lower_bound=0).sum(), surplus=pl.col("balance").clip(lower_bound=0).sum()
)
print(devices, netting.sort("license"))
