"""Product Activation Keys: which were converted to Smart Licensing and which still hold what CSSM does not show."""

from __future__ import annotations

import random
from datetime import date, timedelta
from typing import TYPE_CHECKING, Any

from stories.model import Pak

if TYPE_CHECKING:
    from collections.abc import Iterable

LETTERS = "0123456789ABCDEFGHJKLMNPQRSTUVWX"
SIZES = {"L-ISE-BSE-PLIC": (250, 500), "ISE-A-LIC": (100, 200)}
USUAL_SIZES = (1, 2, 4, 6)
NAMED_SHARE = 0.6  # keys not converted that already name the Smart Account


def paks_of(seed: str, held: dict[str, tuple[int, int]], domain: str) -> list[Pak]:
    """Keys by SKU: the quantity that still lies in them, and the quantity that was converted."""
    rng = random.Random(seed)
    paks = []
    for sku, (open_count, converted_count) in held.items():
        for left, is_converted in ((converted_count, True), (open_count, False)):
            remaining = left
            while remaining:
                quantity = min(remaining, rng.choice(SIZES.get(sku, USUAL_SIZES)))
                remaining -= quantity
                paks.append(_pak(rng, sku, quantity, domain, is_converted=is_converted))
    return sorted(paks, key=lambda pak: (pak.day, pak.number))


def _pak(rng: random.Random, sku: str, quantity: int, domain: str, *, is_converted: bool) -> Pak:
    drawn = rng.choices(LETTERS, k=11)
    # Four digits, J and six more: by that shape a key is told from a serial number.
    number = "".join(str(LETTERS.index(letter) % 10) for letter in drawn[:4]) + "J" + "".join(drawn[5:])
    day = date(2015, 2, 1) + timedelta(days=rng.randint(0, 1900))
    if is_converted:
        return Pak(number, sku, quantity, quantity, "CONVERTED", day, domain)
    fulfilled = rng.choice((0, quantity, quantity, quantity // 2))
    account = domain if rng.random() < NAMED_SHARE else ""
    if fulfilled == quantity:
        return Pak(number, sku, quantity, fulfilled, "FULFILLED", day, account)
    return Pak(number, sku, quantity, fulfilled, "PARTIALLY FULFILLED" if fulfilled else "UNFULFILLED", day, account)


def paks_story(paks: Iterable[Pak]) -> dict[str, Any]:
    """What the keys tell beside CSSM."""
    listed = list(paks)
    waiting = [pak for pak in listed if pak.status != "CONVERTED"]
    return {
        "pak_count": len(listed),
        "unmigrated_pak_count": len(waiting),
        "unmigrated_quantity_count": sum(pak.quantity for pak in waiting),
        "without_smart_account_count": sum(not pak.smart_account for pak in waiting),
        "unmigrated": [
            {
                "sku": sku,
                "pak_count": sum(pak.sku == sku for pak in waiting),
                "quantity_count": sum(pak.quantity for pak in waiting if pak.sku == sku),
            }
            for sku in sorted({pak.sku for pak in waiting})
        ],
    }
