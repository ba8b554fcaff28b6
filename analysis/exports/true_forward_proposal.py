"""The vendor's True Forward lines, in `proposal/`: what Cisco asks, line by line."""

from __future__ import annotations

from analysis.exports.formats import Column, Format

FORMAT = Format(
    name="true_forward_proposal",
    title="True Forward proposal",
    container="table",
    subject="proposal",
    areas=("proposal",),
    needs_smart_account=False,
    needs_taken_at=False,
    columns=(
        Column("line", ("Line", "Line Number", "Line #")),
        Column("subscription_id", ("Subscription ID", "Subscription")),
        Column("suite", ("Suite", "Suite Name")),
        Column("sku", ("SKU", "Part Number", "Commerce SKU"), required=True),
        Column("description", ("Description", "SKU Description")),
        Column("quantity", ("Quantity", "Qty", "True Forward Event Order Qty"), "count", required=True),
        Column("unit_list_price", ("Unit List Price", "List Price"), "amount"),
        Column("discount", ("Discount", "Discount %", "Discount Percent", "Effective Discount")),
        Column("unit_net_price", ("Unit Net Price", "Net Price"), "amount"),
        Column("months", ("Months", "Remaining Duration (Months)"), "amount"),
        Column("start_date", ("Start Date", "Requested Start Date", "Billing Start Date"), "date"),
        Column("end_date", ("End Date", "Billing End Date"), "date"),
        Column("growth_allowance", ("Growth Allowance", "Allowance", "Growth Allowance Quantity"), "count"),
        Column("support_amount", ("Support Amount", "Support", "Service Amount"), "amount"),
        Column("extended_amount", ("Extended Amount", "Extended Net Price", "Amount"), "amount", required=True),
        Column("currency", ("Currency", "Currency Code"), required=True),
    ),
)
