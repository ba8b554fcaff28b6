"""Smart Licensing API v1, `accounts/{domain}/license-subscriptions`: one record a subscribed licence of an account."""

from __future__ import annotations

from analysis.exports.formats import Column, Format

FORMAT = Format(
    name="smart_licensing_subscriptions",
    title="Smart Licensing API, licence subscriptions",
    container="json",
    subject="subscriptions",
    records_key="licenseSubscriptions",
    signature=("license", "subscriptionId", "virtualAccount"),
    columns=(
        Column("license", ("license",), required=True),
        Column("virtual_account", ("virtualAccount",), required=True),
        Column("subscription_id", ("subscriptionId",)),
        Column("quantity", ("quantity",), "count"),
        Column("billing_type", ("billingType",)),
        Column("start_date", ("startDate",), "date"),
        Column("end_date", ("endDate",), "date"),
        Column("status", ("status",)),
    ),
)
