"""CSSM's event log as downloaded from the portal: what happened in an account, told in words.

Who did it is personal: that column has no name here, so it stays in raw.
"""

from __future__ import annotations

from analysis.exports.formats import Column, Format

FORMAT = Format(
    name="cssm_events",
    title="CSSM event log",
    container="table",
    subject="account_events",
    signature=("event_time", "event_type", "message"),
    columns=(
        Column(
            "event_time",
            ("Time", "Event Time", "Date", "Event Date", "Date/Time", "Date and Time", "Timestamp", "Time Stamp"),
            "date",
            required=True,
        ),
        Column("event_type", ("Event Type", "Event", "Type", "Event Name")),
        Column("message", ("Message", "Event Message", "Message Text"), required=True),
        Column("virtual_account", ("Virtual Account", "Virtual Account Name", "VA")),
    ),
)
