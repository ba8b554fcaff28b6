"""NetBox's device list as a table: the columns its user picked, headed by their labels or by their field names.

The serial number is not among the columns shown unasked.
"""

from __future__ import annotations

from analysis.exports.formats import Column, Format

FORMAT = Format(
    name="netbox_devices_table",
    title="NetBox device table",
    container="table",
    subject="deployment",
    signature=("device_type", "site", "role", "manufacturer", "rack", "tenant", "location", "asset_tag", "platform"),
    needs_smart_account=False,
    columns=(
        Column("name", ("Name",), required=True),
        Column("status", ("Status",), required=True),
        Column("device_type", ("Type", "Device Type")),
        Column("serial_number", ("Serial number", "Serial")),
        Column("asset_tag", ("Asset tag",)),
        Column("tenant", ("Tenant",)),
        Column("site", ("Site",)),
        Column("location", ("Location",)),
        Column("rack", ("Rack",)),
        Column("role", ("Role", "Device Role")),
        Column("manufacturer", ("Manufacturer",)),
        Column("platform", ("Platform",)),
        Column("ip_address", ("IP Address", "IPv4 Address", "Primary IP", "Primary IPv4")),
        Column("last_updated", ("Last updated",), "date"),
    ),
)
