"""Further answers of the Smart Licensing API: licences by tag, authorisations, and what an SSM On-Prem answers."""

from __future__ import annotations

import json
import uuid
from typing import TYPE_CHECKING, Any

from stories.machines import tag

if TYPE_CHECKING:
    from collections.abc import Iterable
    from datetime import date

    from stories.model import Device, SmartAccount


def summary(account: SmartAccount, on: date) -> tuple[str, int]:
    """The licence summary: one record an entitlement tag, over the whole Smart Account; and how many there are."""
    names = sorted({name for _, name in account.holdings(on)})
    used = account.in_use(on)
    records = []
    for name in names:
        lots = [
            lot for (_, held), lots in sorted(account.lots.items()) if held == name for lot in lots if lot.is_listed(on)
        ]
        records.append(
            {
                "tag": tag(name),
                "compliance_status": "In Compliance",
                "display_name": name,
                "enforced": "Export" in name,
                "export_restricted": "Export" in name,
                "license_details": [
                    {
                        "billing_type": "PREPAID",
                        "quantity": lot.quantity,
                        "start_date": lot.start.isoformat() if lot.start else None,
                        "end_date": lot.end.isoformat() if lot.end else None,
                        "subscription_id": lot.subscription_id,
                        "status": lot.status(on),
                        "license_type": lot.license_type,
                    }
                    for lot in lots
                ],
                "prepaid_entitled": sum(account.quantity(key, on) for key in account.lots if key[1] == name),
                "prepaid_inuse": sum(count for (_, held), count in used.items() if held == name),
                "prepaid_reserved": sum(count for (_, held), count in account.reserved.items() if held == name),
            }
        )
    answer = {"status": "SUCCESS", "message": f"Retrieved summary for {len(records)} licenses.", "summary": records}
    return json.dumps(answer, separators=(",", ":")), len(records)


def authorizations(devices: Iterable[Device]) -> tuple[str, int]:
    """A completed poll: devices with an authorisation code for the licence that export rules restrict."""
    records = [
        {
            "product_instance_identifier": _identity(device, "instance"),
            "sudi": {"udi_pid": device.product_id, "udi_serial_number": device.serial_number},
            "smart_license": None,
            "auth_status": [
                {"name": name, "count": count, "status": "AUTHORIZED"}
                for name, count in device.usage
                if "Export" in name
            ],
            "error_code": None,
            "status": "SUCCESS",
            "status_message": None,
            "correlation_id": _identity(device, "poll"),
        }
        for device in devices
    ]
    answer = {"status": "COMPLETE", "message": "", "type": "authorizations", "data": {"authorizations": records}}
    return json.dumps(answer, separators=(",", ":")), len(records)


def onprem_accounts(account: SmartAccount, virtual_accounts: tuple[str, ...]) -> str:
    """SSM On-Prem's local accounts, each standing for one Virtual Account in the cloud."""
    records = [
        {
            "account_id": 10 + place,
            "domain": f"local-{place:02d}.{account.domain}",
            "name": f"Local {name}",
            "cssm_smart_account_id": account.account_id,
            "cssm_smart_account_name": account.domain,
            "cssm_virtual_account_name": name,
        }
        for place, name in enumerate(virtual_accounts)
    ]
    return json.dumps({"accounts": records, "status": "COMPLETE", "message": ""}, indent=1) + "\n"


def onprem_licenses(account: SmartAccount, on: date, virtual_accounts: tuple[str, ...]) -> tuple[str, int]:
    """What the local accounts hold: part of what CSSM shows for the same Virtual Accounts, never beside it."""
    used = account.in_use(on)
    records: list[dict[str, Any]] = [
        {
            "license": license_name,
            "virtualAccount": virtual_account,
            "quantity": account.quantity((virtual_account, license_name), on),
            "inUse": used.get((virtual_account, license_name), 0),
            "available": account.quantity((virtual_account, license_name), on)
            - used.get((virtual_account, license_name), 0),
            "reserved": account.reserved.get((virtual_account, license_name), 0),
            "pendingQuantity": 0,
            "status": "In Compliance",
            "billingType": "PREPAID",
            "isPortable": False,
            "ahaApps": False,
            "licenseDetails": [],
            "licenseSubstitutions": [],
        }
        for virtual_account, license_name in account.holdings(on)
        if virtual_account in virtual_accounts
    ]
    answer = {"totalRecords": len(records), "licenses": records, "statusMessage": "", "status": "SUCCESS"}
    return json.dumps(answer, separators=(",", ":")), len(records)


def _identity(device: Device, purpose: str) -> str:
    return str(uuid.uuid5(uuid.NAMESPACE_DNS, f"{purpose}.{device.serial_number}.example"))
