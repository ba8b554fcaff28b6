"""Advisories of the openVuln API: one alone, or a list under `advisories`."""

from __future__ import annotations

import json
from datetime import date

import pytest

from tests.engine.conftest import Land
from tests.exports.advisories import openvuln
from tests.exports.public_files import with_published
from tests.exports.staged import staged

FORMAT = "openvuln_advisories"
OWN = [json.dumps(openvuln()), json.dumps({"advisories": [openvuln()]}), json.dumps([openvuln()])]


@pytest.mark.parametrize("text", with_published("advisories", "openvuln_*.json", *OWN))
def test_an_advisory_lies_anywhere_under_exports(land: Land, text: str) -> None:
    landed = land({"exports/psirt/a.json": text})
    assert landed.formats == {"exports/psirt/a.json": FORMAT}
    ((severity, cves),) = staged(landed, "staging.advisories", "severity", "cve_ids")
    assert severity == "High"
    assert str(cves).startswith("CVE-")
    assert {row[0] for row in staged(landed, "staging.advisory_products", "product_status")} == {"Affected"}


def test_a_time_without_a_zone_is_never_moved_to_another_day(land: Land) -> None:
    landed = land({"exports/a.json": json.dumps(openvuln())})
    assert staged(landed, "staging.advisories", "published_date", "updated_date") == [
        (date(2026, 3, 25), date(2026, 4, 15))
    ]


def test_not_available_is_nothing(land: Land) -> None:
    landed = land({"exports/a.json": json.dumps(openvuln(cves=["NA"], cvssBaseScore="NA", productNames=["NA"]))})
    assert staged(landed, "staging.advisories", "cve_ids", "cvss_score") == [(None, None)]
    assert staged(landed, "staging.advisory_products", "product_name") == []
