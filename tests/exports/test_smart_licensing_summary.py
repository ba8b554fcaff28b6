"""Smart Licensing API v3, licence summary: entitlement tags beside display names."""

from __future__ import annotations

import json
from typing import Any

import pytest

from tests.engine.conftest import Land
from tests.exports.answers import answers
from tests.landing import DAY

FORMAT = "smart_licensing_summary"
TAG = "regid.2019-03.com.cisco.DNA_HSEC,1.0_509c41ab-05a8-431f-95fe-ec28086e8844"
OWN: dict[str, Any] = {
    "status": "SUCCESS",
    "timestamp": 123451234512345,
    "summary": [
        {
            "tag": TAG,
            "compliance_status": "In Compliance",
            "display_name": "Router US Export Lic. for DNA",
            "enforced": True,
            "export_restricted": True,
            "license_details": [{"billing_type": "PREPAID", "quantity": 1, "start_date": None, "end_date": None}],
            "prepaid_entitled": 1,
            "prepaid_inuse": 1,
            "prepaid_reserved": 1,
        }
    ],
}


@pytest.mark.parametrize("answer", answers("v3_licenses_summary.json", OWN))
def test_a_summary_is_recognised_and_keeps_tag_and_name(land: Land, answer: str) -> None:
    landed = land({f"{DAY}/licenses.csv": answer})
    assert landed.formats == {f"{DAY}/licenses.csv": FORMAT}
    assert landed.rows(f"raw.{FORMAT}", "tag", "display_name", "enforced", "prepaid_entitled") == [
        (TAG, "Router US Export Lic. for DNA", "true", "1")
    ]


def test_a_lot_of_a_summary_whose_quantity_is_no_number_is_rejected(land: Land) -> None:
    record = OWN["summary"][0] | {"license_details": [{"quantity": "one"}]}
    landed = land({f"{DAY}/s.json": json.dumps({"summary": [record]})})
    assert landed.rejects == [(1, "field license_details.quantity: one is not a whole number")]
