"""CVE records, version 5: one vulnerability each, with the versions of products that it affects."""

from __future__ import annotations

from analysis.exports.formats import Column, Format

FORMAT = Format(
    name="cve_records",
    title="CVE record",
    container="json",
    subject="advisories",
    records_key="cveRecords",
    signature=("cveMetadata", "containers"),
    needs_smart_account=False,
    needs_taken_at=False,
    columns=(
        Column("data_type", ("dataType",)),
        Column("data_version", ("dataVersion",)),
        Column("cve_metadata", ("cveMetadata",), "json", required=True),
        Column("containers", ("containers",), "json", required=True),
    ),
)
