"""Which devices are late with their reports, or use an export-restricted licence without an authorisation code."""

from __future__ import annotations

import zlib
from dataclasses import dataclass, field
from typing import TYPE_CHECKING, Any

from stories.machines import operating_system

if TYPE_CHECKING:
    from collections.abc import Iterable

    from stories.model import Device

RESTRICTED = "Export"
KINDS = ("overdue", "never_reported", "due_soon")


@dataclass(frozen=True)
class LateReports:
    """Serial numbers by what their devices owe; those that are not named have reported lately."""

    kinds: dict[str, str] = field(default_factory=dict)
    unauthorised: frozenset[str] = frozenset()

    def kind_of(self, device: Device) -> str:
        """What the device owes: overdue, never_reported, due_soon, or nothing."""
        return self.kinds.get(device.serial_number, "")

    def is_authorised(self, device: Device) -> bool:
        """Whether the device holds a code for what it uses under export rules."""
        return uses_restricted(device) and device.serial_number not in self.unauthorised

    def story(self) -> dict[str, Any]:
        """The figures that the ledger must come to."""
        by_kind = {kind: sorted(serial for serial, one in self.kinds.items() if one == kind) for kind in KINDS}
        return by_kind | {"without_authorization": sorted(self.unauthorised)}


def late_reports(devices: Iterable[Device], overdue: int, never: int, soon: int, unauthorised: int) -> LateReports:
    """As many devices of each kind, always the same ones; only IOS-XE prints what they owe."""
    known = sorted((one for one in devices if operating_system(one) == "IOS-XE"), key=_place)
    restricted = [one.serial_number for one in known if uses_restricted(one)]
    others = [one.serial_number for one in known if not uses_restricted(one)]
    kinds = [*["overdue"] * overdue, *["never_reported"] * never, *["due_soon"] * soon]
    return LateReports(dict(zip(others, kinds, strict=False)), frozenset(restricted[:unauthorised]))


def uses_restricted(device: Device) -> bool:
    """Whether export rules restrict a licence that the device uses."""
    return any(RESTRICTED in name for name, _ in device.usage)


def _place(device: Device) -> tuple[int, str]:
    return zlib.crc32(f"{device.serial_number} is late".encode()), device.serial_number
