"""The tables of a client's README."""

from __future__ import annotations

import re
from decimal import Decimal
from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from collections.abc import Iterable

Figures = dict[str, Any]

TRUE_FORWARD = {
    "suite": "suite_name",
    "committed": "committed_count",
    "allowance": "allowance_count",
    "threshold": "threshold_count",
    "consumed": "consumed_count",
    "over": "over_count",
    "over commitment": "over_commitment_count",
    "net price a month": "net_unit_price_amount",
    "months": "remaining_months",
    "charge": "charge_amount",
}
NETTING = {
    "Smart Account": "smart_account",
    "licence": "license_name",
    "gross short": "gross_short_count",
    "misplaced": "misplaced_count",
    "genuine": "genuine_short_count",
    "surplus": "surplus_count",
}
BRIDGE = {
    "short as Cisco shows it": "gross_shortage_count",
    "change by ended lots": "expired_lots_change_count",
    "change by covering that the export does not show": "substitution_change_count",
    "change by moves": "moves_change_count",
    "left after moves": "genuine_shortage_count",
    "left without that covering": "genuine_shortage_without_cover_count",
}


def true_forward(figures: Figures) -> str:
    """One row a suite, and the total charge."""
    rows: list[list[object]] = [[line[name] for name in TRUE_FORWARD.values()] for line in figures["true_forward"]]
    blank = [""] * (len(TRUE_FORWARD) - 2)
    return _table(list(TRUE_FORWARD), [*rows, ["total", *blank, figures["true_forward_charge_amount"]]])


def netting(figures: Figures) -> str:
    """One row a licence that is short somewhere."""
    short = [row for row in figures["license_netting"] if row["gross_short_count"]]
    return _table(list(NETTING), [[row[name] for name in NETTING.values()] for row in short])


def files(contents: dict[str, bytes]) -> str:
    """One row a file, or a run of pages, with its size."""
    groups: dict[str, list[int]] = {}
    for path, content in sorted(contents.items()):
        groups.setdefault(re.sub(r"_\d\d\.json$", "_*.json", path), []).append(len(content))
    rows = [[f"`{path}`", len(sizes), -(-sum(sizes) // 1024)] for path, sizes in groups.items()]
    return _table(["path", "files", "KB"], rows)


def kinds(gate: Figures) -> str:
    """One row a kind of source."""
    header = {
        "kind": "source_name",
        "status": "source_status",
        "files": "file_count",
        "rows": "landed_count",
        "newest": "taken_at",
        "days old": "age_days",
    }
    return _table(list(header), [[_or_blank(row[name]) for name in header.values()] for row in gate["kinds"]])


def gate_notes(gate: Figures) -> str:
    """List what else the gate has to say: what is not counted and why, and what settled the order of days."""
    notes = [
        f"overlapped: {row['format']} of {row['smart_account']}, {row['taken_at']} ({row['file_count']} file)"
        for row in gate["overlaps"]
    ]
    notes += [
        f"later than the as-of date: {row['format']} of {row['smart_account']}, {row['taken_at']}"
        for row in gate["sources"]
        if row["export_status"] == "later"
    ]
    notes += [
        f"{row['repeated_count']} rows told twice: {row['format']} of {row['smart_account']}, {row['taken_at']}"
        for row in gate["sources"]
        if row["repeated_count"]
    ]
    notes += [f"the same file twice: `{row['path']}` is `{row['same_as']}`" for row in gate["duplicates"]]
    notes += [f"not read: `{path}`" for path in gate["not_read"]]
    notes += [
        f"never exported: {row['never_exported']} of {row['smart_account']}"
        for row in gate["accounts"]
        if row["never_exported"]
    ]
    notes += [
        f"days in `{row['path']}` read {row['date_order']}, by {row['date_order_source']}"
        for row in gate["date_orders"]
    ]
    return "\n".join(f"* {note}" for note in notes)


def rejects(gate: Figures) -> str:
    """One row a file and reason; a sentence where nothing is refused."""
    rows: list[list[object]] = [[f"`{row['path']}`", row["reason"], row["rejected_count"]] for row in gate["rejects"]]
    return _table(["refused in", "reason", "rows"], rows) if rows else "No row is refused."


def _or_blank(cell: object) -> object:
    return "" if cell is None else cell


def key_figures(figures: Figures) -> str:
    """List the client's totals, its bridge, and what its PAKs and its proposal come to."""
    totals, instances, lots = figures["netting_totals"], figures["instance_totals"], figures["lots"]
    rows: list[list[object]] = [
        ["gross short", totals["gross_short_count"]],
        ["… misplaced", totals["misplaced_count"]],
        ["… genuine", totals["genuine_short_count"]],
        ["surplus, before moves", totals["surplus_count"]],
        ["product instances", instances["instance_count"]],
        ["… silent over 30 and up to 90 days", instances["amber_count"]],
        ["… silent over 90 days (stale)", instances["stale_count"]],
        ["… silent over 365 days", instances["gone_count"]],
        ["distinct serial numbers", instances["distinct_serial_count"]],
        ["lots ended and still ACTIVE", lots["ended_still_active_count"]],
        ["… their quantity", lots["ended_still_active_quantity_count"]],
        [f"lots ending before {lots['next_milestone_date']}, the milestone", lots["ending_before_milestone_count"]],
        ["… their quantity", lots["ending_before_milestone_quantity_count"]],
        ["True Forward charge", figures["true_forward_charge_amount"]],
    ]
    for row in figures["bridge"]:
        rows += [[f"{row['smart_account']}: {words}", row[name]] for words, name in BRIDGE.items()]
    for row in figures.get("pak", []):
        rows.append([f"{row['license_name']} in PAKs not converted", row["unconverted_count"]])
        rows.append(["… genuine shortage that explains", row["explained_count"]])
    if proposal := figures.get("proposal"):
        rows.append(["proposal, lines", proposal["line_count"]])
        rows.append(["proposal, amount", proposal["proposed_amount"]])
        rows.append(["proposal ÷ formula", proposal["ratio"]])
    return _table(["figure", "count or amount"], rows)


def planted_errors(errors: list[dict[str, Any]]) -> str:
    """List the errors that a proposal holds on purpose."""
    rows: list[list[object]] = [
        [one["proposal_line"], one["suite_name"], one["error"], one["cause"], one["variance_amount"]] for one in errors
    ]
    return _table(["line", "suite", "error", "found as", "amount"], rows)


def _table(header: list[str], rows: list[list[object]]) -> str:
    """Lay out a Markdown table; columns of numbers are set to the right."""
    is_number = [all(_is_number(row[place]) for row in rows) for place in range(len(header))]
    rule = ["---:" if right else "---" for right in is_number]
    return "\n".join(_row(cells) for cells in (header, rule, *([_shown(cell) for cell in row] for row in rows)))


def _row(cells: Iterable[str]) -> str:
    return f"| {' | '.join(cells)} |"


def _is_number(cell: object) -> bool:
    return isinstance(cell, int) or re.fullmatch(r"|\d+\.\d+", str(cell)) is not None


def _shown(cell: object) -> str:
    if isinstance(cell, int):
        return f"{cell:,}".replace("-", "−")
    return f"{Decimal(str(cell)):,.2f}" if cell and _is_number(cell) else str(cell)
