"""The installed base as a partner's tool lists it: one row an item, its coverage, contract and last days."""

from __future__ import annotations

from analysis.exports.formats import Column, Format

FORMAT = Format(
    name="installed_base",
    title="list of the installed base",
    container="table",
    subject="contracts",
    needs_smart_account=False,
    signature=("coverage", "covered_line_status", "serial_number", "installed_base_status", "asset_type"),
    columns=(
        Column("serial_number", ("Serial Number / PAK number",)),
        Column("coverage", ("Coverage",)),
        Column("covered_line_status", ("Covered Line Status",)),
        Column("business_entity", ("Business Entity",)),
        Column("product_family", ("Product Family",)),
        Column("product_id", ("Product ID",), required=True),
        Column("description", ("Product Description",)),
        Column("asset_type", ("Asset Type",)),
        Column("product_type", ("Product Type",)),
        Column("buying_program", ("Buying Program",)),
        Column("quantity", ("Item Quantity",), "count"),
        Column("start_date", ("Covered Line Start Date",), "date"),
        Column("end_date", ("Covered Line End Date",), "date"),
        Column("contract_type", ("Contract Type",)),
        Column("contract_number", ("Contract Number",)),
        Column("subscription_id", ("Subscription ID",)),
        Column("support_end_date", ("Last Date of Support",), "date"),
        Column("unit_list_price", ("Product List Price $",), "amount"),
        Column("instance_id", ("Instance ID",)),
        Column("parent_instance_id", ("Parent Instance ID",)),
        Column("sales_order_number", ("Product SO",)),
        Column("purchase_order_number", ("Product PO",)),
        Column("web_order_id", ("Web Order ID",)),
        Column("installed_base_status", ("Installed Base Status",)),
    ),
)
