"""Order lines, as CCW or a reseller lists them: what was bought under which order, at which price, for whom."""

from __future__ import annotations

from analysis.exports.formats import Column, Format

FORMAT = Format(
    name="orders",
    title="list of orders",
    container="table",
    subject="orders",
    needs_smart_account=False,
    signature=(
        "purchase_order_number",
        "unit_list_price",
        "unit_net_price",
        "discount",
        "currency",
        "start_date",
        "end_date",
        "smart_account",
        "virtual_account",
        "subscription_id",
    ),
    columns=(
        Column(
            "order_number",
            ("Order Number", "Order", "Order ID", "Sales Order", "Sales Order Number", "SO Number", "Web Order ID"),
            required=True,
        ),
        Column("line", ("Line", "Line Number", "Order Line", "Order Line Number")),
        Column(
            "purchase_order_number",
            ("PO", "PO Number", "Purchase Order", "Purchase Order Number", "Customer PO", "Customer PO Number"),
        ),
        Column("sku", ("SKU", "Part Number", "Product ID", "Product Number", "Item Number"), required=True),
        Column("description", ("Description", "Product Description", "SKU Description", "Item Description")),
        Column("quantity", ("Quantity", "Qty", "Ordered Quantity", "Quantity Ordered"), "count", required=True),
        Column("unit_list_price", ("Unit List Price", "Unit List", "List Price"), "amount"),
        Column("discount", ("Discount", "Discounts", "Discount Percent", "Effective Discount")),
        Column("unit_net_price", ("Unit Net Price", "Unit Net", "Net Price"), "amount"),
        Column("extended_net_price", ("Extended Net Price", "Total Net Price", "Extended Amount"), "amount"),
        Column("currency", ("Currency", "Currency Code")),
        Column("order_date", ("Order Date", "Date Ordered", "Order Submitted Date", "Booked Date"), "date"),
        Column("start_date", ("Start Date", "Requested Start Date", "Service Start Date"), "date"),
        Column("end_date", ("End Date", "Service End Date"), "date"),
        Column("subscription_id", ("Subscription ID", "Subscription")),
        Column("smart_account", ("Smart Account", "Smart Account Name", "Smart Account Domain")),
        Column("virtual_account", ("Virtual Account", "Virtual Account Name")),
        Column("status", ("Status", "Order Status", "Line Status")),
    ),
)
