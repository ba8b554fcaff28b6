"""Smart Licensing API v3, `licenses/summary`: entitlement tags beside display names, for a whole Smart Account."""

from __future__ import annotations

from analysis.exports.formats import Column, Format, Item

FORMAT = Format(
    name="smart_licensing_summary",
    title="Smart Licensing API, licence summary",
    container="json",
    subject="none",
    records_key="summary",
    signature=("tag", "display_name"),
    columns=(
        Column("tag", ("tag",), required=True),
        Column("display_name", ("display_name",), required=True),
        Column("compliance_status", ("compliance_status",)),
        Column("enforced", ("enforced",)),
        Column("export_restricted", ("export_restricted",)),
        Column(
            "license_details",
            ("license_details",),
            "json",
            items=(Item("quantity", "count"), Item("start_date", "date"), Item("end_date", "date")),
        ),
        Column("prepaid_entitled", ("prepaid_entitled",), "count"),
        Column("prepaid_inuse", ("prepaid_inuse",), "count"),
        Column("prepaid_reserved", ("prepaid_reserved",), "count"),
    ),
)
