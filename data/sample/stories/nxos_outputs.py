"""What NX-OS answers to the three commands."""

from __future__ import annotations

from datetime import datetime
from typing import TYPE_CHECKING

from stories.device_sections import RULE, Reporting, Section, identities, inventory, part_number, prompt, stamp, usage
from stories.machines import release, tag

if TYPE_CHECKING:
    from datetime import date

    from stories.model import Device


def nxos_outputs(device: Device, on: date, reporting: Reporting) -> list[Section]:
    """Everything one device answers."""
    return [*_license(device, on, reporting), *_version(device), *_inventory(device)]


def _license(device: Device, on: date, _: Reporting) -> list[Section]:
    contact = datetime.combine(device.last_contact(on), device.last_contact_at.time())
    status = f"""Smart Licensing Status
{RULE}

Smart Licensing is ENABLED

Smart Licensing Using Policy:
  Status: ENABLED

Account Information:
  Smart Account: <none>
  Virtual Account: {device.virtual_account}

Transport:
  Type: Smart

Usage Reporting:
  Last ACK received: {stamp(contact)}
  Reporting push interval: 30  days
  Last report push: {stamp(contact)}

Trust Code Installed: {stamp(device.registered_at.replace(tzinfo=None))}
"""
    return [
        prompt(device, "show license all"),
        Section(status, facts=1),
        *usage(device, _licence_lines),
        identities(device),
    ]


def _licence_lines(name: str, count: int) -> str:
    return (
        f"({tag(name)}):\n  Description: {name}\n  Count: {count}\n  Version: 1.0\n  Status: IN USE\n"
        "  Enforcement Type: NOT ENFORCED\n  License Type: Subscription\n"
    )


def _version(device: Device) -> list[Section]:
    model = device.product_id.removeprefix("N9K-")
    text = f"""Cisco Nexus Operating System (NX-OS) Software
TAC support: http://www.cisco.com/tac

Software
  BIOS: version 07.71
  NXOS: version {release(device)} [Maintenance Release]
  BIOS compile time:  03/16/2025
  NXOS image file is: bootflash:///nxos64-cs.bin

Hardware
  cisco Nexus9000 {model} chassis
  Intel(R) Xeon(R) CPU  with 24607580 kB of memory.
  Processor Board ID {device.serial_number}
  Device name: {device.host_name}
  bootflash:   53298520 kB

Kernel uptime is 211 day(s), 4 hour(s), 9 minute(s), 30 second(s)

Last reset
  Reason: Unknown
"""
    return [prompt(device, "show version"), Section(text, facts=2)]


def _inventory(device: Device) -> list[Section]:
    serial = device.serial_number
    items = [
        ("Chassis", f"Nexus9000 {device.product_id.removeprefix('N9K-')} Chassis", device.product_id, serial),
        ("Power Supply 1", "Nexus9000 Power Supply", "NXA-PAC-750W-PE2", part_number(serial, "ART")),
        ("Fan 1", "Nexus9000 Fan Module", "NXA-FAN-65CFM-PE", "N/A"),
    ]
    return [prompt(device, "show inventory"), inventory(items)]
