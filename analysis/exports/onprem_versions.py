"""A list of SSM On-Prem servers and the releases they run, whose layout a mapping tells."""

from __future__ import annotations

from analysis.exports.formats import Column, Format

FORMAT = Format(
    name="onprem_versions",
    title="list of SSM On-Prem releases",
    container="table",
    subject="onprem",
    only_mapped=True,
    needs_smart_account=False,
    is_account_wide=False,
    columns=(
        Column("server", ("Server", "Host Name", "System", "Name"), required=True),
        Column("version", ("Version", "Release", "Software Version", "SSM On-Prem Version"), required=True),
    ),
)
