"""Users and roles of a Smart Account, whose layout a mapping tells: one row a user.

Names and addresses are personal: they have no column here, so they stay in raw, and only how many users there are is
told. An export that lists a user once a role counts that user once a role.
"""

from __future__ import annotations

from analysis.exports.formats import Column, Format

FORMAT = Format(
    name="account_users",
    title="Smart Account, users and roles",
    container="table",
    subject="account_users",
    only_mapped=True,
    columns=(
        Column("role", ("Role", "User Role", "Account Access", "Access"), required=True),
        Column("virtual_account", ("Virtual Account", "Virtual Accounts")),
        Column("last_sign_in", ("Last Sign In", "Last Login", "Last Login Date", "Last Access"), "date"),
        Column("status", ("Status", "User Status", "Account Status")),
        Column("smart_account", ("Smart Account", "Smart Account Domain")),
    ),
)
