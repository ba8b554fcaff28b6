"""The adviser's own ledger of settlements, in `benchmarks/`: what was proposed, and what was settled for.

Who the client of a settlement was has no column here: it stays in raw and is never shown.
"""

from __future__ import annotations

from analysis.exports.formats import Column, Format

FORMAT = Format(
    name="settlement_ledger",
    title="settlement ledger",
    container="table",
    subject="settlements",
    areas=("benchmarks",),
    needs_smart_account=False,
    needs_taken_at=False,
    columns=(
        Column("settlement", ("Settlement", "Settlement ID", "Reference", "Case", "Case Number")),
        Column("family", ("Family", "Product Family", "Technology", "Architecture")),
        Column("fiscal_quarter", ("Fiscal Quarter", "Cisco Fiscal Quarter", "Cisco Quarter", "Quarter")),
        Column("settlement_date", ("Settlement Date", "Settled On", "Date Settled", "Signed On"), "date"),
        Column(
            "proposed_amount",
            ("Proposed Amount", "Proposed", "First Proposal", "Initial Proposal", "Proposal Amount"),
            "amount",
            required=True,
        ),
        Column(
            "settled_amount",
            ("Settled Amount", "Settled", "Settlement Amount", "Final Amount", "Agreed Amount"),
            "amount",
            required=True,
        ),
        Column("currency", ("Currency", "Currency Code")),
        Column("settled_currency", ("Settled Currency", "Settlement Currency")),
        Column("renewal_history", ("Renewal History", "Account History", "Former Renewals")),
    ),
)
