"""CCW-R line details: five rows before the header, one row a covered item or subscription line."""

from __future__ import annotations

from analysis.exports.formats import Column, Format

FORMAT = Format(
    name="ccwr_line_details",
    title="CCW-R line details",
    container="table",
    subject="contracts",
    needs_smart_account=False,
    signature=("serial_number", "service_level", "product_name", "contract_number"),
    columns=(
        Column("serial_number", ("PAK/Serial Number",)),
        Column("status", ("Status",)),
        Column("support_end_date", ("Last Date of Support",), "date"),
        Column("service_level", ("Service Level/Offer Type",)),
        Column("start_date", ("Start Date",), "date"),
        Column("end_date", ("End Date",), "date"),
        Column("description", ("Description",)),
        Column("product_name", ("Product /Offer Name",)),
        Column("contract_number", ("Subscription ID/Contract Number",)),
        Column("parent_serial_number", ("Parent PAK/Serial Number",)),
        Column("instance_number", ("Instance Number",)),
        Column("parent_instance_number", ("Parent Instance Number",)),
        Column("service_sku", ("Service SKU",)),
        Column("service_description", ("Service/Offer Description",)),
        Column("quantity", ("Quantity",), "count"),
        Column("installed_base_status", ("Installed Base Status",)),
        Column("product_family", ("Product Family",)),
        Column("item_type", ("Item Type",)),
        Column("net_price", ("Total Net Price",), "amount"),
        Column("monthly_cost", ("Monthly Cost",), "amount"),
        Column("currency", ("Currency",)),
        Column("price_list", ("Price List",)),
    ),
)
