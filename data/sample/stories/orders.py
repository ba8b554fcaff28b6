"""What was ordered: lines whose lots lie in CSSM, and lines that were paid for and never deposited."""

from __future__ import annotations

import random
from dataclasses import dataclass
from datetime import date, timedelta
from decimal import Decimal
from typing import TYPE_CHECKING, Any

from stories.api_json import order_number
from stories.catalogue import LICENSES

if TYPE_CHECKING:
    from stories.model import Client, SmartAccount

CENT = Decimal("0.01")


@dataclass(frozen=True)
class OrderLine:
    """A line of an order; an undeposited one was paid for and never reached a Smart Account."""

    order: str
    purchase_order: str
    license_name: str
    quantity: int
    unit_list: Decimal
    discount: Decimal
    ordered: date
    start: date | None
    end: date | None
    smart_account: str
    virtual_account: str
    is_deposited: bool = True

    @property
    def sku(self) -> str:
        """What was ordered."""
        return LICENSES[self.license_name].sku

    @property
    def unit_net(self) -> Decimal:
        """The price paid for one."""
        return (self.unit_list * (1 - self.discount)).quantize(CENT)


@dataclass(frozen=True)
class Undeposited:
    """What was bought and lies nowhere: for which Virtual Account it was meant."""

    license_name: str
    quantity: int
    ordered: date
    virtual_account: str = ""


def deposited_lines(account: SmartAccount, on: date, count: int, discount: Decimal) -> list[OrderLine]:
    """Orders of lots that the newest export lists, under the order number that it prints beside them."""
    rng = random.Random(f"orders|{account.domain}")
    listed = [
        (key, place, lot)
        for key, lots in sorted(account.lots.items())
        for place, lot in enumerate(one for one in lots if one.is_listed(on))
        if lot.start and lot.license_type in {"TERM", "PERPETUAL"} and lot.booked_as is None
    ]
    lines = []
    for key, place, lot in sorted(rng.sample(listed, min(count, len(listed))), key=lambda one: (one[2].start, one[0])):
        ordered = lot.ordered or lot.start - timedelta(days=rng.randint(2, 25)) if lot.start else on
        lines.append(
            OrderLine(
                order=order_number(account, key, place),
                purchase_order=f"PO-{ordered.year}-{rng.randint(1000, 9999)}",
                license_name=key[1],
                quantity=lot.quantity,
                unit_list=LICENSES[key[1]].list_price.quantize(CENT),
                discount=discount,
                ordered=ordered,
                start=lot.start,
                end=lot.end,
                smart_account=account.domain,
                virtual_account=key[0],
            )
        )
    return lines


def undeposited_lines(seed: str, wanted: tuple[Undeposited, ...], discount: Decimal) -> list[OrderLine]:
    """Orders that no lot names; they carry no Smart Account, which is how they went astray."""
    rng = random.Random(f"undeposited|{seed}")
    return [
        OrderLine(
            order=str(130_000_000 + rng.randint(0, 9_000_000)),
            purchase_order=f"PO-{one.ordered.year}-{rng.randint(1000, 9999)}",
            license_name=one.license_name,
            quantity=one.quantity,
            unit_list=LICENSES[one.license_name].list_price.quantize(CENT),
            discount=discount,
            ordered=one.ordered,
            start=one.ordered + timedelta(days=7),
            end=one.ordered + timedelta(days=7 + 3 * 365) if LICENSES[one.license_name].price_months else None,
            smart_account="",
            virtual_account=one.virtual_account,
            is_deposited=False,
        )
        for one in wanted
    ]


def orders_story(client: Client, lines: list[OrderLine]) -> dict[str, Any]:
    """What the orders tell beside CSSM."""
    astray = [line for line in lines if not line.is_deposited]
    return {
        "order_line_count": len(lines),
        "undeposited_line_count": len(astray),
        "undeposited_quantity_count": sum(line.quantity for line in astray),
        "undeposited_net_amount": str(sum((line.unit_net * line.quantity for line in astray), Decimal(0))),
        "currency": client.currency,
        "undeposited": [
            {
                "order_number": line.order,
                "sku": line.sku,
                "license_name": line.license_name,
                "quantity_count": line.quantity,
                "order_date": line.ordered.isoformat(),
            }
            for line in astray
        ],
    }
