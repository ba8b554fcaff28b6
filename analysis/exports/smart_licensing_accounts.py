"""Smart Licensing API v2, `accounts/search`: the Smart and Virtual Accounts that completeness is checked against."""

from __future__ import annotations

from analysis.exports.formats import Column, Format, Item

FORMAT = Format(
    name="smart_licensing_accounts",
    title="Smart Licensing API, account list",
    container="json",
    subject="accounts",
    records_key="accounts",
    signature=("domain", "virtual_accounts"),
    needs_smart_account=False,
    columns=(
        Column("account_id", ("account_id",)),
        Column("domain", ("domain",), required=True),
        Column("name", ("name",)),
        Column("virtual_accounts", ("virtual_accounts",), "json", items=(Item("name", "text", required=True),)),
    ),
)
