"""The sections of captures that several operating systems share, each with the number of facts it tells."""

from __future__ import annotations

import zlib
from dataclasses import dataclass, field
from typing import TYPE_CHECKING

from stories.late_reports import LateReports
from stories.machines import members, operating_system

if TYPE_CHECKING:
    from collections.abc import Callable
    from datetime import datetime

    from stories.model import Device

RULE = "======================"


@dataclass(frozen=True)
class Section:
    """Lines of a capture and the number of facts they tell."""

    text: str
    facts: int = 0


@dataclass(frozen=True)
class Reporting:
    """How the devices of a site report: the transport's type, where to, their accounts' names, and who is late."""

    account_title: str
    transport: str = "Smart"
    url: str = "https://smartreceiver.cisco.com/licservice/license"
    late: LateReports = field(default_factory=LateReports)


def prompt(device: Device, command: str) -> Section:
    """The line on which a command was typed."""
    mark = "# " if operating_system(device) == "NX-OS" else "#"
    return Section(f"{device.host_name}{mark}{command}")


def stamp(moment: datetime, *, zone_last: bool = True) -> str:
    """A time as the device writes it."""
    return f"{moment:%b %d %H:%M:%S %Y} UTC" if zone_last else f"{moment:%b %d %Y %H:%M:%S} UTC"


def usage(device: Device, lines: Callable[[str, int], str]) -> list[Section]:
    """The licences in use, as the operating system words one."""
    title = Section("License Usage\n=============\n")
    return [title, *(Section(lines(name, count), facts=1) for name, count in device.usage)]


def roles_of(device: Device) -> list[tuple[str, str]]:
    """The members of a stack by their role."""
    words = ["Active", "Standby", *["Member"] * 8]
    return [
        (word, f"PID:{product_id},SN:{serial}")
        for word, (product_id, serial) in zip(words, members(device), strict=False)
    ]


def identities(device: Device) -> Section:
    """Which devices answered."""
    roles = roles_of(device)
    text = f"Product Information\n===================\nUDI: {roles[0][1]}\n"
    if len(roles) > 1:
        text += "\nHA UDI List:\n" + "".join(f"    {role}:{udi}\n" for role, udi in roles)
    return Section(text, facts=1 + (len(roles) if len(roles) > 1 else 0))


def inventory(items: list[tuple[str, str, str, str]]) -> Section:
    """Parts as (name, description, product id, serial number); a chassis or a member is told as a device too."""
    lines = [
        f'NAME: "{name}", DESCR: "{words}"\nPID: {product_id:<18} , VID: V02  , SN: {serial}\n'
        for name, words, product_id, serial in items
    ]
    devices = sum(name == "Chassis" or (name.startswith("Switch ") and "-" not in name) for name, *_ in items)
    return Section("\n".join(lines), facts=len(items) + devices)


def part_number(serial: str, foundry: str) -> str:
    """The serial number of a part."""
    return foundry + serial[3:8] + f"{zlib.crc32(serial.encode()) % 4096:03X}"
