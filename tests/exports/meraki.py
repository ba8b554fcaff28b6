"""Answers of the Meraki Dashboard API in its three licensing models."""

from __future__ import annotations

from typing import Any


def overview(**fields: Any) -> dict[str, Any]:
    """What a co-termination organisation is licensed for."""
    return {
        "status": "OK",
        "expirationDate": "Mar 16, 2027 UTC",
        "licensedDeviceCounts": {"MS120-24P": 6, "MX65": 8, "wireless": 12},
        **fields,
    }


def device_license(**fields: Any) -> dict[str, Any]:
    """A licence of a per-device organisation."""
    return {
        "id": "1234",
        "licenseType": "MX64W-ENT",
        "licenseKey": "Z21234567890",
        "orderNumber": "4C1234567",
        "deviceSerial": "Q2AB-CDEF-GHIJ",
        "networkId": "N_24329156",
        "state": "active",
        "seatCount": None,
        "totalDurationInDays": 425,
        "durationInDays": 365,
        "permanentlyQueuedLicenses": [
            {
                "id": "5678",
                "licenseType": "MX64W-ENT",
                "licenseKey": "Z21234567891",
                "orderNumber": "4C1234568",
                "durationInDays": 60,
            }
        ],
        "claimDate": "2025-08-29T12:40:10Z",
        "activationDate": "2025-09-01T12:40:10Z",
        "expirationDate": "2026-10-30T12:40:10Z",
        **fields,
    }


def subscription(**fields: Any) -> dict[str, Any]:
    """A subscription and what it entitles to."""
    return {
        "subscriptionId": "Sub100001",
        "name": "Stores",
        "status": "active",
        "startDate": "2025-11-01T00:00:00Z",
        "endDate": "2028-10-31T00:00:00Z",
        "webOrderId": "90000001",
        "type": "termed",
        "smartAccount": {"status": "active", "account": {"id": "1", "name": "Acme", "domain": "acme.example"}},
        "entitlements": [
            {"sku": "LIC-MR-ADV", "seats": {"assigned": 90, "available": 10, "limit": 100}},
            {"sku": "LIC-MS-ADV", "seats": {"assigned": 0, "available": 5, "limit": 5}},
        ],
        **fields,
    }


def compliance(**fields: Any) -> dict[str, Any]:
    """How a subscription complies."""
    return {
        "subscription": {"id": "Sub100001", "name": "Stores", "status": "out_of_compliance"},
        "violations": {
            "byProductClass": [
                {
                    "productClass": "wireless",
                    "gracePeriodEndsAt": "2026-12-01T10:00:00Z",
                    "missing": {"entitlements": [{"sku": "LIC-MR-ADV", "quantity": 7}]},
                }
            ]
        },
        **fields,
    }
