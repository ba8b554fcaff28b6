"""CSSM's licence table as downloaded from the portal: one row a licence, sometimes with its Virtual Account."""

from __future__ import annotations

from analysis.exports.formats import Column, Format

FORMAT = Format(
    name="cssm_licenses",
    title="CSSM licence table",
    container="table",
    subject="licenses",
    columns=(
        Column("license", ("License", "License Name", "Licence"), required=True),
        Column("virtual_account", ("Virtual Account", "Virtual Account Name", "VA"), required=True),
        Column("billing", ("Billing", "Billing Type")),
        Column("available_to_use", ("Available to Use", "Purchased", "Quantity Purchased"), "count", required=True),
        Column("in_use", ("In Use", "Quantity In Use"), "count", required=True),
        Column("substitution", ("Substitution", "Substituted"), "count"),
        Column("balance", ("Balance", "Surplus/Shortage"), "count"),
        Column("alerts", ("Alerts", "Alert")),
    ),
)
