"""A partner's licence table over the Smart Account API: one row a part of a lot, usage on some of the rows only."""

from __future__ import annotations

from analysis.exports.formats import Column, Format

FORMAT = Format(
    name="partner_licenses",
    title="partner's licence table",
    container="table",
    subject="licenses",
    signature=("client", "domain", "license_type", "compliance", "active", "days_to_end"),
    columns=(
        Column("client", ("Client",)),
        Column("domain", ("Domain",)),
        Column("license", ("License",), required=True),
        Column("virtual_account", ("Virtual Account",), required=True),
        Column("billing", ("Billing",)),
        Column("license_type", ("License Type",)),
        Column("subscription_id", ("Subscription Id",)),
        Column("start_date", ("Start Date",), "date"),
        Column("end_date", ("End Date",), "date"),
        Column("quantity", ("Quantity",), "count", required=True),
        Column("available_to_use", ("Available To Use",), "count"),
        Column("in_use", ("In Use",), "count"),
        Column("balance", ("Balance",), "count"),
        Column("compliance", ("Compliance",)),
        Column("active", ("Active",)),
        Column("days_to_end", ("Days To End",)),
    ),
)
