"""Product Activation Keys from the traditional portal, by likely words; only `Status` is publicly known."""

from __future__ import annotations

from analysis.exports.formats import Column, Format

FORMAT = Format(
    name="pak_licenses",
    title="PAK portal table",
    container="table",
    subject="pak",
    signature=("pak_number", "quantity", "status"),
    columns=(
        Column("pak_number", ("PAK", "PAK Number", "PAK ID", "PAK Code", "Product Activation Key"), required=True),
        Column("sku", ("SKU", "Product ID", "PAK SKU", "SKU Name", "Part Number")),
        Column("quantity", ("Quantity", "Qty", "Total Quantity", "Ordered Quantity"), "count", required=True),
        Column(
            "fulfilled_quantity",
            ("Fulfilled Quantity", "Quantity Fulfilled", "Fulfilled", "Used Quantity", "Quantity Used"),
            "count",
        ),
        Column("status", ("Status", "PAK_STATUS")),
        Column("pak_date", ("Date", "Created Date", "PAK Date", "Issue Date", "Order Date"), "date"),
        Column("smart_account", ("Smart Account", "Smart Account Name", "Smart Account Domain")),
    ),
)
