"""A partner's Enterprise Agreement table over the EA API: one row a SKU of a suite in a Virtual Account."""

from __future__ import annotations

from analysis.exports.formats import Column, Format

FORMAT = Format(
    name="partner_agreements",
    title="partner's agreement table",
    container="table",
    subject="consumption",
    needs_smart_account=False,
    signature=(
        "client",
        "calculation_method",
        "total_purchased",
        "generated",
        "pre_ea",
        "migrated",
        "next_true_forward",
    ),
    columns=(
        Column("client", ("Client",), required=True),
        Column("domain", ("Domain",)),
        Column("virtual_account", ("Virtual Account",)),
        Column("subscription_id", ("Subscription",)),
        Column("status", ("Status",)),
        Column("suite", ("Suite Name",)),
        Column("calculation_method", ("Calculation Method",)),
        Column("sku", ("SKU",), required=True),
        Column("purchased", ("Purchased",), "count"),
        Column("growth_allowance", ("Growth Allowance",), "count"),
        Column("total_purchased", ("Total Purchased",), "count"),
        Column("generated", ("Generated",), "count"),
        Column("balance", ("Balance",), "count", required=True),
        Column("pre_ea", ("Pre EA",), "count"),
        Column("migrated", ("License Migrated",), "count"),
        Column("next_true_forward", ("NTF Date",), "date"),
        Column("start_date", ("Start Date",), "date"),
        Column("end_date", ("End Date",), "date"),
    ),
)
