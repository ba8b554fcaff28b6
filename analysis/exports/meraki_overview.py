"""Meraki, licences overview of a co-termination organisation: one end for all its licences, counted by device model."""

from __future__ import annotations

from analysis.exports.formats import Column, Format

FORMAT = Format(
    name="meraki_overview",
    title="Meraki licences overview",
    container="json",
    subject="meraki",
    signature=("expirationDate", "licensedDeviceCounts"),
    needs_smart_account=False,
    columns=(
        Column("status", ("status",)),
        Column("expiration_date", ("expirationDate",), "date"),
        Column("licensed_device_counts", ("licensedDeviceCounts",), "json"),
        Column("license_count", ("licenseCount",), "count"),
    ),
)
