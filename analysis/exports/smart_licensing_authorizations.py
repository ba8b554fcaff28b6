"""Smart Licensing API v2, a completed poll of authorisations: which devices hold an authorisation code."""

from __future__ import annotations

from analysis.exports.formats import Column, Format

FORMAT = Format(
    name="smart_licensing_authorizations",
    title="Smart Licensing API, authorisations",
    container="json",
    subject="none",
    records_key="data.authorizations",
    signature=("sudi", "auth_status"),
    columns=(
        Column("product_instance_identifier", ("product_instance_identifier",)),
        Column("sudi", ("sudi",), "json", required=True),
        Column("smart_license", ("smart_license",), "json"),
        Column("auth_status", ("auth_status",), "json"),
        Column("error_code", ("error_code",)),
        Column("status", ("status",)),
        Column("status_message", ("status_message",)),
        Column("correlation_id", ("correlation_id",)),
    ),
)
