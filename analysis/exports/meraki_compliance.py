"""Meraki, compliance of subscriptions: one record a subscription, with what it lacks for each class of product."""

from __future__ import annotations

from analysis.exports.formats import Column, Format

FORMAT = Format(
    name="meraki_compliance",
    title="Meraki subscription compliance",
    container="json",
    subject="meraki",
    signature=("subscription", "violations"),
    needs_smart_account=False,
    columns=(
        Column("subscription", ("subscription",), "json", required=True),
        Column("violations", ("violations",), "json", required=True),
    ),
)
