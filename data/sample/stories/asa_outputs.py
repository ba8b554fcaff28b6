"""What an ASA answers to the three commands."""

from __future__ import annotations

from datetime import datetime
from typing import TYPE_CHECKING

from stories.device_sections import RULE, Reporting, Section, inventory, prompt, stamp
from stories.machines import release, short_name

if TYPE_CHECKING:
    from datetime import date

    from stories.model import Device


def asa_outputs(device: Device, on: date, reporting: Reporting) -> list[Section]:
    """Everything one device answers."""
    return [*_license(device, on, reporting), *_version(device), *_inventory(device)]


def _license(device: Device, on: date, reporting: Reporting) -> list[Section]:
    contact = datetime.combine(device.last_contact(on), device.last_contact_at.time())
    status = f"""Smart Licensing Status
{RULE}

Smart Licensing is ENABLED

Registration:
  Status: REGISTERED
  Smart Account: {reporting.account_title}
  Virtual Account: {device.virtual_account}
  Export-Controlled Functionality: ALLOWED
  Initial Registration: SUCCEEDED on {stamp(device.registered_at.replace(tzinfo=None), zone_last=False)}
  Last Renewal Attempt: None

License Authorization:
  Status: AUTHORIZED on {stamp(contact, zone_last=False)}
  Last Communication Attempt: SUCCEEDED on {stamp(contact, zone_last=False)}

Utility:
  Status: DISABLED

Transport:
  Type: Callhome
"""
    licences = [
        Section(
            f"{name} ({short_name(name)}):\n  Description: {name}\n  Count: {count}\n  Version: 1.0\n"
            "  Status: AUTHORIZED\n  Export status: NOT RESTRICTED\n",
            facts=1,
        )
        for name, count in device.usage
    ]
    return [
        prompt(device, "show license all"),
        Section(status, facts=1),
        Section("License Usage\n==============\n"),
        *licences,
        Section(
            f"Product Information\n===================\nUDI: PID:{device.product_id},SN:{device.serial_number}\n", 1
        ),
        Section("Agent Version\n=============\nSmart Agent for Licensing: 4.9.3_rel/34\n"),
    ]


def _version(device: Device) -> list[Section]:
    text = f"""
Cisco Adaptive Security Appliance Software Version {release(device)}
Device Manager Version 7.18(1)152

System image file is "disk0:/asa9-smp-k8.bin"

{device.host_name} up 96 days 4 hours

Hardware:   ASAv, 8192 MB RAM, CPU Xeon E5 series 2600 MHz,
Model Id:   {device.product_id}
License mode: Smart Licensing
ASAv Platform License State: Licensed

Serial Number: {device.serial_number}
"""
    return [prompt(device, "show version"), Section(text, facts=2)]


def _inventory(device: Device) -> list[Section]:
    items = [("Chassis", "ASAv Adaptive Security Virtual Appliance", device.product_id, device.serial_number)]
    return [prompt(device, "show inventory"), inventory(items)]
