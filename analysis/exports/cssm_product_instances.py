"""CSSM's product-instance table as downloaded from the portal: one row an instance, without the licences it uses."""

from __future__ import annotations

from analysis.exports.formats import Column, Format

FORMAT = Format(
    name="cssm_product_instances",
    title="CSSM product-instance table",
    container="table",
    subject="instances",
    columns=(
        Column("name", ("Name", "Product Instance", "Product Instance Name"), required=True),
        Column("product_type", ("Product Type", "Product"), required=True),
        Column("last_contact", ("Last Contact", "Last Contacted", "Last Contact Date"), "date", required=True),
        Column("virtual_account", ("Virtual Account", "Virtual Account Name", "VA"), required=True),
        Column("alerts", ("Alerts", "Alert")),
    ),
)
