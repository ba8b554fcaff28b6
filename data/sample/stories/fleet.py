"""From what each site needs, in units of licence, to the devices that report them."""

from __future__ import annotations

import random
import string
from dataclasses import dataclass, replace
from datetime import UTC, date, datetime, time, timedelta
from typing import TYPE_CHECKING

from stories.catalogue import PLATFORMS, Platform
from stories.model import Device

if TYPE_CHECKING:
    from collections.abc import Iterator

Usage = tuple[tuple[str, int], ...]

UNNAMED_SHARE = 0.12
LATE_SHARE = 0.05
LATE_DAYS = (42, 78)  # between the amber and the red threshold, and near neither
QUIET_DAYS = (112, 560)  # well past the red threshold, some past the gone threshold
APART_DAYS = (150, 720)  # sites without a connection
OLDEST = date(2019, 4, 1)
FIRST_SERIAL_YEAR = 1996
FOUNDRIES = ("FCW", "FDO", "FOC", "FJC", "FHH")


@dataclass(frozen=True)
class Site:
    """A Virtual Account's fleet: units by `platform/level`; `growth` is the share registered in the last year."""

    virtual_account: str
    code: str
    needs: dict[str, int]
    growth: float = 0.05
    is_connected: bool = True


@dataclass(frozen=True)
class Clock:
    """The days a fleet is dated against."""

    as_of: date
    newest: date
    oldest_snapshot: date


def scaled(site_name: str, profile: dict[str, int], scale: float) -> dict[str, int]:
    """Take a site's needs from a typical site's, larger or smaller and never quite alike."""
    rng = random.Random(site_name)
    return {key: max(1, round(units * scale * rng.uniform(0.82, 1.18))) for key, units in profile.items()}


def build_devices(rng: random.Random, sites: list[Site], clock: Clock, quiet_share: float) -> list[Device]:
    """Every device of every site; `quiet_share` of the connected ones have not been heard of for a long time."""
    devices = []
    for site in sites:
        fleet = list(_fleet(rng, site))
        quiet = set(rng.sample(range(len(fleet)), round(quiet_share * len(fleet))))
        counters: dict[str, int] = {}
        for place, (platform, usage) in enumerate(fleet):
            counters[platform.host] = counters.get(platform.host, 0) + 1
            seen, registered = _days(rng, site, clock, is_quiet=place in quiet)
            named = rng.random() >= UNNAMED_SHARE
            devices.append(
                Device(
                    virtual_account=site.virtual_account,
                    product_id=rng.choice(platform.product_ids),
                    product_type=platform.product_type,
                    product_name=platform.product_name,
                    serial_number=_serial(rng, platform, registered),
                    host_name=f"{site.code}-{platform.host}-{counters[platform.host]:03d}" if named else "",
                    registered_at=_moment(rng, registered),
                    last_contact_at=_moment(rng, seen),
                    usage=usage,
                )
            )
    return devices


def duplicated(device: Device, virtual_account: str, last_contact: date) -> Device:
    """Copy a device as still listed where it stood before it was moved, silent since."""
    gone = datetime.combine(last_contact, time(4, 17, 9), UTC)
    first = datetime.combine(min(device.registered_at.date(), last_contact) - timedelta(days=400), time(9, 2, 40), UTC)
    return replace(device, virtual_account=virtual_account, last_contact_at=gone, registered_at=first)


def _fleet(rng: random.Random, site: Site) -> Iterator[tuple[Platform, Usage]]:
    shared: dict[str, dict[str, int]] = {}
    for key, units in site.needs.items():
        name, _, level = key.partition("/")
        platform = PLATFORMS[name]
        if not platform.stacks:
            shared.setdefault(name, {})[level] = units
            continue
        left = units
        while left > 0:
            size = min(rng.choice(platform.stacks), left)
            left -= size
            yield platform, tuple((license_name, size) for license_name in platform.levels[level])
    for name, units_by_level in shared.items():
        yield from _shared(PLATFORMS[name], units_by_level)


def _shared(platform: Platform, units_by_level: dict[str, int]) -> Iterator[tuple[Platform, Usage]]:
    nodes = max(platform.least, *(-(-units // platform.capacity) for units in units_by_level.values()))
    for node in range(nodes):
        usage = []
        for level, units in units_by_level.items():
            share = units // nodes + (1 if node < units % nodes else 0)
            usage += [(license_name, share) for license_name in platform.levels[level] if share]
        yield platform, tuple(usage)


def _days(rng: random.Random, site: Site, clock: Clock, *, is_quiet: bool) -> tuple[date, date]:
    """Days of last contact and of registration."""
    if not is_quiet and site.is_connected and rng.random() < site.growth:
        span = (clock.newest - clock.oldest_snapshot).days
        registered = clock.oldest_snapshot + timedelta(days=rng.randint(1, span - 1))
        return max(registered, clock.newest - timedelta(days=rng.randint(0, 12))), registered
    if not site.is_connected:
        seen = clock.as_of - timedelta(days=rng.randint(*APART_DAYS))
    elif is_quiet:
        seen = clock.as_of - timedelta(days=rng.randint(*QUIET_DAYS))
    elif rng.random() < LATE_SHARE:
        seen = clock.as_of - timedelta(days=rng.randint(*LATE_DAYS))
    else:
        seen = clock.newest - timedelta(days=rng.randint(0, 12))
    latest = min(seen - timedelta(days=30), clock.oldest_snapshot - timedelta(days=20))
    return seen, OLDEST + timedelta(days=rng.randint(0, (latest - OLDEST).days))


def _serial(rng: random.Random, platform: Platform, registered: date) -> str:
    letters = string.ascii_uppercase + string.digits
    if platform.product_type in {"C8000V", "ISE", "ASAV"}:
        return "9" + "".join(rng.choices(letters, k=10))
    built = registered - timedelta(days=rng.randint(30, 160))
    week = built.isocalendar().week
    place, line, tail = rng.choice(FOUNDRIES), rng.choice("GHJLMPQ"), "".join(rng.choices(letters, k=3))
    return f"{place}{built.year - FIRST_SERIAL_YEAR:02d}{week:02d}{line}{tail}"


def _moment(rng: random.Random, day: date) -> datetime:
    return datetime.combine(day, time(rng.randint(0, 23), rng.randint(0, 59), rng.randint(0, 59)), UTC)
