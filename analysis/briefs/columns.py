"""Which columns of the estate's relations a brief shows, what readers call them, and in which unit."""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from analysis.briefs.tables import ColumnWish

Columns = dict[str, "ColumnWish"]

FAMILIES: Columns = {
    "smart_account": "Smart Account",
    "license_family_name": "Family",
    "available_count": "In force",
    "in_use_count": "In use",
    "gross_short_count": "Short by account",
    "misplaced_count": "Of it misplaced",
    "genuine_short_count": "Short pooled",
    "surplus_count": "Spare",
}
POSITION: Columns = {
    "smart_account": "Smart Account",
    "virtual_account": "Virtual Account",
    "license_name": "Licence",
    "available_count": "In force",
    "in_use_count": "In use",
    "balance_count": "Balance",
    "position_status": "Status",
}
GRADES: Columns = {
    "step_name": "Step",
    "confidence_grade": "Grade",
    "short_count": ("Licences", "signed"),
    "license_count": "Different licences",
}
LENSES: Columns = {
    "license_name": "Licence",
    "shown_entitled_count": "Owned, as shown",
    "shown_in_use_count": "In use, as shown",
    "shown_balance_count": ("Balance, as shown", "signed"),
    "difference_count": ("Difference", "signed"),
    "proven_balance_count": ("Balance, as proven", "signed"),
}
DIFFERENCES: Columns = {
    "license_name": "Licence",
    "difference_name": "Where the two differ",
    "difference_count": ("Licences", "signed"),
    "evidence_row_count": "Rows of evidence",
    "confidence_grade": "Grade",
}
EVIDENCE: Columns = {
    "step_name": "Step",
    "license_name": "Licence",
    "virtual_account": "Virtual Account",
    "evidence_kind": "Evidence",
    "evidence_count": "Licences",
    "confidence_grade": "Grade",
    "path": "File",
    "row_number": "Row",
}
PLANNED: Columns = {
    "license_name": "Licence",
    "quantity_count": "Move",
    "from_virtual_account": "From",
    "to_virtual_account": "To",
    "cured_amount": "Worth",
}
MOVEMENTS: Columns = {
    "moved_at": "Day",
    "license_name": "Licence",
    "virtual_account": "Virtual Account",
    "quantity_count": ("Licences", "signed"),
    "movement_source": "Told by",
    "unexplained_count": "Unexplained",
    "reason": "Why",
}
INSTANCES: Columns = {
    "instance_id": "Instance",
    "virtual_account": "Virtual Account",
    "match_class": ("Class", "status"),
    "is_contested": "Contested",
    "last_contact_date": "Last contact",
    "evidence": "What tells it",
}
LEDGER: Columns = {
    "host_name": "Device",
    "serial_number": "Serial number",
    "license_name": "Licence",
    "policy_source": "Policy",
    "reporting_path": "Reports by",
    "due_date": "Due",
    "days_late": "Days late",
    "reporting_status": "Status",
    "status_reason": "Why",
}
DEVICES: Columns = {
    "device_name": "Device",
    "license_name": "Licence",
    "reporting_path": "Reports by",
    "last_ack_date": "Last acknowledged",
    "due_date": "Due",
    "days_late": "Days late",
    "reporting_status": "Status",
    "status_reason": "Why",
}
PATCHES: Columns = {
    "onprem_name": "Server",
    "version": "Release",
    "advisory_id": "Advisory",
    "cvss_score": "CVSS",
    "patch_status": "Status",
    "first_fixed_version": "First fixed",
    "patch_reason": "Why",
}
ORDERS: Columns = {
    "order_number": "Order",
    "order_date": "Ordered",
    "license_name": "Licence",
    "ordered_count": "Ordered units",
    "hidden_count": "Not deposited",
    "undeposited_amount": "Net price",
    "purchase_class": ("Class", "status"),
}
PAKS: Columns = {
    "pak_number": "PAK",
    "pak_date": "Of",
    "sku": "SKU",
    "license_name": "Licence",
    "quantity_count": "Holds",
    "unmigrated_count": "Not migrated",
    "pak_class": ("Class", "status"),
}
OVERUSE: Columns = {
    "license_name": "Licence",
    "smart_account": "Smart Account",
    "since_date": "Over since",
    "as_of_over_count": "Over today",
    "peak_over_count": "Peak",
    "peak_date": "Peak on",
    "over_unit_days": ("Unit-days", "count"),
}
CHANGES: Columns = {
    "change_kind": "What changed",
    "subject": "Subject",
    "virtual_account": "Virtual Account",
    "former_count": "Before",
    "present_count": "Now",
    "is_seen_by_cisco": "Cisco has seen it",
    "evidence": "What tells it",
}
GATE: Columns = {
    "item_number": "No.",
    "item_name": "Item",
    "gate_status": "Status",
    "evidence": "Evidence",
}
NOTES: Columns = {
    "note_kind": "On",
    "subject": "Subject",
    "note_text": "Note",
    "author_name": "Signed",
    "note_date": "Dated",
    "exhibit_names": "Exhibits",
}
RISKS: Columns = {"risk_name": "Risk", "risk_status": "Status", "evidence": "Why"}
INDICATORS: Columns = {"indicator_name": "Indicator", "indicator_status": "Status", "evidence": "Why"}
REMEDIATION: Columns = {
    "cure_name": "Cure",
    "cured_count": "Cures",
    "cured_amount": "Worth",
    "owner_role": "Who",
    "lead_days": "Takes",
    "last_safe_start_date": "Last safe start",
    "is_too_late": "Too late",
}
UNREAD: Columns = {
    "source_name": "Source",
    "source_status": ("State", "status"),
    "source_use": "What it would prove",
    "where_from": "Where it is downloaded",
}
FINDINGS: Columns = {"severity": ("Weight", "status"), "finding": "What was found", "remedy": "What to do"}
LOTS: Columns = {
    "smart_account": "Smart Account",
    "virtual_account": "Virtual Account",
    "license_name": "Licence",
    "lot_count": "Licences",
    "lot_end_date": "Ended",
    "subscription_id": "Subscription",
}
MOVES: Columns = {
    "move_number": "Move",
    "smart_account": "Smart Account",
    "license_name": "Licence",
    "quantity_count": "Licences",
    "from_virtual_account": "From",
    "to_virtual_account": "To",
    "lot_end_date": "Lot ends",
    "move_tool": "Where",
}
LISTED_MOVES: Columns = {
    "is_done": ("Done", "tick"),
    "move_number": "Move",
    "license_name": "Licence",
    "quantity_count": "Quantity",
    "from_virtual_account": "From",
    "to_virtual_account": "To",
    "lot_ends": ("Lot ends", "date"),
    "cures": "As a higher tier, cures",
    "onprem_names": "Then synchronise",
}
SIMULATION: Columns = {
    "smart_account": "Smart Account",
    "virtual_account": "Virtual Account",
    "license_name": "Licence",
    "balance_count": "Balance now",
    "moved_in_count": ("In", "count"),
    "moved_out_count": ("Out", "count"),
    "cover_count": ("Higher tier", "signed"),
    "planned_balance_count": "Balance then",
}
REREGISTRATIONS: Columns = {
    "instance_id": "Device",
    "license_name": "Licence",
    "in_use_count": "Uses",
    "virtual_account": "Now in",
    "to_virtual_account": "Token of",
    "other_license_count": "Takes along",
    "uncovered_license_count": "Of them missing there",
}
ACCOUNT_TRANSFERS: Columns = {
    "license_name": "Licence",
    "smart_account": "Short in",
    "short_count": "Short",
    "from_smart_account": "Spare in",
    "lot_count": "Order line",
    "transfer_need": "What it needs",
}
LEFT_SHORT: Columns = {
    "smart_account": "Smart Account",
    "virtual_account": "Virtual Account",
    "license_name": "Licence",
    "planned_balance_count": "Balance then",
}
