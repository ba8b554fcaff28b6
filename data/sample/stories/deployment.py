"""What the client's own systems say is deployed: Catalyst Center, SD-WAN Manager, NetBox, a CMDB, a plain list."""

from __future__ import annotations

import json
import random
import uuid
from dataclasses import dataclass, replace
from datetime import date, datetime, time, timedelta
from typing import TYPE_CHECKING, Any

from stories.csv_tables import Dialect, table
from stories.machines import ROUTERS, address, chosen, members, operating_system, release
from stories.model import Device

if TYPE_CHECKING:
    from collections.abc import Iterable

ROLES = {"acc": "ACCESS", "dis": "DISTRIBUTION", "cor": "CORE", "wlc": "ACCESS", "wan": "BORDER ROUTER"}
ALIVE_DAYS = 30
CMDB_STATUS = {"installed": "1", "retired": "7"}


@dataclass(frozen=True)
class Deployed:
    """A device as a system of records has it; `is_in_cssm` is false for what CSSM never saw."""

    device: Device
    status: str
    seen: datetime
    is_in_cssm: bool = True


def deployed(devices: Iterable[Device], count: int, on: date, retired: int, unknown: int, seed: str) -> list[Deployed]:
    """Devices that a system records: a few as retired though CSSM heard of them this month, and some it never saw."""
    rng = random.Random(f"deployed|{seed}")
    picked = chosen((device for device in devices if device.host_name), count, seed)
    since = on - timedelta(days=ALIVE_DAYS)
    gone = set(rng.sample([one.serial_number for one in picked if one.last_contact_at.date() >= since], retired))
    known = [
        Deployed(device, "retired" if device.serial_number in gone else "installed", _moment(rng, on))
        for device in picked
    ]
    strangers = [_stranger(rng, picked[place], place) for place in range(unknown)]
    return sorted(
        [*known, *(Deployed(device, "installed", _moment(rng, on), is_in_cssm=False) for device in strangers)],
        key=lambda one: (one.device.host_name, one.device.serial_number),
    )


def _stranger(rng: random.Random, like: Device, place: int) -> Device:
    """A device of the same make that never reported to CSSM."""
    serial = f"FJC{rng.randint(25, 29)}{rng.randint(10, 52)}{''.join(rng.choices('ABCDEFGH0123456789', k=4))}"
    return replace(like, serial_number=serial, host_name=f"{like.host_name[:-3]}9{place:02d}")


def _moment(rng: random.Random, on: date) -> datetime:
    return datetime.combine(on - timedelta(days=rng.randint(0, 3)), time(rng.randint(0, 23), rng.randint(0, 59)))


def deployment_story(records: list[Deployed]) -> dict[str, Any]:
    """Where a system of records and CSSM differ."""
    return {
        "device_count": len(records),
        "retired_but_in_cssm_count": sum(one.status == "retired" and one.is_in_cssm for one in records),
        "unknown_to_cssm_count": sum(not one.is_in_cssm for one in records),
        "retired_but_in_cssm": [one.device.serial_number for one in records if one.status == "retired"],
        "unknown_to_cssm": [one.device.serial_number for one in records if not one.is_in_cssm],
    }


def _identity(device: Device) -> str:
    return str(uuid.uuid5(uuid.NAMESPACE_DNS, f"{device.serial_number}.example"))


def catalyst_center_answer(records: list[Deployed]) -> str:
    """Catalyst Center's `network-device`: a stack is one record with its members' numbers in one field."""
    response = []
    for one in records:
        stack = members(one.device)
        response.append(
            {
                "hostname": one.device.host_name,
                "managementIpAddress": address(one.device),
                "serialNumber": ", ".join(serial for _, serial in stack),
                "platformId": ", ".join(product_id for product_id, _ in stack),
                "softwareVersion": release(one.device),
                "series": one.device.product_name,
                "role": ROLES.get(one.device.host_name.split("-")[-2], "UNKNOWN"),
                "reachabilityStatus": "Reachable" if one.status == "installed" else "Unreachable",
                "lastUpdated": f"{one.seen:%Y-%m-%d %H:%M:%S}",
                "instanceUuid": _identity(one.device),
            }
        )
    return json.dumps({"response": response, "version": "1.0"}, separators=(",", ":"))


def catalyst_center_licenses(records: list[Deployed], account_title: str) -> str:
    """Catalyst Center's licence summary of the same devices."""
    response = []
    for one in records:
        names = " ".join(name for name, _ in one.device.usage)
        level = "Advantage" if "Advantage" in names else "Essentials"
        response.append(
            {
                "device_name": one.device.host_name,
                "ip_address": address(one.device),
                "device_uuid": _identity(one.device),
                "model": one.device.product_id,
                "software_version": release(one.device),
                "dna_level": level,
                "network_license": f"Network {level}",
                "license_mode": "Smart Licensing Using Policy",
                "registration_status": "Registered" if one.is_in_cssm else "Not registered",
                "smart_account_name": account_title if one.is_in_cssm else None,
                "virtual_account_name": one.device.virtual_account if one.is_in_cssm else None,
                "last_updated_time": f"{one.seen:%Y-%m-%dT%H:%M:%S}",
                "last_successful_rum_usage_upload_time": f"{one.seen:%Y-%m-%dT%H:%M:%S}" if one.is_in_cssm else None,
            }
        )
    return json.dumps({"response": response, "version": "1.0"}, separators=(",", ":"))


def catalyst_center_table(records: list[Deployed], dialect: Dialect) -> str:
    """Catalyst Center's inventory as downloaded from its page."""
    header = (
        "Device Name", "IP Address", "Reachability", "Device Family", "Platform", "Serial Number", "Software Version",
        "Device Role", "Site", "Last Updated",
    )  # fmt: skip
    rows = [
        (
            one.device.host_name, address(one.device), "Reachable" if one.status == "installed" else "Unreachable",
            "Switches and Hubs", one.device.product_id, ", ".join(serial for _, serial in members(one.device)),
            release(one.device), ROLES.get(one.device.host_name.split("-")[-2], "UNKNOWN"), one.device.virtual_account,
            f"{one.seen:%b %d, %Y %H:%M}",
        )
        for one in records
    ]  # fmt: skip
    return table(header, rows, dialect)


def sdwan_answer(records: list[Deployed]) -> str:
    """SD-WAN Manager's `system/device`: edge routers, their chassis number made of product id and serial number."""
    listed = [
        {
            "deviceType": "vedge",
            "serialNumber": f"{place:08X}",
            "uuid": f"{one.device.product_id}-{one.device.serial_number}",
            "chasisNumber": f"{one.device.product_id}-{one.device.serial_number}",
            "deviceModel": f"vedge-{one.device.product_id}",
            "validity": "valid" if one.status == "installed" else "invalid",
            "host-name": one.device.host_name,
            "system-ip": address(one.device),
            "version": release(one.device),
            "reachability": "reachable" if one.status == "installed" else "unreachable",
        }
        for place, one in enumerate(records, start=0x1A00)
    ]
    return json.dumps({"header": {"generatedOn": 1794557000000}, "data": listed}, separators=(",", ":"))


def netbox_answer(records: list[Deployed]) -> str:
    """NetBox's `dcim/devices`: a stack's members are devices of their own."""
    results: list[dict[str, Any]] = []
    for one in records:
        for number, (product_id, serial) in enumerate(members(one.device), start=1):
            results.append(
                {
                    "id": 4000 + len(results),
                    "name": one.device.host_name if number == 1 else f"{one.device.host_name}:{number}",
                    "device_type": {"model": product_id, "manufacturer": {"name": "Cisco"}, "part_number": product_id},
                    "role": {"name": "network"},
                    "serial": serial,
                    "site": {"name": one.device.virtual_account},
                    "status": {"value": "active", "label": "Active"}
                    if one.status == "installed"
                    else {"value": "decommissioning", "label": "Decommissioning"},
                    "platform": {"name": operating_system(one.device)},
                    "primary_ip": {"address": f"{address(one.device)}/24"} if number == 1 else None,
                    "last_updated": f"{one.seen:%Y-%m-%dT%H:%M:%S}Z",
                }
            )
    answer = {"count": len(results), "next": None, "previous": None, "results": results}
    return json.dumps(answer, separators=(",", ":"))


def netbox_count(records: list[Deployed]) -> int:
    """How many devices that makes."""
    return sum(len(members(one.device)) for one in records)


def netbox_table(records: list[Deployed], dialect: Dialect) -> str:
    """NetBox's list of devices with the columns its user picked."""
    header = (
        "Name", "Status", "Tenant", "Site", "Rack", "Role", "Manufacturer", "Type", "IP Address", "Serial number",
        "Asset tag",
    )  # fmt: skip
    rows = [
        (
            one.device.host_name, "Active" if one.status == "installed" else "Decommissioning", "",
            one.device.virtual_account, f"R{place % 40 + 1:02d}", "network", "Cisco", one.device.product_id,
            f"{address(one.device)}/24", one.device.serial_number, "",
        )
        for place, one in enumerate(records)
    ]  # fmt: skip
    return table(header, rows, dialect)


def cmdb_table(records: list[Deployed], dialect: Dialect) -> str:
    """ServiceNow's CMDB headed by field names: install_status 1 is installed, 7 retired."""
    header = ("name", "serial_number", "install_status", "model_id", "ip_address", "os_version", "last_discovered",
              "assigned_to")  # fmt: skip
    rows = [
        (
            one.device.host_name, one.device.serial_number, CMDB_STATUS[one.status], one.device.product_id,
            address(one.device), release(one.device), f"{one.seen:%Y-%m-%d %H:%M:%S}", "network.operations",
        )
        for one in records
    ]  # fmt: skip
    return table(header, rows, dialect)


def asset_register_rows(records: list[Deployed], title: str) -> list[tuple[object, ...]]:
    """An asset register of a layout of its own, which only a mapping can tell: title rows, then its columns."""
    rows: list[tuple[object, ...]] = [(title,), ("Extract for the licence review",), ()]
    rows.append(("Asset Label", "Machine", "S/N", "Make and Model", "Condition", "Checked On"))
    for place, one in enumerate(records):
        condition = "In service" if one.status == "installed" else "Disposed"
        rows.append(
            (f"A{70_000 + place}", one.device.host_name, one.device.serial_number, one.device.product_id, condition,
             one.seen.date())
        )  # fmt: skip
    return rows


def edges(devices: Iterable[Device]) -> list[Device]:
    """The routers among devices, other than virtual ones."""
    return [device for device in devices if device.product_type in ROUTERS - {"C8000V"}]
