"""What IOS-XE answers to the three commands."""

from __future__ import annotations

from datetime import datetime, timedelta
from typing import TYPE_CHECKING

from stories.device_sections import (
    RULE,
    Reporting,
    Section,
    identities,
    inventory,
    part_number,
    prompt,
    roles_of,
    stamp,
    usage,
)
from stories.late_reports import RESTRICTED
from stories.machines import mac, members, release, short_name

if TYPE_CHECKING:
    from datetime import date

    from stories.model import Device

SERIES = {"C9200": "CAT9K_LITE_IOSXE", "C9300": "CAT9K_IOSXE", "C9400": "CAT9K_IOSXE", "C9500": "CAT9K_IOSXE"}
ROUTER_IMAGE = "X86_64BI_LINUX-UNIVERSALK9-M"


def iosxe_outputs(device: Device, on: date, reporting: Reporting) -> list[Section]:
    """Everything one device answers."""
    return [*_license(device, on, reporting), *_version(device, on), *_inventory(device)]


def _license(device: Device, on: date, reporting: Reporting) -> list[Section]:
    contact = datetime.combine(device.last_contact(on), device.last_contact_at.time())
    status = f"""Load for five secs: 3%/0%; one minute: 4%; five minutes: 4%
Time source is NTP, 08:41:07.212 UTC {on:%a %b} {on.day} {on.year}

Smart Licensing Status
{RULE}

Smart Licensing is ENABLED

Export Authorization Key:
  Features Authorized:
    <none>

Utility:
  Status: DISABLED

Smart Licensing Using Policy:
  Status: ENABLED

Account Information:
  Smart Account: {reporting.account_title} As of {stamp(contact)}
  Virtual Account: {device.virtual_account}

Data Privacy:
  Sending Hostname: yes
    Callhome hostname privacy: DISABLED
    Smart Licensing hostname privacy: DISABLED
  Version privacy: DISABLED

Transport:
  Type: {reporting.transport}
  URL: {reporting.url}
  Proxy:
    Not Configured

Miscellaneous:
  Custom Id: <empty>
"""
    return [
        prompt(device, "show license all"),
        Section(status, facts=1),
        _policy(device),
        _reports(contact, on, reporting.late.kind_of(device)),
        *usage(device, _licence_lines),
        identities(device),
        _authorizations(device, is_installed=reporting.late.is_authorised(device)),
    ]


def _policy(device: Device) -> Section:
    name = f"Policy in use: Installed On {stamp(device.registered_at.replace(tzinfo=None))}"
    classes = (
        ("Unenforced/Non-Export Perpetual Attributes", "365", "0", "120"),
        ("Unenforced/Non-Export Subscription Attributes", "90", "90", "90"),
        ("Enforced (Perpetual/Subscription) License Attributes", "0", "0", "0"),
        ("Export (Perpetual/Subscription) License Attributes", "0", "0", "0"),
    )
    lines = [f"Policy:\n  {name}\n  Policy name: SLE Policy\n  Reporting ACK required: yes (Customer Policy)"]
    for words, first, frequency, change in classes:
        lines.append(
            f"  {words}:\n"
            f"    First report requirement (days): {first} (Customer Policy)\n"
            f"    Reporting frequency (days): {frequency} (Customer Policy)\n"
            f"    Report on change (days): {change} (Customer Policy)"
        )
    return Section("\n".join(lines) + "\n", facts=len(classes))


def _reports(contact: datetime, on: date, kind: str) -> Section:
    """When the device last reported: lately, long ago, or never; the deadline is its own."""
    days_ago = {"overdue": 140 + contact.minute, "due_soon": 60 + contact.minute % 15}
    reported = datetime.combine(on, contact.time()) - timedelta(days=days_ago[kind]) if kind in days_ago else contact
    last, ahead = stamp(reported), stamp(max(reported, contact) + timedelta(days=30))
    deadline = stamp(reported + timedelta(days=90))
    if kind == "never_reported":
        last, deadline = "<none>", stamp(datetime.combine(on, contact.time()) - timedelta(days=5 + contact.minute))
    return Section(
        f"Usage Reporting:\n  Last ACK received: {last}\n  Next ACK deadline: {deadline}\n"
        f"  Reporting push interval: 30  days\n  Next ACK push check: <none>\n"
        f"  Next report push: {ahead}\n  Last report push: {last}\n  Last report file write: <none>\n"
    )


def _licence_lines(name: str, count: int) -> str:
    is_restricted = RESTRICTED in name
    kind = "Perpetual" if is_restricted or "Network" in name or name.startswith(("ISR", "AP ")) else "Subscription"
    export, enforcement = (
        ("RESTRICTED - ALLOWED", "EXPORT RESTRICTED") if is_restricted else ("NOT RESTRICTED", "NOT ENFORCED")
    )
    return (
        f"{short_name(name)} ({name}):\n  Description: {name}\n  Count: {count}\n  Version: 1.0\n  Status: IN USE\n"
        f"  Export status: {export}\n  Feature Name: {short_name(name)}\n  Feature Description: {name}\n"
        f"  Enforcement type: {enforcement}\n  License type: {kind}\n"
    )


def _authorizations(device: Device, *, is_installed: bool) -> Section:
    roles = roles_of(device)
    told = f"SMART AUTHORIZATION INSTALLED on {stamp(device.registered_at.replace(tzinfo=None))}"
    status = told if is_installed else "NOT INSTALLED"
    listed = "".join(f"  {role}: {udi}\n      Status: {status}\n" for role, udi in roles)
    codes = _codes(device) if is_installed else []
    return Section(
        "Agent Version\n=============\nSmart Agent for Licensing: 5.8.9_rel/109\n\n"
        f"License Authorizations\n======================\nOverall status:\n{listed}\n"
        f"{'Authorizations:' if codes else ''}\n{''.join(codes)}"
        "Purchased Licenses:\n  No Purchase Information Available\n\n"
        "Usage Report Summary:\n=====================\nTotal: 61,  Purged: 0\n"
        "Total Acknowledged Received: 54,  Waiting for Ack: 0\nAvailable to Report: 0  Collecting Data: 7\n",
        facts=len(roles) + len(codes),
    )


def _codes(device: Device) -> list[str]:
    """The licences that an authorisation code allows."""
    role, udi = roles_of(device)[0]
    return [
        f"  {short_name(name)} ({name}):\n    Description: {name}\n    Total available count: {count}\n"
        f"    Enforcement type: EXPORT RESTRICTED\n    Term information:\n      {role}: {udi}\n"
        f"        Authorization type: SMART AUTHORIZATION INSTALLED\n        License type: PERPETUAL\n"
        f"        Term Count: {count}\n"
        for name, count in device.usage
        if RESTRICTED in name
    ]


def _version(device: Device, on: date) -> list[Section]:
    version = release(device)
    image = SERIES.get(device.product_type, ROUTER_IMAGE)
    plain = ".".join(str(int(part)) for part in version.split("."))
    weeks = (on - device.last_contact(on)).days + 30
    text = f"""Cisco IOS XE Software, Version {version}
Cisco IOS Software [Dublin], {device.product_name} Software ({image}), Version {plain}, RELEASE SOFTWARE (fc3)
Technical Support: http://www.cisco.com/techsupport

ROM: IOS-XE ROMMON

{device.host_name} uptime is {weeks} weeks, 3 days, 4 hours, 12 minutes
System returned to ROM by Reload Command
System image file is "bootflash:packages.conf"
Last reload reason: Reload Command

cisco {device.product_id} (1RU) processor with 3763577K/6147K bytes of memory.
Processor board ID {device.serial_number}
Base Ethernet MAC Address          : {mac(device)}

Configuration register is 0x102
"""
    return [prompt(device, "show version"), Section(text, facts=2)]


def _inventory(device: Device) -> list[Section]:
    if device.product_type in {"C9200", "C9300"}:
        items = []
        for number, (product_id, serial) in enumerate(members(device), start=1):
            items.append((f"Switch {number}", product_id, product_id, serial))
            items.append(
                (
                    f"Switch {number} - Power Supply A",
                    f"Switch {number} - Power Supply A",
                    "PWR-C1-715WAC-P",
                    part_number(serial, "LIT"),
                )
            )
    else:
        serial = device.serial_number
        items = [
            ("Chassis", f"Cisco {device.product_id} Chassis", device.product_id, serial),
            ("Power Supply Module 0", "AC Power Supply", "PWR-CC1-250WAC", part_number(serial, "DCA")),
        ]
    return [prompt(device, "show inventory"), inventory(items)]
