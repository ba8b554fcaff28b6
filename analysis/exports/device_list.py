"""Any other list of deployed devices, whose layout a mapping tells."""

from __future__ import annotations

from analysis.exports.formats import Column, Format

FORMAT = Format(
    name="device_list",
    title="list of deployed devices",
    container="table",
    subject="deployment",
    only_mapped=True,
    needs_smart_account=False,
    columns=(
        Column("host_name", ("Host Name",)),
        Column("management_address", ("Management Address",)),
        Column("serial_number", ("Serial Number",), required=True),
        Column("product_id", ("Product ID",)),
        Column("software_version", ("Software Version",)),
        Column("status", ("Status",)),
        Column("last_seen", ("Last Seen",), "date"),
        Column("smart_account", ("Smart Account",)),
        Column("virtual_account", ("Virtual Account",)),
    ),
)
