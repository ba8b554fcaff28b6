"""Answers of the Smart Licensing API as they are saved: pages of licences and devices, and the list of accounts."""

from __future__ import annotations

import json
import zlib
from dataclasses import replace
from datetime import date, datetime
from typing import TYPE_CHECKING, Any

from stories.catalogue import LICENSES
from stories.ledger import Told, Written, written

if TYPE_CHECKING:
    from stories.model import Device, Holding, Lot, SmartAccount

LICENSES_PAGE = 100
DEVICES_PAGE = 200


def compact(answer: dict[str, Any]) -> str:
    """JSON without a space, as a script saves it."""
    return json.dumps(answer, ensure_ascii=False, separators=(",", ":"))


def listed(records: list[dict[str, Any]]) -> str:
    """A bare list of records, as a dashboard's answer is saved."""
    return json.dumps(records, ensure_ascii=False, indent=1) + "\n"


def license_pages(account: SmartAccount, on: date, folder: str, *, with_orders: bool) -> list[Written]:
    """Page the licences of one day; `with_orders` adds the keys that newer answers carry."""
    records = [_license(account, key, on, with_orders=with_orders) for key in account.holdings(on)]
    told = Told("smart_licensing_licenses", on, 0, account.domain)
    return [
        written(f"{folder}/licenses_{place:02d}.json", _page("licenses", page, len(records)), counted(told, page))
        for place, page in enumerate(_parts(records, LICENSES_PAGE), start=1)
    ]


def device_pages(account: SmartAccount, on: date, folder: str) -> list[Written]:
    """Page the product instances of one day with the licences they use."""
    records = device_records(account, on)
    told = Told("smart_licensing_devices", on, 0, account.domain)
    return [
        written(f"{folder}/devices_{place:02d}.json", _page("devices", page, len(records)), counted(told, page))
        for place, page in enumerate(_parts(records, DEVICES_PAGE), start=1)
    ]


def device_records(account: SmartAccount, on: date) -> list[dict[str, Any]]:
    """Every product instance of one day, as the API answers it."""
    short = {key for key in account.holdings(on) if _shown_balance(account, key, on) < 0}
    return [_device(device, on, short) for device in account.devices_on(on)]


def repeated_devices_page(account: SmartAccount, on: date, path: str, count: int) -> Written:
    """The last product instances of one day once more, as a page asked for with another offset holds them."""
    records = device_records(account, on)
    told = counted(Told("smart_licensing_devices", on, 0, account.domain, repeated=count), records[-count:])
    return written(path, _page("devices", records[-count:], len(records)), told)


def counted(told: Told, page: list[dict[str, Any]]) -> Told:
    """What is told of a page of licences or devices: its records, and the Virtual Accounts they name."""
    return replace(told, rows=len(page), virtual_accounts=frozenset(record["virtualAccount"] for record in page))


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
    others = [
        {
            "account_id": str(account.account_id + 77 * place),
            "domain": domain,
            "name": title,
            "virtual_accounts": [
                {
                    "default": not number,
                    "name": name,
                    "virtual_account_id": str(account.account_id * 11 + 70001 + number),
                }
                for number, name in enumerate(names)
            ],
        }
        for place, (domain, title, names) in enumerate(account.also_listed, start=1)
    ]
    answer = {"message_code": "", "accounts": [one, *others], "message": "", "status": "COMPLETE"}
    return json.dumps(answer, ensure_ascii=False, indent=1) + "\n"


def _parts(records: list[dict[str, Any]], size: int) -> list[list[dict[str, Any]]]:
    return [records[first : first + size] for first in range(0, len(records), size)]


def _page(records_key: str, page: list[dict[str, Any]], total: int) -> str:
    return compact({"totalRecords": total, records_key: page, "statusMessage": "", "status": "SUCCESS"})


def _shown_balance(account: SmartAccount, key: Holding, on: date) -> int:
    shown = account.quantity(key, on) - account.in_use(on).get(key, 0)
    return shown + account.substitution_counts(on).get(key, 0)


def _license(account: SmartAccount, key: Holding, on: date, *, with_orders: bool) -> dict[str, Any]:
    virtual_account, license_name = key
    quantity, in_use = account.quantity(key, on), account.in_use(on).get(key, 0)
    lots = account.lots_on(key, on)
    return {
        "license": license_name,
        "reserved": min(account.reserved.get(key, 0), in_use),
        "billingType": "PREPAID",
        "isPortable": False,
        "virtualAccount": virtual_account,
        "ahaApps": False,
        "pendingQuantity": sum(lot.quantity for lot in lots if lot.status(on) == "PENDING"),
        "licenseDetails": [
            _detail(lot, on, license_name, order_number(account, key, place) if with_orders else "")
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


def order_number(account: SmartAccount, key: Holding, place: int) -> str:
    """The order that a holding's lot came with; `place` counts the lots that the export lists."""
    seed = "|".join((account.domain, *key, str(place)))
    return str(100_000_000 + zlib.crc32(seed.encode()) % 20_000_000)


def _detail(lot: Lot, on: date, license_name: str, order: str) -> dict[str, Any]:
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
    if order:
        detail |= {"licenseSku": LICENSES[license_name].sku, "orderNumber": order, "orderLineIdentifier": "1.0"}
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
