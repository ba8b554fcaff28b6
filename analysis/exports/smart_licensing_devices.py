"""Smart Licensing API v1, `accounts/{domain}/devices`: one record a product instance, the licences it uses inside."""

from __future__ import annotations

from analysis.exports.formats import Column, Format, Item

FORMAT = Format(
    name="smart_licensing_devices",
    title="Smart Licensing API, product instances",
    container="json",
    subject="instances",
    records_key="devices",
    signature=("sudi", "virtualAccount"),
    columns=(
        Column("host_name", ("hostName",)),
        Column("display_name", ("displayName",)),
        Column("sudi", ("sudi",), "json", required=True),
        Column(
            "license_usage",
            ("licenseUsage",),
            "json",
            items=(Item("license", "text", required=True), Item("quantity", "count", required=True)),
        ),
        Column("virtual_account", ("virtualAccount",), required=True),
        Column("product_name", ("productName",)),
        Column("product_description", ("productDescription",)),
        Column("product_type", ("productType",)),
        Column("product_tag_name", ("productTagName",)),
        Column("status", ("status",)),
        Column("registration_date", ("registrationDate",), "date"),
        Column("last_contact_date", ("lastContactDate",), "date"),
    ),
)
