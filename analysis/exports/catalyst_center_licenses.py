"""Catalyst Center, licence summary: one record a device with its licence levels and the accounts it is registered in.

No public answer shows how its times are written, so they are kept as text and read where they can be.
"""

from __future__ import annotations

from analysis.exports.formats import Column, Format

FORMAT = Format(
    name="catalyst_center_licenses",
    title="Catalyst Center licence summary",
    container="json",
    subject="deployment",
    records_key="response",
    signature=("device_name", "dna_level", "license_mode"),
    needs_smart_account=False,
    columns=(
        Column("device_name", ("device_name",)),
        Column("ip_address", ("ip_address",)),
        Column("device_uuid", ("device_uuid",)),
        Column("model", ("model",)),
        Column("software_version", ("software_version",)),
        Column("dna_level", ("dna_level",)),
        Column("network_license", ("network_license",)),
        Column("license_mode", ("license_mode",)),
        Column("registration_status", ("registration_status",)),
        Column("smart_account_name", ("smart_account_name",)),
        Column("virtual_account_name", ("virtual_account_name",)),
        Column("last_updated_time", ("last_updated_time",)),
        Column("last_successful_rum_usage_upload_time", ("last_successful_rum_usage_upload_time",)),
    ),
)
