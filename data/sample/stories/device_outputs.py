"""What devices answer to `show license all`, `show version` and `show inventory`: one text file a device.

A capture is made of sections; each brings the number of facts that it tells, which is what the gate counts as rows.
"""

from __future__ import annotations

import zlib
from dataclasses import replace
from typing import TYPE_CHECKING

from stories.asa_outputs import asa_outputs
from stories.iosxe_outputs import iosxe_outputs
from stories.ledger import Told, Written, written
from stories.machines import operating_system
from stories.nxos_outputs import nxos_outputs

if TYPE_CHECKING:
    from datetime import date

    from stories.device_sections import Reporting, Section
    from stories.model import Device

OUTPUTS = {"IOS-XE": iosxe_outputs, "NX-OS": nxos_outputs, "ASA": asa_outputs}
LEVELS = {"Advantage": "Essentials", "Essentials": "Advantage"}


def captures(devices: list[Device], on: date, reporting: Reporting, folder: str = "") -> list[Written]:
    """One text file a device, taken that day."""
    files = []
    for device in devices:
        sections = capture(device, on, reporting)
        text = "\n".join(section.text for section in sections)
        # Captures from a Windows terminal have its line ends.
        if zlib.crc32(device.host_name.encode()) % 5 == 0:
            text = text.replace("\n", "\r\n")
        told = Told("device_outputs", on, sum(section.facts for section in sections))
        files.append(written(f"{folder}{device.host_name}_{device.serial_number}.txt", text, told))
    return files


def other_level(device: Device) -> Device:
    """The device as its own outputs tell it: one level off what CSSM says."""
    return replace(device, usage=tuple((_other_level(name), count) for name, count in device.usage))


def _other_level(license_name: str) -> str:
    level = next(word for word in LEVELS if word in license_name)
    return license_name.replace(level, LEVELS[level])


def capture(device: Device, on: date, reporting: Reporting) -> list[Section]:
    """What one device answers to the three commands."""
    return OUTPUTS[operating_system(device)](device, on, reporting)
