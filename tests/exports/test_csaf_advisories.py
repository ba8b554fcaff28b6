"""CSAF 2.0 documents: one document is one record, and lies anywhere under exports/."""

from __future__ import annotations

import json
from datetime import date
from decimal import Decimal

import pytest

from tests.engine.conftest import Land
from tests.exports.advisories import csaf
from tests.exports.public_files import with_published
from tests.exports.staged import staged

FORMAT = "csaf_advisories"


@pytest.mark.parametrize("text", with_published("advisories", "csaf_*.json", json.dumps(csaf(), indent=2)))
def test_a_document_needs_no_day_and_no_smart_account(land: Land, text: str) -> None:
    landed = land({"exports/advisories/a.json": text}, toml='name = "Acme"\ncurrency = "USD"\n')
    assert landed.formats == {"exports/advisories/a.json": FORMAT}
    ((title, score, note),) = staged(landed, "staging.advisories", "advisory_title", "cvss_score", "fixed_note")
    assert title
    assert isinstance(score, Decimal)
    assert "First Fixed Release" in str(note)
    assert "Affected" in {row[0] for row in staged(landed, "staging.advisory_products", "product_status")}


def test_a_day_stays_as_it_is_written_whatever_its_zone(land: Land) -> None:
    landed = land({"exports/a.json": json.dumps(csaf())})
    assert staged(landed, "staging.advisories", "published_date", "updated_date") == [
        (date(2026, 4, 1), date(2026, 5, 2))
    ]


def test_a_document_about_nothing_is_kept_too(land: Land) -> None:
    bare = {"document": {"title": "News"}, "product_tree": {}, "vulnerabilities": []}
    landed = land({"exports/a.json": json.dumps(bare)})
    assert staged(landed, "staging.advisories", "advisory_title", "cve_ids", "cvss_score") == [("News", None, None)]
    assert staged(landed, "staging.advisory_products", "product_name") == []


@pytest.mark.parametrize(
    "odd",
    [
        {"document": {"notes": "none", "references": {}, "tracking": []}},
        {"product_tree": {"branches": {"branches": 1}}},
        {"vulnerabilities": {"cve": 1}},
        {"vulnerabilities": [1, None, {"product_status": [], "scores": "high"}]},
    ],
)
def test_parts_of_another_form_never_stop_staging(land: Land, odd: dict[str, object]) -> None:
    landed = land({"exports/a.json": json.dumps(csaf(**odd))})
    assert landed.counts == {"a.json": (1, 1, 0)}
    assert len(staged(landed, "staging.advisories", "advisory_id")) == 1
    assert isinstance(staged(landed, "staging.advisory_products", "advisory_id"), list)
