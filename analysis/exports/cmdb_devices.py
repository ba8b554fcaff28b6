"""ServiceNow's CMDB as a table: one row a configuration item, headed by its labels or by its field names.

`install_status` reads as its word or as its number: 1 installed, 7 retired, 100 absent. A CMDB of another layout is
read as a list of devices with a mapping.
"""

from __future__ import annotations

from analysis.exports.formats import Column, Format

FORMAT = Format(
    name="cmdb_devices",
    title="CMDB device table",
    container="table",
    subject="deployment",
    signature=("name", "serial_number", "install_status"),
    needs_smart_account=False,
    columns=(
        Column("name", ("Name",)),
        Column("serial_number", ("Serial number", "serial_number")),
        Column("install_status", ("Install Status", "install_status")),
        Column("model", ("Model ID", "model_id", "Model number", "model_number")),
        Column("ip_address", ("IP Address", "ip_address")),
        Column("software_version", ("Firmware version", "firmware_version", "OS Version", "os_version")),
        Column("last_discovered", ("Most recent discovery", "last_discovered"), "date"),
    ),
)
