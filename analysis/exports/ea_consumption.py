"""EA consumption API: one record a subscription; accounts, Virtual Accounts, suites and SKUs are nested inside."""

from __future__ import annotations

from analysis.exports.formats import Column, Format, Item

FORMAT = Format(
    name="ea_consumption",
    title="EA consumption API",
    container="json",
    subject="consumption",
    records_key="subscriptions",
    signature=("subscriptionID", "accounts"),
    needs_smart_account=False,
    columns=(
        Column("subscription_id", ("subscriptionID",), required=True),
        Column("status", ("status",)),
        Column("start_date", ("startDate",), "date"),
        Column("end_date", ("endDate",), "date"),
        Column("next_true_forward", ("nextTrueForward",), "date"),
        Column("duration", ("duration",)),
        Column("remaining_duration", ("remainingDuration",)),
        Column("duration_months", ("durationInMonths",), "count"),
        Column("remaining_duration_months", ("remainingDurationInMonths",), "count"),
        Column("architecture_name", ("architectureName",)),
        Column("accounts", ("accounts",), "json", items=(Item("smartAccountId", "count"),)),
    ),
)
