"""Security advisories in their three forms; those of SSM On-Prem carry the numbers of RULES.md §6, in our own words."""

from __future__ import annotations

import json
from dataclasses import dataclass
from typing import Any

SSM = "Cisco Smart Software Manager On-Prem"


@dataclass(frozen=True)
class Advisory:
    """An advisory: its number, what it is about, and the versions of a product that it names."""

    advisory_id: str
    cve: str
    title: str
    published: str
    score: str
    severity: str
    product: str
    affected: tuple[str, ...]
    fixed: str


ONPREM_ADVISORIES = (
    Advisory(
        "cisco-sa-ssm-cli-execution-cHUcWuNr", "CVE-2026-20160", f"{SSM} command execution", "2026-04-01", "9.8",
        "Critical", SSM, ("9-202502", "9-202504", "9-202507", "9-202510"), "9-202601",
    ),
    Advisory(
        "cisco-sa-ssm-access-nttb2dhE", "CVE-2026-20328", f"{SSM} access", "2026-10-07", "9.1", "Critical", SSM,
        ("9-202502", "9-202504", "9-202507", "9-202510", "9-202601", "10-202606"), "10-202608",
    ),
)  # fmt: skip


def fictional(number: int, product: str, versions: tuple[str, ...], title: str, score: str, severity: str) -> Advisory:
    """An invented advisory about a product; its number is none that Cisco gave."""
    return Advisory(
        f"cisco-sa-sample-{number:03d}", f"CVE-2026-9{number:04d}", title, f"2026-0{number % 8 + 1}-12", score,
        severity, product, versions, "see the advisory",
    )  # fmt: skip


def openvuln(advisories: list[Advisory]) -> str:
    """The openVuln API's answer; its times carry no zone."""
    listed = [
        {
            "advisoryId": one.advisory_id,
            "advisoryTitle": one.title,
            "bugIDs": [],
            "cves": [one.cve],
            "cvssBaseScore": one.score,
            "cwe": ["CWE-284"],
            "firstPublished": f"{one.published}T16:00:00",
            "lastUpdated": f"{one.published}T16:00:00",
            "productNames": [f"{one.product} {version}" for version in one.affected],
            "publicationUrl": f"https://advisories.example/{one.advisory_id}",
            "sir": one.severity,
            "status": "Final",
            "summary": f"<p>{one.title}. Fixed in {one.fixed}.</p>",
            "version": "1.0",
        }
        for one in advisories
    ]
    return json.dumps({"advisories": listed, "paging": {"count": len(listed)}}, indent=1) + "\n"


def csaf(one: Advisory) -> str:
    """One document of the Common Security Advisory Framework."""
    ids = [f"P{number}" for number, _ in enumerate(one.affected, start=1)]
    branches = [
        {
            "category": "product_version",
            "name": version,
            "product": {"name": f"{one.product} {version}", "product_id": product_id},
        }
        for version, product_id in zip(one.affected, ids, strict=True)
    ]
    vendor = {"category": "product_name", "name": one.product, "branches": branches}
    document: dict[str, Any] = {
        "category": "csaf_security_advisory",
        "csaf_version": "2.0",
        "title": one.title,
        "aggregate_severity": {"text": one.severity},
        "notes": [
            {"category": "summary", "title": "Summary", "text": f"{one.title}."},
            {"category": "general", "title": "Fixed Software", "text": f"First Fixed Release: {one.fixed}"},
        ],
        "references": [
            {"category": "self", "summary": one.title, "url": f"https://advisories.example/{one.advisory_id}"}
        ],
        "tracking": {
            "id": one.advisory_id,
            "initial_release_date": f"{one.published}T16:00:00+00:00",
            "current_release_date": f"{one.published}T16:00:00+00:00",
        },
    }
    vulnerability = {
        "cve": one.cve,
        "product_status": {"known_affected": ids},
        "scores": [{"cvss_v3": {"baseScore": float(one.score), "baseSeverity": one.severity.upper()}, "products": ids}],
    }
    answer = {
        "document": document,
        "product_tree": {"branches": [{"category": "vendor", "name": "Cisco", "branches": [vendor]}]},
        "vulnerabilities": [vulnerability],
    }
    return json.dumps(answer, indent=1) + "\n"


def cve_record(one: Advisory) -> str:
    """A CVE record, version 5."""
    versions = [{"version": version, "status": "affected"} for version in one.affected]
    answer = {
        "dataType": "CVE_RECORD",
        "dataVersion": "5.1",
        "cveMetadata": {
            "cveId": one.cve,
            "assignerShortName": "cisco",
            "state": "PUBLISHED",
            "datePublished": f"{one.published}T16:10:00.000Z",
            "dateUpdated": f"{one.published}T16:10:00.000Z",
        },
        "containers": {
            "cna": {
                "title": one.title,
                "metrics": [
                    {
                        "format": "CVSS",
                        "cvssV3_1": {"baseScore": float(one.score), "baseSeverity": one.severity.upper()},
                    }
                ],
                "descriptions": [{"lang": "en", "value": f"{one.title}."}],
                "references": [{"url": f"https://advisories.example/{one.advisory_id}", "name": one.advisory_id}],
                "source": {"advisory": one.advisory_id, "discovery": "EXTERNAL"},
                "affected": [{"vendor": "Cisco", "product": one.product, "versions": versions}],
            }
        },
    }
    return json.dumps(answer, indent=1) + "\n"
