"""Meraki organisations in each of the three licensing models."""

from __future__ import annotations

import json
import random
from datetime import date, timedelta
from typing import Any

LICENSE_TYPES = ("ENT", "MX64-SEC", "MS120-24P-ENT", "MV")


def overview(expires: date, counts: dict[str, int]) -> str:
    """A co-termination organisation: one end for all its devices."""
    answer = {
        "status": "OK",
        "expirationDate": f"{expires:%b} {expires.day}, {expires.year} UTC",
        "licensedDeviceCounts": counts,
        "licenseCount": sum(counts.values()),
    }
    return json.dumps(answer, indent=1) + "\n"


def per_device(seed: str, on: date, active: int, expired: int, unused: int) -> list[dict[str, Any]]:
    """Licences of single devices: in force, expired, and never used; some with another queued behind them."""
    rng = random.Random(f"meraki|{seed}")
    records = []
    for place in range(active + expired + unused):
        is_used = place < active + expired
        end = on + timedelta(days=rng.randint(60, 900)) if place < active else on - timedelta(days=rng.randint(5, 200))
        serial = "-".join(["Q2" + _letters(rng, 2), _letters(rng, 4), _letters(rng, 4)])
        queue = [{"id": f"{640_000 + place}", "licenseType": "ENT", "orderNumber": "4C2300917", "durationInDays": 365}]
        records.append(
            {
                "id": f"{630_000 + place}",
                "licenseType": rng.choice(LICENSE_TYPES),
                "licenseKey": f"Z2{_letters(rng, 2)}-{_letters(rng, 4)}-{_letters(rng, 4)}",
                "orderNumber": "4C2288104",
                "deviceSerial": serial if is_used else None,
                "networkId": f"N_24329156{place:03d}" if is_used else None,
                "state": "active" if place < active else "expired" if is_used else "unused",
                "seatCount": None,
                "totalDurationInDays": 1096,
                "durationInDays": 1096,
                "permanentlyQueuedLicenses": queue if is_used and place % 6 == 0 else [],
                "claimDate": f"{end - timedelta(days=1100):%Y-%m-%d}T00:00:00Z",
                "activationDate": f"{end - timedelta(days=1096):%Y-%m-%d}T00:00:00Z" if is_used else None,
                "expirationDate": f"{end:%Y-%m-%d}T00:00:00Z" if is_used else None,
            }
        )
    return records


def _letters(rng: random.Random, count: int) -> str:
    return "".join(rng.choices("ABCDEFGHJKLMNPQRSTUVWXYZ23456789", k=count))


def subscription(subscription_id: str, domain: str, title: str, seats: dict[str, tuple[int, int]]) -> dict[str, Any]:
    """A subscription: by SKU how many seats are assigned and how many there are."""
    return {
        "subscriptionId": subscription_id,
        "name": f"{title} branches",
        "status": "active",
        "startDate": "2026-02-01T00:00:00Z",
        "endDate": "2029-01-31T00:00:00Z",
        "webOrderId": "89114402",
        "type": "termed",
        "smartAccount": {"status": "active", "account": {"id": "4471", "name": title, "domain": domain}},
        "entitlements": [
            {"sku": sku, "seats": {"assigned": assigned, "available": max(0, limit - assigned), "limit": limit}}
            for sku, (assigned, limit) in seats.items()
        ],
        "enterpriseAgreement": {"suites": []},
    }


def compliance(subscription_id: str, grace_ends: date, missing: dict[str, int]) -> list[dict[str, Any]]:
    """What that subscription lacks, by SKU."""
    by_class = [
        {
            "productClass": "wireless",
            "gracePeriodEndsAt": f"{grace_ends.isoformat()}T00:00:00Z",
            "missing": {"entitlements": [{"sku": sku, "quantity": count} for sku, count in missing.items()]},
        }
    ]
    return [{"subscription": {"id": subscription_id, "status": "active"}, "violations": {"byProductClass": by_class}}]
