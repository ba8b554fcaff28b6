"""NetBox API, `dcim/devices`: one record a device; a stack's members are devices of their own."""

from __future__ import annotations

from analysis.exports.formats import Column, Format

FORMAT = Format(
    name="netbox_devices",
    title="NetBox device list",
    container="json",
    subject="deployment",
    records_key="results",
    signature=("device_type", "serial", "site"),
    needs_smart_account=False,
    columns=(
        Column("name", ("name",)),
        Column("device_type", ("device_type",), "json"),
        Column("serial", ("serial",)),
        Column("status", ("status",), "json"),
        Column("platform", ("platform",), "json"),
        Column("primary_ip", ("primary_ip",), "json"),
        Column("last_updated", ("last_updated",), "date"),
    ),
)
