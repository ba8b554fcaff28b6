"""Meraki, subscriptions: one record a subscription, what it entitles to inside."""

from __future__ import annotations

from analysis.exports.formats import Column, Format, Item

FORMAT = Format(
    name="meraki_subscriptions",
    title="Meraki subscriptions",
    container="json",
    subject="meraki",
    signature=("subscriptionId", "entitlements", "webOrderId"),
    needs_smart_account=False,
    columns=(
        Column("subscription_id", ("subscriptionId",), required=True),
        Column("name", ("name",)),
        Column("status", ("status",)),
        Column("start_date", ("startDate",), "date"),
        Column("end_date", ("endDate",), "date"),
        Column("web_order_id", ("webOrderId",)),
        Column("type", ("type",)),
        Column("smart_account", ("smartAccount",), "json"),
        Column("entitlements", ("entitlements",), "json", items=(Item("sku", "text", required=True),)),
        Column("enterprise_agreement", ("enterpriseAgreement",), "json"),
    ),
)
