"""A list of assets and the contract lines that cover them; what stands below its first blank row is none of it."""

from __future__ import annotations

from analysis.exports.formats import Column, Format

FORMAT = Format(
    name="asset_list",
    title="list of assets",
    container="table",
    subject="contracts",
    needs_smart_account=False,
    signature=("product_label", "support_end_date", "product_relationship", "contract_line_status", "ship_date"),
    columns=(
        Column("site", ("Site",)),
        Column("health", ("Health",)),
        Column("serial_number", ("PAK/Serial Number",)),
        Column("contract_number", ("Contract Number",)),
        Column("product_id", ("Product Number",), required=True),
        Column("product_label", ("Product Label",)),
        Column("support_end_date", ("End of Support",), "date"),
        Column("description", ("Product Description",)),
        Column("product_type", ("Product Type",)),
        Column("instance_number", ("Instance Number",)),
        Column("product_relationship", ("Product Relationship",)),
        Column("parent_instance_number", ("Parent Instance Number",)),
        Column("start_date", ("Start Date",), "date"),
        Column("end_date", ("End Date",), "date"),
        Column("contract_line_status", ("Contract Line Status",)),
        Column("purchase_order_number", ("PO Number",)),
        Column("sales_order_number", ("SO Number",)),
        Column("ship_date", ("Product Ship Date",), "date"),
    ),
)
