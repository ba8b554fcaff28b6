"""How licence use went over time: devices' RUM reports, and tables of use by period."""

from __future__ import annotations

import base64
import hashlib
import json
from dataclasses import dataclass
from datetime import UTC, date, datetime, timedelta
from typing import TYPE_CHECKING

from stories.csv_tables import PLAIN, Dialect, table
from stories.ledger import Told, Written, written
from stories.machines import members, release, tag

if TYPE_CHECKING:
    from collections.abc import Iterable

    from stories.model import Device, SmartAccount

PERIOD_DAYS = 30
LATE_DAYS = 30
TRUNCATED_CHARACTERS = 900


@dataclass(frozen=True)
class Metered:
    """A device whose usage reports were collected: the day its measured use began, later than CSSM has it or not."""

    device: Device
    began: date

    @property
    def is_late(self) -> bool:
        """Whether use began over a month after the registration that the vendor counts from."""
        return (self.began - self.device.registered_at.date()).days > LATE_DAYS


def metered(devices: Iterable[Device], late_count: int, late_days: int, until: date) -> list[Metered]:
    """The devices with the day their use began: the day they registered, but for some, whose use waited."""
    told: list[Metered] = []
    for device in devices:
        registered = device.registered_at.date()
        late = registered + timedelta(days=late_days)
        is_late = sum(one.is_late for one in told) < late_count and late + timedelta(days=PERIOD_DAYS) <= until
        told.append(Metered(device, late if is_late else registered))
    return told


def usage_files(one: Metered, until: date, taken: date, folder: str = "") -> Written:
    """What one device saved: a report for each of its licences, one after another."""
    reports = [_report(one, name, count, until) for name, count in one.device.usage]
    text = "<smartLicense>\n" + "\n".join(reports) + "\n</smartLicense>\n"
    name = f"{folder}rum_{one.device.serial_number}.xml"
    return written(name, text, Told("rum_reports", taken, len(reports)))


def broken_usage_file(one: Metered, until: date, taken: date, folder: str = "") -> Written:
    """The same, cut off in its last report by a full disk."""
    whole = usage_files(one, until, taken, folder)
    text = whole.content.decode()
    start = text.rindex("<RUMReport>")
    cut = text[: start + TRUNCATED_CHARACTERS]
    # The place that the decoder names is that of the string's own opening mark, behind `{"payload":`.
    payload_at = cut[start:].index('"payload": "') + len('"payload": ') - len("<RUMReport><![CDATA[") + 1
    reason = (
        f"the usage report breaks off or is damaged at its character {payload_at} (Unterminated string starting at)"
    )
    told = Told("rum_reports", taken, whole.told[""].rows, rejects=((reason, 1),))
    return written(whole.path, cut, told)


def _report(one: Metered, license_name: str, count: int, until: date) -> str:
    device = one.device
    number = int(hashlib.sha256(f"{device.serial_number}{license_name}".encode()).hexdigest()[:8], 16)
    sudi = {"udi_pid": device.product_id, "udi_serial_number": device.serial_number}
    payload = {
        "version": "2.0",
        "asset_identification": {
            "report_id": number,
            "asset": {"name": f"regid.2017-05.com.cisco.{device.product_type},1.0_{_sign(device.product_type)[:12]}"},
            "instance": {"sudi": sudi},
        },
        "meta": {
            "entitlement_tag": tag(license_name),
            "software_version": release(device),
            "ha_udi": [
                {"role": role, "sudi": {"udi_pid": product_id, "udi_serial_number": serial}}
                for role, (product_id, serial) in zip(
                    ("Active", "Standby", *["Member"] * 8), members(device), strict=False
                )
            ],
        },
        "measurements": _measurements(one.began, until, count),
    }
    signed = json.dumps(payload, separators=(",", ":"))
    outer = {
        "payload": signed,
        "signature": {"sudi": sudi, "signing_type": "builtin", "key": f"key-{number}", "value": _sign(signed)},
    }
    return f"<RUMReport><![CDATA[{json.dumps(outer)}]]></RUMReport>"


def _measurements(began: date, until: date, count: int) -> list[dict[str, object]]:
    measured = []
    start = began
    while start < until:
        end = min(start + timedelta(days=PERIOD_DAYS), until)
        first, last = (int(datetime(day.year, day.month, day.day, tzinfo=UTC).timestamp()) for day in (start, end))
        measured.append(
            {
                "log_time": last,
                "metric_name": "ENTITLEMENT",
                "start_time": first,
                "end_time": last,
                "sample_interval": last - first,
                "num_samples": (last - first) // 900,
                "value": {"type": "COUNT", "value": str(count)},
            }
        )
        start = end
    return measured


def _sign(text: str) -> str:
    return base64.b64encode(hashlib.sha256(text.encode()).digest()).decode()


def _month_end(day: date) -> date:
    following = (day.replace(day=28) + timedelta(days=4)).replace(day=1)
    return following - timedelta(days=1)


def usage_table(
    path: str,
    account: SmartAccount,
    licenses: tuple[str, ...],
    months: list[date],
    taken: date,
    dialect: Dialect = PLAIN,
) -> Written:
    """Use of some licences over a whole Smart Account, the most of each month, as a collector's report prints it."""
    header = ("Period Start", "Period End", "License Name", "In Use", "Smart Account")
    rows = [
        (
            month.strftime(dialect.day_format),
            _month_end(month).strftime(dialect.day_format),
            name,
            sum(count for (_, held), count in account.in_use(_month_end(month)).items() if held == name),
            account.domain,
        )
        for month in months
        for name in licenses
    ]
    return written(path, table(header, rows, dialect), Told("usage_history", taken, len(rows)))
