"""Catalyst Center's device inventory as a table: one row a device or stack, whose members share one row."""

from __future__ import annotations

from analysis.exports.formats import Column, Format

FORMAT = Format(
    name="catalyst_center_devices_table",
    title="Catalyst Center device table",
    container="table",
    subject="deployment",
    signature=("host_name", "serial_number", "reachability_status"),
    needs_smart_account=False,
    columns=(
        Column("host_name", ("Device Name", "Hostname", "Host Name")),
        Column("management_address", ("IP Address", "Management IP Address", "Device IP")),
        Column("serial_number", ("Serial Number",)),
        Column("platform_id", ("Platform", "Platform ID", "Platform Id", "Product ID")),
        Column("software_version", ("Software Version", "Image Version", "OS Version")),
        Column("series", ("Device Series", "Series")),
        Column("role", ("Device Role", "Role")),
        Column("reachability_status", ("Reachability", "Reachability Status")),
        Column("last_updated", ("Last Updated", "Last Sync Time", "Last Inventory Collection Time"), "date"),
    ),
)
