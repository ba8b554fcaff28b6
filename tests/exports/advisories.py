"""Security advisories in the forms their publishers give them."""

from __future__ import annotations

from typing import Any

FIXED = (
    "Free updates are there.\r\n      Fixed Releases\r\nIn the table the left column lists releases.\r\n"
    "          Acme Manager Release  First Fixed Release          8-202206 and earlier  Migrate to a fixed release."
    "      9-202501  9-202504      10-202601  10-202603\r\nNothing else is confirmed."
)


def csaf(**fields: Any) -> dict[str, Any]:
    """A CSAF 2.0 document on one product, whose name ends in a blank."""
    return {
        "document": {
            "category": "csaf_security_advisory",
            "csaf_version": "2.0",
            "title": "Acme Manager Command Execution",
            "notes": [
                {"category": "summary", "title": "Summary", "text": "Somebody could run commands."},
                {"category": "general", "title": "Fixed Software", "text": FIXED},
            ],
            "references": [
                {"category": "external", "url": "https://policy.example/"},
                {"category": "self", "url": "https://advisories.example/acme-sa-1"},
            ],
            "tracking": {
                "id": "acme-sa-1",
                "initial_release_date": "2026-04-01T23:30:00+00:00",
                "current_release_date": "2026-05-02T16:00:00-05:00",
                "status": "final",
            },
        },
        "product_tree": {
            "branches": [
                {
                    "category": "vendor",
                    "name": "Acme",
                    "branches": [
                        {
                            "category": "product_family",
                            "name": "Acme Manager",
                            "product": {"name": "Acme Manager ", "product_id": "P-1"},
                            "branches": [
                                {
                                    "category": "product_version",
                                    "name": "9-202501",
                                    "product": {"name": "Acme Manager 9-202501", "product_id": "P-2"},
                                }
                            ],
                        }
                    ],
                }
            ],
            "full_product_names": [{"name": "Acme Agent", "product_id": "P-3"}],
        },
        "vulnerabilities": [
            {
                "cve": "CVE-2026-00001",
                "product_status": {"known_affected": ["P-1", "P-2"], "known_not_affected": ["P-3"], "fixed": ["P-9"]},
                "scores": [{"cvss_v3": {"baseScore": 9.8, "baseSeverity": "CRITICAL"}, "products": ["P-1"]}],
            },
            {
                "cve": "CVE-2026-00002",
                "product_status": {"under_investigation": ["P-3"]},
                "scores": [{"cvss_v3": {"baseScore": 5, "baseSeverity": "MEDIUM"}, "products": ["P-3"]}],
            },
        ],
        **fields,
    }


def openvuln(**fields: Any) -> dict[str, Any]:
    """An advisory as the openVuln API gives it."""
    return {
        "advisoryId": "acme-sa-2",
        "advisoryTitle": "Acme Software Denial of Service",
        "bugIDs": ["ABCDE00001"],
        "cves": ["CVE-2026-00003", "CVE-2026-00004"],
        "cvssBaseScore": "7.8",
        "cwe": ["CWE-20"],
        "firstPublished": "2026-03-25T23:00:00",
        "lastUpdated": "2026-04-15T01:22:00",
        "productNames": [
            "Acme Software 15.1(2)SY1",
            "Acme Firewall (AF) Software 9.20.1.5 ",
            "Acme Manager 8-202206",
            "Acme 9000",
            "NA",
        ],
        "publicationUrl": "https://advisories.example/acme-sa-2",
        "sir": "High",
        "status": "Final",
        "summary": "<p>Devices may reload.</p>",
        "version": "1.4",
        **fields,
    }


def cve(*versions: dict[str, Any], **cna: Any) -> dict[str, Any]:
    """A CVE record, version 5."""
    return {
        "dataType": "CVE_RECORD",
        "dataVersion": "5.2",
        "cveMetadata": {
            "cveId": "CVE-2026-00005",
            "state": "PUBLISHED",
            "datePublished": "2026-10-07T16:12:04.453Z",
            "dateUpdated": "2026-10-08T00:12:04.453Z",
        },
        "containers": {
            "cna": {
                "title": "Acme Manager Password Reset",
                "metrics": [{"cvssV3_1": {"baseScore": 9.1, "baseSeverity": "CRITICAL"}}],
                "references": [{"url": "https://advisories.example/acme-sa-5"}],
                "source": {"advisory": "acme-sa-5"},
                "affected": [{"vendor": "Acme", "product": "Acme Manager", "versions": list(versions)}],
                **cna,
            }
        },
    }
