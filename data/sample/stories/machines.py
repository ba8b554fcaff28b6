"""What a device is beyond its record in CSSM: the members of its stack, its address, and the software it runs."""

from __future__ import annotations

import random
import zlib
from datetime import timedelta
from typing import TYPE_CHECKING

from stories.catalogue import LICENSES

if TYPE_CHECKING:
    from collections.abc import Iterable
    from datetime import date

    from stories.model import Device, SmartAccount

VIRTUAL = frozenset({"C8000V", "ISE", "ASAV"})
STACKED = frozenset({"C9200", "C9300"})
ROUTERS = frozenset({"C8200", "C8300", "C8500", "C8000V", "ISR4331", "ISR4400"})
CONTACT_DAYS = 20
SYSTEMS = {"N9K": "NX-OS", "ASAV": "ASA", "ISE": "ISE", "FPR2130": "FTD"}
RELEASES = {
    "IOS-XE": ("17.09.05", "17.12.04", "17.12.05", "17.15.03"),
    "NX-OS": ("10.2(8)", "10.3(6)", "10.4(4)"),
    "ASA": ("9.18(4)22", "9.20(3)7"),
    "ISE": ("3.2.0", "3.3.0"),
    "FTD": ("7.2.8", "7.4.2"),
}
Member = tuple[str, str]  # product id, serial number


def operating_system(device: Device) -> str:
    """Name what the device runs."""
    return SYSTEMS.get(device.product_type, "IOS-XE")


def release(device: Device) -> str:
    """The release it runs; the same each time."""
    releases = RELEASES[operating_system(device)]
    return releases[_number(device, "release") % len(releases)]


def address(device: Device) -> str:
    """Its management address."""
    number = _number(device, "address")
    return f"10.{number % 120 + 10}.{number // 120 % 250 + 1}.{number // 30_000 % 250 + 2}"


def mac(device: Device) -> str:
    """A hardware address of its own."""
    number = f"{_number(device, 'mac'):08x}"
    return f"00c1.{number[:4]}.{number[4:]}"


def members(device: Device) -> list[Member]:
    """The members of its stack, the one that CSSM knows first; as many as it uses licences."""
    first = (device.product_id, device.serial_number)
    if device.product_type not in STACKED or not device.usage:
        return [first]
    rng = random.Random(device.serial_number)
    letters = "ABCDEFGHJKLMNPQRSTUVWXYZ0123456789"
    others = [
        (device.product_id, device.serial_number[:8] + "".join(rng.choices(letters, k=3)))
        for _ in range(device.usage[0][1] - 1)
    ]
    return [first, *others]


def answering(account: SmartAccount, on: date, *systems: str) -> list[Device]:
    """The named devices of those operating systems that CSSM heard of lately: an administrator can log in to them."""
    since = on - timedelta(days=CONTACT_DAYS)
    return [
        device
        for device in account.devices_on(on)
        if device.host_name and device.last_contact(on) >= since and operating_system(device) in systems
    ]


def chosen(devices: Iterable[Device], count: int, seed: str) -> list[Device]:
    """Some of the devices, no serial number twice, in the order of their host names."""
    once = {device.serial_number: device for device in devices}
    picked = random.Random(seed).sample(sorted(once), min(count, len(once)))
    return sorted((once[serial] for serial in picked), key=lambda device: (device.host_name, device.serial_number))


def tag(license_name: str) -> str:
    """The entitlement tag that stands for a licence in devices' own outputs and usage reports."""
    digest = f"{zlib.crc32(license_name.encode()):08x}{zlib.crc32(license_name[::-1].encode()):08x}"
    sku = LICENSES[license_name].sku
    month = zlib.crc32(sku.encode()) % 12 + 1
    word = license_name.replace(" ", "_").replace(".", "")
    version = f"{digest[:8]}-{digest[8:12]}-4{digest[13:16]}-8{digest[:3]}-{digest[3:15]}"
    return f"regid.2019-{month:02d}.com.cisco.{word},1.0_{version}"


def short_name(license_name: str) -> str:
    """What a device calls the licence: network-advantage, dna-essentials."""
    words = license_name.casefold()
    level = next((word for word in ("essentials", "advantage", "premier") if word in words), "")
    if " dna " in f" {words} " and level:
        return f"{'air-' if 'aironet' in words else ''}dna-{level}"
    if "network" in words and level:
        return f"{'air-' if words.startswith('ap ') else ''}network-{level}"
    return words.replace(" ", "_").replace(".", "")


def _number(device: Device, purpose: str) -> int:
    return zlib.crc32(f"{device.serial_number}|{purpose}".encode())
