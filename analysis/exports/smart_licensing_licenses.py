"""Smart Licensing API v1, `accounts/{domain}/licenses`: one record a licence and Virtual Account, its lots inside."""

from __future__ import annotations

from analysis.exports.formats import Column, Format, Item

FORMAT = Format(
    name="smart_licensing_licenses",
    title="Smart Licensing API, licences",
    container="json",
    subject="licenses",
    records_key="licenses",
    signature=("license", "virtualAccount"),
    columns=(
        Column("license", ("license",), required=True),
        Column("virtual_account", ("virtualAccount",), required=True),
        Column("quantity", ("quantity",), "count"),
        Column("in_use", ("inUse",), "count"),
        Column("available", ("available",), "count"),
        Column("reserved", ("reserved",), "count"),
        Column("pending_quantity", ("pendingQuantity",), "count"),
        Column("status", ("status",)),
        Column("billing_type", ("billingType",)),
        Column("is_portable", ("isPortable",)),
        Column("aha_apps", ("ahaApps",)),
        Column(
            "license_details",
            ("licenseDetails",),
            "json",
            items=(
                Item("quantity", "count", required=True),
                Item("startDate", "date"),
                Item("endDate", "date"),
            ),
        ),
        Column(
            "license_substitutions",
            ("licenseSubstitutions",),
            "json",
            items=(Item("substitutedQuantity", "count", required=True),),
        ),
    ),
)
