"""Service contracts and the installed base: which devices are covered, until when, and what CSSM does not know."""

from __future__ import annotations

import random
from dataclasses import dataclass
from datetime import date, timedelta
from decimal import Decimal
from typing import TYPE_CHECKING, Any

from stories.machines import VIRTUAL, chosen

if TYPE_CHECKING:
    from stories.model import Device, SmartAccount

LAPSED_SHARE, BARE_SHARE = 0.08, 0.06
FAMILIES = {
    "C9200": "CAT9200", "C9300": "CAT9300", "C9400": "CAT9400", "C9500": "CAT9500", "C9600": "CAT9600",
    "C8200": "C8200", "C8300": "C8300", "C8500": "C8500", "C9800": "WLC9800", "N9K": "N9000",
    "ISR4331": "ISR4000", "ISR4400": "ISR4000", "FPR2130": "FPR2100",
}  # fmt: skip
OLD_PRODUCTS = (
    ("WS-C3750X-48P-S", "CAT3750X", date(2021, 10, 31)),
    ("CISCO2921/K9", "ISR2900", date(2022, 12, 31)),
    ("WS-C2960X-48FPD-L", "CAT2960X", date(2027, 10, 31)),
)


@dataclass(frozen=True)
class Item:
    """A line of the installed base; without a contract nothing covers it."""

    serial_number: str
    product_id: str
    family: str
    description: str
    contract: str
    start: date | None
    end: date | None
    support_end: date | None
    list_price: Decimal
    order: str
    purchase_order: str
    instance: int
    is_in_cssm: bool

    def covered(self, on: date) -> str:
        """Say how it is covered on a day."""
        if not self.contract or self.end is None:
            return "NOT COVERED"
        return "COVERED" if self.end >= on else "EXPIRED"


def installed_items(account: SmartAccount, on: date, count: int, unknown_count: int, seed: str) -> list[Item]:
    """Devices that CSSM knows, and old ones that it does not."""
    rng = random.Random(f"contracts|{seed}")
    devices = chosen((one for one in account.devices_on(on) if one.product_type not in VIRTUAL), count, seed)
    items = [_item(rng, device, on) for device in devices]
    for _ in range(unknown_count):
        product_id, family, support_end = rng.choice(OLD_PRODUCTS)
        serial = f"FDO{rng.randint(14, 20)}{rng.randint(10, 52)}{''.join(rng.choices('HJLMPQRSTV0123456789', k=4))}"
        end = on - timedelta(days=rng.randint(60, 900)) if rng.random() < 0.5 else on + timedelta(days=120)  # noqa: PLR2004
        items.append(_made(rng, serial, product_id, family, end, support_end, is_in_cssm=False))
    return items


def _item(rng: random.Random, device: Device, on: date) -> Item:
    family = FAMILIES.get(device.product_type, device.product_type)
    drawn = rng.random()
    if drawn < BARE_SHARE:
        end = None
    elif drawn < BARE_SHARE + LAPSED_SHARE:
        end = on - timedelta(days=rng.randint(20, 400))
    else:
        end = rng.choice((date(2027, 3, 31), date(2027, 9, 30), date(2028, 1, 31)))
    return _made(rng, device.serial_number, device.product_id, family, end, None, is_in_cssm=True)


def _made(
    rng: random.Random,
    serial: str,
    product_id: str,
    family: str,
    end: date | None,
    support_end: date | None,
    *,
    is_in_cssm: bool,
) -> Item:
    return Item(
        serial_number=serial,
        product_id=product_id,
        family=family,
        description=f"{product_id}, base system",
        contract=f"{rng.choice((203411872, 203412090, 204871133))}" if end else "",
        start=end - timedelta(days=364) if end else None,
        end=end,
        support_end=support_end,
        list_price=Decimal(rng.randint(18, 240) * 100),
        order=str(rng.randint(95_000_000, 99_999_999)),
        purchase_order=f"45{rng.randint(10_000_000, 99_999_999)}",
        instance=rng.randint(1_000_000_000, 9_999_999_999),
        is_in_cssm=is_in_cssm,
    )


def contracts_story(items: list[Item], on: date) -> dict[str, Any]:
    """What the contracts tell beside CSSM."""
    said = [item.covered(on) for item in items]
    return {
        "item_count": len(items),
        "covered_count": said.count("COVERED"),
        "expired_count": said.count("EXPIRED"),
        "not_covered_count": said.count("NOT COVERED"),
        "unknown_to_cssm_count": sum(not item.is_in_cssm for item in items),
        "past_support_count": sum(item.support_end is not None and item.support_end < on for item in items),
    }
