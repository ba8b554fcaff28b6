"""Security advisories in the Common Security Advisory Framework 2.0: a document is one record."""

from __future__ import annotations

from analysis.exports.formats import Column, Format

FORMAT = Format(
    name="csaf_advisories",
    title="CSAF security advisory",
    container="json",
    subject="advisories",
    signature=("document", "product_tree"),
    needs_smart_account=False,
    needs_taken_at=False,
    columns=(
        Column("document", ("document",), "json", required=True),
        Column("product_tree", ("product_tree",), "json"),
        Column("vulnerabilities", ("vulnerabilities",), "json"),
    ),
)
