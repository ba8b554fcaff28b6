"""Tables of licence use over time: one row a period, and a device or account, with the count that was in use.

A table may name the entitlement by its tag, by the licence's name, or by both; the tag is preferred.
"""

from __future__ import annotations

from analysis.exports.formats import Column, Format

LICENSE = ("License", "License Name", "Licence", "Licence Name")

FORMAT = Format(
    name="usage_history",
    title="licence usage history",
    container="table",
    subject="usage",
    signature=("period_start", "entitlement", "used_count"),
    needs_smart_account=False,
    columns=(
        Column(
            "period_start",
            ("Period Start", "Period Start Date", "Usage Start Date", "Start Time", "Usage Date", "Date", "Day"),
            "date",
            required=True,
        ),
        Column("period_end", ("Period End", "Period End Date", "Usage End Date", "End Time"), "date"),
        Column(
            "serial_number", ("Serial Number", "Device Serial Number", "Device Serial", "UDI Serial Number", "UDI_SN")
        ),
        Column("product_id", ("Product ID", "PID", "UDI PID")),
        Column("entitlement", ("Entitlement Tag", "Tag", "Entitlement", *LICENSE), required=True),
        Column("license", LICENSE),
        Column(
            "used_count",
            ("Used Count", "Usage Count", "In Use", "Used", "Usage", "Consumed", "Licenses Used", "Count"),
            "count",
            required=True,
        ),
        Column("smart_account", ("Smart Account", "Smart Account Name", "Smart Account Domain")),
        Column("virtual_account", ("Virtual Account", "Virtual Account Name", "VA")),
    ),
)
