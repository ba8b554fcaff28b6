"""Outputs of a device's commands, one text file a device: what it runs, which licences it uses, what it reported."""

from __future__ import annotations

from analysis.exports.device_outputs.device_clock import own_date
from analysis.exports.device_outputs.reading import read
from analysis.exports.device_outputs.recognising import recognises
from analysis.exports.device_outputs.vocabulary import KINDS
from analysis.exports.formats import Column, Format

__all__ = ["FORMAT", "KINDS"]

FORMAT = Format(
    name="device_outputs",
    title="device output",
    container="text",
    subject="device_outputs",
    needs_smart_account=False,
    is_account_wide=False,
    recognises=recognises,
    read=read,
    own_date=own_date,
    columns=(
        Column("kind", ("kind",), required=True),
        Column("command", ("command",)),
        Column("host_name", ("host_name",)),
        Column("operating_system", ("operating_system",)),
        Column("fields", ("fields",), "json"),
    ),
)
