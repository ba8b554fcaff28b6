"""CVE records, version 5."""

from __future__ import annotations

import json

import pytest

from tests.engine.conftest import Land
from tests.exports.advisories import csaf, cve, openvuln
from tests.exports.public_files import with_published
from tests.exports.staged import staged

FORMAT = "cve_records"
OWN = cve({"version": "9-202501", "status": "affected"})


@pytest.mark.parametrize("text", with_published("advisories", "CVE-*.json", json.dumps(OWN), json.dumps([OWN])))
def test_a_record_names_its_advisory_its_score_and_its_versions(land: Land, text: str) -> None:
    landed = land({"exports/CVE.json": text})
    assert landed.formats == {"exports/CVE.json": FORMAT}
    ((advisory, severity),) = staged(landed, "staging.advisories", "advisory_id", "severity")
    assert str(advisory).startswith(("cisco-sa-", "acme-sa-"))
    assert severity == "Critical"
    named = staged(landed, "staging.advisory_products", "product_name", "product_status")
    assert {status for _, status in named} == {"Affected"}
    assert all("Manager" in str(name) or "License On-Prem" in str(name) for name, _ in named)


def test_a_record_of_no_advisory_stands_for_itself(land: Land) -> None:
    landed = land({"exports/c.json": json.dumps(cve(source={}, title=None, metrics=[], affected=[]))})
    assert staged(landed, "staging.advisories", "advisory_id", "advisory_title", "cvss_score") == [
        ("CVE-2026-00005", None, None)
    ]


def test_the_three_forms_of_advisories_are_told_apart(land: Land) -> None:
    forms = {"a": csaf(), "b": openvuln(), "c": OWN}
    landed = land({f"exports/{name}.json": json.dumps(one) for name, one in forms.items()})
    assert landed.formats == {
        "exports/a.json": "csaf_advisories",
        "exports/b.json": "openvuln_advisories",
        "exports/c.json": FORMAT,
    }
