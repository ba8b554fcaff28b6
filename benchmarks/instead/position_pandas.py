"""Position, netting and matching as an analyst would write them in pandas, from the same files.

Prints the seconds that took, imports aside; with a second folder, what was found is kept there. No proof, no checks.
"""

import json
import sys
import time
from pathlib import Path

import numpy as np
import pandas as pd

AS_OF = pd.Timestamp("2026-11-24")
AMBER_DAYS, RED_DAYS = 30, 90
KEY = ["virtualAccount", "license"]

started = time.perf_counter()
exports = Path(sys.argv[1]) / "exports"
newest = max(folder for folder in exports.iterdir() if (folder / "cmdb.csv").exists())


def pages(name: str) -> list[list[dict[str, object]]]:
    """The records of every page of an answer."""
    return [json.loads(path.read_text("utf-8"))[name] for path in sorted(newest.rglob(f"{name}-*.json"))]


# Position: what is in force, less what is used.
licenses = pages("licenses")
records = pd.concat([pd.json_normalize(page)[[*KEY, "quantity", "inUse"]] for page in licenses])
lots = pd.concat([pd.json_normalize(page, "licenseDetails", KEY) for page in licenses])
lots["startDate"] = pd.to_datetime(lots["startDate"])
lots["endDate"] = pd.to_datetime(lots["endDate"])
in_force = (
    lots["status"].eq("ACTIVE")
    & ~lots["licenseType"].isin(["DEMO", "EVALUATION"])
    & ~(lots["startDate"] > AS_OF)
    & ~(lots["endDate"] <= AS_OF)
)
available = lots[in_force].groupby(KEY)["quantity"].sum().rename("available").reset_index()
position = records.merge(available, on=KEY, how="left").fillna({"available": 0})
position["balance"] = position["available"] - position["inUse"]
position["pooled"] = position.groupby("license")["balance"].transform("sum")
position["status"] = np.select(
    [position["balance"] > 0, position["balance"] == 0, position["pooled"] >= 0],
    ["Surplus", "Covered", "Misplaced"],
    "Short",
)

# Netting: what is short in one account and spare in another.
position["short"] = (-position["balance"]).clip(lower=0)
position["spare"] = position["balance"].clip(lower=0)
netting = position.groupby("license")[["short", "spare"]].sum()
netting["misplaced"] = netting[["short", "spare"]].min(axis=1)
netting["genuine"] = (netting["short"] - netting["spare"]).clip(lower=0)

# The same of every former month.
former = []
for path in sorted(exports.rglob("licenses.csv")):
    month = pd.read_csv(path)
    month["day"] = pd.Timestamp(path.parent.parent.name)
    former.append(month)
history = pd.concat(former)
history["short"] = (history["In Use"] - history["Available to Use"]).clip(lower=0)
over_use = history.groupby(["License", "day"])["short"].sum()

# Matching: product instances against the client's own records, by serial number, then by host name and product.
devices = pd.concat([pd.json_normalize(page) for page in pages("devices")], ignore_index=True)
devices["serial"] = devices["sudi.udiSerialNumber"].str.upper()
devices["host"] = devices["hostName"].str.lower().str.split(".").str[0]
devices["heard"] = pd.to_datetime(devices["lastContactDate"]).dt.tz_localize(None).dt.normalize()
devices["silent"] = (AS_OF - devices["heard"]).dt.days
use = devices[["serial", "virtualAccount", "licenseUsage"]].explode("licenseUsage").dropna(subset="licenseUsage")
use["license"] = [one["license"] for one in use["licenseUsage"]]
use["quantity"] = [one["quantity"] for one in use["licenseUsage"]]

records_of_devices = pd.read_csv(newest / "cmdb.csv", dtype=str)
records_of_devices["serial"] = records_of_devices["Serial number"].str.upper()
records_of_devices["host"] = records_of_devices["Name"].str.lower().str.split(".").str[0]
records_of_devices["in_place"] = records_of_devices["Install Status"].map({"1": True, "7": False, "100": False})
by_serial = records_of_devices.drop_duplicates("serial").set_index("serial")["in_place"]
devices["is_matched"] = devices["serial"].isin(by_serial.index)
devices["in_place"] = devices["serial"].map(by_serial)
unnamed = records_of_devices[records_of_devices["serial"].isna()].drop_duplicates("host")
by_host = devices[~devices["is_matched"]].merge(
    unnamed[["host", "Model ID", "in_place"]], left_on=["host", "sudi.udiPid"], right_on=["host", "Model ID"]
)
devices.loc[devices["host"].isin(by_host["host"]), "is_matched"] = True

devices = devices.sort_values(["heard", "registrationDate", "virtualAccount"])
is_twin = devices.duplicated("serial", keep="last")
devices["class"] = np.select(
    [devices["in_place"].eq(False), is_twin, devices["silent"] > RED_DAYS, devices["is_matched"]],
    ["Ghost", "Duplicate", "Stale", "Matched"],
    "Unmatched",
)
is_contested = (
    is_twin
    | (devices["class"].eq("Ghost") & (devices["silent"] > AMBER_DAYS))
    | (devices["class"].eq("Stale") & ~devices["in_place"].eq(True))  # noqa: FBT003
)
contested = (
    use.merge(devices.loc[is_contested, ["serial", "virtualAccount"]], on=["serial", "virtualAccount"])
    .groupby(["virtualAccount", "license"])["quantity"]
    .sum()
)
unknown_to_cssm = records_of_devices[
    records_of_devices["in_place"].eq(True) & ~records_of_devices["serial"].isin(devices["serial"])  # noqa: FBT003
]

sys.stdout.write(f"{time.perf_counter() - started}\n")
if len(sys.argv) > 2:  # noqa: PLR2004
    kept = Path(sys.argv[2])
    kept.mkdir(parents=True, exist_ok=True)
    position.to_csv(kept / "position.csv", index=False)
    netting.to_csv(kept / "netting.csv")
    over_use.to_csv(kept / "over_use.csv")
    contested.to_csv(kept / "contested.csv")
    devices[["virtualAccount", "serial", "sudi.udiPid", "class"]].to_csv(kept / "matching.csv", index=False)
