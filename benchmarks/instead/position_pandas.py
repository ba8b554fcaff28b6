"""Position, netting and matching as an analyst would write them in pandas, from the same files, by the same rules.

Rules that branch are functions of a row, as they are read; all else is left to pandas. Prints the seconds that took,
imports aside; with a second folder, what was found is kept there. No proof, no checks.
"""

import json
import re
import sys
import time
from pathlib import Path
from typing import Any

import pandas as pd

AS_OF = pd.Timestamp("2026-11-24")
AMBER_DAYS, RED_DAYS = 30, 90
KEY = ["virtualAccount", "license"]
FACTORY_NAMES = {"router", "switch", "ios", "ciscoasa", "hostname", "host", "localhost", "cisco", "default", "unknown"}
IN_PLACE, GONE = {"1", "installed"}, {"7", "100", "retired", "absent"}

started = time.perf_counter()
exports = Path(sys.argv[1]) / "exports"
newest = max(folder for folder in exports.iterdir() if (folder / "cmdb.csv").exists())


def pages(name: str) -> list[list[dict[str, Any]]]:
    """The records of every page of an answer."""
    return [json.loads(path.read_text("utf-8"))[name] for path in sorted(newest.rglob(f"{name}-*.json"))]


def is_in_force(lot: Any) -> bool:
    """Whether a lot counts today."""
    if lot["licenseType"] in {"DEMO", "EVALUATION", "EVAL"} or lot["quantity"] < 0 or lot["status"] != "ACTIVE":
        return False
    if pd.notna(lot["startDate"]) and lot["startDate"] > AS_OF:
        return False
    return bool(pd.isna(lot["endDate"]) or lot["endDate"] > AS_OF)


def status(line: Any) -> str:
    """A line of the position in a word."""
    if line["balance"] > 0:
        return "Surplus"
    if line["balance"] == 0:
        return "Covered"
    return "Misplaced" if line["pooled"] >= 0 else "Short"


# Position: what is in force, and what the export says is substituted, less what is used.
licenses = pages("licenses")
records = pd.concat([pd.json_normalize(page)[[*KEY, "quantity", "inUse", "reserved"]] for page in licenses])
lots = pd.concat([pd.json_normalize(page, "licenseDetails", KEY) for page in licenses])
pairs = pd.concat([pd.json_normalize(page, "licenseSubstitutions", ["virtualAccount"]) for page in licenses])
lots["startDate"] = pd.to_datetime(lots["startDate"])
lots["endDate"] = pd.to_datetime(lots["endDate"])
in_force = lots[lots.apply(is_in_force, axis=1)]
available = in_force.groupby(KEY)["quantity"].sum().rename("available").reset_index()
position = records.merge(available, on=KEY, how="left").fillna({"available": 0})
position["substitution"] = 0
if len(pairs):
    covered = pairs.groupby(["virtualAccount", "license"])["substitutedQuantity"].sum()
    covering = pairs.groupby(["virtualAccount", "substitutedLicense"])["substitutedQuantity"].sum()
    position = position.set_index(KEY)
    position["substitution"] = covered.reindex(position.index, fill_value=0) - covering.reindex(
        position.index, fill_value=0
    )
    position = position.reset_index()
position["balance"] = position["available"] + position["substitution"] - position["inUse"]
position["pooled"] = position.groupby("license")["balance"].transform("sum")
position["status"] = position.apply(status, axis=1)

# Netting: what is short in one account and spare in another.
position["short"] = (-position["balance"]).clip(lower=0)
position["spare"] = position["balance"].clip(lower=0)
netting = position.groupby("license")[["short", "spare"]].sum()
netting["misplaced"] = netting[["short", "spare"]].min(axis=1)
netting["genuine"] = (netting["short"] - netting["spare"]).clip(lower=0)

# The position of every former month.
former = []
for path in sorted(exports.rglob("licenses.csv")):
    month = pd.read_csv(path)
    month["day"] = pd.Timestamp(path.parent.parent.name)
    former.append(month)
history = pd.concat(former)
history["short"] = (history["In Use"] - history["Available to Use"]).clip(lower=0)
over_use = history.groupby(["License", "day"])["short"].sum()


def serial_key(value: Any) -> str | None:
    """A serial number as devices are matched by it."""
    text = str(value or "").strip().upper()
    return text if len(text) > 3 and re.search(r"\d", text) and len(set(text)) > 1 else None  # noqa: PLR2004


def host_key(value: Any) -> str | None:
    """A host name as devices are matched by it."""
    text = str(value or "").strip().lower()
    if re.fullmatch(r"[0-9.]+", text):
        return text
    name = re.sub(r":\d+$", "", text.split(".")[0])
    return None if name in FACTORY_NAMES else name or None


def classify(instance: Any) -> str:
    """What is to be thought of an instance."""
    if instance["in_place"] is False:
        return "Ghost"
    if instance["is_twin"]:
        return "Duplicate"
    if instance["silent"] > RED_DAYS:
        return "Stale"
    return "Matched" if instance["is_matched"] else "Unmatched"


def is_contested(instance: Any) -> bool:
    """Whether its use should not be paid for."""
    if instance["is_twin"]:
        return True
    if instance["class"] == "Ghost":
        is_seen = pd.notna(instance["seen"]) and (AS_OF - instance["seen"]).days <= AMBER_DAYS
        return bool(instance["silent"] > AMBER_DAYS) and not is_seen
    return instance["class"] == "Stale" and instance["in_place"] is not True


def word(state: Any) -> bool | None:
    """Whether a record says plainly that a device is in place."""
    return True if state in IN_PLACE else False if state in GONE else None


# Matching: product instances against the client's own records, by serial number, then by host name and product.
devices = pd.concat([pd.json_normalize(page) for page in pages("devices")], ignore_index=True)
devices["serial"] = devices["sudi.udiSerialNumber"].map(serial_key)
devices["host"] = devices["hostName"].map(host_key)
devices["heard"] = pd.to_datetime(devices["lastContactDate"]).dt.tz_localize(None).dt.normalize()
devices["silent"] = (AS_OF - devices["heard"]).dt.days
use = devices[["virtualAccount", "licenseUsage"]].explode("licenseUsage").dropna(subset="licenseUsage")
use["license"] = [one["license"] for one in use["licenseUsage"]]
use["quantity"] = [one["quantity"] for one in use["licenseUsage"]]

recorded = pd.read_csv(newest / "cmdb.csv", dtype=str)
recorded["serial"] = recorded["Serial number"].map(serial_key)
recorded["host"] = recorded["Name"].map(host_key)
recorded["in_place"] = recorded["Install Status"].map(word).astype(object)
recorded["seen"] = pd.to_datetime(recorded["Most recent discovery"])
by_serial = recorded.dropna(subset="serial").drop_duplicates("serial")[["serial", "in_place", "seen"]]
devices = devices.merge(by_serial, on="serial", how="left")
devices["is_matched"] = devices["serial"].isin(by_serial["serial"])
unnamed = recorded[recorded["serial"].isna()].drop_duplicates("host")
by_host = devices[~devices["is_matched"]].merge(
    unnamed[["host", "Model ID"]], left_on=["host", "sudi.udiPid"], right_on=["host", "Model ID"]
)
devices.loc[devices["host"].isin(by_host["host"]), "is_matched"] = True

# Of one serial number, and of one name and product where the former has gone quiet, the one heard from last is meant.
in_order = devices.sort_values(["heard", "registrationDate", "virtualAccount"])
devices["is_twin"] = in_order.duplicated("serial", keep="last") & in_order["serial"].notna()
for _, same in in_order[in_order.duplicated(["host", "sudi.udiPid"], keep=False)].groupby(["host", "sudi.udiPid"]):
    last = same.iloc[-1]
    quiet = (same["serial"] != last["serial"]) & (same["silent"] > AMBER_DAYS) & (same["heard"] < last["heard"])
    devices.loc[same.index[quiet & ~same["in_place"].isin([True])], "is_twin"] = True
devices["class"] = devices.apply(classify, axis=1)
devices["is_contested"] = devices.apply(is_contested, axis=1)
contested = use[use.index.isin(devices.index[devices["is_contested"]])].groupby(KEY)["quantity"].sum()
unknown_to_cssm = recorded[recorded["in_place"].isin([True]) & ~recorded["serial"].isin(devices["serial"])]

sys.stdout.write(f"{time.perf_counter() - started}\n")
if len(sys.argv) > 2:  # noqa: PLR2004
    kept = Path(sys.argv[2])
    kept.mkdir(parents=True, exist_ok=True)
    position.to_csv(kept / "position.csv", index=False)
    netting.to_csv(kept / "netting.csv")
    over_use.to_csv(kept / "over_use.csv")
    contested.to_csv(kept / "contested.csv")
    devices[["virtualAccount", "serial", "sudi.udiPid", "class"]].to_csv(kept / "matching.csv", index=False)
