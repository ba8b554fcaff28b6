"""Meraki's subscriptions and what they entitle to."""

from __future__ import annotations

import json

from tests.engine.conftest import Land
from tests.exports.meraki import subscription
from tests.exports.staged import staged
from tests.landing import DAY

FORMAT = "meraki_subscriptions"


def test_each_entitlement_has_its_seats(land: Land) -> None:
    landed = land({f"{DAY}/s.json": json.dumps([subscription()])})
    assert landed.formats == {f"{DAY}/s.json": FORMAT}
    columns = ("licensed_product", "licensed_count", "assigned_count", "subscription_id", "smart_account")
    assert staged(landed, "staging.meraki_licenses", *columns) == [
        ("LIC-MR-ADV", 100, 90, "Sub100001", "acme.example"),
        ("LIC-MS-ADV", 5, 0, "Sub100001", "acme.example"),
    ]


def test_a_subscription_without_entitlements_is_still_one(land: Land) -> None:
    landed = land({f"{DAY}/s.json": json.dumps([subscription(entitlements=[])])})
    assert staged(landed, "staging.meraki_licenses", "subscription_id", "licensed_product", "licensed_count") == [
        ("Sub100001", None, None)
    ]


def test_smart_licensings_own_subscriptions_are_told_apart(land: Land) -> None:
    own = {"license": "A", "quantity": 1, "subscriptionId": "Sub1", "virtualAccount": "V", "startDate": "2026-01-01"}
    landed = land({f"{DAY}/1.json": json.dumps([own]), f"{DAY}/2.json": json.dumps([subscription()])})
    assert landed.formats[f"{DAY}/2.json"] == FORMAT
    assert landed.formats[f"{DAY}/1.json"] != FORMAT
