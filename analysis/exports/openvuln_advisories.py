"""Security advisories of Cisco's openVuln API; its times carry no zone and are not UTC, so only their day is read."""

from __future__ import annotations

from analysis.exports.formats import Column, Format

FORMAT = Format(
    name="openvuln_advisories",
    title="openVuln security advisories",
    container="json",
    subject="advisories",
    records_key="advisories",
    signature=("advisoryId", "advisoryTitle"),
    needs_smart_account=False,
    needs_taken_at=False,
    columns=(
        Column("advisory_id", ("advisoryId",), required=True),
        Column("advisory_title", ("advisoryTitle",)),
        Column("bug_ids", ("bugIDs",), "json"),
        Column("cves", ("cves",), "json"),
        Column("cvss_base_score", ("cvssBaseScore",)),
        Column("cwe", ("cwe",), "json"),
        Column("first_published", ("firstPublished",), "date"),
        Column("last_updated", ("lastUpdated",), "date"),
        Column("product_names", ("productNames",), "json"),
        Column("publication_url", ("publicationUrl",)),
        Column("sir", ("sir",)),
        Column("status", ("status",)),
        Column("summary", ("summary",)),
        Column("version", ("version",)),
    ),
)
