"""Answers of the Smart Licensing API as they are saved: pages of licences and devices, and the list of accounts."""

from __future__ import annotations

import json
import zlib
from datetime import date, datetime
from typing import TYPE_CHECKING, Any

from stories.catalogue import LICENSES

if TYPE_CHECKING:
    from stories.model import Device, Holding, Lot, SmartAccount

LICENSES_PAGE = 100
DEVICES_PAGE = 200


def compact(answer: dict[str, Any]) -> str:
    """JSON without a space, as a script saves it."""
    return json.dumps(answer, ensure_ascii=False, separators=(",", ":"))


def license_pages(account: SmartAccount, on: date, *, with_orders: bool) -> list[str]:
    """Page the licences of one day; `with_orders` adds the keys that newer answers carry."""
    records = [_license(account, key, on, with_orders=with_orders) for key in account.holdings(on)]
    return _pages("licenses", records, LICENSES_PAGE)


def device_pages(account: SmartAccount, on: date) -> list[str]:
    """Page the product instances of one day with the licences they use."""
    short = {key for key in account.holdings(on) if _shown_balance(account, key, on) < 0}
    return _pages("devices", [_device(device, on, short) for device in account.devices_on(on)], DEVICES_PAGE)


def accounts_search(account: SmartAccount) -> str:
    """List the Smart Account with all its Virtual Accounts."""
    listed = [
        {"default": place == 0, "name": name, "virtual_account_id": str(account.account_id * 10 + 40001 + place)}
        for place, name in enumerate(account.virtual_accounts)
    ]
    one = {
        "account_id": str(account.account_id),
        "domain": account.domain,
        "name": account.title,
        "virtual_accounts": listed,
    }
    answer = {"message_code": "", "accounts": [one], "message": "", "status": "COMPLETE"}
    return json.dumps(answer, ensure_ascii=False, indent=1) + "\n"


def _pages(records_key: str, records: list[dict[str, Any]], size: int) -> list[str]:
    return [
        compact(
            {
                "totalRecords": len(records),
                records_key: records[first : first + size],
                "statusMessage": "",
                "status": "SUCCESS",
            }
        )
        for first in range(0, len(records), size)
    ]


def _shown_balance(account: SmartAccount, key: Holding, on: date) -> int:
    shown = account.quantity(key, on) - account.in_use(on).get(key, 0)
    return shown + account.substitution_counts(on).get(key, 0)


def _license(account: SmartAccount, key: Holding, on: date, *, with_orders: bool) -> dict[str, Any]:
    virtual_account, license_name = key
    quantity, in_use = account.quantity(key, on), account.in_use(on).get(key, 0)
    lots = [lot for lot in account.lots.get(key, []) if lot.is_listed(on)]
    return {
        "license": license_name,
        "reserved": min(account.reserved.get(key, 0), in_use),
        "billingType": "PREPAID",
        "isPortable": False,
        "virtualAccount": virtual_account,
        "ahaApps": False,
        "pendingQuantity": sum(lot.quantity for lot in lots if lot.status(on) == "PENDING"),
        "licenseDetails": [
            _detail(
                lot,
                on,
                f"{account.domain}|{virtual_account}|{license_name}|{place}" if with_orders else "",
                license_name,
            )
            for place, lot in enumerate(lots)
        ],
        "licenseSubstitutions": [
            {
                "license": one.covered,
                "substitutedLicense": one.covering,
                "substitutedQuantity": one.quantity,
                "substitutionType": "SUBSTITUTED",
            }
            for one in account.substituted(on)
            if key == (one.virtual_account, one.covered)
        ],
        "available": quantity - in_use,
        "inUse": in_use,
        "quantity": quantity,
        "status": "Out of Compliance" if _shown_balance(account, key, on) < 0 else "In Compliance",
    }


def _detail(lot: Lot, on: date, order_seed: str, license_name: str) -> dict[str, Any]:
    timed = lot.license_type in {"SUBSCRIPTION", "PERPETUAL"}
    start = lot.start.isoformat() if lot.start else None
    end = lot.end.isoformat() if lot.end else None
    detail: dict[str, Any] = {
        "startDate": f"{start}T01:07:36Z" if start and timed else start,
        "endDate": f"{end}T01:07:36Z" if end and timed else end,
        "subscriptionId": lot.subscription_id,
        "status": lot.status(on),
        "licenseType": lot.license_type,
        "quantity": lot.quantity,
    }
    if order_seed:
        number = 100_000_000 + zlib.crc32(order_seed.encode()) % 20_000_000
        detail |= {"licenseSku": LICENSES[license_name].sku, "orderNumber": str(number), "orderLineIdentifier": "1.0"}
    return detail


def _device(device: Device, on: date, short: set[Holding]) -> dict[str, Any]:
    is_short = any((device.virtual_account, license_name) in short for license_name, _ in device.usage)
    seen = datetime.combine(device.last_contact(on), device.last_contact_at.time())
    return {
        "licenseUsage": [{"license": license_name, "quantity": quantity} for license_name, quantity in device.usage],
        "hostName": device.host_name,
        "sudi": {
            "macAddress": None,
            "suvi": None,
            "hostIdentifier": None,
            "udiSerialNumber": device.serial_number,
            "udiPid": device.product_id,
            "uuid": None,
            "udiVid": None,
        },
        "displayName": device.display_name,
        "registrationDate": f"{device.registered_at:%Y-%m-%dT%H:%M:%SZ}",
        "productTagName": "",
        "virtualAccount": device.virtual_account,
        "productName": device.product_name,
        "productDescription": "",
        "productType": device.product_type,
        "status": "Out of Compliance" if is_short else "In Compliance",
        "lastContactDate": f"{seen:%Y-%m-%dT%H:%M:%SZ}",
    }
