"""Answers of the Smart Licensing API: small ones of the same form, and the real ones where they are at hand."""

from __future__ import annotations

import json
from pathlib import Path
from typing import Any

REAL = Path(__file__).resolve().parents[3] / "shared" / "fixtures" / "api"


def answers(real_name: str, own: dict[str, Any]) -> list[str]:
    """The answers a test runs on: its own always, the real one of that name beside it where there is one."""
    real = REAL / real_name
    return [json.dumps(own, indent=1), *([real.read_text("utf-8")] if real.is_file() else [])]


def page(*records: dict[str, Any], key: str = "licenses", total: int | None = None) -> str:
    """One page of an answer."""
    return json.dumps({"totalRecords": len(records) if total is None else total, key: records, "status": "SUCCESS"})


def licence(name: str = "C9300-24 DNA Advantage", virtual_account: str = "Campus", **fields: Any) -> dict[str, Any]:
    """A licence record as `accounts/{domain}/licenses` gives it."""
    record = {
        "license": name,
        "virtualAccount": virtual_account,
        "quantity": 10,
        "inUse": 4,
        "available": 6,
        "reserved": 0,
        "pendingQuantity": 0,
        "status": "In Compliance",
        "billingType": "PREPAID",
        "isPortable": False,
        "ahaApps": False,
        "licenseDetails": [],
        "licenseSubstitutions": [],
    }
    return {**record, **fields}


def device(serial: str = "FOC1234X0AB", **fields: Any) -> dict[str, Any]:
    """A product instance as `accounts/{domain}/devices` gives it."""
    record = {
        "licenseUsage": [{"license": "C9300-24 DNA Advantage", "quantity": 1}],
        "hostName": "sw-01.acme.example",
        "sudi": {
            "macAddress": None,
            "suvi": None,
            "hostIdentifier": None,
            "udiSerialNumber": serial,
            "udiPid": "C9300-24UX",
            "uuid": None,
            "udiVid": None,
        },
        "displayName": "sw-01.acme.example",
        "registrationDate": "2022-07-11T14:33:41Z",
        "productTagName": "",
        "virtualAccount": "Campus",
        "productName": "",
        "productDescription": "",
        "productType": "",
        "status": "In Compliance",
        "lastContactDate": "2026-10-30T02:11:09Z",
    }
    return {**record, **fields}
