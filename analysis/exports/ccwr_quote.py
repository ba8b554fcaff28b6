"""A CCW-R renewal quote: one row a line to renew; the header stands somewhere in the first rows."""

from __future__ import annotations

from analysis.exports.formats import Column, Format

FORMAT = Format(
    name="ccwr_quote",
    title="CCW-R quote",
    container="table",
    subject="contracts",
    needs_smart_account=False,
    signature=(
        "serial_number",
        "instance_number",
        "unit_list_price",
        "quote_number",
        "service_level_description",
        "service_type",
        "prorated_list_price",
        "reference_serial_number",
        "reference_subscription_id",
        "extended_net_price",
    ),
    columns=(
        Column("serial_number", ("PAK/Serial Number",)),
        Column("instance_number", ("Instance Number",)),
        Column("sku", ("SKU",), required=True),
        Column("start_date", ("Start Date",), "date"),
        Column("end_date", ("End Date",), "date"),
        Column("quantity", ("Quantity",), "count", required=True),
        Column("unit_list_price", ("Unit List Price",), "amount"),
        Column("quote_name", ("Quote Name",)),
        Column("quote_number", ("Quote Number",)),
        Column("product_id", ("Product Number",)),
        Column("description", ("Product Description",)),
        Column("support_end_date", ("Last Date of Support",), "date"),
        Column("service_level", ("Service Level",)),
        Column("service_level_description", ("Service Level Description",)),
        Column("service_type", ("Service Type",)),
        Column("parent_instance_number", ("Parent Instance Number",)),
        Column("prorated_list_price", ("Prorated List Price",), "amount"),
        Column("extended_net_price", ("Extended Net Price",), "amount"),
        Column("currency", ("Currency",)),
        Column("status", ("Status",)),
        Column("subscription_id", ("Subscription ID",)),
        Column("reference_serial_number", ("Reference Serial Number",)),
        Column("reference_subscription_id", ("Reference Subscription ID",)),
        Column("migrated_instances", ("Migrated / Consolidated Instances",)),
    ),
)
