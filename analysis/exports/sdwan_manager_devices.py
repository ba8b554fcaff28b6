"""SD-WAN Manager, `system/device`: one record an edge device or controller; `chasisNumber` is the source's spelling."""

from __future__ import annotations

from analysis.exports.formats import Column, Format

FORMAT = Format(
    name="sdwan_manager_devices",
    title="SD-WAN Manager device list",
    container="json",
    subject="deployment",
    records_key="data",
    signature=("chasisNumber", "deviceModel", "deviceType"),
    needs_smart_account=False,
    columns=(
        Column("device_type", ("deviceType",)),
        Column("serial_number", ("serialNumber",)),
        Column("uuid", ("uuid",)),
        Column("chassis_number", ("chasisNumber",), required=True),
        Column("device_model", ("deviceModel",)),
        Column("validity", ("validity",)),
        Column("host_name", ("host-name",)),
        Column("system_ip", ("system-ip",)),
        Column("version", ("version",)),
        Column("reachability", ("reachability",)),
    ),
)
