"""Product Activation Keys from the traditional portal; only `Status` is publicly known, so a mapping names the rest."""

from __future__ import annotations

from analysis.exports.formats import Column, Format

FORMAT = Format(
    name="pak_licenses",
    title="PAK portal table",
    container="table",
    subject="pak",
    only_mapped=True,
    columns=(
        Column("pak_number", ("PAK", "PAK Number"), required=True),
        Column("sku", ("SKU", "Product ID")),
        Column("quantity", ("Quantity",), "count", required=True),
        Column("fulfilled_quantity", ("Fulfilled Quantity",), "count"),
        Column("status", ("Status", "PAK_STATUS")),
        Column("pak_date", ("Date", "Created Date"), "date"),
        Column("smart_account", ("Smart Account",)),
    ),
)
