"""SSM On-Prem's local accounts: which Smart Account and Virtual Account in the cloud each one stands for."""

from __future__ import annotations

from analysis.exports.formats import Column, Format

FORMAT = Format(
    name="onprem_accounts",
    title="SSM On-Prem, local accounts",
    container="json",
    subject="none",
    records_key="accounts",
    signature=("cssm_smart_account_name", "cssm_virtual_account_name"),
    needs_smart_account=False,
    columns=(
        Column("account_id", ("account_id",)),
        Column("domain", ("domain",)),
        Column("name", ("name",)),
        Column("cssm_smart_account_id", ("cssm_smart_account_id",)),
        Column("cssm_smart_account_name", ("cssm_smart_account_name",), required=True),
        Column("cssm_virtual_account_name", ("cssm_virtual_account_name",), required=True),
    ),
)
