"""Prices the client or adviser holds, in `prices/`: list and net, per SKU or licence, each for so many months."""

from __future__ import annotations

from analysis.exports.formats import Column, Format

FORMAT = Format(
    name="price_list",
    title="price list",
    container="table",
    subject="prices",
    areas=("prices",),
    needs_smart_account=False,
    needs_taken_at=False,
    columns=(
        Column("sku", ("SKU", "Part Number", "Product ID", "Product Number")),
        Column("license", ("License", "License Name", "Licence")),
        Column("description", ("Description", "Product Description", "SKU Description")),
        Column("unit_list_price", ("Unit List Price", "List Price", "Unit List"), "amount"),
        Column("unit_net_price", ("Unit Net Price", "Net Price", "Unit Net"), "amount", required=True),
        Column("price_months", ("Price Months", "Pricing Term Months", "Term Months"), "count"),
        Column("currency", ("Currency", "Currency Code"), required=True),
    ),
)
