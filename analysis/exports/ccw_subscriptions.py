"""CCW's subscription list: one row a subscription, with its True Forward facts; columns come and go each month.

People's names, addresses and telephone numbers have no column here: they stay in raw.
"""

from __future__ import annotations

from analysis.exports.formats import Column, Format

FORMAT = Format(
    name="ccw_subscriptions",
    title="CCW subscription list",
    container="table",
    subject="subscriptions",
    needs_smart_account=False,
    signature=(
        "offer_name",
        "consumption_status",
        "over_consumed_groups",
        "true_forward_groups",
        "true_forward_date",
        "next_true_forward",
        "pending_true_forward_date",
        "monthly_charge",
        "true_forward_overage",
        "web_order_id",
        "buying_program_id",
        "provisioning_status",
    ),
    columns=(
        Column("subscription_id", ("Subscription ID",), required=True),
        Column("end_customer", ("End Customer",)),
        Column("offer_name", ("Offer Name",)),
        Column("consumption_status", ("Consumption Status",)),
        Column("over_consumed_groups", ("Over Consumed TF Groups",)),
        Column("true_forward_groups", ("TF Groups",)),
        Column("true_forward_date", ("True Forward Effective Date",), "date"),
        Column("next_true_forward", ("Next True Forward",), "date"),
        Column("pending_true_forward_date", ("Pending True Forward Effective Date",), "date"),
        Column("status", ("Status",)),
        Column("start_date", ("Start Date",), "date"),
        Column("end_date", ("End Date",), "date"),
        Column("initial_term", ("Initial Term",)),
        Column("renewal_date", ("Renewal Date",), "date"),
        Column("currency", ("Currency",)),
        Column("monthly_charge", ("Monthly Charge",), "amount"),
        Column("true_forward_overage", ("TF Overage",)),
        Column("purchase_order_number", ("Purchase Order Number",)),
        Column("web_order_id", ("WebOrderID",)),
        Column("buying_program_id", ("Buying Program ID",)),
        Column("order_date", ("Order Submitted Date",), "date"),
        Column("smart_account", ("Smart Account Name",)),
        Column("provisioning_status", ("Provisioning Status",)),
        Column("consumed_suite_share", ("Consumed Suite Value (%)",)),
        Column("exceptional_growth_anniversary", ("Exceptional Growth Anniversary",)),
        Column("exceptional_growth_eligible", ("Exceptional Growth TF Eligible",)),
    ),
)
