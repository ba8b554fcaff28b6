"""Smart Licensing API v1, licence subscriptions: one record a subscribed licence."""

from __future__ import annotations

from typing import Any

from tests.engine.conftest import Land
from tests.exports.answers import licence, page
from tests.landing import DAY

FORMAT = "smart_licensing_subscriptions"


def subscription(**fields: Any) -> dict[str, Any]:
    """A record as `license-subscriptions` gives it."""
    record = {
        "license": "Secure Client Premier",
        "quantity": 250,
        "billingType": "PREPAID",
        "subscriptionId": "Sub880001",
        "virtualAccount": "Campus",
        "startDate": "2024-03-01T00:00:00Z",
        "endDate": "2027-02-28",
        "status": "Active",
    }
    return {**record, **fields}


def test_an_answer_is_told_from_one_of_licences_by_its_own_key(land: Land) -> None:
    landed = land(
        {
            f"{DAY}/subscriptions": page(subscription(), key="licenseSubscriptions"),
            f"{DAY}/licenses": page(licence()),
        }
    )
    assert landed.formats == {f"{DAY}/subscriptions": FORMAT, f"{DAY}/licenses": "smart_licensing_licenses"}
    assert landed.rows(f"raw.{FORMAT}", "license", "subscription_id", "quantity", "end_date") == [
        ("Secure Client Premier", "Sub880001", "250", "2027-02-28")
    ]


def test_a_record_whose_days_do_not_read_is_rejected_and_the_others_land(land: Land) -> None:
    landed = land(
        {f"{DAY}/s.json": page(subscription(endDate="soon"), subscription(endDate=None), key="licenseSubscriptions")}
    )
    assert landed.rejects == [(1, "column 'endDate': soon is not a date")]
    assert landed.counts == {"s.json": (2, 1, 1)}
