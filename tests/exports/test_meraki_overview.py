"""Meraki's licences overview of a co-termination organisation: one object, not a list."""

from __future__ import annotations

import json
from datetime import date

import pytest

from tests.engine.conftest import Land
from tests.exports.meraki import overview
from tests.exports.staged import staged
from tests.landing import DAY

FORMAT = "meraki_overview"


@pytest.mark.parametrize("text", [json.dumps(overview()), json.dumps([overview()], indent=1)])
def test_one_object_alone_or_in_a_list_is_recognised(land: Land, text: str) -> None:
    landed = land({f"{DAY}/o.json": text})
    assert landed.formats == {f"{DAY}/o.json": FORMAT}
    assert staged(landed, "staging.meraki_licenses", "licensed_product", "licensed_count", "end_date") == [
        ("MS120-24P", 6, date(2027, 3, 16)),
        ("MX65", 8, date(2027, 3, 16)),
        ("wireless", 12, date(2027, 3, 16)),
    ]


@pytest.mark.parametrize("end", ["N/A", None])
def test_an_organisation_without_licences_says_so(land: Land, end: str | None) -> None:
    landed = land({f"{DAY}/o.json": json.dumps(overview(licensedDeviceCounts={}, expirationDate=end, licenseCount=0))})
    assert staged(landed, "staging.meraki_licenses", "licensed_product", "licensed_count", "end_date") == [
        (None, 0, None)
    ]


def test_an_overview_of_another_licensing_model_is_not_taken_for_one(land: Land) -> None:
    landed = land({f"{DAY}/o.json": json.dumps({"licenseCount": 3, "states": {"active": {"count": 3}}})})
    assert landed.formats == {f"{DAY}/o.json": None}
