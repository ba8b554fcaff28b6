"""Meraki, licences of a per-device organisation: one record a licence, with those queued behind it inside."""

from __future__ import annotations

from analysis.exports.formats import Column, Format, Item

FORMAT = Format(
    name="meraki_licenses",
    title="Meraki licences",
    container="json",
    subject="meraki",
    signature=("licenseKey", "licenseType", "deviceSerial"),
    needs_smart_account=False,
    columns=(
        Column("id", ("id",)),
        Column("license_type", ("licenseType",), required=True),
        Column("license_key", ("licenseKey",)),
        Column("order_number", ("orderNumber",)),
        Column("device_serial", ("deviceSerial",)),
        Column("network_id", ("networkId",)),
        Column("state", ("state",)),
        Column("seat_count", ("seatCount",), "count"),
        Column("total_duration_in_days", ("totalDurationInDays",), "count"),
        Column("duration_in_days", ("durationInDays",), "count"),
        Column("claim_date", ("claimDate",), "date"),
        Column("activation_date", ("activationDate",), "date"),
        Column("expiration_date", ("expirationDate",), "date"),
        Column(
            "permanently_queued_licenses",
            ("permanentlyQueuedLicenses",),
            "json",
            items=(Item("licenseType", "text", required=True),),
        ),
    ),
)
