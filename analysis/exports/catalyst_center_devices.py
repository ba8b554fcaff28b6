"""Catalyst Center, `network-device`: one record a device or stack, whose members share one record."""

from __future__ import annotations

from analysis.exports.formats import Column, Format

FORMAT = Format(
    name="catalyst_center_devices",
    title="Catalyst Center device inventory",
    container="json",
    subject="deployment",
    records_key="response",
    signature=("managementIpAddress", "platformId", "serialNumber"),
    needs_smart_account=False,
    columns=(
        Column("host_name", ("hostname",)),
        Column("management_address", ("managementIpAddress",)),
        Column("serial_number", ("serialNumber",)),
        Column("platform_id", ("platformId",)),
        Column("software_version", ("softwareVersion",)),
        Column("series", ("series",)),
        Column("role", ("role",)),
        Column("reachability_status", ("reachabilityStatus",)),
        Column("last_updated", ("lastUpdated",), "date"),
        Column("instance_uuid", ("instanceUuid",)),
    ),
)
